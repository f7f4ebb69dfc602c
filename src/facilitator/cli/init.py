"""`facilitator init`: make a study in a new folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.new_key import NO_KEY, ask_until, can_ask, make_key, offer_sheet, saying
from facilitator.cli.out import debug_option, document, json_option, say
from facilitator.cli.synced import refuse_synced
from facilitator.errors import Refused

if TYPE_CHECKING:
    from facilitator.study.folder import Study

_QUESTION = """\
Who may open what is recorded?
  1  Make the study's key now
  2  I have a public key (age1…)
  3  No encryption: sound and words lie readable on this disk"""


@click.command(epilog='Example: facilitator init my-study --title "Learning to care"')
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", metavar="T", help="Title of the study; else the folder's name.")
@click.option("--guide", type=click.Path(path_type=Path), metavar="FILE", help="Your guide.")
@click.option(
    "--recipient",
    multiple=True,
    metavar="age1…",
    help="Public key of who may open the sessions; once for each.",
)
@click.option("--no-encryption", is_flag=True, help="Keep sound and words readable on the disk.")
@click.option("--synced", is_flag=True, help="Though a service copies this folder to its cloud.")
@json_option
@debug_option
def command(
    folder: Path,
    title: str | None,
    guide: Path | None,
    recipient: tuple[str, ...],
    no_encryption: bool,
    synced: bool,
    as_json: bool,
) -> None:
    """Make a study: a folder with study.toml, guides, templates and recordings.

    At a terminal it asks who may open what is recorded; Enter makes the study's key.
    """
    from facilitator.study.folder import Study
    from facilitator.workflow import wiring

    if recipient and no_encryption:
        raise click.UsageError("--recipient and --no-encryption cannot both be meant.")
    if not recipient and not no_encryption and not can_ask():
        raise Refused(
            "It is not said whether the study's sound and words are encrypted.",
            "Give --recipient age1… for each person who may open them, or --no-encryption.",
        )
    refuse_synced(folder, allowed=synced)
    for key in recipient:
        wiring.check_recipient(key)
    title = title or folder.resolve().name
    holders = tuple(dict.fromkeys(key.strip() for key in recipient))
    if holders or no_encryption:
        study = Study.create(folder, title, guide, holders)
    else:
        with saying(f"Stopped: no study and no key was made; {NO_KEY}"):
            study = _asked(folder, title, guide)
    if as_json:
        settings = study.settings
        document(
            "init",
            {
                "study": str(study.root),
                "encryption": settings.encryption or "age",
                "recipients": list(settings.recipients),
            },
        )
    else:
        _say_what_is(study, folder)


def _asked(folder: Path, title: str, guide: Path | None) -> Study:
    from facilitator.study.folder import Study
    from facilitator.study.making import check_is_free

    check_is_free(folder)
    say(_QUESTION)
    match ask_until("1, 2 or 3 (Enter takes 1)", _choice, "1"):
        case "1":
            return _with_new_key(folder, title, guide)
        case "2":
            return Study.create(folder, title, guide, _pasted())
        case _:
            return Study.create(folder, title, guide)


def _choice(answer: str) -> str:
    if answer not in ("1", "2", "3"):
        raise Refused(f"{answer} is none of them.", "Type 1, 2 or 3.")
    return answer


def _with_new_key(folder: Path, title: str, guide: Path | None) -> Study:
    """Make the key first: no moment has a study that nobody can open."""
    from facilitator.cli.place import identity_file
    from facilitator.study.erase import erase
    from facilitator.study.folder import Study
    from facilitator.study.making import new_id

    id = new_id()
    made = make_key(identity_file(id), folder)
    try:
        offer_sheet(made, title, id, folder)
        second = ask_until("A second person's public key (age1…), Enter for later", _second)
        return Study.create(folder, title, guide, (made.recipient, *second), id)
    except BaseException:
        erase(made.file)
        raise


def _second(answer: str) -> tuple[str, ...]:
    from facilitator.workflow import wiring

    if answer:
        wiring.check_recipient(answer)
    return (answer,) if answer else ()


def _pasted() -> tuple[str, ...]:
    """Ask for public keys until Enter; at least one."""
    keys: list[str] = []
    while found := ask_until(f"Public key {len(keys) + 1} (age1…), Enter when done", _second):
        keys += found
    return tuple(dict.fromkeys(keys)) or _pasted()


def _say_what_is(study: Study, folder: Path) -> None:
    number = len(study.settings.recipients)
    if number:
        say(f"{study.root} is a study now, encrypted: {_holders(number)}")
    else:
        say(f"{study.root} is a study now, not encrypted: what is said lies readable on this disk.")
    say(f"Its guide is {study.settings.guide}. guides/, templates/, study.toml are yours to edit.")
    if (outer := _study_around(study.root)) is not None:
        say(f"▲ It lies inside another study, {outer}: a command given above it uses that one.")
    say(f"Next: cd {folder} and facilitator check")


def _study_around(root: Path) -> Path | None:
    from facilitator.study.settings_file import NAME

    return next((folder for folder in root.parents if (folder / NAME).is_file()), None)


def _holders(number: int) -> str:
    if number == 1:
        return "one key opens it; add a second person's with `facilitator key add`."
    return f"{number} keys open it, each alone."

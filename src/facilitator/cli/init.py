"""`facilitator init`: make a study in a new folder."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.out import debug_option, document, json_option, say
from facilitator.cli.synced import refuse_synced
from facilitator.errors import Refused


@click.command(
    epilog='Example: facilitator init compassion --title "Learning to care" --no-encryption'
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", metavar="T", help="Title of the study; else the folder's name.")
@click.option("--guide", type=click.Path(path_type=Path), metavar="FILE", help="Your guide.")
@click.option("--recipient", multiple=True, metavar="AGE", help="Who may open the sessions.")
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
    """Make a study: a folder with study.toml, guides, templates and recordings."""
    from facilitator.study.folder import Study
    from facilitator.workflow import wiring

    if bool(recipient) == no_encryption:
        raise Refused(
            "It is not said whether the study's sound and words are encrypted.",
            "Give --recipient age1… for each person who may open them, or --no-encryption.",
        )
    refuse_synced(folder, allowed=synced)
    for key in recipient:
        wiring.check_recipient(key)
    study = Study.create(folder, title or folder.resolve().name, guide, recipient)
    if as_json:
        document(
            "init",
            {
                "study": str(study.root),
                "encryption": study.settings.encryption or "age",
                "recipients": list(recipient),
            },
        )
        return
    if recipient:
        say(f"{study.root} is a study now, encrypted: {_holders(len(recipient))}")
    else:
        say(f"{study.root} is a study now, not encrypted: what is said lies readable on this disk.")
    say(f"Its guide is {study.settings.guide}. guides/, templates/, study.toml are yours to edit.")
    say(f"Next: cd {folder} and facilitator check")


def _holders(number: int) -> str:
    if number == 1:
        return "one key opens it; add a second person's with `facilitator key add`."
    return f"{number} keys open it, each alone."

"""`facilitator key`: who holds the keys of a study."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.keys_given import KeysGiven, line_of, opens
from facilitator.cli.new_key import NO_KEY, MadeKey, ask, can_ask, make_key, offer_sheet, saying
from facilitator.cli.out import by_option, common, document, say, show
from facilitator.errors import Refused
from facilitator.units import counted

if TYPE_CHECKING:
    from facilitator.study.folder import Study


@click.group(epilog="Example: facilitator key test FG3")
def command() -> None:
    """Make a key, add a holder, prove that a key opens, or end a key."""


@command.command(
    "new",
    short_help="Make a key of your own, and print its public half.",
    epilog="Example: facilitator key new --out /media/stick/my-key.age",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Where it is kept.")
@click.option(
    "--passphrase-fd", type=int, metavar="N", help="Read its passphrase from this descriptor."
)
@common
def new(study_dir: Path | None, as_json: bool, out: Path | None, passphrase_fd: int | None) -> None:
    """Make a key of your own, and print its public half for whoever adds you to a study."""
    from facilitator.cli.place import identity_file

    usual = _usual_place(study_dir)
    file = out or usual
    if passphrase_fd is not None:
        made = _from_descriptor(file, passphrase_fd)
    elif can_ask():
        with saying(f"Stopped: no key was made; {NO_KEY}"):
            made = make_key(file)
        with saying(f"Stopped: without a sheet. Your key is kept: {made.file}\n{made.recipient}"):
            offer_sheet(made, "every study that this key is added to", "–")
    else:
        raise Refused(
            "There is no terminal to show a passphrase on.",
            "Give one with --passphrase-fd N, or run the command in a terminal.",
        )
    if as_json:
        document("key-new", {"identity": str(made.file), "recipient": made.recipient})
        return
    show(made.recipient)
    say(f"Your key lies in {made.file}. Give its public half, the line that begins with age1, to")
    say("whoever holds a key of the study: `facilitator key add` lets you open it too.")
    if made.file not in (usual, identity_file(None)):
        say(f"Commands do not look there: add --identity {made.file} to each.")


@command.command("add", epilog="Example: facilitator key add age1…")
@click.argument("recipient", metavar="age1…")
@opens
@common
def add(study_dir: Path | None, as_json: bool, holder: KeysGiven, recipient: str) -> None:
    """Let one more person open every session.

    A holder's key is needed for it.
    """
    from facilitator.workflow import wiring
    from facilitator.workflow.keys_held import add_holder

    wiring.check_recipient(recipient)
    study, identity = _opened(study_dir, holder)
    places = add_holder(study, recipient, identity)
    holders = tuple(dict.fromkeys((*study.settings.recipients, recipient.strip())))
    if as_json:
        document("key-add", {"recipients": list(holders), "wrapped": places})
        return
    say(f"{len(holders)} keys open {study.settings.title} now, each alone.")
    session = next((folder.name for folder in study.sessions()), "FG1")
    say("Let the new holder prove it, in the study on their own machine:")
    say(f"  facilitator key test {session}")
    say("It takes their key from where `key new` left it; another file: --identity FILE.")


@command.command("test", epilog="Example: facilitator key test FG3")
@click.argument("session", metavar="FG3")
@opens
@common
def test(study_dir: Path | None, as_json: bool, holder: KeysGiven, session: str) -> None:
    """Prove that your key opens a session; the date is written down."""
    from facilitator.workflow.keys_held import prove

    study, identity = _opened(study_dir, holder, session)
    proven = prove(study, session, identity)
    if as_json:
        document(
            "key-test",
            {
                "session": proven.session,
                "keys": list(proven.keys),
                "recipient": proven.recipient,
                "problems": list(proven.problems),
            },
        )
        return
    say(f"Your key opens {session}: {', '.join(proven.keys)}.")
    for problem in proven.problems:
        say(f"✗ {problem}")


@command.command(
    "redactions",
    short_help="Write down, closed, what each replacement stands for.",
    epilog="Example: facilitator key redactions --by AB",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Where it is kept.")
@by_option
@opens
@common
def redactions(
    study_dir: Path | None, as_json: bool, holder: KeysGiven, by: str | None, out: Path | None
) -> None:
    """Write which original each replacement stands for, into a file that only holders open.

    Any tool that knows age opens it with a holder's identity: age -d -i key.txt FILE. It is to be
    kept apart from the transcripts; without --out it lies in the study's own folder.
    """
    from facilitator.workflow.redaction_key import write_redaction_key

    study, _ = _opened(study_dir, holder)
    made = write_redaction_key(study, by, out)
    if as_json:
        told = {"file": str(made.file), "entries": made.entries, "holders": made.holders}
        document("key-redactions", told)
        return
    holders = counted(made.holders, "holder")
    say(f"{counted(made.entries, 'replacement')}, closed for {holders}: {made.file}")


@command.command(
    "retire",
    short_help="Remove your key from this machine for good.",
    epilog="Example: facilitator key retire",
)
@opens
@common
def retire(study_dir: Path | None, as_json: bool, holder: KeysGiven) -> None:
    """Remove your key from this machine for good: the last step of a study.

    Copies of it, a recovery sheet and other people's keys are not touched.
    """
    from facilitator.cli.place import usual_identity
    from facilitator.workflow.keys_held import holders_left
    from facilitator.workflow.keys_held import retire as end

    study, identity = _opened(study_dir, holder)
    file = holder.identity or usual_identity(study.settings.id)
    left = holders_left(study, identity)
    _confirm(study, file, left)
    end(study, file, identity)
    if as_json:
        document("key-retire", {"identity": str(file), "holders_left": left})
        return
    say(f"{file} is overwritten and removed. Copies of it elsewhere, a recovery sheet, and what a")
    say("drive's spare cells still hold are beyond this program: destroy those by hand.")


def _confirm(study: Study, file: Path, left: int) -> None:
    if not can_ask():
        raise Refused(
            "A key is retired only after a typed confirmation, and there is no terminal.",
            "Run the command in a terminal.",
        )
    title, number = study.settings.title, len(study.sessions())
    if left:
        say(f"Keys of others that still open {title}: {left}.")
    else:
        say(f"✗ No other key opens {title}. Its sessions ({number}) can then be read by nobody any")
        say("  more, unless a copy of this key or its recovery sheet is kept.")
    say(f"{file} will be overwritten and removed.")
    if ask("Type the study's title to go on") != study.settings.title:
        raise Refused("That is not its title.", "Nothing was removed.")


def _opened(
    study_dir: Path | None, holder: KeysGiven, session: str | None = None
) -> tuple[Study, str]:
    """Give the study and a holder's identity; `session` has to be there before anyone is asked.

    Raises Refused where there is none.
    """
    from facilitator.cli.place import open_study, usual_identity
    from facilitator.workflow.keys_held import encrypted

    study = open_study(study_dir, holder)
    keyring = encrypted(study)
    if session is not None:
        study.session(session)
    identity = keyring.ask()
    if identity is None:
        raise Refused(
            f"No holder's key is at hand ({usual_identity(study.settings.id)} is not there).",
            "Name the file of your key with --identity FILE.",
        )
    return study, identity


def _from_descriptor(file: Path, descriptor: int) -> MadeKey:
    from facilitator.workflow import wiring
    from facilitator.workflow.own_key import check_place, save_key

    check_place(file)
    words = line_of(descriptor)
    if not words:
        raise Refused(f"Descriptor {descriptor} gives an empty passphrase.", "Give one of words.")
    key = wiring.new_identity(words)
    save_key(file, key)
    return MadeKey(file, key.recipient, key)


def _usual_place(study_dir: Path | None) -> Path:
    """Give where commands look for this user's key of the study around them, if there is one."""
    from facilitator.cli.place import identity_file
    from facilitator.study.folder import Study

    try:
        return identity_file(Study.find(Path.cwd(), study_dir).settings.id)
    except Refused:
        if study_dir is not None:
            raise
        return identity_file(None)

"""`facilitator sign`: answer for a redacted transcript."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import by_option, common, document, say
from facilitator.errors import Refused
from facilitator.units import counted

if TYPE_CHECKING:
    from facilitator.study.folder import Study
    from facilitator.workflow.sign import ToSign

_SHORT = 12
"""Digits of the hash that are shown to people."""


@click.command(epilog="Example: facilitator sign FG3 --by AB")
@click.argument("session", metavar="FG3")
@by_option
@click.option(
    "--drill",
    metavar="FILE|none",
    help="Whom you could name from the redacted text: a file that says it, or none.",
)
@click.option("--yes", is_flag=True, help="Sign without being asked (where there is no terminal).")
@opens
@common
def command(
    session: str,
    by: str | None,
    drill: str | None,
    yes: bool,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Sign the redacted transcript as it stands now; any later change voids the signature.

    Without --by a screen opens at a terminal: the redacted text to read, and what changed since the
    last signature. Where two sign they are two people and, in an encrypted study, two holders of
    its keys. Who has decided no flag can try to name someone and say with --drill whom; where they
    could, nothing is signed.
    """
    from facilitator.cli.desk_screens import at_a_terminal, sign_screen
    from facilitator.cli.place import open_study
    from facilitator.workflow.sign import has_signed, sign, to_sign

    study = open_study(study_dir, holder)
    if by is None and drill is None and not (yes or as_json) and at_a_terminal():
        sign_screen(study, session, by)
        return
    if drill is not None:
        _drill(study, session, by, drill)
        if has_signed(study, session, by):
            say(f"{session}: {str(by).upper()} could name nobody, and their signature stands.")
            return
    asked = to_sign(study, session, by)
    _tell(asked)
    if not yes:
        _ask(asked)
    stand, needed = sign(study, asked)
    if as_json:
        of = {"signed": stand, "of_needed": needed}
        document("sign", {"session": session, "hash": asked.hash, "by": asked.by, **of})
    say(f"{session}: signed by {asked.by}; signatures that stand: {stand} of {needed}.")
    if stand >= needed:
        say(f"Next: facilitator gate {session}")


def _drill(study: Study, session: str, by: str | None, drill: str) -> None:
    """Take down whom `by` could name. Raises Refused where there is someone: nothing is signed."""
    from facilitator.workflow.given_file import given
    from facilitator.workflow.sign import answer_drill, hash_of, whom_of

    said = None if drill == "none" else given(Path(drill)).decode("utf-8", "replace")
    answer_drill(study, session, hash_of(study, session), by, "" if said is None else whom_of(said))
    if said is not None:
        raise Refused(
            f"{str(by).upper()} could name someone in {session}; nothing was signed.",
            f"Redact what told it (facilitator redact {session}), then read it again.",
        )


def _tell(asked: ToSign) -> None:
    say(
        f"{asked.session} {asked.hash[:_SHORT]}: {counted(asked.redacted, 'flag')} redacted, "
        f"{asked.kept} kept."
    )
    if asked.void:
        say(f"The signature of {', '.join(asked.void)} is void: something changed since.")
    if asked.residual_open:
        hits = counted(asked.residual_open, "open hit")
        say(f"The residual check has {hits}; the gate waits for that.")
    for line in asked.since:
        say(line)
    if asked.drill_open:
        say("The study asks for a drill: --drill none, or a file that says whom you could name.")
    say(f"What you answer for: facilitator transcript {asked.session} --redacted")


def _ask(asked: ToSign) -> None:
    if not sys.stdin.isatty():
        raise Refused(
            "There is no terminal to ask at.",
            f"Add --yes to sign: facilitator sign {asked.session} --by {asked.by} --yes",
        )
    if not click.confirm(f"Does {asked.by} answer for this text?", err=True):
        raise Refused("Nothing was signed.", "Read it again and sign when it is right.")

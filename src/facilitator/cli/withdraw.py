"""`facilitator withdraw`: take down that a participant withdrew consent."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import (
    by_option,
    clear_option,
    common,
    document,
    say,
    show,
    words_may_be_printed,
)
from facilitator.errors import Refused
from facilitator.units import clock

if TYPE_CHECKING:
    from facilitator.study.folder import Study
    from facilitator.transcript.find import Likely
    from facilitator.workflow.withdraw import Withdrawal


@click.command(epilog="Example: facilitator withdraw FG3 P4 --dry-run")
@click.argument("session", metavar="FG3")
@click.argument("participant", metavar="[P4]", required=False)
@click.option("--dry-run", is_flag=True, help="Only show what it comes to.")
@click.option("--yes", is_flag=True, help="Do it without a question (where there is no terminal).")
@click.option(
    "--find", "finds", is_flag=True, help="Look for the seat by what someone remembers saying."
)
@by_option
@clear_option
@opens
@common
def command(
    session: str,
    participant: str | None,
    dry_run: bool,
    yes: bool,
    finds: bool,
    by: str | None,
    clear: bool,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Take down that a participant withdrew: all they said is left out, or marked.

    Which of the two, and until when, is the study's own setting ([withdrawal] of study.toml). It
    shows first what goes: turns, notes, quotes; where others speak of the seat; packs that have
    left and are to be recalled; and an answer for the participant that quotes nothing. The signed
    transcript is void then, and the gate closed until it is looked at again.

    --find asks for words that someone remembers saying, and shows whose they may be. They are typed
    when asked for, or come through a pipe: never on the command line, which others can read.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.withdraw import look, withdraw

    study = open_study(study_dir, holder)
    study.session(session)
    if finds:
        _find(study, session, by, clear=clear, as_json=as_json)
        return
    if participant is None:
        raise click.UsageError("Name the seat, P4; or look for it with --find.")
    found = look(study, session, participant)
    if not as_json:
        _tell(found)
    if not dry_run:
        if not (yes or found.done):
            _ask(found, by)
        withdraw(study, found, by)
    if as_json:
        document("withdraw", _shape(found, done=found.done or not dry_run))
    elif dry_run:
        say(f"{found.speaker} has withdrawn." if found.done else "Nothing was changed.")
    else:
        say(f"{found.speaker} of {session} has withdrawn. Next: facilitator gate {session}")


def _tell(found: Withdrawal) -> None:
    from facilitator.workflow.withdraw import answer, lines

    for line in lines(found):
        show(line)
    show("")
    show("To the participant:")
    for line in answer(found):
        show(f"  {line}")


def _ask(found: Withdrawal, by: str | None) -> None:
    from facilitator.workflow.initials import initials

    who = initials(by)
    if not sys.stdin.isatty():
        raise Refused(
            "There is no terminal to ask at.",
            f"Add --yes: facilitator withdraw {found.session} {found.speaker} --by {who} --yes",
        )
    asked = f"{found.speaker} of {found.session} withdraws, and this cannot be taken back?"
    if not click.confirm(asked, err=True):
        raise Refused("Nothing was changed.", "--dry-run shows it again.")


def _shape(found: Withdrawal, *, done: bool) -> dict[str, Any]:
    from facilitator.workflow.withdraw import answer

    comes = found.comes
    return {
        "session": found.session,
        "participant": found.speaker,
        "done": done,
        "mode": "remove" if found.removes else "mark",
        "turns": comes.turns,
        "notes": comes.notes,
        "quotes": comes.quotes,
        "mentions": [_place(place.segment, place.start, place.speaker) for place in comes.mentions],
        "unsure": [_place(place.segment, place.start, None) for place in comes.unsure],
        "packs": [asdict(pack) for pack in found.packs],
        "summaries": found.summaries,
        "clear_copies": found.clear_copies,
        "answer": list(answer(found)),
    }


def _place(segment: int, start: int | None, speaker: str | None) -> dict[str, Any]:
    return {"segment": segment, "start": _seconds(start), "speaker": speaker}


def _seconds(time: int | None) -> float | None:
    return None if time is None else time / 1_000_000


def _find(study: Study, session: str, by: str | None, *, clear: bool, as_json: bool) -> None:
    from facilitator.workflow.clear_copies import journal_clear_copy
    from facilitator.workflow.withdraw import find

    cleared = words_may_be_printed(clear)
    found = find(study, session, _remembered())
    if cleared:
        journal_clear_copy(study, session, "withdraw --find", by=by)
    if as_json:
        document("withdraw-find", {"found": [_likely(one) for one in found]})
        return
    for one in found:
        at = "" if one.segment.start is None else f"{clock(one.segment.start)} "
        who = one.segment.speaker or "?"
        show(f"{one.percent:3} %  {at}segment {one.segment.number}  {who}: {one.segment.text}")
    if not found:
        say("Nothing there shares half of these words. Try others that they remember.")


def _remembered() -> str:
    """Give what is remembered: asked for at a terminal, else read from the pipe."""
    if sys.stdin.isatty():
        asked: str = click.prompt("What do they remember saying?", err=True)
        return asked
    return sys.stdin.read()


def _likely(one: Likely) -> dict[str, Any]:
    place = _place(one.segment.number, one.segment.start, one.segment.speaker)
    return place | {"percent": one.percent, "text": one.segment.text}

"""`facilitator review`: apply corrections to a transcript."""

from __future__ import annotations

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
from facilitator.units import clock, counted

if TYPE_CHECKING:
    from facilitator.study.folder import Study
    from facilitator.workflow.review import KeyedDifferently, OpenLeaveOut


@click.command(epilog="Example: facilitator review FG3 --apply corrections.json --by AB")
@click.argument("session", metavar="FG3")
@click.option(
    "--apply",
    "apply_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file of corrections; see above.",
)
@click.option("--list", "lists", is_flag=True, help="What is still to be settled, with its place.")
@by_option
@clear_option
@opens
@common
def command(
    session: str,
    apply_file: Path | None,
    lists: bool,
    by: str | None,
    clear: bool,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Correct a transcript from a file, whole or not at all.

    The file is {"hash": "…", "text": {"12": "…"}, "speaker": {"12": "P4"}, "reviewed": "all"}:
    numbers are segments of `transcript --json`, which also prints the hash. "reviewed" may be a
    list of segments; the record then says marked, not listened. Where the gate doubts an answer,
    "assent": {"P3": {"answer": "agree", "reason": "…"}} decides it (or decline, absent). Where it
    finds speech without words, "marks": [{"at": 78.5, "text": "[inaudible]"}] says what is there
    after the words before that second (or [crosstalk], [laughter], [noise]).

    What the group asked to leave out is listed by --list and stays open until it is put on words,
    "leave_out": {"facilitator.1.12": {"segments": [12, [13, 0, 40]]}} (whole segments, or segment,
    start and end in its text), or dropped: {"drop": "why"}. So are the turns for which two people's
    keys name two speakers: "speaker" decides them.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.review import apply_corrections

    if lists:
        _list(open_study(study_dir, holder), session, by, clear=clear, as_json=as_json)
        return
    if apply_file is None:
        raise Refused(
            "Reviewing on a screen, with the sound, is not built yet.",
            f"Write the corrections into a file: facilitator review {session} --apply FILE --by AB",
        )
    done = apply_corrections(open_study(study_dir, holder), session, apply_file, by)
    if as_json:
        content = {
            "session": session,
            "texts": done.texts,
            "speakers": done.speakers,
            "reviewed": done.reviewed,
            "assents": done.assents,
            "leave_outs": done.leave_outs,
            "hash": done.hash,
        }
        document("review", content)
        return
    texts, speakers = counted(done.texts, "text"), counted(done.speakers, "speaker")
    say(f"{session}: {texts} and {speakers} corrected.")
    say(f"Marked as reviewed (marked, not listened): {counted(done.reviewed, 'segment')}.")
    if done.assents:
        say(f"Answers about taking part that are decided: {done.assents}.")
    if done.leave_outs:
        say(f"Passages to leave out that are settled: {done.leave_outs}.")
    say(f"Next: facilitator redact {session}")


def _list(study: Study, session: str, by: str | None, *, clear: bool, as_json: bool) -> None:
    """List what is open: what to leave out, named by words that were said; whose turn it was."""
    from facilitator.workflow.clear_copies import journal_clear_copy
    from facilitator.workflow.derive import Desk
    from facilitator.workflow.review import keyed_two_ways, open_leave_outs

    desk = Desk(study, study.session(session))
    found, differing = open_leave_outs(desk), keyed_two_ways(desk.transcript)
    if any(one.asked.text for one in found) and words_may_be_printed(clear):
        journal_clear_copy(study, session, "review --list", by=by)
    if as_json:
        listed = {
            "hash": desk.redaction.hash,
            "leave_outs": [_shape(one) for one in found],
            "keyed_two_ways": [_turn_shape(one) for one in differing],
        }
        document("review-list", {"session": session, **listed})
        return
    for one in found:
        places = ", ".join(map(str, one.segments)) or "none found: look for it"
        show(f"{one.asked.name}  {_asked(one)}  likely segments: {places}")
    for turn in differing:
        segments = ", ".join(map(str, turn.segments))
        show(f"{clock(turn.start or 0)} {turn.between}? two keys differ  segments: {segments}")
    if not found:
        say(f"Nothing that the group of {session} asked to leave out is open.")


def _asked(one: OpenLeaveOut) -> str:
    who = one.asked.speaker or "nobody known"
    what = f"“{one.asked.text}”" if one.asked.text else "the ten seconds before"
    return f"{clock(one.asked.at)} {who}: {what}"


def _turn_shape(turn: KeyedDifferently) -> dict[str, Any]:
    start = None if turn.start is None else turn.start / 1_000_000
    return {"segments": list(turn.segments), "start": start, "between": turn.between}


def _shape(one: OpenLeaveOut) -> dict[str, Any]:
    asked = one.asked
    return {
        "name": asked.name,
        "at": asked.at / 1_000_000,
        "speaker": asked.speaker,
        "start": None if asked.start is None else asked.start / 1_000_000,
        "text": asked.text,
        "segments": list(one.segments),
    }

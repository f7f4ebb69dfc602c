"""`facilitator transcript`: print a session's transcript."""

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
    show,
    words_may_be_printed,
)

if TYPE_CHECKING:
    from facilitator.transcript.model import Segment, Word
    from facilitator.workflow.transcript import Shown


@click.command(epilog="Example: facilitator transcript FG3 --redacted")
@click.argument("session", metavar="FG3")
@click.option("--redacted", is_flag=True, help="With every decision on names and places applied.")
@click.option("--format", "form", type=click.Choice(("txt", "vtt", "json")), default="txt")
@by_option
@clear_option
@opens
@common
def command(
    session: str,
    redacted: bool,
    form: str,
    by: str | None,
    clear: bool,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Print what was said and by whom.

    Where nobody is known to have spoken stands `?`. Before the gate is open, words go to a terminal
    only; --clear puts them into a pipe or a file, and is journaled.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.clear_copies import journal_clear_copy
    from facilitator.workflow.transcript import shown, words_may_leave
    from facilitator.workflow.transcript_text import as_txt, as_vtt

    study = open_study(study_dir, holder)
    study.session(session)
    may_leave = redacted and words_may_leave(study, session, redacted=redacted)
    instead = "" if redacted else "--redacted"
    cleared = not may_leave and words_may_be_printed(clear, redacted=redacted, instead=instead)
    found = shown(study, session, redacted=redacted)
    if cleared:
        journal_clear_copy(study, session, "transcript", by=by)
    if as_json or form == "json":
        document("transcript", _shape(found))
    else:
        text = as_vtt(found.transcript) if form == "vtt" else as_txt(found.transcript)
        show(text.removesuffix("\n"))


def _shape(found: Shown) -> dict[str, Any]:
    return {
        "session": found.transcript.session,
        "hash": found.hash,
        "redacted": found.redacted,
        "segments": [_segment(s, redacted=found.redacted) for s in found.transcript.segments],
    }


def _segment(segment: Segment, *, redacted: bool) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "segment": segment.number,
        "turn": segment.turn,
        "speaker": segment.speaker,
        "item": segment.item,
        "start": _seconds(segment.start),
        "end": _seconds(segment.end),
        "text": segment.text,
    }
    if segment.cut is not None:
        shape["cut"] = segment.cut
    if segment.withdrew:
        shape["withdrew"] = True
    if segment.label is not None and not redacted:
        shape["label"] = segment.label
    if segment.doubts:
        shape["doubts"] = list(segment.doubts)
    if not redacted:
        shape["words"] = [_word(word) for word in segment.words]
    return shape


def _word(word: Word) -> dict[str, Any]:
    return {
        "start": _seconds(word.start),
        "end": _seconds(word.end),
        "text": word.text,
        "probability": None if word.probability is None else word.probability / 10_000,
        "speaker": word.speaker,
    }


def _seconds(time: int | None) -> float | None:
    return None if time is None else time / 1_000_000

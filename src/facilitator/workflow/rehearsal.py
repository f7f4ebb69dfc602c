"""What a rehearsal came to, in sentences: keys missed, late or wrong, and what to practise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from facilitator.errors import BadInput
from facilitator.formats.truth_json import read_truth
from facilitator.session.rehearsal import Score, score
from facilitator.study.folder import Study
from facilitator.units import SECOND, Us
from facilitator.workflow.derive import Desk
from facilitator.workflow.ending_view import EndingLine

LARGEST = 50_000_000
"""Bytes of a known answer."""
SHORT: Us = 2 * SECOND
ENOUGH = 0.9
"""Of the turns keyed right: then there is nothing to practise."""


def truth_of(audio: Path) -> Path:
    """Give where the known answer of a recording lies."""
    return audio.with_suffix(".truth.json")


def rehearsed(study: Study, session: str, audio: Path) -> tuple[EndingLine, ...]:
    """Say how well the session was keyed; () where no known answer lies beside `audio`."""
    file = truth_of(audio)
    try:
        with file.open("rb") as opened:
            answer = read_truth(opened.read(LARGEST), file.name)
    except FileNotFoundError:
        return ()
    except (OSError, BadInput) as failure:
        return (EndingLine("warn", f"{file.name} was not read: {failure}"),)
    return tuple(told(score(Desk(study, study.session(session)).state, answer)))


def told(found: Score) -> Iterator[EndingLine]:
    """Say a score: figures first, then what to practise."""
    yield _turns(found)
    if found.assents:
        yield EndingLine(
            "ok" if found.assents_right == found.assents else "warn",
            f"Assent: {found.assents_right} of {found.assents} answers as they were given.",
        )
    yield from map(_stop, found.stops)
    yield EndingLine("next", f"Practise: {practise(found)}")


def _turns(found: Score) -> EndingLine:
    of, right = len(found.turns), found.count("right")
    parts = [f"{found.count(v)} {v}" for v in ("late", "wrong", "missed") if found.count(v)]
    rest = f"; {', '.join(parts)}" if parts else ""
    delay = f" Usually {found.usual_delay / SECOND:.1f} s after the first word." * bool(right)
    sign = right >= ENOUGH * of
    text = f"Speaker keys: {right} of {of} turns right{rest}.{delay}"
    return EndingLine("ok" if sign else "warn", text)


def _stop(after: Us | None) -> EndingLine:
    if after is None:
        return EndingLine("error", "Off the record: the sound was not stopped. o stops it at once.")
    if after <= 0:
        return EndingLine("ok", "Off the record: the sound was stopped in time.")
    text = f"Off the record: the sound was stopped {after / SECOND:.1f} s late."
    return EndingLine("warn", text)


def practise(found: Score) -> str:
    """Give the one thing that would help most."""
    of = len(found.turns)
    worst = max(("missed", found.count("missed")), ("wrong", found.count("wrong")),
                ("late", found.count("late")), key=lambda each: each[1])  # fmt: skip
    if not of or None in found.stops:
        return "stop the sound as soon as someone asks for it."
    if found.count("right") >= ENOUGH * of or not worst[1]:
        return "nothing more with this recording; lead a group."
    match worst[0]:
        case "missed":
            return _missed(found)
        case "wrong":
            who, keyed, times = found.mixed_up[0]
            often = "once" if times == 1 else f"{times} times"
            return f"who sits where: {who} was keyed as {keyed} {often}. Draw the table first."
        case _:
            return "press the key when a voice begins, not when you have understood it."


def _missed(found: Score) -> str:
    missed = [k.turn for k in found.turns if k.verdict == "missed"]
    short = sum(turn.end - turn.start < SHORT for turn in missed)
    if short * 2 > len(missed):
        return f"short turns: {short} of the {len(missed)} missed are shorter than 2 s."
    own = sum(turn.speaker == "FAC" for turn in missed)
    if own * 2 > len(missed):
        often = "once" if own == 1 else f"{own} times"
        return f"your own turns: m was missing {often} when you spoke."
    return "a key for each voice: when you are not sure, press, and u takes it back."

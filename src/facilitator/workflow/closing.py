"""Closes a session: what every file holds is written down, so that a cut end can be seen later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from facilitator.session.events import live as act
from facilitator.session.events import sound
from facilitator.session.state import STATUS_OF_ANSWER, SessionState
from facilitator.session.timeline import Timeline
from facilitator.units import seconds
from facilitator.workflow.conduct import Conduct
from facilitator.workflow.derive import Desk
from facilitator.workflow.kept import keep_document
from facilitator.workflow.keys_pressed import key_log
from facilitator.workflow.leading import Leading

ANSWERS = {status: answer for answer, status in STATUS_OF_ANSWER.items()}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a session came to, for `run --json`; times in seconds."""

    session: str
    seconds: float
    recorded_seconds: float
    notes: int
    assents: tuple[tuple[str, str, float | None], ...]
    """[participant, answer, time of the key]"""
    gaps: tuple[tuple[float, float, str], ...]
    """[start, end, why]"""
    encrypted: bool = False
    """True where what was written last is closed; it lies open here until it is sealed."""
    closed_before: bool = False
    """True where it went on without its open keys: what was done before is counted nowhere here."""


def close_session(desk: Desk, conduct: Conduct, tell: Callable[[str], None]) -> Outcome:
    """Write `session.ended` once the recorder has ended and all acts are durable.

    `desk` is read here for the first time, after the last act. While a disk refuses, it waits as
    long as it takes and says so through `tell`: nothing is called saved that is not.
    """
    until_durable(conduct, tell)
    ended = act.SessionEnded(
        journals=tuple((f.file, f.bytes, *f.head) for f in desk.reading.files),
        sounds=tuple(_sounds(desk)),
    )
    gaps_end = max((gap.end for gap in desk.timeline.gaps), default=0)
    at = max(desk.state.last_at, desk.timeline.end, gaps_end, conduct.stopped_at)
    conduct.add(ended, at=at)
    until_durable(conduct, tell)
    if conduct.state.source == "file":
        keep_document(desk.folder, "keys.jsonl", key_log(conduct.records))
    ended_as = outcome(desk.name, conduct.state, desk.timeline)
    return replace(ended_as, encrypted=conduct.room.encrypted)


def until_durable(conduct: Leading, tell: Callable[[str], None]) -> None:
    """Wait until every act is on the disk; say now and then through `tell` what keeps it."""
    while not conduct.writer.flush():
        waiting = conduct.writer.waiting
        acts = "1 act waits" if waiting == 1 else f"{waiting} acts wait"
        tell(
            f"✗ {acts} in memory: the disk does not take what was noted. "
            "Free some space, and do not close this window."
        )


def _sounds(desk: Desk) -> Iterator[tuple[str, int, str]]:
    """Give [file, bytes, SHA-256] of every sound file; one that a crash left open is read whole."""
    closed = {
        record.event.file: record.event
        for record in desk.records
        if isinstance(record.event, sound.SegmentClosed)
    }
    places = (place for place in desk.folder.sounds if place.is_dir())
    files = [path for place in places for path in place.iterdir()]
    for path in sorted(files, key=lambda path: path.name):
        if path.name in closed:
            yield path.name, closed[path.name].bytes, closed[path.name].sha
        else:
            data = path.read_bytes()
            yield path.name, len(data), sha256(data).hexdigest()


def outcome(session: str, state: SessionState, timeline: Timeline) -> Outcome:
    """Give what a session came to."""
    return Outcome(
        session=session,
        seconds=seconds(state.last_at if state.ended_at is None else state.ended_at),
        recorded_seconds=seconds(timeline.recorded),
        notes=len(state.notes),
        assents=tuple(
            (
                seat.label,
                ANSWERS.get(seat.status, seat.status),
                None if (at := seat.answered_at) is None else seconds(at),
            )
            for seat in state.seats
        ),
        gaps=tuple((seconds(gap.start), seconds(gap.end), gap.why) for gap in timeline.gaps),
    )

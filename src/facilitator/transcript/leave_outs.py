"""What the group asked to leave out: open until a person puts it on words, or drops it.

A mark (`l`) reaches ten seconds back; an earlier passage is named by a seat and a few words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.session.state import SessionState
from facilitator.transcript.find import likely
from facilitator.transcript.model import Segment, Transcript
from facilitator.units import Us

_MOST = 3
"""Likely places that are named."""


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Something that the group asked to leave out."""

    name: str
    """Its record name."""
    at: Us
    """When it was asked."""
    speaker: str | None
    start: Us | None = None
    """Where the marked stretch begins; None for an earlier passage."""
    text: str = field(default="", repr=False)
    """A few words to find an earlier passage by."""


def asked_to_leave_out(state: SessionState) -> tuple[LeaveOut, ...]:
    """Give what was asked for in a session, in order of time."""
    now = [
        LeaveOut(mark.name, mark.at, mark.speaker, mark.start)
        for mark in state.marks
        if mark.kind == "leave_out"
    ]
    earlier = [
        LeaveOut(one.name, one.at, one.speaker, text=one.text) for one in state.beside.earlier
    ]
    return tuple(sorted((*now, *earlier), key=lambda one: (one.at, one.name)))


def likely_places(one: LeaveOut, transcript: Transcript) -> tuple[int, ...]:
    """Give the segments that are likely meant, by number."""
    before = [
        segment
        for segment in transcript.segments
        if segment.words and (segment.start is None or segment.start <= one.at)
    ]
    if one.start is not None:
        since = one.start
        return tuple(s.number for s in before if s.end is None or s.end > since)
    theirs = [segment for segment in before if one.speaker in (None, segment.speaker)]
    found = _by_words(one, theirs) or _by_words(one, before)
    return found[:_MOST]


def _by_words(one: LeaveOut, among: list[Segment]) -> tuple[int, ...]:
    return tuple(hit.segment.number for hit in likely(Transcript("", None, tuple(among)), one.text))

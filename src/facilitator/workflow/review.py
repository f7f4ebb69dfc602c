"""Correct a transcript without a screen: one file says what reads otherwise, and what was checked.

The whole file is judged before anything is written, and it holds for one state of the transcript
alone: it carries the hash that `transcript` and `redact --list` print.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from facilitator.errors import BadInput, Refused
from facilitator.session.events import Event
from facilitator.session.events.desk import (
    AssentResolved,
    LeaveOutSettled,
    SpeakerCorrected,
    SpeakerRenamed,
    TextCorrected,
    TurnsReviewed,
)
from facilitator.study.folder import Study
from facilitator.transcript.doubt import keyed_differently
from facilitator.transcript.leave_outs import LeaveOut, asked_to_leave_out, likely_places
from facilitator.transcript.model import Segment, Transcript
from facilitator.units import Us
from facilitator.workflow.corrections_file import Corrections, corrections_of, speaker_of
from facilitator.workflow.derive import Desk
from facilitator.workflow.given_file import given_json
from facilitator.workflow.initials import initials
from facilitator.workflow.labels import label_meant


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of it."""

    texts: int
    speakers: int
    reviewed: int
    assents: int
    """Seats whose answer was in doubt and is decided now."""
    leave_outs: int
    """Passages that the group asked to leave out and that are settled now."""
    hash: str
    """Of the transcript as it is now."""


def apply_corrections(study: Study, name: str, path: Path, by: str | None) -> Applied:
    """Apply the file at `path` to session `name`. Raises as `correct` does."""
    initials(by)
    return correct(study, name, given_json(path), by)


def correct(study: Study, name: str, value: object, by: str | None) -> Applied:
    """Apply corrections, the JSON value of such a file, to session `name`.

    Raises BadInput, with every mistake in it, Refused where the transcript is another by now, and
    Unavailable while the session is locked.
    """
    who = initials(by)
    desk = Desk(study, study.session(name)).unlocked()
    asked = corrections_of(value, desk)
    if asked.hash != desk.redaction.hash:
        raise Refused(
            f"The transcript of {name} changed since this file was written.",
            f"Print it anew with facilitator transcript {name} --json, and take its hash.",
        )
    segments = {segment.number: segment for segment in desk.transcript.segments}
    events = tuple(_events(asked, segments, who))
    _append(desk, events)
    return Applied(
        texts=sum(isinstance(event, TextCorrected) for event in events),
        speakers=sum(isinstance(event, SpeakerCorrected) for event in events),
        reviewed=len(asked.reviewed),
        assents=len(asked.assent),
        leave_outs=len(asked.leave_out),
        hash=Desk(study, desk.folder).redaction.hash,
    )


@dataclass(frozen=True, slots=True)
class OpenLeaveOut:
    """Something that the group asked to leave out, and nobody has settled."""

    asked: LeaveOut
    segments: tuple[int, ...]
    """Where it likely stands."""


def open_leave_outs(desk: Desk) -> tuple[OpenLeaveOut, ...]:
    """Give what is still to be left out or dropped. Raises Refused before there are words."""
    transcript = desk.unlocked().transcript
    return tuple(
        OpenLeaveOut(one, likely_places(one, transcript))
        for one in asked_to_leave_out(desk.state)
        if one.name not in transcript.left_out
    )


@dataclass(frozen=True, slots=True)
class KeyedDifferently:
    """A turn for which two people keyed two speakers, and nobody has decided."""

    segments: tuple[int, ...]
    start: Us | None
    between: str
    """`P4 or P5`"""


def keyed_two_ways(transcript: Transcript) -> tuple[KeyedDifferently, ...]:
    """Give the turns on which two keyers differ."""
    found = []
    for _, turn in groupby(transcript.segments, key=lambda one: one.turn):
        segments = tuple(turn)
        between = keyed_differently(segments[0])
        if between is not None:
            numbers = tuple(segment.number for segment in segments)
            found.append(KeyedDifferently(numbers, segments[0].start, between))
    return tuple(found)


def rename(study: Study, name: str, label: str, to: str, by: str | None) -> int:
    """Say that a speaker or an imported label is `to` in all of `name`; give how many turns.

    A label may be given by its number, in the order in which labels appear; `to` is P4, FAC, NT,
    ALL, or `nobody`. Raises BadInput, Refused, Unavailable.
    """
    who = initials(by)
    desk = Desk(study, study.session(name)).unlocked()
    speaker = speaker_of(to, desk)
    label = label_meant(label, desk.transcript)
    found = [s for s in desk.transcript.segments if label in (s.label, s.speaker)]
    if not found:
        raise BadInput(
            f"No turn of {name} has that speaker or label.",
            "Give the label's number, as `import` lists them, or write it as it stands there.",
        )
    _append(desk, (SpeakerRenamed(to=speaker, by=who, label=label),))
    return len({segment.turn for segment in found})


def _events(asked: Corrections, segments: Mapping[int, Segment], by: str) -> Iterator[Event]:
    """Speakers and marks first: they name the words as they stand, before a text changes them."""
    for number, speaker in sorted(asked.speaker.items()):
        if speaker != segments[number].speaker:
            yield SpeakerCorrected(*_span(segments[number]), speaker, by)
    if asked.reviewed:
        words = tuple(_span(segments[number]) for number in asked.reviewed)
        yield TurnsReviewed(words, "marked", by)
    for seat, (answer, reason) in sorted(asked.assent.items()):
        yield AssentResolved(seat, answer, by, reason)
    for name, on in sorted(asked.leave_out.items()):
        yield LeaveOutSettled(name, on.words, by, on.reason)
    for word, text in asked.marks:
        yield TextCorrected(word, word, by, text)
    for number, text in sorted(asked.text.items()):
        if text != segments[number].text:
            yield TextCorrected(*_span(segments[number]), by, text)


def _span(segment: Segment) -> tuple[str, str]:
    return segment.words[0].name, segment.words[-1].name


def _append(desk: Desk, events: tuple[Event, ...]) -> None:
    if not events:
        return
    clock = desk.folder.clock()
    journal = desk.folder.writer("review", clock)
    try:
        journal.append(*events, at=clock.at())
    finally:
        journal.close()

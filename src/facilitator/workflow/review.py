"""Correct a transcript without a screen: one file says what reads otherwise, and what was checked.

The whole file is judged before anything is written, and it holds for one state of the transcript
alone: it carries the hash that `transcript` and `redact --list` print.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.errors import BadInput, Refused
from facilitator.session.events import Event
from facilitator.session.events.desk import (
    SpeakerCorrected,
    SpeakerRenamed,
    TextCorrected,
    TurnsReviewed,
)
from facilitator.session.events.machine import TranscriptImported
from facilitator.study.folder import Study
from facilitator.transcript.model import EVERYONE, FACILITATOR, NOTE_TAKER, Segment
from facilitator.workflow.derive import Desk
from facilitator.workflow.given_file import given_json
from facilitator.workflow.initials import initials

_KEYS = ("hash", "text", "speaker", "reviewed")
_NOBODY = ("nobody", "none", "null", "-")


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a file asks for; numbers are segments."""

    hash: str
    text: Mapping[int, str] = field(default_factory=dict, repr=False)
    speaker: Mapping[int, str | None] = field(default_factory=dict)
    reviewed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of it."""

    texts: int
    speakers: int
    reviewed: int
    hash: str
    """Of the transcript as it is now."""


def apply_corrections(study: Study, name: str, path: Path, by: str | None) -> Applied:
    """Apply the file at `path` to session `name`.

    Raises BadInput, with every mistake in it, and Refused where the transcript is another by now.
    """
    who = initials(by)
    desk = Desk(study, study.session(name))
    asked = _read(given_json(path), desk)
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
        hash=Desk(study, desk.folder).redaction.hash,
    )


def rename(study: Study, name: str, label: str, to: str, by: str | None) -> int:
    """Say that a speaker or an imported label is `to` in all of `name`; give how many turns.

    `to` is P4, FAC, NT, ALL, or `nobody`. Raises BadInput, Refused.
    """
    who = initials(by)
    desk = Desk(study, study.session(name))
    speaker = _speaker(to, desk)
    found = [s for s in desk.transcript.segments if label in (s.label, s.speaker)]
    if not found:
        raise BadInput(
            f"No turn of {name} has that speaker or label.",
            "Write it as it stands in the transcript, in quotation marks if it holds blanks.",
        )
    _append(desk, (SpeakerRenamed(to=speaker, by=who, label=label),))
    return len({segment.turn for segment in found})


def _read(value: object, desk: Desk) -> Corrections:
    if not isinstance(value, dict):
        raise BadInput("The file is no JSON object.", 'Write {"hash": "…", "text": {"12": "…"}}.')
    wrong = [*_unknown_keys(value)]
    texts = _by_segment(value.get("text", {}), "text", desk, wrong)
    speakers = _by_segment(value.get("speaker", {}), "speaker", desk, wrong)
    for number, text in texts.items():
        if not isinstance(text, str):
            wrong.append(f"text {number}: no text")
    reviewed = _reviewed(value.get("reviewed", []), desk, wrong)
    named: dict[int, str | None] = {}
    for number, speaker in speakers.items():
        try:
            named[number] = None if speaker is None else _speaker(str(speaker), desk)
        except BadInput as failure:
            wrong.append(f"speaker {number}: {failure}")
    if not isinstance(value.get("hash"), str):
        wrong.append("hash: missing")
    if wrong:
        raise BadInput(
            f"{len(wrong)} things in the file cannot be applied; nothing was changed.",
            "Mend them and apply it again.",
            tuple(wrong),
        )
    plain = {number: " ".join(str(text).split()) for number, text in texts.items()}
    return Corrections(value["hash"], plain, named, reviewed)


def _unknown_keys(value: Mapping[object, object]) -> Iterator[str]:
    for key in value:
        if key not in _KEYS:
            near = difflib.get_close_matches(str(key), _KEYS, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            yield f"a key that is none of {', '.join(_KEYS)}{hint}"


def _by_segment(value: object, key: str, desk: Desk, wrong: list[str]) -> dict[int, object]:
    if not isinstance(value, dict):
        wrong.append(f'{key}: not of the form {{"12": "…"}}')
        return {}
    found: dict[int, object] = {}
    for number, content in value.items():
        if _has_words(number, desk):
            found[int(number)] = content
        else:
            wrong.append(f"{key}: no segment with words has the number {str(number)[:12]!r}")
    return found


def _reviewed(value: object, desk: Desk, wrong: list[str]) -> tuple[int, ...]:
    if value == "all":
        return tuple(s.number for s in desk.transcript.segments if s.words)
    if not isinstance(value, list):
        wrong.append('reviewed: neither "all" nor a list of segments')
        return ()
    for number in value:
        if not isinstance(number, int) or not _has_words(str(number), desk):
            wrong.append(f"reviewed: no segment with words has the number {str(number)[:12]!r}")
    return tuple(sorted({number for number in value if isinstance(number, int)}))


def _has_words(number: object, desk: Desk) -> bool:
    text = str(number)
    if not text.isascii() or not text.isdecimal():
        return False
    return any(s.number == int(text) and s.words for s in desk.transcript.segments)


def _speaker(text: str, desk: Desk) -> str | None:
    if text.lower() in _NOBODY:
        return None
    seats = _participants(desk)
    known = (*(f"P{n}" for n in range(1, seats + 1)), FACILITATOR, NOTE_TAKER, EVERYONE)
    if text.upper() not in known:
        raise BadInput(
            "This is no speaker of the session.", f"Use P1 to P{seats}, FAC, NT, ALL or nobody."
        )
    return text.upper()


def _participants(desk: Desk) -> int:
    brought = [r.event for r in desk.standing if isinstance(r.event, TranscriptImported)]
    if brought:
        return brought[-1].participants
    return max((seat.number for seat in desk.state.seats), default=desk.state.participants)


def _events(asked: Corrections, segments: Mapping[int, Segment], by: str) -> Iterator[Event]:
    """Speakers and marks first: they name the words as they stand, before a text changes them."""
    for number, speaker in sorted(asked.speaker.items()):
        if speaker != segments[number].speaker:
            yield SpeakerCorrected(*_span(segments[number]), speaker, by)
    if asked.reviewed:
        words = tuple(_span(segments[number]) for number in asked.reviewed)
        yield TurnsReviewed(words, "marked", by)
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

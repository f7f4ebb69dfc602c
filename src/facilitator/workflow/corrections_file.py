"""A file of corrections: read whole, with every mistake in it, before anything is applied."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from facilitator.errors import BadInput
from facilitator.session.events.machine import TranscriptImported
from facilitator.transcript.leave_outs import asked_to_leave_out
from facilitator.transcript.model import EVERYONE, FACILITATOR, NOTE_TAKER, Segment, Word
from facilitator.units import counted, us
from facilitator.workflow.derive import Desk

Settled: TypeAlias = Literal["agree", "decline", "absent"]

_KEYS = ("hash", "text", "speaker", "reviewed", "assent", "marks", "leave_out")
_LEAVE_OUT_FORM = '{"facilitator.1.12": {"segments": [12]}}'
_NOBODY = ("nobody", "none", "null", "-")
HEARD_THERE = ("[inaudible]", "[crosstalk]", "[laughter]", "[noise]")
"""What a person may write where someone is heard and there are no words."""
_ANSWERS: Mapping[object, Settled] = {"agree": "agree", "decline": "decline", "absent": "absent"}


@dataclass(frozen=True, slots=True)
class LeaveOutOn:
    """Where something stands that is to be left out, or why it is not."""

    words: tuple[tuple[str, str], ...] = ()
    """[first, last] of each stretch, by word names."""
    reason: str = field(default="", repr=False)
    """Why it is dropped."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a file asks for; numbers are segments."""

    hash: str
    text: Mapping[int, str] = field(default_factory=dict, repr=False)
    speaker: Mapping[int, str | None] = field(default_factory=dict)
    reviewed: tuple[int, ...] = ()
    assent: Mapping[int, tuple[Settled, str]] = field(default_factory=dict, repr=False)
    """Seat -> what it answered after all, and how that is known."""
    leave_out: Mapping[str, LeaveOutOn] = field(default_factory=dict, repr=False)
    """What the group asked to leave out, by record name -> where it stands."""
    marks: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """[word name, that word with a mark behind it]: `[laughter]` where no words are."""


def corrections_of(value: object, desk: Desk) -> Corrections:
    """Give what the JSON value of a file asks for. Raises BadInput with every mistake."""
    if not isinstance(value, dict):
        raise BadInput("The file is no JSON object.", 'Write {"hash": "…", "text": {"12": "…"}}.')
    reader = _Reader(desk)
    made = reader.read(value)
    if reader.wrong:
        raise BadInput(
            f"{counted(len(reader.wrong), 'thing')} in the file cannot be applied; nothing was "
            "changed.",
            "Mend them and apply it again.",
            tuple(reader.wrong),
        )
    return made


def speaker_of(text: str, desk: Desk) -> str | None:
    """Give a speaker as the transcript writes it; None for `nobody`. Raises BadInput."""
    if text.lower() in _NOBODY:
        return None
    seats = _seats(desk)
    known = (*(f"P{n}" for n in range(1, seats + 1)), FACILITATOR, NOTE_TAKER, EVERYONE)
    if text.upper() not in known:
        raise BadInput(
            "This is no speaker of the session.", f"Use P1 to P{seats}, FAC, NT, ALL or nobody."
        )
    return text.upper()


class _Reader:
    """Reads one file; what is wrong in it gathers in `wrong`, places and never words."""

    def __init__(self, desk: Desk) -> None:
        self.wrong: list[str] = []
        self._desk = desk
        self._said = tuple(s.number for s in desk.transcript.segments if s.words)

    def read(self, value: Mapping[Any, Any]) -> Corrections:
        self.wrong += _unknown_keys(value)
        if not isinstance(value.get("hash"), str):
            self.wrong.append("hash: missing")
        return Corrections(
            hash=str(value.get("hash")),
            text=self._texts(value.get("text", {})),
            speaker=self._speakers(value.get("speaker", {})),
            reviewed=self._reviewed(value.get("reviewed", [])),
            assent=self._assents(value.get("assent", {})),
            leave_out=self._leave_outs(value.get("leave_out", {})),
            marks=tuple(self._marks(value.get("marks", []), value.get("text", {}))),
        )

    def _texts(self, value: object) -> dict[int, str]:
        found = {}
        for number, text in self._by_segment(value, "text"):
            if isinstance(text, str):
                found[number] = " ".join(text.split())
            else:
                self.wrong.append(f"text {number}: no text")
        return found

    def _speakers(self, value: object) -> dict[int, str | None]:
        found: dict[int, str | None] = {}
        for number, speaker in self._by_segment(value, "speaker"):
            try:
                found[number] = None if speaker is None else speaker_of(str(speaker), self._desk)
            except BadInput as failure:
                self.wrong.append(f"speaker {number}: {failure}")
        return found

    def _reviewed(self, value: object) -> tuple[int, ...]:
        if value == "all":
            return self._said
        if not isinstance(value, list):
            self.wrong.append('reviewed: neither "all" nor a list of segments')
            return ()
        numbers = {n for n in value if type(n) is int and n in self._said}
        self.wrong += [
            _no_segment("reviewed", n) for n in value if type(n) is not int or n not in numbers
        ]
        return tuple(sorted(numbers))

    def _assents(self, value: object) -> dict[int, tuple[Settled, str]]:
        """Read `{"P3": {"answer": "agree", "reason": "said it before the key"}}`."""
        found: dict[int, tuple[Settled, str]] = {}
        seats = {seat.label: seat.number for seat in self._desk.state.seats}
        for label, given in self._items(value, "assent", '{"P3": {"answer": …, "reason": …}}'):
            answer = _ANSWERS.get(given.get("answer")) if isinstance(given, dict) else None
            reason = given.get("reason") if isinstance(given, dict) else None
            if label not in seats:
                self.wrong.append("assent: a key that is no seat of this session")
            elif answer is None or not isinstance(reason, str) or not reason.strip():
                self.wrong.append(f"assent {label}: needs agree, decline or absent, and a reason")
            else:
                found[seats[label]] = answer, " ".join(reason.split())
        return found

    def _leave_outs(self, value: object) -> dict[str, LeaveOutOn]:
        """Read `{"facilitator.1.12": {"segments": [12, [13, 0, 40]]}}`, or `{"drop": "why"}`."""
        found: dict[str, LeaveOutOn] = {}
        asked = {one.name for one in asked_to_leave_out(self._desk.state)}
        for name, given in self._items(value, "leave_out", _LEAVE_OUT_FORM):
            if name not in asked:
                self.wrong.append("leave_out: a key that is none of review --list")
            elif isinstance(given, dict) and set(given) == {"segments"}:
                words = tuple(self._stretches(given["segments"], f"leave_out {name}"))
                found[name] = LeaveOutOn(words)
            elif isinstance(given, dict) and set(given) == {"drop"} and _is_said(given["drop"]):
                found[name] = LeaveOutOn(reason=" ".join(given["drop"].split()))
            else:
                self.wrong.append(f"leave_out {name}: needs segments, or drop with a reason")
        return found

    def _stretches(self, value: object, where: str) -> Iterator[tuple[str, str]]:
        """Give the words of whole segments, and of `[segment, start, end]`, offsets in its text."""
        if not isinstance(value, list) or not value:
            self.wrong.append(f"{where}: no segment is named")
            return
        segments = {segment.number: segment for segment in self._desk.transcript.segments}
        for one in value:
            number, start, end = one if _is_span(one) else (one, 0, None)
            segment = segments.get(number) if type(number) is int else None
            words = _words_within(segment, start, end) if segment else ()
            if words:
                yield words[0].name, words[-1].name
            else:
                self.wrong.append(f"{where}: no words stand there")

    def _marks(self, value: object, texts: Any) -> Iterator[tuple[str, str]]:
        """Read `[{"at": 78.5, "text": "[laughter]"}]`: a mark goes behind the words before it."""
        for number, one in enumerate(value if isinstance(value, list) else [None], 1):
            at, text = (one.get("at"), one.get("text")) if isinstance(one, dict) else (None, None)
            word = self._word_before(at) if isinstance(at, int | float) else None
            if text not in HEARD_THERE:
                self.wrong.append(f"marks {number}: the text is none of {', '.join(HEARD_THERE)}")
            elif word is None:
                self.wrong.append(f"marks {number}: no words stand before that second")
            elif str(word[0]) in texts:
                self.wrong.append(f"marks {number}: write it into the text of segment {word[0]}")
            else:
                yield word[1].name, f"{word[1].text} {text}"

    def _word_before(self, at_seconds: float) -> tuple[int, Word] | None:
        found = None
        for segment in self._desk.transcript.segments:
            for word in segment.words:
                if word.start is not None and word.start <= us(at_seconds):
                    found = segment.number, word
        return found

    def _by_segment(self, value: object, key: str) -> Iterator[tuple[int, object]]:
        for number, content in self._items(value, key, '{"12": …}'):
            text = str(number)
            if text.isascii() and text.isdecimal() and int(text) in self._said:
                yield int(text), content
            else:
                self.wrong.append(_no_segment(key, number))

    def _items(self, value: object, key: str, form: str) -> Iterator[tuple[Any, Any]]:
        if isinstance(value, dict):
            yield from value.items()
        else:
            self.wrong.append(f"{key}: not of the form {form}")


def _is_said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_span(value: object) -> bool:
    return isinstance(value, list) and [type(part) for part in value] == [int, int, int]


def _words_within(segment: Segment, start: int, end: int | None) -> tuple[Word, ...]:
    """Give the words of a segment that `start` to `end` of its text touches."""
    until = len(segment.text) if end is None else end
    places = zip(segment.words, segment.offsets(), strict=True)
    return tuple(word for word, (begin, stop) in places if begin < until and start < stop)


def _no_segment(key: str, number: object) -> str:
    text = str(number)
    if not (text.isascii() and text.isdecimal()):
        return f"{key}: no segment with words has the number that stands there"
    return f"{key}: no segment with words has the number {text[:12]}"


def _unknown_keys(value: Mapping[Any, Any]) -> Iterator[str]:
    for key in value:
        if key not in _KEYS:
            near = difflib.get_close_matches(str(key), _KEYS, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            yield f"a key that is none of {', '.join(_KEYS)}{hint}"


def _seats(desk: Desk) -> int:
    brought = [r.event for r in desk.standing if isinstance(r.event, TranscriptImported)]
    if brought:
        return brought[-1].participants
    return max((seat.number for seat in desk.state.seats), default=desk.state.participants)

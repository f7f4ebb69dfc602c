"""What is looked through for identifying words: segments, all that was typed, and labels.

A note's words are named as a transcript's: `<record>.<n>`, counted from 0; those of the third
speaker's label of an imported transcript `<import>.label.3.<n>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from facilitator.ports import Passage
from facilitator.session.events import Record
from facilitator.session.events import live as act
from facilitator.session.events.aside import DebriefAnswered, SkipExplained
from facilitator.session.state import Note, replay, standing
from facilitator.transcript.imported import ImportedTurns
from facilitator.transcript.model import Segment, Transcript
from facilitator.units import Us

Typed: TypeAlias = Literal["note", "board", "skip", "debrief", "label"]
"""What was typed: why an item was skipped, an answer of the debrief, a speaker's label …"""

_OPENING = "([{“‘\"'«–—-…"
_CLOSING = ")]}”’\"'»–—-….,;:!?"


@dataclass(frozen=True, slots=True)
class Text:
    """One passage with its words: where flags lie."""

    name: str
    """Segment number, the note's record name, or that of a label."""
    note: bool
    """True for all that was typed."""
    words: tuple[str, ...]
    """Names of its words."""
    said: tuple[str, ...] = field(repr=False)
    """The words, punctuation included."""
    speaker: str | None
    at: Us | None
    """When it was said or noted."""
    turn: int | None = None
    what: Typed | None = None
    """What was typed; None for what was said."""

    @property
    def text(self) -> str:
        """Give its words joined by one blank."""
        return " ".join(self.said)

    def offsets(self) -> tuple[tuple[int, int], ...]:
        """Give start and end of each word in `text`, in code points."""
        return _offsets(self.said)

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Give start and end of words `first` to `last` without the punctuation around them."""
        places, text = self.offsets(), self.text
        start, end = places[first][0], places[last][1]
        while start < end - 1 and text[start] in _OPENING and not _closed(text, start, end):
            start += 1
        while start < end - 1 and text[end - 1] in _CLOSING and not _opened(text, start, end):
            end -= 1
        return start, end


@lru_cache(maxsize=8192)  # asked for after each decision, of passages that hardly ever change
def _offsets(said: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    places, at = [], 0
    for word in said:
        places.append((at, at + len(word)))
        at += len(word) + 1
    return tuple(places)


def _closed(text: str, start: int, end: int) -> bool:
    return text[start] == "(" and ")" in text[start:end].rstrip(_CLOSING)


def _opened(text: str, start: int, end: int) -> bool:
    return text[end - 1] == ")" and "(" in text[start + 1 : end]


def notes_of(records: Sequence[Record[Any]]) -> tuple[Note, ...]:
    """Give all that people typed, in the order they wrote it, as far as it stands.

    Notes and board texts, skip reasons as they were given in the room and at the debrief, and the
    debrief's answers.
    """
    typed = {_place(r): _typed(r) for r in standing(records)}
    found = (*replay(records).notes, *(note for note in typed.values() if note is not None))
    return tuple(sorted(found, key=lambda note: (note.at, note.name)))


def _place(record: Record[Any]) -> tuple[str, ...]:
    """Give what a later record takes the place of: an answer stands until it is given again."""
    match record.event:
        case SkipExplained() as event:
            return ("skip", event.item)
        case DebriefAnswered() as event:
            return ("debrief", record.writer, event.question)
        case _:
            return ("record", record.name)


def _typed(record: Record[Any]) -> Note | None:
    """Give what was typed beside notes and boards, as a note."""
    item, text = None, ""
    answers: Literal["skip", "debrief"] = "skip"
    match record.event:
        case act.ItemReached() as event:
            item, text = event.item, event.reason or ""
        case SkipExplained() as event:
            item, text = event.item, event.reason
        case DebriefAnswered() as event:
            text, answers = event.text, "debrief"
    if not text:
        return None
    return Note(record.name, record.at, record.writer, item, None, text, answers=answers)


def texts_of(
    transcript: Transcript, notes: Iterable[Note], labels: Iterable[tuple[str, str]] = ()
) -> tuple[Text, ...]:
    """Give every passage with words: segments, then notes, then labels, which are (name, text)."""
    said = (_of_segment(segment) for segment in transcript.segments if segment.words)
    noted = (_of_note(note) for note in notes if note.text.split())
    return (*said, *noted, *(_of_label(name, text) for name, text in labels))


def labels_of(turns: ImportedTurns) -> tuple[tuple[str, str], ...]:
    """Give each label of an imported transcript, as (passage name, text), in order."""
    labels = dict.fromkeys(piece.label for piece in turns.pieces if piece.label)
    return tuple((f"{turns.run}.label.{n}", text) for n, text in enumerate(labels, 1))


def passages(texts: Sequence[Text]) -> tuple[Passage, ...]:
    """Give the passages as a recogniser wants them, each with the one that it goes on from."""
    found: list[Passage] = []
    before: Text | None = None
    for text in texts:
        goes_on = before is not None and not text.note and before.turn == text.turn
        follows = before.name if goes_on and before is not None else None
        found.append(Passage(text.name, text.text, follows))
        before = text
    return tuple(found)


def _of_segment(segment: Segment) -> Text:
    return Text(
        name=str(segment.number),
        note=False,
        words=tuple(word.name for word in segment.words),
        said=tuple(word.text for word in segment.words),
        speaker=segment.speaker,
        at=segment.start,
        turn=segment.turn,
    )


def _of_note(note: Note) -> Text:
    said = tuple(note.text.split())
    names = tuple(f"{note.name}.{n}" for n in range(len(said)))
    return Text(note.name, True, names, said, note.speaker, note.at, what=note.answers or note.kind)


def _of_label(name: str, text: str) -> Text:
    said = tuple(text.split())
    words = tuple(f"{name}.{n}" for n in range(len(said)))
    return Text(name, True, words, said, None, None, what="label")

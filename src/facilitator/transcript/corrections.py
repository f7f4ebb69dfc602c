"""What staff corrected, laid over the first text; the first text itself is never touched.

Words are named, so a correction finds its place whatever was corrected before it. A word that stays
keeps its name, times and probability; a new one lies within the times of those it replaces, so that
no neighbour ever moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from facilitator.session.events import Record
from facilitator.session.events.desk import (
    LeaveOutSettled,
    SpeakerCorrected,
    SpeakerRenamed,
    TextCorrected,
)
from facilitator.transcript.model import Segment, Transcript, Word
from facilitator.transcript.segments import parted
from facilitator.units import Us


@dataclass
class _Sheet:
    """The words in order while corrections are laid over them, each with its segment's number."""

    words: list[Word]
    homes: list[int]
    decided: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.count()

    def count(self) -> None:
        self.places = {word.name: place for place, word in enumerate(self.words)}

    def range(self, first: str, last: str) -> range | None:
        """Give the places from one word to another; None where either is gone."""
        begin, end = self.places.get(first), self.places.get(last)
        return None if begin is None or end is None or end < begin else range(begin, end + 1)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A transcript with its corrections."""

    transcript: Transcript
    decided: frozenset[str]
    """Names of the words whose speaker a person has decided."""
    left_out: frozenset[str] = frozenset()
    """Names of the words that the group asked to leave out."""


def corrected(transcript: Transcript, records: Sequence[Record[Any]]) -> Corrected:
    """Lay the corrections among `records` (standing ones, in order) over a transcript.

    A correction whose words are gone is passed over.
    """
    sheet = _Sheet(
        [word for segment in transcript.segments for word in segment.words],
        [segment.number for segment in transcript.segments for _ in segment.words],
    )
    labels = {segment.number: segment.label for segment in transcript.segments}
    for record in records:
        match record.event:
            case TextCorrected() as event:
                _text(sheet, event, record.name)
            case SpeakerCorrected() as event:
                for place in sheet.range(event.first, event.last) or ():
                    _speaker(sheet, place, event.speaker)
            case SpeakerRenamed() as event:
                for place, word in enumerate(sheet.words):
                    if event.label in (word.speaker, labels[sheet.homes[place]]):
                        _speaker(sheet, place, event.to)
            case LeaveOutSettled() as event:
                _leave_out(sheet, event)
            case _:
                pass
    made = replace(_gathered(transcript, sheet), left_out=frozenset(sheet.settled))
    return Corrected(made, frozenset(sheet.decided), frozenset(sheet.left_out))


def _leave_out(sheet: _Sheet, event: LeaveOutSettled) -> None:
    """Mark its words; it counts as settled only where all of them are there."""
    stretches = [sheet.range(first, last) for first, last in event.words]
    if None not in stretches:
        sheet.settled.add(event.of)
    for place in (place for stretch in stretches for place in stretch or ()):
        sheet.left_out.add(sheet.words[place].name)


def _speaker(sheet: _Sheet, place: int, speaker: str | None) -> None:
    sheet.words[place] = replace(sheet.words[place], speaker=speaker)
    sheet.decided.add(sheet.words[place].name)


def _text(sheet: _Sheet, event: TextCorrected, record: str) -> None:
    places = sheet.range(event.first, event.last)
    if places is None:
        return
    old = sheet.words[places.start : places.stop]
    made = retyped(old, event.text.split(), record)
    homes = _homes(sheet, places, made)
    if sheet.decided.intersection(word.name for word in old):
        sheet.decided.update(word.name for word in made)
    if sheet.left_out.intersection(word.name for word in old):
        sheet.left_out.update(word.name for word in made)
    sheet.words[places.start : places.stop] = made
    sheet.homes[places.start : places.stop] = homes
    sheet.count()


def _homes(sheet: _Sheet, places: range, made: Sequence[Word]) -> list[int]:
    """Give each word the segment it stood in; a new one that of the word before it."""
    home = sheet.homes[places.start]
    homes = []
    for word in made:
        place = sheet.places.get(word.name)
        home = sheet.homes[place] if place is not None and place in places else home
        homes.append(home)
    return homes


def retyped(old: Sequence[Word], texts: Sequence[str], record: str) -> list[Word]:
    """Give the words that now read `texts`: those that stay as they were, the others new.

    New words are named `<record>.1`, `<record>.2` … and share the time of what they replace.
    """
    made: list[Word] = []
    before = [word.text for word in old]
    number = 0
    for kind, i, j, a, b in SequenceMatcher(None, before, texts, autojunk=False).get_opcodes():
        if kind == "equal":
            made += old[i:j]
            continue
        start, end = _room(old, i, j)
        speaker = old[min(i, len(old) - 1)].speaker
        for text, (begin, stop) in zip(texts[a:b], _shares(texts[a:b], start, end), strict=True):
            number += 1
            made.append(Word(f"{record}.{number}", text, begin, stop, None, speaker))
    return made


def _room(old: Sequence[Word], i: int, j: int) -> tuple[Us | None, Us | None]:
    """Give the time that new words in place of `old[i:j]` have."""
    if i < j:
        return old[i].start, old[j - 1].end
    if i == 0:
        return old[0].start, old[0].start
    if i == len(old):
        return old[-1].end, old[-1].end
    start, end = old[i - 1].end, old[i].start
    if start is None or end is None:
        return None, None
    return start, max(start, end)


def _shares(
    texts: Sequence[str], start: Us | None, end: Us | None
) -> list[tuple[Us | None, Us | None]]:
    """Share a time out by letters."""
    if start is None or end is None:
        return [(None, None)] * len(texts)
    whole = sum(len(text) for text in texts)
    shares: list[tuple[Us | None, Us | None]] = []
    said = 0
    for text in texts:
        begin = start + (end - start) * said // whole
        said += len(text)
        shares.append((begin, start + (end - start) * said // whole))
    return shares


def _gathered(transcript: Transcript, sheet: _Sheet) -> Transcript:
    words: dict[int, list[Word]] = {}
    for word, home in zip(sheet.words, sheet.homes, strict=True):
        words.setdefault(home, []).append(word)
    segments: list[Segment] = []
    for segment in transcript.segments:
        kept = tuple(words.get(segment.number, ()))
        if not segment.words:
            segments.append(segment)
        elif kept:
            whole = replace(segment, words=kept)
            segments += parted(whole, [word.speaker for word in kept])
    return replace(transcript, segments=tuple(segments))

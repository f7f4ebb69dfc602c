"""Put replacements into texts: spans and wordings in, text and new spans out; never why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from facilitator.redaction.passages import Text
from facilitator.session.state import Note
from facilitator.transcript.model import Segment, Transcript, Word


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of one passage and what stands for them."""

    passage: str
    first: int
    last: int
    start: int
    """Code points in the passage's text."""
    end: int
    shown: str
    """What stands there now."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A replacement where it stands in the new text."""

    passage: str
    start: int
    end: int
    shown: str


@dataclass(frozen=True, slots=True)
class Swapped:
    """One passage after its replacements."""

    said: tuple[tuple[int, str], ...] = field(repr=False)
    """[place of the first word it stands for, text] of each word."""
    placed: tuple[Placed, ...]

    @property
    def text(self) -> str:
        """Give its words joined by one blank."""
        return " ".join(said for _, said in self.said)


def outermost(swaps: Iterable[Swap]) -> tuple[Swap, ...]:
    """Give swaps that do not overlap: what overlaps becomes one, worded as its longest part."""
    kept: list[Swap] = []
    for one in sorted(swaps, key=lambda s: (s.first, -s.last)):
        if not kept or one.first > kept[-1].last:
            kept.append(one)
        elif one.last > kept[-1].last:
            before = kept[-1]
            longest = max(before, one, key=lambda s: s.last - s.first)
            kept[-1] = replace(
                longest, first=before.first, last=one.last, start=before.start, end=one.end
            )
    return tuple(kept)


def swapped(text: Text, swaps: Sequence[Swap]) -> Swapped:
    """Give one passage with its replacements, and where they stand; `swaps` are this passage's."""
    whole, places = text.text, text.offsets()
    said: list[tuple[int, str]] = []
    placed: list[Placed] = []
    at, word = 0, 0
    for swap in outermost(swaps):
        for n in range(word, swap.first):
            said.append((n, text.said[n]))
            at += len(text.said[n]) + 1
        before = whole[places[swap.first][0] : swap.start]
        after = whole[swap.end : places[swap.last][1]]
        start = at + len(before)
        placed.append(Placed(text.name, start, start + len(swap.shown), swap.shown))
        said.append((swap.first, f"{before}{swap.shown}{after}"))
        at += len(said[-1][1]) + 1
        word = swap.last + 1
    said += [(n, text.said[n]) for n in range(word, len(text.said))]
    return Swapped(tuple(said), tuple(placed))


def redacted_segment(segment: Segment, done: Swapped) -> Segment:
    """Give a segment with the words of `done`; a replacement has the times of what it stands for.

    The label of an imported speaker can be a name and is left out, and so are doubts.
    """
    firsts = [first for first, _ in done.said]
    lasts = [*(n - 1 for n in firsts[1:]), len(segment.words) - 1]
    words = tuple(
        Word(
            name=segment.words[first].name,
            text=said,
            start=segment.words[first].start,
            end=segment.words[last].end,
            speaker=segment.words[first].speaker,
        )
        for (first, said), last in zip(done.said, lasts, strict=True)
    )
    return replace(segment, words=words, label=None, doubts=())


def redacted_transcript(transcript: Transcript, done: dict[str, Swapped]) -> Transcript:
    """Give the transcript with every passage in `done` replaced."""
    segments = tuple(
        redacted_segment(s, done[str(s.number)])
        if str(s.number) in done
        else replace(s, label=None, doubts=())
        for s in transcript.segments
    )
    return replace(transcript, segments=segments)


def redacted_notes(notes: Iterable[Note], done: dict[str, Swapped]) -> tuple[Note, ...]:
    """Give the notes with every passage in `done` replaced."""
    return tuple(
        replace(note, text=done[note.name].text) if note.name in done else note for note in notes
    )

"""Text with marked spans, as people write it: `P3: my name is <<Maria|PERSON>>`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.transcript.model import Segment, Transcript, Word

_SPAN = re.compile(r"<<(.+?)\|([A-Z]+)>>")
_LINE = re.compile(r"(?P<speaker>[A-Z]+\d*):\s*(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of one segment."""

    segment: int
    start: int
    end: int
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A transcript and what is marked in it."""

    transcript: Transcript
    spans: tuple[Span, ...]


def marked(text: str, session: str = "FG1", *, timed: bool = True) -> Marked:
    """Read lines of `P3: words`, each one turn and one segment; a line without speaker goes on."""
    segments: list[Segment] = []
    spans: list[Span] = []
    at = 0
    for line in _lines(text):
        speaker, said = _speaker(line, segments)
        bare, found = _bare(said)
        number = len(segments)
        spans += [Span(number, start, end, kind, bare[start:end]) for start, end, kind in found]
        words = tuple(
            Word(
                f"h1.{at + n}",
                word,
                (at + n) * 400_000 if timed else None,
                (at + n) * 400_000 + 350_000 if timed else None,
                9000,
                speaker,
            )
            for n, word in enumerate(bare.split())
        )
        at += len(words)
        goes_on = bool(segments) and not _LINE.fullmatch(line)
        turn = segments[-1].turn if goes_on else (segments[-1].turn if segments else 0) + 1
        start = words[0].start if words else None
        end = words[-1].end if words else None
        segments.append(Segment(number, turn, speaker, None, start, end, words))
    return Marked(Transcript(session, "h1", tuple(segments)), tuple(spans))


def as_lines(transcript: Transcript) -> str:
    """Give a transcript as such lines."""
    return "\n".join(f"{s.speaker}: {s.text}" for s in transcript.segments)


def _lines(text: str) -> list[str]:
    stripped = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


def _speaker(line: str, segments: list[Segment]) -> tuple[str | None, str]:
    match = _LINE.fullmatch(line)
    if match:
        return match["speaker"], match["text"]
    return (segments[-1].speaker if segments else None), line


def _bare(said: str) -> tuple[str, list[tuple[int, int, str]]]:
    found, bare, at = [], "", 0
    for match in _SPAN.finditer(said):
        bare += said[at : match.start()]
        found.append((len(bare), len(bare) + len(match[1]), match[2]))
        bare += match[1]
        at = match.end()
    return bare + said[at:], found

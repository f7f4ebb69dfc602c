"""The hash of a transcript: what a reviewer signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from facilitator.canonical import fingerprint
from facilitator.session.state import Note
from facilitator.transcript.model import Segment, Transcript


@dataclass(frozen=True, slots=True)
class DecidedFlag:
    """A decision upon a flag, as far as it bears on what is shown."""

    flag: str
    decision: str
    """`redact` or `keep`."""
    type: str
    replacement: str | None = field(default=None, repr=False)


def transcript_hash(
    transcript: Transcript,
    *,
    decided: Sequence[DecidedFlag] = (),
    notes: Sequence[Note] = (),
) -> str:
    """Give the SHA-256 (hex) of the canonical form of turns, decided flags and notes.

    It does not depend on a release profile, so that one signature covers all of them; a flag that
    nobody has decided does not change it.
    """
    return fingerprint(
        {
            "turns": [_segment(segment) for segment in transcript.segments],
            "flags": sorted(
                [flag.flag, flag.decision, flag.type, flag.replacement or ""] for flag in decided
            ),
            "notes": [
                [note.name, note.item or "", note.speaker or "", note.text] for note in notes
            ],
        }
    )


def _segment(segment: Segment) -> dict[str, object]:
    # What is named only where it is so leaves every other transcript the hash that was signed.
    marked = {"withdrew": True} if segment.withdrew else {}
    return marked | {
        "turn": segment.turn,
        "speaker": segment.speaker,
        "label": segment.label,
        "item": segment.item,
        "start": segment.start,
        "end": segment.end,
        "cut": segment.cut,
        "words": [[w.name, w.text, w.start, w.end, w.speaker] for w in segment.words],
    }

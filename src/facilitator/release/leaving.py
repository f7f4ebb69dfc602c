"""From a redacted transcript to what would leave: whole turns, and cuts that do not say whose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from facilitator.release.cleared import TEAM, Leaving, RedactedNote, RedactedTurn
from facilitator.session.state import Note
from facilitator.transcript.model import WITHDREW, CutWhy, Segment, Transcript

# Of consent, a reader outside learns that something was left out, and neither why nor of whom.
_CONSENT: frozenset[CutWhy] = frozenset({"declined", "withdrawn", "not_asked", "left_out"})


def leaving(
    redacted: Transcript, hash_: str, notes: Iterable[Note] = (), profile: str = TEAM
) -> Leaving:
    """Give `redacted` (and its redacted notes) as it would leave; `hash_` is what is signed."""
    return Leaving(
        session=redacted.session,
        hash=hash_,
        turns=turns_of(redacted.segments),
        notes=tuple(RedactedNote(note.at, note.item, note.text) for note in notes),
        profile=profile,
    )


def turns_of(segments: Sequence[Segment]) -> tuple[RedactedTurn, ...]:
    """Give the turns, numbered anew; segments that were emptied by a correction are none."""
    said = [segment for segment in segments if segment.words or segment.cut]
    groups = (list(group) for _, group in groupby(said, key=_belongs))
    return tuple(_turn(number, group) for number, group in enumerate(groups, start=1))


def _belongs(segment: Segment) -> tuple[object, ...]:
    if segment.cut is None:
        return (segment.turn, segment.speaker, None)
    return (None, None, "consent" if segment.cut in _CONSENT else segment.cut)


def _turn(number: int, group: list[Segment]) -> RedactedTurn:
    first = group[0]
    starts = [segment.start for segment in group if segment.start is not None]
    ends = [segment.end for segment in group if segment.end is not None]
    return RedactedTurn(
        number=number,
        speaker=None if first.cut else first.speaker,
        item=next((segment.item for segment in group if segment.item), None),
        start=min(starts, default=None),
        end=max(ends, default=None),
        text="" if first.cut else _text(group),
        cut=first.cut,
    )


def _text(group: list[Segment]) -> str:
    mark = [WITHDREW] if group[0].withdrew else []
    return " ".join([*mark, *(segment.text for segment in group)])

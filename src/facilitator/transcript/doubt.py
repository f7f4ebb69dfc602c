"""What a person should look at before they answer for a transcript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from facilitator.transcript.keyers import named
from facilitator.transcript.model import Segment
from facilitator.units import SECOND, Us

UNATTRIBUTED = "unattributed"
OVERLAP = "overlap"
UNSURE = "unsure words"
_DIFFER = "? two keys differ"

SLOWEST_HAND: Us = 2 * SECOND
"""How long after a turn begins its key can come."""
UNSURE_BELOW = 4_000
"""Ten-thousandths."""
_UNSURE_SHARE = 4
"""One word of four below that, and the segment is looked at."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What doubts are worked out from, beside the words."""

    silenced: Mapping[str, Us] = field(default_factory=dict)
    """Whose words are left out or held back, and since when they are known to be there."""
    left_out: frozenset[str] = frozenset()
    """All whose words are left out, seats that were taken for empty among them."""
    slips: tuple[tuple[str, Us], ...] = ()
    """(whose, when) a key of theirs was pressed in whose place another stands at once: a slip, or
    somebody who was keyed late."""
    put_in: tuple[Us, ...] = ()
    """When a key named somebody who did not take over."""
    between: Mapping[str, str] = field(default_factory=dict)
    """Word -> `P4 or P5`, where two people's keys name two speakers."""
    decided: frozenset[str] = frozenset()
    """Names of the words whose speaker a person has decided."""
    seats: bool = True
    """False where the study does not want to know who spoke."""


def doubted(segments: Sequence[Segment], grounds: Grounds) -> tuple[Segment, ...]:
    """Give the segments with their doubts."""
    return tuple(
        segment if segment.cut else replace(segment, doubts=tuple(_doubts(segment, grounds)))
        for segment in segments
    )


def who_is_this(speaker: str) -> str:
    """Give the doubt that a turn may be by someone whose words are left out."""
    return f"is this {speaker}?"


def two_keys_differ(between: str) -> str:
    """Give the doubt of a turn for which two people keyed two speakers, `P4 or P5`."""
    return f"{between}{_DIFFER}"


def keyed_differently(segment: Segment) -> str | None:
    """Give `P4 or P5` where two people's keys differ on a segment, and nobody has decided."""
    pairs = (doubt.removesuffix(_DIFFER) for doubt in segment.doubts if doubt.endswith(_DIFFER))
    return next(pairs, None)


def _differing(segment: Segment, grounds: Grounds) -> list[str]:
    open_words = (w.name for w in segment.words if w.name not in grounds.decided)
    pairs = dict.fromkeys(grounds.between[name] for name in open_words if name in grounds.between)
    return [two_keys_differ(pair) for pair in pairs]


def _may_be(segment: Segment, grounds: Grounds) -> list[str]:
    """Give those whose words are left out and who may have said this."""
    found = {who for who, at in grounds.slips if _began_before(segment, at)}
    if segment.speaker is None:
        found |= {
            who
            for who, since in grounds.silenced.items()
            if segment.end is None or segment.end > since
        }
        pairs = (grounds.between.get(word.name, "") for word in segment.words)
        found |= {who for pair in pairs for who in named(pair)} & grounds.left_out
    return sorted(found, key=lambda who: (len(who), who))


def _began_before(segment: Segment, at: Us) -> bool:
    """Say whether a press can be for what is said here: a hand takes up to two seconds."""
    if segment.start is None or segment.end is None:
        return False
    return segment.start < at and segment.end > at - SLOWEST_HAND


def _doubts(segment: Segment, grounds: Grounds) -> list[str]:
    found: list[str] = []
    if not all(word.name in grounds.decided for word in segment.words):
        if grounds.seats and segment.speaker is None:
            found += _differing(segment, grounds) or [UNATTRIBUTED]
        found += [who_is_this(speaker) for speaker in _may_be(segment, grounds)]
    if segment.start is not None and segment.end is not None:
        start, end = segment.start, segment.end
        if any(start < at <= end for at in grounds.put_in):
            found.append(OVERLAP)
    unsure = sum((word.probability or 10_000) < UNSURE_BELOW for word in segment.words)
    if unsure * _UNSURE_SHARE >= len(segment.words) > 0 and unsure:
        found.append(UNSURE)
    return found

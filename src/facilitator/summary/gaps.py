"""What is not in the sound, and what was left out of the text, each with its length and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.session.state import SessionState
from facilitator.session.timeline import Gap
from facilitator.transcript.model import Transcript
from facilitator.units import Us

WHY_LABELS: dict[str, str] = {
    "off_record": "off the record",
    "break": "break",
    "overrun": "samples lost: the machine was too slow",
    "device_lost": "the microphone was lost",
    "screen_lost": "no screen was running",
    "stopped": "the recording had stopped",
    "write_failed": "the disk did not take it",
    "declined": "a seat that declined",
    "withdrawn": "a seat that withdrew",
    "not_asked": "a seat that had not been asked",
    "left_out": "what the group asked to leave out",
}


@dataclass(frozen=True, slots=True)
class GapShown:
    """A stretch that is not there."""

    start: Us
    end: Us
    why: str
    """A key of WHY_LABELS."""

    @property
    def length(self) -> Us:
        """Give how long it is."""
        return self.end - self.start


def gaps_shown(state: SessionState, gaps: Sequence[Gap], until: Us) -> tuple[GapShown, ...]:
    """Give the gaps of the sound in order; without a recorder's journal, the stops of the keys.

    A stop that was named a break is called so.
    """
    stops = [(stop.start, until if stop.end is None else stop.end, stop) for stop in state.stops]
    if not gaps:
        return tuple(
            GapShown(start, end, "break" if stop.is_break else "off_record")
            for start, end, stop in stops
        )
    breaks = [(start, end) for start, end, stop in stops if stop.is_break]
    return tuple(GapShown(gap.start, gap.end, _why(gap, breaks)) for gap in gaps)


def _why(gap: Gap, breaks: Iterable[tuple[Us, Us]]) -> str:
    in_break = any(gap.start < end and start < gap.end for start, end in breaks)
    return "break" if in_break and gap.why == "off_record" else gap.why


def left_out(transcript: Transcript | None) -> tuple[GapShown, ...]:
    """Give the stretches whose words are left out by rule, in order."""
    segments = () if transcript is None else transcript.segments
    return tuple(
        GapShown(part.start, part.end, part.cut)
        for part in segments
        if part.cut in ("declined", "withdrawn", "not_asked", "left_out")
        and part.start is not None
        and part.end is not None
    )

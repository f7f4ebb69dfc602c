"""What is known of who spoke, beside the words: keys, items, answers, stops of the sound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from facilitator.guide.model import Item
from facilitator.session.state import Press, Seat, SessionState
from facilitator.session.timeline import Gap
from facilitator.transcript.keyers import standing_presses
from facilitator.units import SECOND, Us

ANSWERED_ANEW: Us = 20 * SECOND
"""An answer that a later one of the seat replaced within this was a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The guide went to an item, or a probe was asked."""

    item: str
    at: Us
    text: str = field(repr=False)
    """What there is to read aloud; empty for an action."""
    on_screen: bool = True
    """False for a probe: its question stays on screen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A seat answered in the assent round."""

    speaker: str
    at: Us
    """When its key was pressed."""
    opened: Us
    """Since when it can have been asked, as far as the guide and its arrival tell."""
    is_clear: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything but words that bears on who spoke."""

    presses: tuple[Press, ...] = ()
    reached: tuple[Reached, ...] = ()
    answers: tuple[Answer, ...] = ()
    gaps: tuple[Gap, ...] = ()
    silenced: frozenset[str] = frozenset()
    """Whose words are left out wherever they were asked or pressed."""


def scene_of(
    state: SessionState,
    items: Sequence[Item],
    gaps: Iterable[Gap],
    left_out: Iterable[str] | None = None,
) -> Scene:
    """Gather it from a session's state, its guide and its timeline.

    `left_out` are the seats whose words are left out; without, those that declined or withdrew.
    """
    declined = (seat.label for seat in state.seats if seat.silenced)
    texts = {item.id: "" if item.kind == "action" else item.text for item in items}
    reached = [
        Reached(visit.item, visit.start, texts.get(visit.item, "")) for visit in state.visits
    ]
    reached += [Reached(item, at, texts.get(item, ""), False) for item, at in state.probes]
    return Scene(
        standing_presses(state.presses),
        tuple(sorted(reached, key=lambda each: each.at)),
        answers_of(state),
        tuple(gaps),
        frozenset(declined if left_out is None else left_out),
    )


def answers_of(state: SessionState) -> tuple[Answer, ...]:
    """Give all answers in the order of their keys.

    Those that were not clear are among them, and those that the seat took back later on: its words
    then were its own too.
    """
    answers = [
        Answer(seat.label, at, _opened(state, seat, at), is_clear)
        for seat in state.seats
        for at, is_clear in _times(seat)
    ]
    return tuple(sorted(answers, key=lambda answer: (answer.at, answer.speaker)))


def _times(seat: Seat) -> list[tuple[Us, bool]]:
    times = [(at, False) for at in seat.unclear_at if at != seat.answered_at]
    if seat.answered_at is not None and seat.status != "absent":
        times.append((seat.answered_at, seat.status != "unclear"))
    return [*times, *((at, True) for at in seat.replaced_at if not _was_slip(seat, at))]


def _was_slip(seat: Seat, at: Us) -> bool:
    others = (*seat.replaced_at, *seat.unclear_at, seat.answered_at or 0)
    return any(at < other <= at + ANSWERED_ANEW for other in others)


def _opened(state: SessionState, seat: Seat, at: Us) -> Us:
    visit = max((visit.start for visit in state.visits if visit.start <= at), default=0)
    return max(visit, seat.arrived_at or 0)

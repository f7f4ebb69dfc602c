"""The words of a summary that may be shared: those that passed the gate, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitator.redaction.passages import notes_of
from facilitator.release.cleared import Cleared
from facilitator.session.events import Record
from facilitator.session.state import SessionState, Visit
from facilitator.summary.moments import Line


def shared_lines(cleared: Cleared) -> tuple[Line, ...]:
    """Give what was said, as it passed the gate."""
    return tuple(
        Line(turn.number, turn.speaker, turn.start, turn.end, turn.text)
        for turn in cleared.turns
        if turn.cut is None
    )


def shared_state(
    state: SessionState, records: Sequence[Record[Any]], cleared: Cleared
) -> SessionState:
    """Give the state with every word that was typed as it passed the gate; what did not is gone.

    What can be undone holds words too, and is not needed here. Raises ValueError where the notes
    are not those that were signed.
    """
    noted = notes_of(records)
    if [(n.at, n.item) for n in noted] != [(n.at, n.item) for n in cleared.notes]:
        raise ValueError("the notes are not those that passed the gate")
    passed = {note.name: one.text for note, one in zip(noted, cleared.notes, strict=True)}
    notes = tuple(
        replace(note, text=passed[note.name]) for note in state.notes if note.name in passed
    )
    own = {note.name for note in state.notes}
    reasons = {(n.at, n.item): passed[n.name] for n in noted if n.name not in own}
    return replace(state, notes=notes, visits=_visits(state.visits, reasons), acts=())


def _visits(
    visits: tuple[Visit, ...], reasons: dict[tuple[int, str | None], str]
) -> tuple[Visit, ...]:
    """Put each reason where its event left an item: it names the item that was gone to."""
    after = (*visits[1:], None)[: len(visits)]
    return tuple(
        replace(
            visit,
            reason=reasons.get((visit.end, following.item))
            if visit.reason and visit.end is not None and following
            else None,
        )
        for visit, following in zip(visits, after, strict=True)
    )

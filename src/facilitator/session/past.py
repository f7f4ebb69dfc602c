"""States that a session has passed through, so that undo replays only what came after one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitator.session.events import Live, Record
from facilitator.session.state import BEGINNING, SessionState, after, withdrawn

EVERY = 250
"""Records from one state that is kept to the next: 8 ms of replay."""


class Past:
    """Some earlier states of one session, each with how many records it is made of."""

    def __init__(self, every: int = EVERY) -> None:
        """Keep a state once `every` records have come since the last."""
        self._every = every
        self._kept: list[tuple[int, SessionState]] = [(0, BEGINNING)]

    def keep(self, count: int, state: SessionState) -> None:
        """Take `state`, the fold of the first `count` records, if it is due."""
        if count - self._kept[-1][0] >= self._every:
            self._kept.append((count, state))

    def forget(self) -> None:
        """Keep none: records came in between, or others were withdrawn."""
        del self._kept[1:]

    def without(self, records: Sequence[Record[Any]], of: str) -> SessionState:
        """Give the state of `records`, whose last withdraws the act named `of`.

        What came before that act is as it was: it is no withdrawal itself.
        """
        place = next(n for n in range(len(records) - 1, -1, -1) if records[n].name == of)
        while self._kept[-1][0] > place:
            self._kept.pop()
        count, known = self._kept[-1]
        state = replace(known, withdrawn_names=withdrawn(records))
        for record in records[count:]:
            if isinstance(record.event, Live):
                state = after(state, record)
        return state

"""Write one writer's journal."""

from __future__ import annotations

from facilitator.ports import Acknowledged
from facilitator.session.events import Event
from facilitator.units import Us


class Journal:
    """One writer's journal (`ports.Ledger`): what `append` returned for is on the disk."""

    writer: str
    part: int

    def append(self, *events: Event, at: Us) -> tuple[Acknowledged, ...]:
        """Write and sync `events` as records of session time `at`, in one write.

        Returns when they are durable. Raises Unavailable where no place to write is left; nothing
        of `events` then counts, and the same call may be made again.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        raise NotImplementedError

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

"""An event with its place in a journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from facilitator.units import Us

E_co = TypeVar("E_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Record(Generic[E_co]):
    """One line of a journal, read back."""

    name: str
    """`writer.part.n`, for example `facilitator.1.42`."""
    at: Us
    """When the act was done, on the session clock."""
    utc: str
    """For people; nothing is ordered by it."""
    event: E_co

    @property
    def writer(self) -> str:
        """Give who wrote it."""
        return self.name.rsplit(".", 2)[0]

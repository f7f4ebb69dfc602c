"""Who is expected when: a session before anything of it is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Plan:
    """A session that is to come."""

    participants: int
    at: datetime | None = None
    """Local time; None where none was said."""
    guide: str | None = None
    """Its name; None for the study's."""

    @property
    def said(self) -> str:
        """Say when, as a diary does: `Thu 12 Mar 14:00`; empty where no time was said."""
        if self.at is None:
            return ""
        day = f"{_DAYS[self.at.weekday()]} {self.at.day} {_MONTHS[self.at.month - 1]}"
        return f"{day} {self.at:%H:%M}"

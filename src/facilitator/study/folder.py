"""The folders of a study and of its sessions."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Literal

from facilitator.ports import Disk
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.journal import Journal
from facilitator.study.reading import Reading
from facilitator.study.settings import Settings

Role = Literal["facilitator", "notes", "recorder", "transcriber", "review", "import", "study"]


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """One session on disk; made by `Study`."""

    name: str
    path: Path
    _fresh_id: str = field(default_factory=lambda: token_hex(8), repr=False)

    @property
    def id(self) -> str:
        """Give the session's 16 hex digits."""
        raise NotImplementedError

    @property
    def journal(self) -> Path:
        """Give the folder of its journals."""
        return self.path / "journal"

    @property
    def sound(self) -> Path:
        """Give the folder of its sound."""
        return self.path / "sound"

    @property
    def heard(self) -> Path:
        """Give the folder of what was heard or brought in, once."""
        return self.path / "heard"

    @property
    def derived(self) -> Path:
        """Give the folder of what can be made again."""
        return self.path / "derived"

    @property
    def guide_copy(self) -> Path:
        """Give the copy of the guide that was run."""
        return self.path / "guide.md"

    def read(self) -> Reading:
        """Read all journals."""
        raise NotImplementedError

    def writer(self, role: Role, clock: SessionClock, disk: Disk | None = None) -> Journal:
        """Open a new part of a journal for `role`."""
        raise NotImplementedError

    def clock(self, clock: SystemClock | None = None) -> SessionClock:
        """Give the session's clock as it goes on now, for work after the group."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Study:
    """A study on disk."""

    root: Path
    settings: Settings

    @staticmethod
    def find(start: Path, given: Path | None = None) -> Study:
        """Give the study `given`, else the nearest at or above `start`. Raises Refused."""
        raise NotImplementedError

    @staticmethod
    def open(root: Path) -> Study:
        """Open the study in `root`. Raises Refused, BadInput."""
        raise NotImplementedError

    @staticmethod
    def create(root: Path, title: str, guide: Path | None = None) -> Study:
        """Make a study in `root`; `guide` is a file to copy, else the shipped one."""
        raise NotImplementedError

    @property
    def packs(self) -> Path:
        """Give the folder of what passed the gate."""
        return self.root / "packs"

    @property
    def whole(self) -> SessionFolder:
        """Give the folder of what belongs to the study and not to one session."""
        raise NotImplementedError

    def sessions(self) -> tuple[SessionFolder, ...]:
        """Give all sessions, by name."""
        raise NotImplementedError

    def session(self, name: str) -> SessionFolder:
        """Give one session. Raises Refused, naming the nearest."""
        raise NotImplementedError

    def new_session(self, name: str) -> SessionFolder:
        """Make a session. Raises Refused."""
        raise NotImplementedError

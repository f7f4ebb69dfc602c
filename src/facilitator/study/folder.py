"""The folder of a study: how it is found, and its sessions."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.errors import BadInput, Refused
from facilitator.ports import Keyring
from facilitator.study.disk import SystemDisk
from facilitator.study.making import make_study
from facilitator.study.plan_file import read_plan
from facilitator.study.session_folder import WHOLE, Role, SessionFolder
from facilitator.study.settings import Settings
from facilitator.study.settings_file import NAME, read_settings

__all__ = ["WHOLE", "Role", "SessionFolder", "Study", "is_session_name"]

_NAME = re.compile(r"[A-Za-z0-9._-]{1,32}")


@dataclass(frozen=True, slots=True)
class Study:
    """A study on disk."""

    root: Path
    settings: Settings
    keyring: Keyring | None = field(default=None, repr=False, compare=False)
    """What opens its sessions; None without encryption (`workflow.keyring` puts it there)."""
    state: Path | None = field(default=None, compare=False)
    """The user's state folder: open keys, rescued parts."""

    @staticmethod
    def find(start: Path, given: Path | None = None) -> Study:
        """Give the study in `given`, else the nearest at or above `start`.

        Raises Refused where there is none, BadInput where its `study.toml` is wrong.
        """
        if given is not None:
            return Study.open(given)
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / NAME).is_file():
                return Study.open(folder)
        raise Refused(
            f"There is no study in {start} or above it.",
            "Make one with `facilitator init DIR`, or name one with --study DIR.",
        )

    @staticmethod
    def open(root: Path) -> Study:
        """Open the study in `root`. Raises Refused, BadInput."""
        root = root.resolve()
        if not (root / NAME).is_file():
            raise Refused(
                f"{root} is no study: it holds no {NAME}.",
                "Name the study's folder with --study DIR, or make one with `facilitator init`.",
            )
        return Study(root, read_settings(root / NAME))

    @staticmethod
    def create(
        root: Path,
        title: str,
        guide: Path | None = None,
        recipients: tuple[str, ...] = (),
        id: str | None = None,
    ) -> Study:
        """Make a study in `root`, a new or an empty folder; without `recipients` not encrypted.

        The shipped guides and templates are copied into it, so that a team changes its own; with
        `guide`, a Markdown file, that one is copied too and is the study's. Raises BadInput,
        Refused or Unavailable, and then makes nothing.
        """
        make_study(root, title, guide, recipients, id)
        return Study.open(root)

    @property
    def recordings(self) -> Path:
        """Give the folder of its sessions."""
        return self.root / "recordings"

    @property
    def guides(self) -> Path:
        """Give the folder of its guides."""
        return self.root / "guides"

    @property
    def templates(self) -> Path:
        """Give the folder of its templates."""
        return self.root / "templates"

    @property
    def packs(self) -> Path:
        """Give the folder of what passed the gate."""
        return self.root / "packs"

    @property
    def whole(self) -> SessionFolder:
        """Give the folder of what belongs to the study and not to one session."""
        return self._folder(WHOLE)

    def sessions(self) -> tuple[SessionFolder, ...]:
        """Give all sessions, by name. A folder without `journal/` is none, nor is a link."""
        names = SystemDisk().names(str(self.recordings))
        found = (self._folder(name) for name in names if name != WHOLE)
        return tuple(
            session
            for session in found
            if is_session_name(session.name)
            and not session.path.is_symlink()
            and session.journal.is_dir()
        )

    def session(self, name: str) -> SessionFolder:
        """Give one session. Raises Refused, with the nearest names, where there is none."""
        names = []
        for found in self.sessions():
            if found.name == name:
                return found
            names.append(found.name)
        if is_session_name(name) and read_plan(self.recordings / name) is not None:
            raise Refused(
                f"{name} is planned, and nothing is recorded of it yet.",
                f"facilitator run --session {name} leads it.",
            )
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
        todo = f"Did you mean {' or '.join(near)}?" if near else _sessions_are(names)
        raise Refused(f"There is no session {name!r} in {self.recordings}.", todo)

    def new_session(self, name: str) -> SessionFolder:
        """Make a session's folder. Raises BadInput, Refused, Unavailable."""
        if not is_session_name(name):
            raise BadInput(
                f"{name!r} cannot name a session.",
                "Use 1 to 32 of A-Z a-z 0-9 . _ - (FG3, for example), and not the name study.",
            )
        session = self._folder(name)
        if session.path.is_symlink() or session.journal.exists():
            raise Refused(
                f"{session.path} is already there.",
                "Choose another name, or go on with that session.",
            )
        session.make()
        return session

    def _folder(self, name: str) -> SessionFolder:
        elsewhere = self.settings.keys_dir
        keys = self.root / elsewhere if elsewhere else None
        return SessionFolder(name, self.recordings / name, self.keyring, keys, self.state)


def is_session_name(name: str) -> bool:
    """Say whether `name` can name a session."""
    return _NAME.fullmatch(name) is not None and name not in (".", "..") and name != WHOLE


def _sessions_are(names: list[str]) -> str:
    if not names:
        return "The study has no sessions yet; `facilitator run` makes one."
    return f"Its sessions are {', '.join(names)}."

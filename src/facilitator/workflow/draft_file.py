"""Where an unsent note lies on the disk: `draft-<writer>`, closed in an encrypted session.

It is replaced whole and removed when the note is sent. A draft that cannot be opened here – its
keys are gone – is never replaced: what is written then lies beside it, as `draft-<writer>.2`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.ports import Envelope
from facilitator.study import atomic
from facilitator.study.session_folder import CLOSED


class DraftFile:
    """One writer's unsent note on the disk."""

    def __init__(self, path: Path, envelope: Envelope | None = None) -> None:
        """Keep it at `path`, closed with the *words* key of `envelope` where there is one."""
        self._usual = self._path = path
        self._envelope = envelope

    def found(self, wanted: Callable[[bytes], bool]) -> bytes | None:
        """Give the draft that a stop left, if one opens here and is `wanted`; go on in its file."""
        self._path = next(path for path in self._names() if self._may_replace(path))
        usual = self._usual  # and not draft-notes2, which is somebody else's
        for path in sorted((usual, *usual.parent.glob(f"{usual.name}.*"))):
            plain = self._opened(path) if path.exists() else None
            if plain is not None and wanted(plain):
                self._path = path
                return plain
        return None

    def write(self, plain: bytes) -> None:
        """Put the draft on disk. Raises OSError, Unavailable."""
        own = self._envelope
        atomic.write(self._path, plain if own is None else own.seal(plain, "words"))

    def remove(self) -> None:
        """Remove it, if it is there. Raises OSError."""
        self._path.unlink(missing_ok=True)

    def _names(self) -> map[Path]:
        name = self._usual.name
        return map(lambda n: self._usual.with_name(name if n == 1 else f"{name}.{n}"), count(1))

    def _may_replace(self, path: Path) -> bool:
        return not path.exists() or self._opened(path) is not None

    def _opened(self, path: Path) -> bytes | None:
        """Give what a draft holds; None where it cannot be read or opened here."""
        try:
            data = path.read_bytes()
            if not data.startswith(CLOSED):
                return data
            return None if self._envelope is None else self._envelope.open(data, "words")
        except (OSError, FacilitatorError):
            return None

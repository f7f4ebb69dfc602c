"""Documents made of words, as a session keeps them: closed where its study is encrypted."""

from __future__ import annotations

from pathlib import Path

from facilitator.study import atomic
from facilitator.study.session_folder import SessionFolder

_CLOSED = ".age"


def keep_document(folder: SessionFolder, name: str, data: bytes) -> Path:
    """Put a document into the session's `derived/`; give where it is.

    In an encrypted study it is closed with the *words* key, and its name ends in `.age`. Raises
    Unavailable where it cannot be written or no key is at hand.
    """
    folder.make()
    envelope = folder.closing()
    path = folder.derived / (name if envelope is None else name + _CLOSED)
    kept = data if envelope is None else envelope.seal(data, "words")
    atomic.write(path, kept, within=folder.path)
    return path


def is_closed(path: Path) -> bool:
    """Say whether a document was kept closed."""
    return path.suffix == _CLOSED

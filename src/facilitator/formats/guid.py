"""Identifiers in files for other programs: the same thing, the same identifier, in every pack."""

from __future__ import annotations

from unicodedata import normalize
from uuid import UUID, uuid5


def guid(study_id: str, *path: str) -> str:
    """Give the identifier of the thing at `path`, as `("code", "Themes", "Time")`.

    `study_id` is the study's 16 hex digits, drawn once: doubled, they are the namespace, so that
    two studies never share an identifier and one study never changes its own. `path` holds names
    from the study's own files, never words that someone said.
    """
    names = (normalize("NFC", name).replace("/", "//") for name in path)
    return str(uuid5(UUID(hex=study_id * 2), " / ".join(names)))

"""What belongs to the study and not to one session: stands in `recordings/study/`."""

from __future__ import annotations

from typing import TypeAlias

from facilitator.session.events.made import event, said


@event
class ReplacementGiven:
    """An entity got its number: the same everywhere in the study."""

    label: str
    """`Name`, `Hospital` …"""
    number: int
    type: str
    original: str = said()
    """The entity as it was first decided upon."""


@event
class EntityDescribed:
    """Staff said whose side an entity is on, or what it is called where less is shown."""

    label: str
    """`Name`, `Hospital` …"""
    number: int
    by: str
    told_of: bool | None = None
    """True for someone who is told of and not here: no release profile shows them."""
    general: str = said(default="")
    """What stands for it where the study generalises: `a large city`; blank where nothing does."""


@event
class PackMade:
    """A pack left the gate."""

    version: int
    session: str
    hash: str
    """The signed hash it was made from."""
    coders: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    """[path within packs/, SHA-256]"""
    profile: str = "team"
    """Release profile that it was made for."""


@event
class SummaryShared:
    """A summary to share left the session's folder: it quotes what passed the gate."""

    session: str
    hash: str
    """The signed hash it was made from."""
    sha256: str
    """Of the page's bytes."""
    file: str | None = said(default=None)
    """Its place; None for a pipe."""


@event
class RedactionKeyWritten:
    """The key from originals to replacements was written into a file, closed for the holders."""

    by: str
    sha256: str
    file: str | None = said(default=None)
    """Its place; None for the usual one, in the study's own folder."""


WholeStudy: TypeAlias = (
    ReplacementGiven | EntityDescribed | PackMade | SummaryShared | RedactionKeyWritten
)

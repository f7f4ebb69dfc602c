"""What becomes of a session's keys, and of what was recorded without them."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from facilitator.session.events.made import event


@event
class SessionSealed:
    """The session's open key is removed: from here on only a holder opens it."""

    IN_CLEAR: ClassVar[bool] = True

    journals: tuple[tuple[str, int, int, str], ...]
    """[file, bytes, n, h] of each journal file; its own as before this line."""
    sounds: tuple[tuple[str, int, str], ...]
    """[file, bytes, SHA-256] of each sound file."""


@event
class SoundClosed:
    """A piece of sound that was recorded in clear lies encrypted now, and the clear one is gone."""

    IN_CLEAR: ClassVar[bool] = True

    file: str
    """Name within `sound/` under which the recorder wrote it."""
    into: str
    """Name within `sound/` now."""
    samples: int


@event
class JournalClosed:
    """A journal that was written in clear lies encrypted now: same name, same records."""

    IN_CLEAR: ClassVar[bool] = True

    file: str
    kept: str
    """Name within `heard/` of the file as it was written, byte for byte, closed."""
    lost: tuple[str, ...] = ()
    """Names of records that could not be read when it was closed; `kept` holds what is there."""


@event
class KeyTested:
    """A holder's key opened the keys of a session, both copies of each."""

    session: str
    recipient: str
    """The public half of the holder's key."""


@event
class HolderAdded:
    """The keys of all sessions are wrapped for one more holder."""

    recipient: str


@event
class KeyRetired:
    """A holder's key was removed from where it lay, as the last step of the study."""

    recipient: str


Keeping: TypeAlias = (
    SessionSealed | SoundClosed | JournalClosed | KeyTested | HolderAdded | KeyRetired
)

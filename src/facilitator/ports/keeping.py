"""What keeps: keys, disk, clock and journal."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar

from facilitator.units import Us

EventT_contra = TypeVar("EventT_contra", contravariant=True)

KeyName = Literal["record", "words", "sound"]


class Envelope(Protocol):
    """Closes bytes so that only a holder of the key opens them: the key pairs of one session."""

    def name(self, key: KeyName) -> str:
        """Give the name of the pair that `seal` closes with, `words.2`."""
        ...

    def seal(self, plain: bytes, key: KeyName) -> bytes:
        """Give the closed form of `plain`."""
        ...

    def open(self, closed: bytes, key: KeyName) -> bytes:
        """Give back what was closed.

        Raises Unavailable where no key of that name opens it, Damaged where it was changed.
        """
        ...


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Whose keys, and where they lie."""

    session: str
    """The session's 16 hex digits."""
    folder: str
    """Absolute path of the folder that holds its wrapped keys."""
    beside: str = ""
    """Its own `keys/`, where `folder` is elsewhere: they are made there while that is not there."""

    @property
    def places(self) -> tuple[str, ...]:
        """Give every folder that may hold its wrapped keys."""
        return (self.folder, self.beside) if self.beside else (self.folder,)


class Keyring(Protocol):
    """What opens the sessions of one study, as far as the keys at hand go."""

    def envelope(self, place: KeyPlace) -> Envelope | None:
        """Give the envelope of a session; None where no key of it is at hand.

        May ask a person for a passphrase, once. Raises Refused where that is wrong.
        """
        ...

    def covers(self, place: KeyPlace) -> bool:
        """Say whether every key of a session is at hand: none of it stays closed."""
        ...

    def begin(self, place: KeyPlace, *, keep_open: bool, named: Collection[str] = ()) -> Envelope:
        """Make three key pairs for a session, the next of their number, wrapped to all holders.

        `named` are keys that the session's files name: no number is given twice, also while the
        keys themselves are out of sight.
        With `keep_open` they also lie open in the user's state folder until the session is sealed.
        Raises BadInput for a holder's key that is none, Unavailable where they cannot be stored.
        """
        ...

    def keep_open(self, place: KeyPlace) -> None:
        """Lay the keys of a session that goes on open again, as far as they are at hand."""
        ...


class AppendFile(Protocol):
    """A file that is open for append, by this process only."""

    def write(self, data: bytes) -> int:
        """Write at the end; give how many bytes were taken. Raises OSError."""
        ...

    def overwrite(self, offset: int, data: bytes) -> None:
        """Replace bytes in place: the two length fields of a WAV header at closing, no others."""
        ...

    def sync(self) -> None:
        """Return once the data is on the disk. Raises OSError; never sync again after that."""
        ...

    def is_at(self, path: str) -> bool:
        """Say whether it is this file that stands at `path`: another may by now, or none."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Holding(Protocol):
    """A file that is held for as long as a `with` lasts."""

    def __enter__(self) -> bool:
        """Say whether it could be held."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, where: Any, /
    ) -> bool | None:
        """Let go of it."""
        ...


class Disk(Protocol):
    """The little of a file system that journals and recorder use; paths are absolute."""

    def create(self, path: str) -> AppendFile:
        """Make a new file, 0600, never through a link. Raises FileExistsError if it is there."""
        ...

    def read(self, path: str, offset: int = 0, most: int = -1) -> bytes:
        """Give the file from byte `offset` on, `most` bytes of it: by default the whole."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """Give the names in `folder`, sorted; () where it is missing."""
        ...

    def sync_folder(self, folder: str) -> None:
        """Return once the names in `folder` are on the disk."""
        ...

    def make_folder(self, folder: str) -> None:
        """Make `folder` and what is missing above it, 0700; one that is there stays."""
        ...

    def free_bytes(self, folder: str) -> int:
        """Give how many bytes can still be written in `folder`. Raises OSError."""
        ...

    def remove(self, path: str) -> None:
        """Remove a file. Raises FileNotFoundError where there is none."""
        ...

    def held(self, path: str) -> Holding:
        """Hold a file, so that it can be moved; False where who made it has it open still."""
        ...


class Clock(Protocol):
    """Time of this machine."""

    boot: str
    """Id of this start of the machine, 8 hex digits."""

    def now(self) -> Us:
        """Give the boot clock: never jumps, counts sleep where the system has such a clock."""
        ...

    def utc(self) -> str:
        """Give `2026-11-24T15:04:05.123Z`."""
        ...

    def sleep(self, time: Us) -> None:
        """Wait."""
        ...


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A record that is on the disk."""

    name: str
    """`writer.part.n`"""
    at: Us
    utc: str


class Ledger(Protocol[EventT_contra]):
    """One writer's journal."""

    def append(self, *events: EventT_contra, at: Us) -> tuple[Acknowledged, ...]:
        """Write and sync `events` as records of time `at`, in one write; return when durable."""
        ...

    def append_each(self, *timed: tuple[Us, EventT_contra]) -> tuple[Acknowledged, ...]:
        """Write and sync events, each with its own time, in one write; return when durable."""
        ...

"""The folder of one session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_hex
from typing import Literal

from facilitator.errors import Refused, Unavailable
from facilitator.ports import Clock, Disk, Envelope, KeyPlace, Keyring
from facilitator.study import artefacts, atomic, key_files
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.clock_after import clock_after
from facilitator.study.derived import Cache
from facilitator.study.disk import SystemDisk, make_folder
from facilitator.study.journal import Journal
from facilitator.study.reading import Reading, keys_in, read_folder, session_in
from facilitator.study.tally import Glance, glance

Role = Literal["facilitator", "notes", "recorder", "transcriber", "review", "import", "study"]
# One process at a time does these, and goes on where the last one stopped; of the others any number
# may be at work, each under a name of its own.
_ONE_AT_A_TIME = ("facilitator", "recorder", "transcriber")
WHOLE = "study"
"""The name in `recordings/` of what belongs to the study: no session may have it."""
IN_CLEAR = ("recorder",)
"""Writers of no words and nobody's seat: readable in every study, so that gaps need no key."""
CLOSED = b"age-encryption.org/v1\n"
"""How a closed file begins (C2SP, age)."""


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """One session on disk; `Study` gives them."""

    name: str
    path: Path
    keyring: Keyring | None = field(default=None, repr=False, compare=False)
    """What opens it; None in a study without encryption."""
    keys_dir: Path | None = field(default=None, compare=False)
    """The folder of all sessions' wrapped keys, where they do not lie in each session's `keys/`."""
    state: Path | None = field(default=None, compare=False)
    """The user's state folder; None where nothing is rescued."""
    readable_counts: bool | None = field(default=None, repr=False, compare=False)
    """Whether records count that anyone can read. None: unless the session has keys."""
    _fresh_id: str = field(default_factory=lambda: token_hex(8), repr=False, compare=False)
    _read_id: list[str] = field(default_factory=list, repr=False, compare=False)
    """The id once it was read: it never changes, and stays known while the disk is pulled out."""

    @property
    def id(self) -> str:
        """Give the session's 16 hex digits: from its journals, made at first use."""
        if not self._read_id:
            with self._told():
                found = session_in(SystemDisk(), str(self.journal))
            self._read_id.extend([found] if found else [])
        return self._read_id[0] if self._read_id else self._fresh_id

    def known_as(self, id: str) -> SessionFolder:
        """Give the folder of a session whose id is known before its first line is written."""
        return replace(self, _fresh_id=id, _read_id=[])

    def in_clear(self) -> SessionFolder:
        """Give the folder with new records in clear: a holder's key is broken (durability, §6)."""
        return replace(self.trusting(), keyring=None)

    def trusting(self) -> SessionFolder:
        """Give the folder as one whose readable records count though it has keys.

        In the room, where they may be all that is known of a group that was recorded in clear; and
        for sealing, where a person has said that they are the session's own.
        """
        return replace(self, readable_counts=True)

    def doubting(self) -> SessionFolder:
        """Give the folder as one whose readable records never count."""
        return replace(self, readable_counts=False)

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
    def rescue(self) -> Path | None:
        """Give the folder that takes its journals and its sound while its own disk refuses."""
        if self.state is None:
            return None
        place = self.state / "rescue" / self.id
        return None if place.is_symlink() or place.parent.is_symlink() else place

    @property
    def sounds(self) -> tuple[Path, ...]:
        """Give every folder that its sound may lie in, its own first."""
        rescue = self.rescue
        return (self.sound,) if rescue is None else (self.sound, rescue / "sound")

    @property
    def guide_copy(self) -> Path:
        """Give the copy of the guide that was run."""
        return self.path / "guide.md"

    @property
    def keys(self) -> KeyPlace:
        """Give where its wrapped keys lie, for the keyring."""
        return self.keys_of(self.id)

    def keys_of(self, id: str) -> KeyPlace:
        """Give the same where the session's `id` is known already."""
        own = str(self.path / "keys")
        return (
            KeyPlace(id, own)
            if self.keys_dir is None
            else KeyPlace(id, str(self.keys_dir / id), own)
        )

    def keys_named(self) -> frozenset[str]:
        """Give the names of the keys that its journals and its sound say they are closed with."""
        headers = (file.header for file in self.read_closed().files)
        named = {key for header in headers if header is not None for key in header.keys or ()}
        return frozenset(named) | key_files.named_by_sound(self.sounds)

    def is_closed(self) -> bool:
        """Say whether there are keys of it, or sound or words that are closed with any."""
        disk, journal = SystemDisk(), str(self.journal)
        return (
            any(name.endswith(".age") for name in disk.names(str(self.path / "keys")))
            or any(name.endswith(".fca") for name in disk.names(str(self.sound)))
            or bool(keys_in(disk, journal))
        )

    @property
    def envelope(self) -> Envelope | None:
        """Give what opens and closes its records; None without encryption or without a key.

        May ask for a passphrase (`ports.Keyring`). Raises Refused where that is wrong.
        """
        return None if self.keyring is None else self.keyring.envelope(self.keys)

    def read(self) -> Reading:
        """Read all journals, as far as keys are at hand. Raises Unavailable, Refused."""
        return self._read(self.envelope)

    def read_closed(self) -> Reading:
        """Read what needs no key: files and their heads, times, what is in clear. Asks nobody."""
        return self._read(None)

    def glance(self, before: Glance | None = None) -> Glance:
        """Count what its journals say without a key, on from `before`. Asks nobody."""
        any_rescued = self.state is not None and (self.state / "rescue").is_dir()
        rescue = self._rescued_journals if any_rescued else None  # its name takes a file to read
        with self._told():
            return glance(SystemDisk(), str(self.journal), before, rescue=rescue)

    def _read(self, envelope: Envelope | None) -> Reading:
        with self._told():
            return read_folder(
                SystemDisk(),
                str(self.journal),
                envelope,
                rescue=self._rescued_journals,
                keyed=self._is_keyed,
            )

    @property
    def _is_keyed(self) -> bool | None:
        """Say whether only closed records count; None where headers may tell."""
        if self.readable_counts is not None:
            return not self.readable_counts
        return True if self.keyring is not None and self._has_keys(self.id) else None

    def _has_keys(self, id: str) -> bool:
        return bool(key_files.wrapped(*self.keys_of(id).places))

    @property
    def _rescued_journals(self) -> str | None:
        rescue = self.rescue
        return None if rescue is None else str(rescue / "journal")

    def closing(self) -> Envelope | None:
        """Give what new records are closed with; made here where the session has no keys yet.

        Raises Unavailable where the session has keys and none of them is at hand, Refused where it
        was recorded in clear and is not sealed yet.
        """
        if self.keyring is None:
            return None
        envelope = self.keyring.envelope(self.keys)
        if envelope is not None:
            return envelope
        named = self.keys_named()
        if session_in(SystemDisk(), str(self.journal)) is not None:
            self._refuse_to_add(named)
        return self.keyring.begin(self.keys, keep_open=self.name != WHOLE, named=named)

    def _refuse_to_add(self, named: frozenset[str]) -> None:
        self.check_keys_are_there(named)
        if self._has_keys(self.id):
            raise Unavailable(
                f"{self.name} is sealed: nothing can be added to it without a holder's key.",
                f"Add --identity FILE, or give `facilitator unlock {self.name}` first.",
            )
        if not self.readable_counts and any(file.in_clear for file in self.read_closed().files):
            raise Refused(
                f"{self.name} was recorded in clear, and nothing is added to it before it is "
                "encrypted.",
                f"facilitator seal {self.name} encrypts it.",
            )

    def check_keys_are_there(self, named: frozenset[str] | None = None) -> None:
        """Raise Unavailable where its files name keys that lie nowhere within reach."""
        named = self.keys_named() if named is None else named
        if missing := named - key_files.wrapped(*self.keys.places).keys():
            raise Unavailable(
                f"The keys of {self.name} are not in {self.keys.folder}: "
                f"{', '.join(sorted(missing))}.",
                "Plug in what holds them, or bring the folder back from a copy.",
            )

    def store_heard(self, data: bytes) -> str:
        """Keep what was heard or brought in, closed in an encrypted study; give its name.

        The name is the SHA-256 of what stands on the disk. Raises Unavailable.
        """
        envelope = self.closing()
        return artefacts.store(
            self.heard, data if envelope is None else envelope.seal(data, "words")
        )

    def load_heard(self, name: str) -> bytes:
        """Give what was kept as `name`. Raises Unavailable, Damaged."""
        return self.opened(artefacts.load(self.heard, name))

    @property
    def cache(self) -> Cache:
        """Give the cache of what can be made again, closed in an encrypted study."""
        return Cache(self.derived, self.envelope)

    def opened(self, data: bytes) -> bytes:
        """Give the bytes of a file of words, opened where it is closed. Raises Unavailable."""
        if not data.startswith(CLOSED):
            return data
        envelope = self.envelope
        if envelope is None:
            self.check_keys_are_there()
            raise Unavailable(
                f"The words of {self.name} are closed, and no key of it is at hand.",
                f"Add --identity FILE, or give `facilitator unlock {self.name}` first.",
            )
        return envelope.open(data, "words")

    def writer(
        self,
        role: Role,
        clock: SessionClock,
        disk: Disk | None = None,
        *,
        name: str | None = None,
        away: bool = False,
    ) -> Journal:
        """Open a new part of a journal.

        `clock` is the session's; `disk` is the real one unless a test gives another. `name` is the
        writer's where whoever calls holds its lock, so that it goes on as itself; `away` says that
        the session's disk is, and that its last part lies in the rescue folder. Raises Refused
        while another process writes as the same, Unavailable where it cannot be written.
        """
        if not away:
            self.make()
            for folder in (self.path, self.heard, self.derived):
                atomic.remove_leftovers(folder)
        known = self.read_closed()
        taken = {file.writer for file in known.files}
        return Journal(
            SystemDisk(self.path, self.rescue) if disk is None else disk,
            str(self.journal),
            name or (role if role in _ONE_AT_A_TIME else _unused(role, taken)),
            known.session or self._fresh_id,
            clock,
            known,
            None if role in IN_CLEAR else self.closing(),
            rescue=self._rescued_journals,
        )

    def clock(self, clock: Clock | None = None, known: Reading | None = None) -> SessionClock:
        """Give the session's clock as it goes on now, for whoever works on it after the group."""
        return clock_after(
            self.read_closed() if known is None else known,
            SystemClock() if clock is None else clock,
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in a sentence which file cannot be read."""
        try:
            yield
        except OSError as failure:
            raise Unavailable(
                f"{failure.filename} cannot be read ({failure.strerror}).",
                "Check that the session's folder is yours and its disk is plugged in.",
            ) from failure

    def make(self) -> None:
        """Make the folders that are missing, 0700. Raises Unavailable.

        The study itself is never made: where its disk was pulled out, nothing is written beside.
        """
        try:
            parts = (self.journal, self.sound, self.heard, self.derived)
            for folder in (self.path.parent, self.path, *parts):
                make_folder(folder)
        except OSError as failure:
            raise Unavailable(
                f"{failure.filename} cannot be made ({failure.strerror}).",
                "Choose a study folder that you may write, on a disk with space.",
            ) from failure


def _unused(role: str, taken: set[str]) -> str:
    while (name := f"{role}-{token_hex(2)}") in taken:
        pass
    return name

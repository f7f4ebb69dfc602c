"""Write one writer's journal: what `append` has returned for is on the disk.

A file that failed once – a short write, an error from write or sync – is never written again: the
kernel may have dropped what it held. The writer goes on in a new part, at home or in the rescue
folder, which names the part before and takes the records that were not acknowledged.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from facilitator import __version__
from facilitator.canonical import canonical
from facilitator.errors import Refused, Unavailable
from facilitator.ports import Acknowledged, AppendFile, Disk, Envelope
from facilitator.session.events import Event
from facilitator.study import chain
from facilitator.study.clock import SessionClock
from facilitator.study.codec import members_of
from facilitator.study.header import FORMAT, After, Header
from facilitator.study.places import MOST_TRIES, Place, Places
from facilitator.study.reading import JournalFile, Reading
from facilitator.units import Us

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Part:
    """A file whose header is on the disk, and how far it can be trusted."""

    file: str
    n: int
    h: str
    bytes: int
    """Up to the end of record n."""
    torn: int | None = 0
    """Bytes beyond that, once its writer gave it up; None where it could not be read any more."""


class Journal:
    """One writer's journal (`ports.Ledger`)."""

    def __init__(
        self,
        disk: Disk,
        folder: str,
        writer: str,
        session: str,
        clock: SessionClock,
        known: Reading,
        envelope: Envelope | None = None,
        *,
        rescue: str | None = None,
    ) -> None:
        """Begin a new part for `writer` in `folder` (a session's `journal/`).

        `session` is its 16 hex digits, `known` what all its journals hold now, `rescue` the folder
        of those that its own disk refused. Raises Refused where another process writes under the
        same name, Unavailable where nothing can be written.
        """
        self.writer = writer
        self._disk = disk
        self._folder = folder
        self._session = session
        self._clock = clock
        self._envelope = envelope
        self._lock = threading.Lock()
        self._file: AppendFile | None = None
        self._failure: OSError | None = None
        self._places = Places(disk, clock.clock, folder, rescue, begun=known.session is not None)
        self._place: Place | None = None
        own = [file for file in known.files if file.writer == writer]
        self.part = max((file.part for file in own), default=0)
        self._sees = {f.file: f.head for f in known.files if f.writer != writer and f.head[0] >= 0}
        self._trusted = _last_trusted(own)
        with self._lock:
            self._attempt(lambda: None)

    @property
    def file(self) -> str:
        """Give the name of the file that is written now."""
        return f"{self.writer}.{self.part}.jsonl"

    @property
    def rescued(self) -> bool:
        """Say whether it is written to the rescue folder now: its own disk refuses."""
        place = self._place
        return place is not None and place is not self._places.home

    def append(self, *events: Event, at: Us) -> tuple[Acknowledged, ...]:
        """Write and sync `events` as records of session time `at`, in one write.

        Returns when they are durable. Raises Unavailable where no place to write is left: none of
        `events` is then acknowledged, and the same call may be made again.
        """
        return self.append_each(*((at, event) for event in events))

    def append_each(self, *timed: tuple[Us, Event]) -> tuple[Acknowledged, ...]:
        """Write and sync events, each as a record of its own time, in one write; as `append`."""
        if not timed:
            return ()
        with self._lock:
            return self._attempt(lambda: self._write(timed))

    def close(self) -> None:
        """Let go of the file; a later `append` begins a new part."""
        with self._lock:
            self._give_up()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _attempt(self, act: Callable[[], T]) -> T:
        """Do `act` with an open part; after a failure again in a new one, as places are due."""
        for _ in range(MOST_TRIES):
            place = self._place or self._places.due()
            if place is None:
                break
            try:
                if self._file is None:
                    self._begin(place)
                done = act()
            except OSError as failure:
                self._failure = failure
                self._give_up()
                self._places.refused(place, failure)
            except BaseException:  # stopped between write and sync: nobody knows what is there
                self._give_up()
                raise
            else:
                self._places.took(place)
                return done
        raise Unavailable(
            f"{self._folder} cannot be written ({_reason(self._failure)}): what was just noted is "
            "not saved yet.",
            "Free space on the disk or plug it in again; what was saved before is safe.",
        ) from self._failure

    def _write(self, timed: tuple[tuple[Us, Event], ...]) -> tuple[Acknowledged, ...]:
        assert self._file is not None
        assert self._trusted is not None
        utc, n, h, lines = self._clock.clock.utc(), self._trusted.n, self._trusted.h, []
        for n, (at, event) in enumerate(timed, self._trusted.n + 1):
            id = f"{self._session}/{self.writer}.{self.part}.{n}"
            found = members_of(event, id, self._envelope, at=at)
            line, h = chain.closed(canonical({**found, "n": n, "at": at, "utc": utc}), h)
            lines.append(line)
        data = b"".join(lines)
        _write_whole(self._file, data)
        first = self._trusted.n + 1
        self._trusted = _Part(self.file, n, h, self._trusted.bytes + len(data))
        return tuple(
            Acknowledged(f"{self.writer}.{self.part}.{n}", at, utc)
            for n, (at, _) in enumerate(timed, first)
        )

    def _begin(self, place: Place) -> None:
        """Create the next part: its creation is the lock against a second writer of the name."""
        self._places.make(place)
        self.part += 1
        header = msgspec.to_builtins(self._header())
        data, h = chain.closed(canonical(header), chain.FIRST)
        try:
            self._file = self._disk.create(f"{place.folder}/{self.file}")
        except FileExistsError as taken:
            raise Refused(
                f"Another process is writing {self.file} in {place.folder}.",
                "End it, then give the command again.",
            ) from taken
        self._place = place
        _write_whole(self._file, data)
        self._disk.sync_folder(place.folder)
        self._trusted = _Part(self.file, 0, h, len(data))

    def _header(self) -> Header:
        clock = self._clock
        common = math.gcd(clock.speed, 1000)
        return Header(
            format=FORMAT,
            session=self._session,
            writer=self.writer,
            part=self.part,
            boot=clock.clock.boot,
            zero=clock.zero,
            t0=clock.at(),
            utc0=clock.clock.utc(),
            rate=(clock.speed // common, 1000 // common),
            keys=self._keys(),
            after=self._after(),
            sees=self._sees,
            program=__version__,
        )

    def _keys(self) -> tuple[str, ...] | None:
        own = self._envelope
        return None if own is None else (own.name("record"), own.name("words"))

    def _after(self) -> After | None:
        last = self._trusted
        return None if last is None else After(last.file, last.n, last.h, last.torn)

    def _give_up(self) -> None:
        """Let go of the part for good, and note how many bytes it holds that nobody may trust."""
        file, place, last = self._file, self._place, self._trusted
        self._file = self._place = None
        if file is None:
            return
        with suppress(OSError):
            file.close()
        if place is not None and last is not None and last.file == self.file:
            self._trusted = replace(last, torn=self._torn(f"{place.folder}/{last.file}", last))

    def _torn(self, path: str, last: _Part) -> int | None:
        try:
            return len(self._disk.read(path)) - last.bytes
        except OSError:
            return None


def _write_whole(file: AppendFile, data: bytes) -> None:
    if file.write(data) != len(data):
        raise OSError("only a part was written")
    file.sync()


def _last_trusted(own: list[JournalFile]) -> _Part | None:
    """Give the last part of a writer that holds at least its header, as it was read."""
    for file in reversed(own):
        n, h = file.head
        if n >= 0:
            return _Part(file.file, n, h, file.end_of_head, file.bytes - file.end_of_head)
    return None


def _reason(failure: OSError | None) -> str:
    return "" if failure is None else failure.strerror or str(failure)

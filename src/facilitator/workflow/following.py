"""What the others at a session write, as it comes: each writer has a journal, and follows the rest.

It is read in a thread of its own: a disk that hangs keeps no key waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event as Signal
from threading import Thread
from typing import Any

from facilitator.session.events import Live, Record
from facilitator.session.events.live import ActWithdrawn
from facilitator.session.events.made import changed
from facilitator.session.state import SessionState, after, replay
from facilitator.study.codec import Found
from facilitator.study.disk import SystemDisk
from facilitator.study.follow import Follower
from facilitator.study.reading import ClosedEvent, UnknownEvent
from facilitator.study.session_folder import SessionFolder
from facilitator.workflow.leading import Leading
from facilitator.workflow.orders import Orders

LOOK_SECONDS = 0.2
"""How often the journals are looked at: a stop that a note-taker asks for waits no longer."""
ALONE_SECONDS = 0.5
"""How often it is looked whether anybody has joined, before anybody has."""
NEVER_FOLLOWED = ("recorder", "transcriber")
"""They write of the sound and of words, which no screen folds."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came since the last look."""

    records: tuple[Record[Any], ...] = field(repr=False)
    anew: bool = False
    """True where these are all that the others have written: some was written a second time."""


class Following:
    """Follows the others' journals of one session."""

    def __init__(
        self,
        folder: SessionFolder,
        own: str,
        known: Iterable[Record[Any]],
        stir: Callable[[], object] = lambda: None,
        beside: Callable[[], object] = lambda: None,
        joined: Callable[[], bool] = lambda: True,
    ) -> None:
        """Follow all but the writer `own`; `known` is what was read already.

        In the thread that reads, `stir` is called where something came, and `beside` at each look.
        `joined` says whether there is anybody to follow.
        """
        self._stir, self._beside, self._joined = stir, beside, joined
        self._follower = Follower(
            SystemDisk(),
            str(folder.journal),
            without=(own, *NEVER_FOLLOWED),
            envelope=folder.envelope,
            rescue=None if folder.rescue is None else str(folder.rescue / "journal"),
        )
        self._known = {record.name for record in known}
        self._parts = {part_of(record) for record in known}
        self._writers = {record.writer for record in known}
        self._came: SimpleQueue[Came] = SimpleQueue()
        self._stopping = Signal()
        self._thread = Thread(target=self._work, name="follow", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self) -> None:
        """End it; what a hanging disk holds up is not waited for."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=1.0)

    def news(self) -> tuple[Came, ...]:
        """Give what came since the last call, without waiting."""
        found = []
        while not self._came.empty():
            found.append(self._came.get())
        return tuple(found)

    def _work(self) -> None:
        while True:
            if joined := self._joined():
                self.look()
            self._beside()
            if self._stopping.wait(LOOK_SECONDS if joined else ALONE_SECONDS):
                return

    def look(self) -> None:
        """Read what came; where a disk refuses, the next look gives it."""
        try:
            read = readable(self._follower.poll())
        except OSError:
            return
        new = tuple(record for record in read if record.name not in self._known)
        self._known.clear()  # only the first look reads what was known
        if not new:
            return
        again = any(self._goes_on(record) for record in new)
        self._came.put(Came(readable(self._follower.reading().records) if again else new, again))
        self._stir()

    def _goes_on(self, record: Record[Any]) -> bool:
        """Say whether a writer who was followed goes on in another file: it may repeat itself."""
        part, before = part_of(record), record.writer in self._writers
        new = part not in self._parts
        self._parts.add(part)
        self._writers.add(record.writer)
        return new and before


def readable(records: Iterable[Record[Found]]) -> tuple[Record[Any], ...]:
    """Give the records of known types that open here."""
    return tuple(r for r in records if not isinstance(r.event, UnknownEvent | ClosedEvent))


def part_of(record: Record[Any]) -> tuple[str, str]:
    """Give writer and part of a record, from its name."""
    writer, part, _ = record.name.rsplit(".", 2)
    return writer, part


def take_in(job: Leading, came: Came) -> None:
    """Let `job` count what the others did, each act at its time."""
    records = tuple(_as_named_here(record, job) for record in came.records)
    if came.anew:
        kept = [r for r in job.records if r.writer in (job.writer.name, *NEVER_FOLLOWED)]
        job.records[:] = sorted(kept, key=lambda r: r.at)
    last = all([put_in(job.records, record) for record in records])
    if last and not came.anew and not any(isinstance(r.event, ActWithdrawn) for r in records):
        for record in records:
            if isinstance(record.event, Live):
                job.state = after(job.state, record)
    else:
        job.past.forget()
        job.state = replay(job.records)
        job.past.keep(len(job.records), job.state)


def order_stop(state: SessionState, orders: Orders) -> bool:
    """Give the order to stop the sound where a note-taker has asked for it; say whether one did."""
    asked = state.phase == "off_record" and orders.wanted == "on"
    if asked:
        orders.give("off", state.stops[-1].start)
    return asked


def put_in(records: list[Record[Any]], record: Record[Any]) -> bool:
    """Put a record at its time, never before one of its own writer; say whether it came last."""
    place = len(records)
    while place and records[place - 1].at > record.at:
        if records[place - 1].writer == record.writer:
            break
        place -= 1
    records.insert(place, record)
    return place == len(records) - 1


def _as_named_here(record: Record[Any], job: Leading) -> Record[Any]:
    """Give a record that refers to an act of ours with the name that it has in this process."""
    of = getattr(record.event, "of", None)
    known = None if of is None else job.writer.named_here(of)
    if known is None:
        return record
    return Record(record.name, record.at, record.utc, changed(record.event, of=known))

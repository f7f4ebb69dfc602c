"""Writes acts to the journal beside the screen, so that no key waits for a disk.

An act counts on screen at once and is marked ✓ when it is durable. Until then it has a provisional
name (`~7`); what refers to it (`of`, `mark`) is given its true name when it is written.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, fields
from queue import SimpleQueue
from threading import Event as Signal
from threading import Thread
from time import monotonic
from typing import Any

from facilitator.errors import FacilitatorError
from facilitator.ports import Acknowledged, Ledger
from facilitator.session.events import Event, Record
from facilitator.session.events.made import changed
from facilitator.study.log import OURS
from facilitator.units import Us

RETRY_SECONDS = 2.0
"""How long to wait before a refused write is tried again (durability, §4)."""
PROVISIONAL = "~"
REFERRING = ("of", "mark")
"""Fields that hold the name of another record."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Acts of one moment on their way to the disk."""

    tickets: tuple[int, ...]
    events: tuple[Event, ...]
    at: Us


class JournalWriter:
    """Appends acts in order, in a thread of its own."""

    def __init__(self, ledger: Ledger[Event], writer: str, utc: Callable[[], str]) -> None:
        """Start the thread; `writer` names the provisional records' writer."""
        self._ledger = ledger
        self._writer = writer
        self._utc = utc
        self._queue: SimpleQueue[Waiting | None] = SimpleQueue()
        self._names: dict[str, str] = {}
        self._here: dict[str, str] = {}
        self._given = 0
        self._done = 0
        self._stopping = Signal()
        self._failure: str | None = None
        self._behind: tuple[float, Us] | None = None
        self._thread = Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    @property
    def name(self) -> str:
        """Give the writer whose acts these are: `facilitator`."""
        return self._writer

    @property
    def failure(self) -> str | None:
        """Give why nothing can be written at present, or None."""
        return self._failure

    @property
    def behind(self) -> tuple[float, Us] | None:
        """Give since when (monotonic seconds) the oldest act waits for the disk, and its time."""
        return self._behind

    @property
    def waiting(self) -> int:
        """Give how many acts are not durable yet."""
        return self._given - self._done

    def durable(self, name: str) -> bool:
        """Say whether the record of that name is on the disk."""
        ticket = name.rpartition(PROVISIONAL)[2]
        return PROVISIONAL not in name or int(ticket) <= self._done

    def named_here(self, name: str) -> str | None:
        """Give the provisional name of the record that others know as `name`; None if not ours."""
        return self._here.get(name)

    def put(self, *events: Event, at: Us) -> tuple[Record[Any], ...]:
        """Take acts of one moment; give their records under provisional names."""
        first = self._given + 1
        self._given += len(events)
        tickets = tuple(range(first, first + len(events)))
        self._queue.put(Waiting(tickets, events, at))
        utc = self._utc()
        return tuple(
            Record(f"{self._writer}.0.{PROVISIONAL}{ticket}", at, utc, event)
            for ticket, event in zip(tickets, events, strict=True)
        )

    def flush(self, timeout_seconds: float = 30.0) -> bool:
        """Wait until all that was put is durable; False if it is not by then."""
        pause = Signal()
        waited = 0.0
        while self.waiting and waited < timeout_seconds:
            pause.wait(0.005)
            waited += 0.005
        return self.waiting == 0

    def close(self) -> None:
        """Write what waits, then end the thread."""
        self._stopping.set()
        self._queue.put(None)
        self._thread.join(timeout=30.0)

    def _work(self) -> None:
        held: Waiting | None = None
        while (first := held or self._queue.get()) is not None:
            batch, held = self._with_what_waits(first)
            self._behind = (monotonic(), first.at)
            if not self._write(batch):
                return
            self._behind = None

    def _with_what_waits(self, first: Waiting) -> tuple[list[Waiting], Waiting | None]:
        """Give the acts that share one write and one sync, and one that has to wait for them.

        What refers to one of them waits: only the write gives that its true name.
        """
        batch = [first]
        while not self._queue.empty():
            more = self._queue.get()
            if more is None:
                self._queue.put(None)  # the end: nothing comes after it
                break
            if any(name not in self._names for event in more.events for name in _waiting_in(event)):
                return batch, more
            batch.append(more)
        return batch, None

    def _write(self, batch: list[Waiting]) -> bool:
        done = self._append(batch)
        if done is None:
            return False
        tickets = [ticket for act in batch for ticket in act.tickets]
        for ticket, one in zip(tickets, done, strict=True):
            here = f"{self._writer}.0.{PROVISIONAL}{ticket}"
            self._names[here], self._here[one.name] = one.name, here
        self._done = tickets[-1]
        return True

    def _append(self, batch: list[Waiting]) -> tuple[Acknowledged, ...] | None:
        """Write acts, again and again: they stay in memory until some disk takes them.

        Gives None where the writer was closed meanwhile: `waiting` says how many were not taken.
        """
        while True:
            try:
                timed = [(act.at, self._true(event)) for act in batch for event in act.events]
                done = self._ledger.append_each(*timed)
            except Exception as error:  # whatever it is, no act is dropped for it
                self._failed(error)
                if self._stopping.wait(RETRY_SECONDS):
                    return None
            else:
                self._failure = None
                return done

    def _failed(self, error: Exception) -> None:
        """Note why nothing is written; what is none of a disk's refusals goes to the log, once."""
        before, self._failure = self._failure, type(error).__name__
        if not isinstance(error, OSError | FacilitatorError) and self._failure != before:
            logging.getLogger(OURS).error("journal.broke", {"class": self._failure})

    def _true(self, event: Event) -> Event:
        changes = {
            f.name: self._names[value]
            for f in fields(event)
            if f.name in REFERRING and (value := getattr(event, f.name)) in self._names
        }
        return changed(event, **changes) if changes else event


def _waiting_in(event: Event) -> list[str]:
    """Give the provisional names that an event refers to."""
    values = [getattr(event, f.name) for f in fields(event) if f.name in REFERRING]
    return [value for value in values if value is not None and PROVISIONAL in value]

"""Acts are counted at once and written beside: none is dropped while a disk refuses."""

import threading
import time

from facilitator.errors import Unavailable
from facilitator.ports import Acknowledged
from facilitator.session.events import live as act
from facilitator.workflow import writer as room
from facilitator.workflow.writer import JournalWriter


class Book:
    """A ledger in memory that refuses as often as it is told (`ports.Ledger`)."""

    def __init__(self, refusals=0, refuses_with=None):
        self.written, self.refusals, self.writes = [], refusals, []
        self.refuses_with = refuses_with or Unavailable("The disk is full.", "Free some space.")
        self.go = threading.Event()
        self.go.set()

    def append(self, *events, at):
        return self.append_each(*((at, event) for event in events))

    def append_each(self, *timed):
        self.go.wait()
        if self.refusals:
            self.refusals -= 1
            raise self.refuses_with
        names = []
        self.writes.append(len(timed))
        for at, event in timed:
            self.written.append(event)
            names.append(Acknowledged(f"facilitator.3.{len(self.written)}", at, ""))
        return tuple(names)


def test_what_refers_to_an_act_is_given_its_true_name():
    book = Book()
    writer = JournalWriter(book, "facilitator", str)
    (mark,) = writer.put(act.MomentMarked("quote", None, None, 0), at=0)
    writer.put(act.NoteTaken(0, None, None, "words", mark.name), at=1)
    writer.put(act.ActWithdrawn(mark.name), at=2)
    writer.close()
    assert book.written[1].mark == "facilitator.3.1"
    assert book.written[2].of == "facilitator.3.1"


def held_up(book):
    """Give a writer whose first act is at the disk, so that what follows waits in the queue."""
    book.go.clear()
    writer = JournalWriter(book, "facilitator", str)
    writer.put(act.SpeakerNamed("P0"), at=0)
    while not writer._queue.empty():
        pass
    return writer


def test_what_waits_shares_one_write_and_keeps_its_times():
    book = Book()
    writer = held_up(book)
    for at in range(1, 6):
        writer.put(act.SpeakerNamed(f"P{at}"), at=at)
    book.go.set()
    writer.close()
    assert book.writes == [1, 5]
    assert [event.speaker for event in book.written] == [f"P{n}" for n in range(6)]


def test_what_refers_to_an_act_that_waits_is_written_after_it():
    book = Book()
    writer = held_up(book)
    (mark,) = writer.put(act.MomentMarked("quote", None, None, 0), at=1)
    writer.put(act.SpeakerNamed("P1"), at=2)
    writer.put(act.ActWithdrawn(mark.name), at=3)
    writer.put(act.SpeakerNamed("P2"), at=4)
    book.go.set()
    writer.close()
    assert book.writes == [1, 2, 2]
    assert book.written[3] == act.ActWithdrawn("facilitator.3.2")


def test_a_writer_that_is_closed_while_its_disk_refuses_says_what_was_not_taken(monkeypatch):
    monkeypatch.setattr(room, "RETRY_SECONDS", 0.01)
    writer = JournalWriter(Book(refusals=10**9), "facilitator", str)
    writer.put(act.SpeakerNamed("P1"), at=0)
    writer.close()
    assert writer.waiting == 1
    assert writer.failure


def test_an_act_is_not_durable_before_it_is_written():
    book = Book()
    book.go.clear()
    writer = JournalWriter(book, "facilitator", str)
    (one,) = writer.put(act.SpeakerNamed("P1"), at=0)
    assert not writer.durable(one.name)
    assert writer.waiting == 1
    book.go.set()
    assert writer.flush()
    assert writer.durable(one.name)
    writer.close()


def test_while_a_disk_refuses_acts_wait_and_none_is_lost(monkeypatch):
    monkeypatch.setattr(room, "RETRY_SECONDS", 0.01)
    book = Book(refusals=3)
    writer = JournalWriter(book, "facilitator", str)
    for speaker in ("P1", "P2", "P3"):
        writer.put(act.SpeakerNamed(speaker), at=0)
    assert writer.flush(timeout_seconds=10)
    assert writer.failure is None
    assert [event.speaker for event in book.written] == ["P1", "P2", "P3"]
    writer.close()


def test_an_error_of_our_own_drops_no_act_and_its_class_is_logged_once(monkeypatch, caplog):
    monkeypatch.setattr(room, "RETRY_SECONDS", 0.05)
    writer = JournalWriter(Book(4, ValueError("giraffe")), "facilitator", str)
    for speaker in ("P1", "P2"):
        writer.put(act.SpeakerNamed(speaker), at=0)
    until = time.monotonic() + 30
    while writer.failure is None:
        assert time.monotonic() < until
        time.sleep(0.005)
    assert writer.failure == "ValueError"
    assert writer.flush(timeout_seconds=10)
    assert writer.failure is None
    assert [(record.msg, record.args) for record in caplog.records] == [
        ("journal.broke", {"class": "ValueError"})
    ]
    writer.close()

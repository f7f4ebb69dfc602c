"""What a note-taker writes reaches who leads: real journals, one looking at the other."""

from queue import SimpleQueue
from threading import Event as Signal

import pytest
from workflow.room import led

from facilitator.session.events import aside
from facilitator.session.events import live as act
from facilitator.session.state import replay
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.workflow.following import Following, put_in


@pytest.fixture
def room(tmp_path):
    """Give (conduct, clock, folder, following) of a session that is being recorded."""
    with led(tmp_path) as (conduct, machine):
        folder = Study.open(tmp_path / "study").session("FG1")
        following = Following(folder, "facilitator", ())
        for _ in range(2):
            conduct.next()
        assert conduct.state.phase == "recording"
        yield conduct, machine, folder, following


def notes(folder, name="notes"):
    return folder.writer("notes", SessionClock(SystemClock(), 0), name=name)


def heed(conduct, following):
    following.look()
    for came in following.news():
        conduct.heed(came)


def test_a_note_of_another_counts_and_its_question_stands_at_its_time(room):
    conduct, machine, folder, following = room
    machine.time += 10 * SECOND
    conduct.speaker("P2")
    with notes(folder) as journal:
        journal.append(act.SpeakerNamed("P3"), at=5 * SECOND)
        journal.append(act.NoteTaken(6 * SECOND, "I.q1", "P3", "the giraffe"), at=7 * SECOND)
        heed(conduct, following)
    assert [note.text for note in conduct.state.notes] == ["the giraffe"]
    assert [(press.speaker, press.writer) for press in conduct.state.presses] == [
        ("P3", "notes"),
        ("P2", "facilitator"),
    ]
    assert conduct.state == replay(conduct.records)


def test_what_was_read_once_is_not_read_again(room):
    conduct, _, folder, following = room
    with notes(folder) as journal:
        journal.append(act.MomentMarked("quote", "I.q1", None, 1), at=1)
        heed(conduct, following)
        heed(conduct, following)
        journal.append(act.MomentMarked("followup", "I.q1", None, 2), at=2)
        heed(conduct, following)
    assert [mark.kind for mark in conduct.state.marks] == ["quote", "followup"]


def test_a_note_taker_who_takes_it_back_takes_back_their_own(room):
    conduct, _, folder, following = room
    with notes(folder) as journal:
        (kept,) = journal.append(act.MomentMarked("quote", "I.q1", None, 1), at=1)
        heed(conduct, following)
        journal.append(act.ActWithdrawn(kept.name), at=2)
        heed(conduct, following)
    assert conduct.state.marks == ()


def test_the_facilitator_takes_back_only_what_the_facilitator_did(room):
    conduct, machine, folder, following = room
    conduct.mark("quote")
    with notes(folder) as journal:
        journal.append(act.MomentMarked("identified", "I.q1", None, 1), at=9 * SECOND)
        heed(conduct, following)
    machine.time += 20 * SECOND
    conduct.undo()
    assert [mark.writer for mark in conduct.state.marks] == ["notes"]


def test_a_note_taker_who_comes_back_goes_on_in_another_file_and_nothing_counts_twice(room):
    conduct, _, folder, following = room
    for at in (1, 2):
        with notes(folder) as journal:
            journal.append(act.MomentMarked("quote", "I.q1", None, at), at=at)
            heed(conduct, following)
    assert [mark.name for mark in conduct.state.marks] == ["notes.1.1", "notes.2.1"]
    assert conduct.state == replay(conduct.records)


def test_a_stop_that_a_note_taker_asks_for_is_ordered_at_once(room):
    conduct, machine, folder, following = room
    machine.time += 5 * SECOND
    with notes(folder) as journal:
        journal.append(act.OffRecordStarted(), at=5 * SECOND)
        heed(conduct, following)
    assert conduct.orders.wanted == "off"
    assert conduct.state.phase == "off_record"
    assert "o goes on" in conduct.view.said
    machine.time += 5 * SECOND
    conduct.off_record()
    heed(conduct, following)
    assert (conduct.orders.wanted, conduct.state.phase) == ("on", "recording")


def test_two_who_stop_the_sound_at_the_same_moment_make_one_stop(room):
    conduct, machine, folder, following = room
    machine.time += 5 * SECOND
    conduct.off_record()
    with notes(folder) as journal:
        journal.append(act.OffRecordStarted(), at=5 * SECOND + 40_000)
        heed(conduct, following)
    machine.time += 5 * SECOND
    conduct.off_record()
    assert [(stop.start, stop.end) for stop in conduct.state.stops] == [(5 * SECOND, 10 * SECOND)]


def test_a_second_note_taker_is_followed_as_well(room):
    conduct, _, folder, following = room
    with notes(folder, "notes2") as journal:
        journal.append(aside.NotRecordingRaised(), at=3)
        heed(conduct, following)
    assert conduct.state.beside.raised == (3,)


def test_a_record_is_put_in_at_its_time_and_never_before_its_own_writer():
    from facilitator.session.events import Record

    def record(name, at):
        return Record(name, at, "", act.ProbeUsed("p"))

    records = [record("facilitator.1.1", 1), record("facilitator.1.2", 9)]
    assert not put_in(records, record("notes.1.1", 5))
    assert put_in(records, record("notes.1.2", 9))
    assert put_in(records, record("notes.1.3", 3))
    assert [r.name.partition(".")[0][0] + r.name[-1] for r in records] == [
        "f1", "n1", "f2", "n2", "n3",
    ]  # fmt: skip


def test_nobody_is_followed_before_somebody_has_joined_and_then_at_once(room):
    _, _, folder, _ = room
    joined, came, looked = Signal(), Signal(), SimpleQueue()
    following = Following(folder, "facilitator", (), came.set, lambda: looked.put(1), joined.is_set)
    with notes(folder) as journal:
        journal.append(act.MomentMarked("quote", "I.q1", None, 1), at=1)
        following.start()
        for _ in range(2):
            looked.get(timeout=30)
        assert following.news() == ()
        joined.set()
        assert came.wait(30)
    following.close()
    assert [len(one.records) for one in following.news()] == [1]

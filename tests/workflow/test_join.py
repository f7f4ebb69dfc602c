"""One who joins a session that is led in this process: real journals, locks and steering."""

import time
from contextlib import contextmanager
from dataclasses import replace as changed_copy
from datetime import datetime

import pytest
from workflow.room import led

from facilitator.errors import Refused
from facilitator.ports import RecorderSays
from facilitator.session.events import live as act
from facilitator.study import locks
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.workflow.derive import Desk
from facilitator.workflow.following import Following
from facilitator.workflow.join import ONLY_WHO_LEADS
from facilitator.workflow.join_session import JoinedSession
from facilitator.workflow.until import end_by
from facilitator.workflow.verify import verify

GUIDE = """---
title: A guide
---
# Introduction

Thank you for coming. [Begin recording.]{do=record}

# I. Assent

I have {{ participants }} participants.

Do you agree to participate? {do=assent}

# II. Learning

What was the **most memorable lesson**?

- Does anyone have a similar story?

What else?
"""


class Table:
    """A session that is led, and who takes notes at it."""

    def __init__(self, conduct, machine, root, state):
        self.conduct, self.machine, self.state = conduct, machine, state
        self.study = changed_copy(Study.open(root), state=state)
        self.folder = self.study.session("FG1")
        self._following = Following(self.folder, "facilitator", ())

    @contextmanager
    def joined(self, **how):
        with JoinedSession(self.study, "FG1", self.state, machine=self.machine, **how) as session:
            yield session.joined, session

    def pass_the_round(self):
        """Let every seat agree, so that the group can go on."""
        self.conduct.next()
        for _ in self.conduct.state.seats:
            self.conduct.assent("agree")

    def exchange(self, *sessions):
        """Let everybody read what the others wrote."""
        self.conduct.writer.flush()
        for session in sessions:
            session.joined.writer.flush()
            session._others.look()
            session.look_after()
        self._following.look()
        for came in self._following.news():
            self.conduct.heed(came)


@pytest.fixture
def table(tmp_path):
    with led(tmp_path, at_steering=tmp_path / "state") as (conduct, machine):
        table = Table(conduct, machine, tmp_path / "study", tmp_path / "state")
        table.folder.guide_copy.write_text(GUIDE, encoding="utf-8")
        conduct.orders.begin(conduct.clock)
        conduct.next()
        conduct.next()
        assert conduct.state.phase == "recording"
        conduct.writer.flush()
        with locks.running(table.folder):
            yield table


def recorder_says(table, phase):
    table.conduct.orders._steering.say_as_recorder(
        RecorderSays(table.machine.boot, 1, table.machine.now(), phase, -30, 0, 0, 48_000, 9)
    )


def test_who_joins_stands_where_the_group_stands_and_follows(table):
    with table.joined() as (joined, session):
        assert joined.view.stage.item == table.conduct.view.stage.item
        assert not joined.view.leads
        table.pass_the_round()
        table.conduct.go_to("II.q1")
        table.exchange(session)
        assert joined.view.stage.item == "II.q1"


def test_the_minutes_left_are_those_of_who_leads(table):
    table.pass_the_round()
    end_by(table.conduct, "12:49", datetime(2026, 3, 12, 12))
    table.conduct.writer.flush()
    with table.joined() as (joined, session):
        joined.room = changed_copy(joined.room, guide=table.conduct.room.guide)  # with its budgets
        assert time_shown(joined) == time_shown(table.conduct)
        assert time_shown(joined)[:2] == ("12:49", 49)
        end_by(table.conduct, "12:20", datetime(2026, 3, 12, 12))
        table.exchange(session)
        assert time_shown(joined) == time_shown(table.conduct)
        assert time_shown(joined)[:2] == ("12:20", 20)


def time_shown(screen):
    view = screen.view
    budgets = [section.budget_minutes for section in view.outline]
    return view.until, view.left_minutes, view.section_left_minutes, view.pace, budgets


def test_a_note_is_the_note_takers_own_and_shows_on_both_screens(table):
    with table.joined() as (joined, session):
        table.conduct.speaker("P2")
        table.exchange(session)
        for text in ("t", "the giraffe"):
            joined.draft(text)
        joined.keep_note()
        table.exchange(session)
        for state in (joined.state, table.conduct.state):
            assert [(n.text, n.speaker) for n in state.notes] == [("the giraffe", "P2")]
            assert state.notes[0].writer == "notes"


def test_undo_takes_back_the_note_takers_own_last_act(table):
    with table.joined() as (joined, session):
        joined.mark("quote")
        table.exchange(session)
        table.conduct.mark("followup")
        table.exchange(session)
        joined.undo()
        table.exchange(session)
        assert [mark.kind for mark in table.conduct.state.marks] == ["followup"]
        assert [mark.kind for mark in joined.state.marks] == ["followup"]


def test_what_the_facilitator_came_back_to_is_done_on_the_note_takers_screen(table):
    with table.joined() as (joined, session):
        joined.mark("followup")
        table.exchange(session)
        assert table.conduct.view.come_back == 1
        (mark,) = table.conduct.state.marks
        table.conduct.done_with(mark.name)
        table.exchange(session)
        assert (joined.view.come_back, table.conduct.view.come_back) == (0, 0)


def test_a_stop_is_shown_only_when_the_recorder_says_so(table):
    with table.joined() as (joined, session):
        recorder_says(table, "on")
        joined.ask_stop()
        assert joined.view.pill == "recording"
        assert table.conduct.orders.wanted == "on"
        table.exchange(session)
        assert table.conduct.orders.wanted == "off"
        assert joined.view.banner is None
        table.machine.time += 3 * SECOND
        recorder_says(table, "on")
        assert "still being kept" in joined.view.banner.text
        recorder_says(table, "off")
        assert joined.view.pill == "off_record"


def test_both_who_stop_the_sound_at_one_word_stop_it_and_neither_starts_it_again(table):
    with table.joined() as (joined, session):
        recorder_says(table, "on")
        joined.ask_stop()
        table.exchange(session)
        table.conduct.off_record()
        assert (table.conduct.state.phase, table.conduct.orders.wanted) == ("off_record", "off")
        table.machine.time += 3 * SECOND
        table.conduct.off_record()
        assert (table.conduct.state.phase, table.conduct.orders.wanted) == ("recording", "on")


def test_words_typed_after_a_stop_was_asked_for_are_not_kept(table):
    with table.joined() as (joined, session):
        joined.draft("before")
        joined.ask_stop()
        joined.draft("before and after")
        joined.keep_note()
        table.exchange(session)
    assert [note.text for note in table.conduct.state.notes] == ["before"]


def test_words_typed_once_the_order_is_out_are_not_kept_though_its_record_has_not_come(table):
    with table.joined() as (joined, session):
        recorder_says(table, "on")
        table.machine.time += SECOND
        table.conduct.off_record()
        until = time.monotonic() + 30
        while joined.orders.holds.number < 3 and time.monotonic() < until:
            time.sleep(0.01)  # a new order is given once the one before is applied
            session._listening.look()
        assert joined.state.phase == "recording"
        joined.draft("unheard")
        joined.keep_note()
        assert [note.text for note in joined.state.notes] == [""]


def test_starting_again_is_the_facilitators_alone(table):
    with table.joined() as (joined, session):
        joined.ask_stop()
        table.exchange(session)
        joined.ask_stop()
        assert joined.view.said == ONLY_WHO_LEADS
        table.exchange(session)
        assert table.conduct.orders.wanted == "off"


def test_not_recording_reaches_the_facilitators_screen(table):
    with table.joined() as (joined, session):
        joined.raise_not_recording()
        table.exchange(session)
        assert len(table.conduct.state.beside.raised) == 1
        banner = table.conduct.view.banner
        assert "not recording?" in banner.text
        assert len(banner.short) <= 78
        table.conduct.calm()
        assert table.conduct.view.banner is None


def test_own_notes_stand_under_their_questions(table):
    with table.joined() as (joined, session):
        table.conduct.mark("quote")
        joined.draft("first")
        joined.keep_note()
        table.pass_the_round()
        table.conduct.go_to("II.q2")
        table.exchange(session)
        table.machine.time += 20 * SECOND
        joined.mark("followup")
        joined.draft("why?")
        joined.keep_note()
        assert [(one.item, [note.text for note in one.notes]) for one in joined.own_notes] == [
            ("I.s1", ["first"]),
            ("II.q2", ["why?"]),
        ]


def test_own_notes_hold_nothing_of_who_withdrew(table):
    with table.joined() as (joined, session):
        for text in ("@2 loves the garden", "@3 loves the sea"):
            joined.draft(text)
            joined.keep_note()
        table.conduct.withdraw(2)
        table.exchange(session)
        noted = [note.text for question in joined.own_notes for note in question.notes]
        assert noted == ["@3 loves the sea"]


def test_a_note_begun_long_after_a_mark_is_a_note_of_its_own(table):
    with table.joined() as (joined, _):
        joined.mark("quote")
        table.machine.time += 11 * SECOND
        joined.draft("later")
        joined.keep_note()
        assert joined.state.notes[0].mark is None


def test_a_half_typed_note_is_there_when_its_writer_comes_back(table):
    with table.joined() as (joined, _):
        joined.draft("half a no")
    with table.joined() as (joined, _):
        assert joined.writer.name == "notes"
        assert (joined.view.draft.text, joined.view.draft.from_before) == ("half a no", True)


def test_the_second_note_taker_comes_back_as_the_second_though_the_first_has_left(table):
    with table.joined() as (one, _), table.joined() as (two, _):
        two.draft("half a no")
        one.leave()
    with table.joined() as (joined, _):
        assert (joined.writer.name, joined.view.draft.text) == ("notes2", "half a no")


def test_two_who_take_notes_are_two_writers_and_see_each_other(table):
    with table.joined() as (one, first), table.joined() as (two, second):
        assert (one.writer.name, two.writer.name) == ("notes", "notes2")
        two.mark("quote")
        table.exchange(second, first)
        assert [mark.writer for mark in one.state.marks] == ["notes2"]


def test_an_observer_sees_and_writes_nothing(table):
    before = sorted(path.name for path in table.folder.path.rglob("*"))
    with table.joined(watches=True) as (watching, session):
        table.conduct.mark("quote")
        table.exchange(session)
        assert watching.view.watches
        assert [mark.kind for mark in watching.state.marks] == ["quote"]
        watching.ask_leave()
        assert watching.ended
    assert sorted(path.name for path in table.folder.path.rglob("*")) == before


def test_who_leaves_is_asked_and_the_session_goes_on(table):
    with table.joined() as (joined, _):
        joined.ask_leave()
        assert "It goes on" in joined.view.question
        joined.answer(False)
        assert not joined.ended
        joined.ask_leave()
        joined.answer(True)
        assert joined.ended
    assert not table.conduct.ended


def test_a_session_that_nobody_leads_cannot_be_joined(tmp_path):
    with led(tmp_path) as (conduct, machine):
        conduct.writer.flush()
        study = changed_copy(Study.open(tmp_path / "study"), state=tmp_path / "state")
        with pytest.raises(Refused, match="Nobody leads FG1") as refused:
            JoinedSession(study, "FG1", tmp_path / "state", machine=machine)
        assert "facilitator run --session FG1" in refused.value.todo
        assert not list((tmp_path / "study" / "recordings" / "FG1" / "journal").glob("notes*"))


def test_notes_stay_open_after_the_recording_and_are_marked_so(table):
    with table.joined() as (joined, session):
        table.machine.time += 60 * SECOND
        table.conduct.end()
        table.exchange(session)
        table.machine.time += 60 * SECOND
        assert joined.over
        assert joined.view.pill == "ended"
        assert joined.view.elapsed == 60 * SECOND, "the clock stands"
        assert "Notes stay open" in joined.view.banner.text
        joined.draft("they went on talking at the door")
        joined.keep_note()
        assert [note.after for note in joined.state.notes] == [True]
        joined.ask_leave()
        assert joined.ended


def test_a_note_begun_before_the_end_is_none_from_after_it(table):
    with table.joined() as (joined, session):
        table.machine.time += 60 * SECOND
        joined.draft("they a")
        table.machine.time += SECOND
        table.conduct.end()
        table.exchange(session)
        table.machine.time += 5 * SECOND
        joined.draft("they agreed")
        joined.keep_note()
        assert [(note.text, note.after) for note in joined.state.notes] == [("they agreed", False)]


def test_what_is_noted_after_the_session_has_ended_goes_into_a_new_part_which_verify_expects(table):
    with table.joined() as (joined, session):
        joined.draft("before")
        joined.keep_note()
        table.conduct.end()
        table.exchange(session)
        files = table.folder.read_closed().files
        table.conduct.add(
            act.SessionEnded(tuple((f.file, f.bytes, *f.head) for f in files), ()),
            at=table.conduct.now,
        )
        table.exchange(session)
        joined.draft("after")
        joined.keep_note()
        joined.writer.flush()
    names = sorted(path.name for path in table.folder.journal.glob("notes*"))
    assert names == ["notes.1.jsonl", "notes.2.jsonl"]
    notes = [n.text for n in Desk(table.study, table.folder).state.notes]
    assert notes == ["before", "after"]
    assert not [one for one in verify(table.study, "FG1").sessions[0].problems if "notes" in one]


def ended(table, session):
    """End the group, its facilitator's debrief closed."""
    table.conduct.end()
    table.conduct.add(act.SessionEnded((), ()), at=table.conduct.now)
    table.exchange(session)


def answer_first(debrief):
    debrief.write("they laughed a lot")
    debrief.keep()
    debrief.close()


def test_each_writer_has_a_debrief_of_their_own(table):
    with table.joined() as (_, session):
        ended(table, session)
        session.attend(lambda shown: shown.leave(), answer_first, print)
        table.exchange()
        beside = table.conduct.state.beside
        assert [(one.writer, one.text) for one in beside.debrief] == [
            ("notes", "they laughed a lot")
        ]
        assert beside.closed_debriefs == {"notes"}
        assert not list(table.folder.path.glob("draft-*"))


def test_no_debrief_is_asked_of_who_leaves_before_the_end_or_only_looks_on(table):
    def asked(debrief):
        raise AssertionError("nobody is asked")

    with table.joined() as (_, session):
        session.attend(lambda shown: shown.leave(), asked, print)
    with table.joined(watches=True) as (_, session):
        ended(table, session)
        session.attend(lambda shown: shown.leave(), asked, print)


def test_a_debrief_that_was_cut_short_is_gone_on_with_though_the_session_has_ended(table):
    with table.joined() as (joined, session):
        joined.mark("quote")
        ended(table, session)
        debrief = session.debrief()
        debrief.write("half an ans")
        table.machine.time += 2 * SECOND
        debrief.tick()
        assert joined.writer.flush()
        until = time.monotonic() + 30
        while not list(table.folder.path.glob("draft-debrief-notes")):
            assert time.monotonic() < until
            time.sleep(0.01)
    with table.joined() as (_, session):
        assert session.debrief().view.written == "half an ans"
        session.attend(lambda shown: shown.leave(), answer_first, print)
    with pytest.raises(Refused, match="FG1 ended"):
        JoinedSession(table.study, "FG1", table.state, machine=table.machine)


def test_a_debrief_cut_short_is_gone_on_with_by_its_own_writer_alone(table):
    with table.joined() as (one, first), table.joined() as (two, second):
        one.mark("quote")
        two.mark("quote")
        ended(table, first)
        table.exchange(first, second)
        first.attend(lambda shown: shown.leave(), answer_first, print)
    with table.joined() as (joined, session):
        assert joined.writer.name == "notes2"
        assert session.debrief().view.written == ""

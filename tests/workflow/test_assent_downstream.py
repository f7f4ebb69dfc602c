"""What coming, answering and leaving come to at the gate and in the transcript (A2–A6)."""

import pytest
from brought import append, desk
from heard_session import heard_session

from facilitator.release.gate import every_assent_is_resolved
from facilitator.session.events.desk import AssentResolved
from facilitator.study.folder import Study
from facilitator.workflow.evidence import evidence

ROUND = """
    0:00 start 2
    0:00 record
    0:01.0-0:01.8 I agree.
    0:02.2 assent 1 agree
    0:04.0-0:04.8 Yes, I agree.
    0:05.2 assent 2 agree
    0:30.0-0:33.0 It was a long winter.
    0:30.7 speaker 1
    """
LATE = """
    0:40 late 3
    0:41.0-0:43.0 Sorry, the shuttle broke down.
    0:41.7 speaker 3
    0:50.0-0:50.8 I agree.
    """


@pytest.fixture
def led(tmp_path):
    """Lead a session of these lines; give its desk."""
    study = Study.create(tmp_path / "study", "A study")

    def lead(*lines):
        heard_session(study, "FG1", "\n".join(lines))
        return desk(study, "FG1")

    return lead


def assent(here):
    return every_assent_is_resolved(evidence(here))


def said(here):
    return " ".join(word.text for word in here.transcript.words)


def resolved(here, seat, answer):
    append(here, AssentResolved(seat, answer, "AB", "asked them afterwards"))
    return desk(here.study, here.name)


def test_where_all_agreed_and_were_heard_nothing_is_open(led):
    assert assent(led(ROUND)).holds


class TestALateArrival:
    def test_its_words_are_held_back_until_its_own_answer(self, led):
        here = led(ROUND, LATE)
        assert "shuttle" not in said(here)
        assert "P3 was not asked" in assent(here).evidence

    def test_what_was_said_before_its_answer_is_kept_if_it_agrees(self, led):
        here = led(ROUND, LATE, "0:51.2 assent 3 agree")
        assert "shuttle" in said(here)
        assert assent(here).holds

    def test_and_left_out_if_it_declines(self, led):
        here = led(ROUND, LATE.replace("I agree.", "No, sorry."), "0:51.2 assent 3 decline")
        assert "shuttle" not in said(here)
        assert "winter" in said(here)

    def test_staff_can_settle_who_was_never_asked(self, led):
        here = resolved(led(ROUND, LATE), 3, "decline")
        assert "shuttle" not in said(here)
        assert "P3 was not asked" not in assent(here).evidence


class TestWhoLeaves:
    @pytest.mark.parametrize(("words", "stays"), [("stay", True), ("withdraw", False)])
    def test_is_taken_at_their_word(self, led, words, stays):
        here = led(ROUND, f"0:50 gone 1 {words}")
        assert ("winter" in said(here)) is stays

    def test_without_being_asked_keeps_assent_closed_until_staff_decide(self, led):
        here = led(ROUND, "0:50 gone 1")
        assert "P1 left unasked what may stay" in assent(here).evidence
        assert assent(resolved(here, 1, "agree")).holds

    def test_before_anything_was_kept_keeps_nothing_closed(self, led):
        here = led(ROUND.replace("start 2", "start 3\n    0:00 gone 3 nothing"))
        assert assent(here).holds

    def test_without_being_asked_keeps_it_closed_though_somebody_new_sits_there(self, led):
        newcomer = LATE.replace("late 3", "late 1").replace("speaker 3", "speaker 1")
        here = led(ROUND, "0:35 gone 1", newcomer, "0:51.2 assent 1 agree")
        assert "P1 left unasked what may stay" in assent(here).evidence
        assert assent(resolved(here, 1, "agree")).holds


def test_an_answer_off_the_record_is_said_to_be_so_and_waits_for_a_person(led):
    here = led(ROUND, "0:40 off", "0:41 assent 2 agree", "0:42 on")
    assert "P2 agreed off the record, so it is not on the tape" in assent(here).evidence
    assert assent(resolved(here, 2, "agree")).holds


def test_a_withdrawal_in_the_room_stands_over_what_staff_resolve(led):
    here = resolved(led(ROUND, "0:50 withdraw 1"), 1, "agree")
    assert "winter" not in said(here)
    assert [seat.answer for seat in evidence(here).assents] == ["withdrawn", "agreed"]


def test_taken_back_with_undo_it_never_was(led):
    here = led(ROUND, "0:50 withdraw 1", "0:51 undo")
    assert "winter" in said(here)

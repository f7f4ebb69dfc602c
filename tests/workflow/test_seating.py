"""Who is here: late arrivals in rounds of their own, who leaves, who withdraws."""

import pytest
from workflow.room import led

from facilitator.guide.cards import Card
from facilitator.ports import RecorderSays
from facilitator.session.assent import took_part
from facilitator.units import SECOND


@pytest.fixture
def room(tmp_path):
    with led(tmp_path) as (conduct, clock):
        for _ in range(3):
            conduct.next()
        yield conduct, clock


def at_question(conduct):
    """Let everybody agree, and go to the first question."""
    for _ in range(4):
        conduct.assent("agree")
    conduct.next()


def hears(conduct, clock, level_dbfs):
    """Let the recorder say how loud it is."""
    conduct.orders._steering.say_as_recorder(
        RecorderSays(clock.boot, 1, clock.now(), "on", level_dbfs, 0, 0, 48_000, 1)
    )


def test_a_late_arrival_is_asked_at_once_and_the_guide_stands(room):
    conduct, _ = room
    at_question(conduct)
    conduct.late(None)
    view = conduct.view
    assert (view.own_round, view.asked_seat, view.stage.do) == (True, 5, "assent")
    assert (conduct.state.item, view.speaking) == ("II.q1", "P5")
    assert view.stage.next_text == "What was the most memorable lesson?"
    conduct.assent("agree")
    assert conduct.view.stage.item == "II.q1"
    assert not conduct.view.assent_open
    assert conduct.state.seat(5).status == "agreed"


def test_a_round_of_its_own_waits_on_the_come_back_list(room):
    conduct, _ = room
    at_question(conduct)
    conduct.late(None)
    conduct.next()
    assert conduct.state.item == "II.q1"
    assert "P5 has not answered" in conduct.view.said
    conduct.later()
    assert not conduct.view.assent_open
    assert [(back.seat, back.who) for back in conduct.view.to_come_back] == [(5, "P5")]
    assert conduct.view.come_back == 1
    conduct.next()
    assert conduct.state.item == "II.q2"
    conduct.late(5)  # what the list does
    assert conduct.view.asked_seat == 5
    assert len([r for r in conduct.records if type(r.event).__name__ == "ParticipantArrived"]) == 1
    conduct.assent("agree")
    assert conduct.view.to_come_back == ()


def test_an_answer_that_was_not_clear_keeps_the_own_round_open(room):
    conduct, _ = room
    at_question(conduct)
    conduct.late(None)
    conduct.assent("unclear")
    assert (conduct.view.own_round, conduct.view.asked_seat) == (True, 5)


def test_undo_of_an_arrival_closes_its_round(room):
    conduct, _ = room
    at_question(conduct)
    conduct.late(None)
    conduct.undo()
    assert conduct.state.seat(5) is None
    assert not conduct.view.assent_open
    assert "P5 arrived" in conduct.view.said


def test_who_comes_while_the_round_goes_on_is_asked_in_it(room):
    conduct, _ = room
    conduct.late(None)
    assert conduct.view.assent_open
    assert not conduct.view.own_round
    assert conduct.view.to_come_back == ()
    at_question(conduct)
    assert "P5 has not answered" in conduct.view.said


def test_who_comes_before_the_round_is_not_asked_yet(tmp_path):
    with led(tmp_path) as (conduct, _):
        conduct.late(None)
        assert not conduct.view.assent_open
        assert conduct.view.to_come_back == ()


def test_the_round_cannot_be_passed_by_going_elsewhere(room):
    conduct, _ = room
    conduct.go_to("II.q1")
    assert conduct.state.item == "I.q1"
    conduct.go_to("I.s1")  # back is always open
    conduct.go_to("II.q2")
    assert conduct.state.item == "I.s1"
    assert "have not answered" in conduct.view.said


def test_an_empty_seat_is_taken_by_a_late_arrival(room):
    conduct, _ = room
    conduct.assent("absent")
    for _ in range(3):
        conduct.assent("agree")
    conduct.next()
    assert len([p for p in conduct.view.people if p.status == "absent"]) == 1
    conduct.late(1)
    assert conduct.view.asked_seat == 1
    assert conduct.state.seat(1).arrived_at is not None


def test_a_note_in_an_own_round_is_of_who_is_asked(room):
    conduct, _ = room
    at_question(conduct)
    conduct.speaker("P2")
    conduct.late(None)
    conduct.draft("w")
    assert conduct.view.draft.speaker == "P5"


def test_a_participant_who_left_is_not_counted_aloud(room):
    conduct, _ = room
    at_question(conduct)
    conduct.gone(2, "stay")
    assert "P2 left: what was said stays" in conduct.view.said
    conduct.go_to("I.s1")
    assert conduct.view.stage.text == "I have 3 participants."
    assert [person.label for person in conduct.view.people] == ["P1", "P3", "P4", "FAC"]


def test_withdrawing_is_asked_once_and_can_be_taken_back(room):
    conduct, _ = room
    at_question(conduct)
    conduct.ask_withdraw(3)
    assert conduct.view.question.startswith("P3 withdraws? All that P3 said")
    conduct.answer(False)
    assert conduct.state.seat(3).status == "agreed"
    conduct.ask_withdraw(3)
    conduct.answer(True)
    assert conduct.state.seat(3).status == "withdrawn"
    conduct.undo()
    assert conduct.state.seat(3).status == "agreed"


def test_an_answer_without_a_word_is_said_at_once(room):
    conduct, clock = room
    hears(conduct, clock, -70)
    clock.time += 5 * SECOND
    assert conduct.view.said
    conduct.assent("agree")
    assert "P1: no word was heard" in conduct.view.said


def test_what_was_said_long_before_the_key_is_no_answer(tmp_path):
    with led(tmp_path) as (conduct, clock):
        conduct.next()
        conduct.next()
        hears(conduct, clock, -20)
        assert conduct.view.said
        clock.time += 10 * SECOND
        conduct.next()
        hears(conduct, clock, -70)
        clock.time += 10 * SECOND
        conduct.assent("agree")
        assert "P1: no word was heard" in conduct.view.said


def test_an_answer_with_a_word_is_not_doubted(room):
    conduct, clock = room
    clock.time += 5 * SECOND
    hears(conduct, clock, -20)
    assert conduct.view.asked_seat == 1
    hears(conduct, clock, -70)
    clock.time += SECOND
    conduct.assent("agree")
    assert "P1 agrees" in conduct.view.said
    clock.time += SECOND
    conduct.assent("agree")
    assert "P2 agrees" in conduct.view.said  # both may have said so at once
    clock.time += 5 * SECOND
    conduct.assent("agree")
    assert "P3: no word was heard" in conduct.view.said


def test_who_declines_brings_the_card_to_mind(room):
    conduct, _ = room
    conduct.assent("decline")
    assert "card" not in conduct.view.said
    cards = (Card("declined", "Someone declined", ("Thank you.",)),)
    conduct.room = type(conduct.room)("FG1", conduct.room.guide, "", False, cards=cards)
    conduct.assent("decline")
    assert "card “declined”" in conduct.view.said


def test_off_the_record_the_round_warns_that_its_words_are_not_kept(room):
    conduct, _ = room
    conduct.off_record()
    assert conduct.view.banner.text == "▲ The words “I agree” are not being kept."
    for _ in range(4):
        conduct.assent("agree")
    assert conduct.view.banner is None


def test_who_leaves_before_anything_is_kept_took_no_part_and_nobody_has_to_ask(tmp_path):
    with led(tmp_path) as (conduct, _clock):
        assert conduct.view.nothing_kept
        conduct.gone(2, "nothing")
        assert conduct.view.said == "P2 left: nothing was kept yet · u: take it back"
        seat = conduct.state.seat(2)
        assert (seat.status, seat.gone_unasked) == ("absent", False)
        assert took_part(conduct.state) == 3
        conduct.undo()
        assert (conduct.state.seat(2).status, took_part(conduct.state)) == ("not_asked", 4)


@pytest.mark.parametrize("kept", ["sound", "a note"])
def test_once_something_is_kept_who_leaves_is_asked(tmp_path, kept):
    with led(tmp_path) as (conduct, _clock):
        if kept == "sound":
            conduct.next()
            conduct.next()
        else:
            conduct.draft("P2 sighs")
            conduct.keep_note()
        assert not conduct.view.nothing_kept


def test_undo_of_every_act_leaves_the_session_as_it_was(room):
    conduct, clock = room
    at_question(conduct)
    conduct.undo()  # undo of the step to II.q1 says so
    conduct.next()
    before = conduct.state
    acts = (
        lambda: conduct.speaker("P1"),
        lambda: conduct.late(None),
        lambda: conduct.assent("agree"),
        lambda: conduct.gone(2, "not_asked"),
        lambda: conduct.mark("followup"),
        lambda: conduct.done_with(conduct.view.to_come_back[0].name),
        lambda: conduct.board("three words"),
        lambda: conduct.leave_out_earlier(1, "the car"),
        lambda: conduct.covered("II.q2"),
        lambda: conduct.probe(1),
        lambda: conduct.show_card("declined"),
        lambda: conduct.next(),
    )
    said = []
    for act in acts:
        clock.time += 2 * SECOND
        act()
    for _ in acts:
        conduct.undo()
        said.append(conduct.view.said)
    same = ("item", "seats", "presses", "marks", "notes", "probes", "covered", "acts")
    assert all(getattr(conduct.state, name) == getattr(before, name) for name in same)
    assert conduct.state.beside == before.beside
    assert all(line.startswith("took back: ") and line[11:] for line in said)
    assert len(set(said)) == len(acts)


def test_a_seat_that_has_answered_is_asked_again_by_its_key_and_nobody_else_is_answered_for(room):
    conduct, clock = room
    conduct.assent("agree")
    clock.sleep(SECOND)
    conduct.ask_seat(1)
    assert conduct.view.asked_seat == 1
    assert "asked again" in conduct.view.said
    clock.sleep(SECOND)
    conduct.assent("decline")
    assert [seat.status for seat in conduct.state.seats[:2]] == ["declined", "not_asked"]
    assert len(conduct.state.seat(1).replaced_at) == 1
    assert conduct.view.asked_seat == 2


def test_a_slip_of_the_round_is_mended_after_all_have_answered(room):
    conduct, clock = room
    conduct.assent("decline")
    for _ in range(3):
        conduct.assent("agree")
    assert not conduct.view.assent_open
    clock.sleep(SECOND)
    conduct.ask_seat(1)
    assert not conduct.view.assent_open  # it spoke: those words are left out
    assert "once more asks it again" in conduct.view.said
    clock.sleep(SECOND)
    conduct.ask_seat(1)
    assert (conduct.view.assent_open, conduct.view.asked_seat) == (True, 1)
    conduct.assent("agree")
    assert conduct.state.seat(1).status == "agreed"
    assert not conduct.view.assent_open


def test_a_seat_asked_again_keeps_nobody_from_going_on_and_another_key_lets_it_be(room):
    conduct, clock = room
    conduct.assent("agree")
    conduct.ask_seat(1)
    clock.sleep(SECOND)
    conduct.ask_seat(3)
    assert conduct.view.asked_seat == 3
    for _ in range(3):
        conduct.assent("agree")
    conduct.ask_seat(2)
    assert conduct.view.asked_seat == 2
    conduct.next()
    assert conduct.state.item == "II.q1"

"""A rehearsal is held against a known answer: which keys were right, late, wrong, missed."""

from facilitator.session.rehearsal import Answer, Spoken, score
from facilitator.session.room import Press, Seat, SessionState, Stop
from facilitator.units import SECOND


def spoken(speaker, start, end):
    return Spoken(speaker, round(start * SECOND), round(end * SECOND))


def keyed(*presses, stops=(), **answers):
    """Give a state with (seconds, speaker) pressed and `P4=(status, seconds)` answered."""
    seats = tuple(
        Seat(int(label[1:]), status, answered_at=round(at * SECOND))
        for label, (status, at) in answers.items()
    )
    pressed = tuple(Press(round(at * SECOND), who, "facilitator") for at, who in presses)
    return SessionState(presses=pressed, seats=seats, stops=stops)


def verdicts(state, *turns):
    return [(k.verdict, k.instead) for k in score(state, Answer(turns)).turns]


def test_a_key_soon_after_the_first_word_is_right_and_a_slow_one_late():
    turns = (spoken("P1", 10, 20), spoken("P2", 20, 30))
    assert verdicts(keyed((11, "P1"), (24, "P2")), *turns) == [("right", None), ("late", None)]


def test_a_hand_may_be_a_second_ahead_of_the_first_word():
    assert verdicts(keyed((9.2, "P1")), spoken("P1", 10, 20)) == [("right", None)]


def test_who_goes_on_speaking_needs_no_second_key():
    turns = (spoken("FAC", 10, 20), spoken("FAC", 21, 30))
    assert verdicts(keyed((10.5, "FAC")), *turns) == [("right", None), ("right", None)]


def test_another_seats_key_is_wrong_and_says_who_was_keyed():
    assert verdicts(keyed((11, "P3")), spoken("P2", 10, 20)) == [("wrong", "P3")]


def test_a_wrong_key_put_right_within_a_second_is_right():
    assert verdicts(keyed((11, "P3"), (11.8, "P2")), spoken("P2", 10, 20)) == [("right", None)]


def test_no_key_is_missed_also_where_the_next_speakers_key_comes():
    turns = (spoken("P2", 10, 11), spoken("FAC", 11.2, 20))
    assert verdicts(keyed((11.6, "FAC")), *turns) == [("missed", None), ("right", None)]


def test_the_key_of_the_turn_before_that_came_late_is_not_wrong_for_the_next():
    turns = (spoken("P1", 5, 10), spoken("P2", 10.2, 20))
    found = verdicts(keyed((10.6, "P1"), (14, "P2")), *turns)
    assert found == [("late", None), ("late", None)]


def test_an_answer_names_the_seat_that_gives_it():
    state = keyed(P1=("agreed", 12.0), P2=("agreed", 14.0))
    turns = (spoken("P1", 11, 12), spoken("P2", 13, 14))
    found = score(state, Answer(turns, assents=(("P1", "agree"), ("P2", "decline"))))
    assert [k.verdict for k in found.turns] == ["right", "right"]
    assert (found.assents_right, found.assents) == (1, 2)


def test_a_stop_of_the_sound_is_late_by_what_it_is_late_or_was_not_made():
    asked = ((10 * SECOND, 20 * SECOND), (40 * SECOND, 50 * SECOND))
    state = keyed(stops=(Stop(12 * SECOND, 21 * SECOND),))
    assert score(state, Answer(off_record=asked)).stops == (2 * SECOND, None)


def test_the_usual_delay_counts_only_keys_that_came():
    turns = (spoken("P1", 10, 15), spoken("P1", 15, 20), spoken("P2", 20, 30))
    assert score(keyed((11, "P1"), (22, "P2")), Answer(turns)).usual_delay == 1.5 * SECOND

"""Who is asked now: around the room, a named seat first, until everybody has answered."""

from session.test_state import session

from facilitator.session.assent import answered, asked_seat, open_seats, took_part
from facilitator.session.events import live as act
from facilitator.session.state import replay


def asked(*events):
    return asked_seat(replay(session(*events)))


def test_the_first_seat_is_asked_first():
    assert asked() == 1


def test_an_answer_goes_on_to_the_next_open_seat():
    assert asked(act.AssentAnswered(1, "agree")) == 2


def test_a_seat_that_was_named_is_asked_out_of_turn():
    assert asked(act.AssentAnswered(1, "agree"), act.SpeakerNamed("P4")) == 4


def test_after_the_last_seat_the_round_comes_back_to_the_open_ones():
    events = [act.AssentAnswered(n, "agree") for n in (1, 2)] + [act.AssentAnswered(4, "agree")]
    assert asked(*events) == 3


def test_who_was_not_clear_is_asked_again_at_once():
    assert asked(act.AssentAnswered(1, "agree"), act.AssentAnswered(2, "unclear")) == 2


def test_an_unclear_answer_leaves_the_seat_to_be_asked_again():
    events = [
        act.AssentAnswered(1, "unclear"),
        *(act.AssentAnswered(n, "agree") for n in (2, 3, 4)),
    ]
    assert asked(*events) == 1


def test_nobody_is_asked_once_all_have_answered_or_left():
    events = [
        act.AssentAnswered(1, "agree"),
        act.AssentAnswered(2, "decline"),
        act.AssentAnswered(3, "absent"),
        act.ParticipantLeft(4),
    ]
    state = replay(session(*events))
    assert asked_seat(state) is None
    assert open_seats(state) == ()
    assert answered(state) == 3


def test_a_late_arrival_is_asked_in_a_round_of_their_own():
    events = [act.AssentAnswered(n, "agree") for n in (1, 2, 3, 4)] + [act.ParticipantArrived(5)]
    assert asked(*events) == 5


def test_an_empty_seat_took_no_part_and_who_left_did():
    events = [act.AssentAnswered(3, "absent"), act.ParticipantLeft(4), act.ParticipantArrived(5)]
    assert took_part(replay(session(*events))) == 4

"""A session's state is a fold over its events; undo is an event."""

from facilitator.session.events import Record
from facilitator.session.events import live as act
from facilitator.session.state import replay, standing, withdrawn
from facilitator.units import SECOND


def session(*events):
    """Give records of a session with four seats, one event a second."""
    start = act.SessionStarted(4, "compassionate-care", "0" * 64, "mic")
    return [
        Record(f"facilitator.1.{n}", n * SECOND, "", event)
        for n, event in enumerate((start, *events), start=1)
    ]


def test_a_new_session_has_its_seats_not_asked():
    state = replay(session())
    assert [seat.status for seat in state.seats] == ["not_asked"] * 4
    assert state.phase == "before"


def test_the_sound_is_kept_off_the_record_and_kept_again():
    records = session(
        act.RecordingStarted(), act.OffRecordStarted(), act.BreakNamed(), act.OffRecordEnded()
    )
    state = replay(records)
    assert state.phase == "recording"
    (stop,) = state.stops
    assert (stop.start, stop.end, stop.is_break) == (3 * SECOND, 5 * SECOND, True)


def test_an_answer_given_again_replaces_the_first():
    state = replay(session(act.AssentAnswered(2, "agree"), act.AssentAnswered(2, "decline")))
    assert state.seat(2).status == "declined"
    assert state.seat(2).answered_at == 3 * SECOND


def test_an_unclear_answer_leaves_the_seat_open_and_keeps_its_place():
    state = replay(session(act.AssentAnswered(2, "unclear")))
    assert state.seat(2).open
    assert state.seat(2).unclear_at == (2 * SECOND,)


def test_a_late_arrival_is_not_asked_yet():
    state = replay(session(act.ParticipantArrived(5)))
    assert state.seat(5).status == "not_asked"
    assert state.seat(5).arrived_at == 2 * SECOND


def test_a_seat_that_withdrew_stays_silenced_whoever_arrives():
    state = replay(session(act.ParticipantLeft(1, "withdraw"), act.ParticipantArrived(1)))
    assert state.seat(1).silenced


def test_who_leaves_and_withdraws_is_silenced():
    state = replay(session(act.ParticipantLeft(1, "withdraw")))
    assert state.seat(1).silenced


def test_undo_takes_back_the_act_it_names():
    records = session(act.SpeakerNamed("P1"), act.SpeakerNamed("P2"))
    undo = Record("facilitator.1.9", 9 * SECOND, "", act.ActWithdrawn("facilitator.1.3"))
    state = replay([*records, undo])
    assert state.speaker == "P1"
    assert [done.name for done in state.acts] == ["facilitator.1.2"]


def test_undo_of_an_undo_is_a_redo():
    records = session(act.SpeakerNamed("P1"), act.SpeakerNamed("P2"))
    undo = Record("facilitator.1.8", 8 * SECOND, "", act.ActWithdrawn("facilitator.1.3"))
    redo = Record("facilitator.1.9", 9 * SECOND, "", act.ActWithdrawn("facilitator.1.8"))
    assert replay([*records, undo, redo]).speaker == "P2"


def test_a_withdrawal_of_nothing_known_is_passed_over():
    records = session(act.SpeakerNamed("P1"), act.ActWithdrawn("facilitator.1.77"))
    assert withdrawn(records) == frozenset()
    assert replay(records).speaker == "P1"
    assert len(standing(records)) == 2


def test_a_withdrawal_of_a_later_record_does_not_count():
    records = session(act.ActWithdrawn("facilitator.1.3"), act.SpeakerNamed("P1"))
    assert replay(records).speaker == "P1"


def test_each_item_is_left_as_it_was():
    state = replay(
        session(
            act.ItemReached("I.q1", "asked"),
            act.ItemReached("II.q1", "asked"),
            act.ItemReached("II.q3", "begun"),
            act.ItemReached("II.q4", "skipped", "no time"),
        )
    )
    assert [(v.item, v.left_as) for v in state.visits] == [
        ("I.q1", "asked"),
        ("II.q1", "begun"),
        ("II.q3", "skipped"),
        ("II.q4", None),
    ]
    assert state.visits[2].reason == "no time"


def test_words_do_not_show_in_the_repr_of_any_event_or_state():
    state = replay(
        session(act.NoteTaken(1, None, None, "Maria cried"), act.BoardWritten(None, "Maria"))
    )
    assert "Maria" not in repr(state)


def test_after_the_recording_notes_go_on_and_its_end_stays_where_it_was():
    state = replay(
        session(
            act.ItemReached("I.q1", "asked"),
            act.RecordingStarted(),
            act.RecordingEnded(),
            act.NoteTaken(0, "I.q1", None, "they stayed on", after=True),
        )
    )
    assert state.phase == "debrief"
    ended = state.ended_at
    assert state.visits[-1].end == ended
    later = replay(
        session(
            act.ItemReached("I.q1", "asked"),
            act.RecordingStarted(),
            act.RecordingEnded(),
            act.NoteTaken(0, "I.q1", None, "they stayed on", after=True),
            act.SessionEnded((), ()),
        )
    )
    assert (later.phase, later.ended_at) == ("ended", ended)


def test_a_stop_that_a_note_taker_asked_for_as_the_recording_ended_opens_nothing_again():
    over = (act.RecordingStarted(), act.RecordingEnded())
    state = replay(session(*over, act.OffRecordStarted()))
    assert (state.phase, state.stops) == ("debrief", ())


def test_a_withdrawal_stands_whatever_the_seat_is_said_to_answer_afterwards():
    agreed = act.AssentAnswered(2, "agree")
    state = replay(session(agreed, act.ConsentWithdrawn(2), agreed))
    assert state.seat(2).status == "withdrawn"

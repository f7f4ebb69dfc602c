"""How far the guide has come, how the time stands, and who has talked how much."""

from workflow.room import guide

from facilitator.session.events import Record
from facilitator.session.events import live as act
from facilitator.session.progress import item_status, pace, section_status, used
from facilitator.session.state import replay
from facilitator.session.talk import shares, talk_by_speaker
from facilitator.units import SECOND

MINUTE = 60 * SECOND


def told(*acts):
    """Give the state after acts at minutes: (minute, event)."""
    start = (0, act.SessionStarted(3, "guide", "0" * 64, "mic"))
    return replay(
        Record(f"facilitator.1.{n}", round(minute * MINUTE), "", event)
        for n, (minute, event) in enumerate((start, *acts), start=1)
    )


BEGUN = (
    (1, act.ItemReached("intro.s1", "asked")),
    (8, act.RecordingStarted()),
    (8, act.ItemReached("I.q1", "asked")),
    (10, act.ItemReached("II.q1", "asked")),
)


def test_the_clock_starts_at_recording():
    state = told(*BEGUN)
    intro, assent, talk = guide().sections
    assert used(state, intro, 11 * MINUTE) == 0
    assert used(state, assent, 11 * MINUTE) == 2 * MINUTE
    assert used(state, talk, 11 * MINUTE) == MINUTE


def test_a_break_stands_still_and_off_the_record_does_not():
    stops = ((12, act.OffRecordStarted()), (13, act.BreakNamed()), (20, act.OffRecordEnded()))
    talk = guide().sections[2]
    assert used(told(*BEGUN, *stops), talk, 22 * MINUTE) == 4 * MINUTE
    without = (stops[0], stops[2])
    assert used(told(*BEGUN, *without), talk, 22 * MINUTE) == 12 * MINUTE


def test_time_saved_in_a_section_is_time_ahead():
    time = pace(told(*BEGUN), guide(), 11 * MINUTE)
    assert (time.ahead, time.section_left, time.left) == (2, 29, 37)


def test_time_over_in_this_section_is_time_behind():
    time = pace(told(*BEGUN), guide(), 45 * MINUTE)
    assert time.section_left == -5
    assert time.ahead == -3


def test_an_item_stands_where_it_was_left():
    state = told(
        *BEGUN,
        (12, act.ItemCovered("II.q2")),
        (13, act.ItemReached("I.s1", "begun")),
        (14, act.ItemReached("I.q1", "back")),
    )
    assert item_status(state, "intro.s1") == "done"
    assert item_status(state, "II.q1") == "begun"
    assert item_status(state, "II.q2") == "covered"
    assert item_status(state, "I.s1") == "to_come"  # going back marks nothing
    assert item_status(state, "I.q1") == "here"
    assert section_status(state, guide().sections[2]) == "done"


def test_a_press_holds_until_the_next_press_item_or_stop():
    state = told(
        *BEGUN,
        (11, act.SpeakerNamed("P1")),
        (12, act.SpeakerNamed("P2")),
        (15, act.OffRecordStarted()),
        (16, act.OffRecordEnded()),
        (17, act.SpeakerNamed("FAC")),
        (18, act.ItemReached("II.q2", "asked")),
    )
    talked = talk_by_speaker(state, 30 * MINUTE)
    assert (talked["P1"], talked["P2"], talked["FAC"]) == (MINUTE, 3 * MINUTE, MINUTE)


def test_the_facilitator_is_not_counted_in_the_participants_hundred():
    state = told(
        *BEGUN,
        (11, act.SpeakerNamed("P1")),
        (14, act.SpeakerNamed("FAC")),
        (18, act.SpeakerNamed("P2")),
        (19, act.ItemReached("II.q2", "asked")),
    )
    assert shares(state, 30 * MINUTE) == {"P1": 75, "P2": 25, "P3": 0, "FAC": 50}

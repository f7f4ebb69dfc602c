"""How far the guide has come, how the time stands, and who has talked how much."""

from workflow.room import guide

from facilitator.session.events import Record
from facilitator.session.events import live as act
from facilitator.session.progress import Pace, budgets, item_status, pace, section_status, used
from facilitator.session.state import replay
from facilitator.session.talk import standings, talk_of, talked_until
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
    assert used(state, guide(), intro, 11 * MINUTE) == 0
    assert used(state, guide(), assent, 11 * MINUTE) == 2 * MINUTE
    assert used(state, guide(), talk, 11 * MINUTE) == MINUTE


def test_a_break_stands_still_and_off_the_record_does_not():
    stops = ((12, act.OffRecordStarted()), (13, act.BreakNamed()), (20, act.OffRecordEnded()))
    talk = guide().sections[2]
    assert used(told(*BEGUN, *stops), guide(), talk, 22 * MINUTE) == 4 * MINUTE
    without = (stops[0], stops[2])
    assert used(told(*BEGUN, *without), guide(), talk, 22 * MINUTE) == 12 * MINUTE


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
    talked = talked_until(talk_of(state), 30 * MINUTE)
    assert (talked["P1"], talked["P2"], talked["FAC"]) == (MINUTE, 3 * MINUTE, MINUTE)


def test_the_facilitator_is_not_counted_in_the_participants_hundred():
    state = told(
        *BEGUN,
        (11, act.SpeakerNamed("P1")),
        (14, act.SpeakerNamed("FAC")),
        (18, act.SpeakerNamed("P2")),
        (19, act.ItemReached("II.q2", "asked")),
    )
    stands = at(state, 30)
    shares = {who: standing.share for who, standing in stands.items()}
    assert shares == {"P1": 75, "P2": 25, "P3": 0, "FAC": 50}


def at(state, minute):
    """Give how each seat stands at a minute."""
    return standings(state, talk_of(state), minute * MINUTE)


def test_who_left_is_no_longer_among_the_shares():
    state = told(
        *BEGUN,
        (11, act.SpeakerNamed("P1")),
        (14, act.SpeakerNamed("P2")),
        (15, act.SpeakerNamed("FAC")),
        (16, act.ParticipantLeft(1)),
    )
    assert at(state, 17)["P1"].share == 0
    assert at(state, 17)["P2"].share == 100


def test_a_seat_keyed_within_a_second_of_another_takes_its_place():
    state = told(
        *BEGUN,
        (11, act.SpeakerNamed("P1")),
        (11 + 1 / 100, act.SpeakerNamed("P2")),  # 0.6 s
        (14, act.SpeakerNamed("P3")),
    )
    talked = talked_until(talk_of(state), 15 * MINUTE)
    assert (talked["P1"], talked["P2"], talked["P3"]) == (0, 3 * MINUTE, MINUTE)


def test_who_was_not_heard_for_ten_minutes_is_quiet():
    state = told(*BEGUN, (11, act.SpeakerNamed("P1")), (12, act.SpeakerNamed("P2")))
    assert at(state, 20)["P1"].quiet_for is None
    assert at(state, 21)["P1"].quiet_for == 10 * MINUTE
    assert at(state, 40)["P2"].quiet_for is None  # the key still holds
    assert not at(state, 40)["P3"].heard


def test_under_half_the_median_is_quiet_after_five_minutes():
    acts = (
        *BEGUN,
        (10, act.SpeakerNamed("P3")),
        (10.5, act.SpeakerNamed("P1")),
        (13, act.SpeakerNamed("P2")),
        (16, act.SpeakerNamed("FAC")),
    )
    assert at(told(*acts), 14)["P3"].quiet_for is None
    assert at(told(*acts), 16)["P3"].quiet_for == 6 * MINUTE
    assert at(told(*acts), 19)["P1"].quiet_for is None  # as silent, but it has had its share


def test_no_share_is_judged_before_five_minutes_of_talk():
    state = told(*BEGUN, (10, act.SpeakerNamed("P1")))
    assert not at(state, 14)["P1"].dominant
    assert at(state, 16)["P1"].dominant


def test_twice_an_even_share_is_marked_and_less_is_not():
    acts = (*BEGUN, (10, act.SpeakerNamed("P2")), (12, act.SpeakerNamed("P3")))
    more = told(*acts, (14, act.SpeakerNamed("P1")), (23, act.SpeakerNamed("FAC")))
    less = told(*acts, (14, act.SpeakerNamed("P1")), (21, act.SpeakerNamed("FAC")))
    assert at(more, 24)["P1"].dominant  # 9 of 13 minutes, and an even share is a third
    assert not at(less, 24)["P1"].dominant


def test_nobody_is_quiet_for_the_time_that_the_sound_was_stopped():
    state = told(
        *BEGUN,
        (11, act.SpeakerNamed("P1")),
        (12, act.SpeakerNamed("FAC")),
        (13, act.OffRecordStarted()),
        (33, act.OffRecordEnded()),
    )
    assert at(state, 40)["P1"].quiet_for is None
    assert at(state, 41)["P1"].quiet_for == 10 * MINUTE


def test_to_a_time_the_open_sections_share_what_remains_in_proportion():
    # Here 30 minutes are budgeted, 40 in all; the group came here at minute 10.
    state = told(*BEGUN)
    end = 25 * MINUTE
    assert pace(state, guide(), 10 * MINUTE, end).section_left == 15
    assert pace(state, guide(), 20 * MINUTE, end) == Pace(5, 5, -15)
    assert pace(state, guide(), 27 * MINUTE, end).left == -2


def test_to_a_time_what_comes_later_has_its_share():
    state = told(*BEGUN[:3])  # in I, of 4 minutes, since minute 8; II has 30
    assert pace(state, guide(), 8 * MINUTE, 25 * MINUTE) == Pace(2, 17, -17)
    assert pace(state, guide(), 8 * MINUTE, 76 * MINUTE) == Pace(8, 68, 34)


def test_to_a_time_each_open_section_has_the_minutes_that_its_share_comes_to():
    state = told(*BEGUN[:3])
    shared = {"intro": 6, "I": 8, "II": 60}
    assert budgets(state, guide(), 8 * MINUTE, 76 * MINUTE) == shared
    assert budgets(state, guide(), 9 * MINUTE, 76 * MINUTE) == shared  # they stand still meanwhile
    assert budgets(state, guide(), 9 * MINUTE, None) == {"intro": 6, "I": 4, "II": 30}


def test_to_a_time_a_break_stands_still():
    state = told(*BEGUN, (12, act.OffRecordStarted()), (12, act.BreakNamed()))
    before = pace(state, guide(), 12 * MINUTE, 42 * MINUTE).section_left
    after = pace(state, guide(), 20 * MINUTE, 42 * MINUTE)
    assert (before, after.left) == (30, 22)
    assert after.section_left == 22  # the section has lost what the break took


def test_the_design_s_own_group_is_marked_as_its_picture_has_it():
    minutes = {1: 17, 2: 9, 3: 1, 4: 21, 5: 13, 6: 7, 7: 26}
    acts, time = [*BEGUN, *((9, act.ParticipantArrived(seat)) for seat in range(4, 9))], 10
    for seat in (3, 6, 2, 1, 5, 7, 4):
        acts.append((time, act.SpeakerNamed(f"P{seat}")))
        time += minutes[seat] / 4
    stands = at(told(*acts, (time, act.SpeakerNamed("FAC"))), time)
    people = {who: one for who, one in stands.items() if who != "FAC"}
    assert [who for who, one in people.items() if one.dominant] == ["P7"]
    assert [who for who, one in people.items() if not one.heard] == ["P8"]
    assert people["P3"].quiet_for
    assert people["P8"].quiet_for


def test_to_a_time_going_on_within_the_section_changes_nothing():
    end = 25 * MINUTE
    state = told(*BEGUN, (14, act.ItemReached("II.q2", "asked")))
    assert pace(state, guide(), 20 * MINUTE, end) == Pace(5, 5, -15)


def test_the_clock_of_a_group_without_sound_starts_where_recording_was_skipped():
    state = told(
        (1, act.ItemReached("intro.s1", "asked")),
        (3, act.ItemReached("intro.a1", "asked")),
        (8, act.ItemReached("I.s1", "skipped", "the room refused")),
        (10, act.ItemReached("II.q1", "asked")),
    )
    assert pace(state, guide(), 20 * MINUTE).left == 28
    assert used(state, guide(), guide().sections[2], 20 * MINUTE) == 10 * MINUTE

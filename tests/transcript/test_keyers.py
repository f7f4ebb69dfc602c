"""Two people key who speaks: where they agree, where they differ, and what comes of it."""

import pytest
from spoken import group

from facilitator.session.state import Press
from facilitator.transcript.doubt import UNATTRIBUTED
from facilitator.transcript.keyers import standing_presses
from facilitator.units import SECOND


def standing(*keys):
    """Give what stands of keys `(writer's letter, tenths of a second, who)`."""
    writers = {"f": "facilitator", "n": "notes", "o": "notes2"}
    presses = (Press(tenths * SECOND // 10, who, writers[by]) for by, tenths, who in keys)
    return [(press.at * 10 // SECOND, press.speaker) for press in standing_presses(presses)]


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        ([("f", 10, "P1"), ("n", 14, "P1")], [(10, "P1")]),
        ([("f", 14, "P1"), ("n", 10, "P1")], [(10, "P1")]),
        ([("f", 10, "P1"), ("n", 14, "P2")], [(10, "P1 or P2")]),
        ([("f", 10, "P1"), ("n", 31, "P2")], [(10, "P1"), (31, "P2")]),
        ([("f", 10, "P1"), ("f", 25, "P2"), ("n", 27, "P2")], [(10, "P1"), (25, "P2")]),
        ([("f", 10, "P1"), ("n", 12, "P1"), ("n", 26, "P2")], [(10, "P1"), (26, "P2")]),
        ([("f", 10, "P1"), ("f", 15, "P2"), ("n", 16, "P2")], [(10, "P2")]),
        ([("f", 10, "P1"), ("n", 12, "P3"), ("n", 18, "P1")], [(10, "P1")]),
        ([("f", 10, "P1"), ("n", 12, "P2"), ("o", 13, "P2")], [(10, "P2")]),
        ([("f", 10, "P1"), ("n", 12, "P2"), ("o", 13, "P3")], [(10, "P1 or P2 or P3")]),
        ([("f", 10, "FAC"), ("n", 12, "P2")], [(10, "FAC or P2")]),
        (
            [("f", 10, "P1"), ("f", 29, "P2"), ("n", 10, "P2"), ("n", 29, "P1")],
            [(10, "P1 or P2"), (29, "P1 or P2")],
        ),
        ([("f", 10, "P1"), ("f", 22, "P1")], [(10, "P1"), (22, "P1")]),
    ],
)
def test_keys_of_two_people_for_one_turn_are_one_and_name_both_where_they_differ(keys, stands):
    assert standing(*keys) == stands


TURN = """
    0:00 start 4
    0:00 record
    0:01.0-0:03.0 I write three words on paper.
    0:01.6 speaker 1
    0:03.6-0:06.0 I forget everything by lunch.
    0:04.2 speaker 4
    0:04.5 notes-7f3a speaker {other}
    0:06.6-0:09.0 We all do that at times.
    0:07.2 speaker 2
    """


def test_a_turn_that_two_people_keyed_differently_is_given_to_nobody_and_says_so():
    made = group(TURN.format(other=3))
    first, disputed, last = made.transcript().segments
    assert [first.speaker, disputed.speaker, last.speaker] == ["P1", None, "P2"]
    assert disputed.text == "I forget everything by lunch."
    assert disputed.doubts == ("P3 or P4? two keys differ",)
    assert (first.doubts, last.doubts) == ((), ())


def test_a_turn_that_two_people_keyed_alike_is_no_doubt():
    segments = group(TURN.format(other=4)).transcript().segments
    assert [segment.speaker for segment in segments] == ["P1", "P4", "P2"]
    assert not any(segment.doubts for segment in segments)


def test_next_to_a_turn_of_nobody_a_disputed_one_stands_alone():
    made = group("""
    0:00 start 4
    0:00 record
    0:01.0-0:03.0 Somebody says a thing.
    0:03.6-0:06.0 I forget everything by lunch.
    0:04.2 speaker 4
    0:04.5 notes-7f3a speaker 3
    """)
    one, other = made.transcript().segments
    assert one.doubts == (UNATTRIBUTED,)
    assert other.doubts == ("P3 or P4? two keys differ",)


def test_a_disputed_turn_that_may_be_of_who_declined_is_left_out_until_a_person_looks():
    made = group("""
    0:00 start 4
    0:00 record
    0:01 assent 1 agree
    0:01 assent 2 agree
    0:01 assent 3 agree
    0:02.0-0:02.6 I decline
    0:03.0 assent 4 decline
    0:30.0-0:33.0 I write three words on paper.
    0:30.6 speaker 1
    0:33.6-0:36.0 I forget everything by lunch.
    0:34.2 speaker 4
    0:34.5 notes-7f3a speaker 3
    0:36.6-0:39.0 We all do that at times.
    0:37.2 speaker 2
    """)
    words = " ".join(segment.text for segment in made.transcript().segments)
    assert "lunch" not in words
    assert "paper" in words
    cuts = [segment for segment in made.transcript().segments if segment.cut == "declined"]
    assert any(segment.doubts for segment in cuts)

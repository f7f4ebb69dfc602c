"""Who said what, written one event a line; after `|` stands who is expected there."""

import pytest
from spoken import group

ITEMS = {
    "I.q1": "Do you agree to participate in this focus group?",
    "II.q1": "What about patients who are not cooperative?",
    "II.q2": "Would someone like to start us off?",
}

CASES = {
    "the speaker begins at the pause before the press": """
        0:00 start 4
        0:00 record
        0:01.0-0:03.0 I write three words on paper. | P1
        0:01.6 speaker 1
        0:03.6-0:06.0 I forget everything by lunch. | P4
        0:04.2 speaker 4
        """,
    "a slow hand still finds the beginning": """
        0:00 start 4
        0:00 record
        0:01.0-0:03.0 I write three words on paper. | P1
        0:01.6 speaker 1
        0:03.6-0:08.0 I forget all of it by lunch and then some more | P4
        0:05.1 speaker 4
        """,
    "a short pause in a sentence is not where a turn begins": """
        0:00 start 4
        0:00 record
        0:01.0-0:03.0 I write three words. | P1
        0:01.6 speaker 1
        0:03.5-0:03.9 Well, | P4
        0:04.1-0:07.0 I forget it all by lunch. | P4
        0:04.2 speaker 4
        """,
    "before the first press nobody is known": """
        0:00 start 4
        0:00 record
        0:01.0-0:03.0 Somebody says a thing. | -
        0:04.0-0:06.0 And I answer it now. | P2
        0:04.7 speaker 2
        """,
    "an item read aloud is the facilitator's, and nobody is known after it": """
        0:00 start 4
        0:00 record
        0:01.0-0:03.0 I write three words on paper. | P1
        0:01.6 speaker 1
        0:03.8 item II.q1
        0:04.0-0:07.0 What about patients who are not cooperative? | FAC
        0:08.0-0:10.0 I ask what happened last time. | -
        """,
    "an item's key comes before its reading, a press after it names who answers": """
        0:00 start 4
        0:00 record
        0:03.2 item II.q1
        0:04.0-0:07.0 What about patients who are not cooperative? | FAC
        0:04.6 speaker m
        0:08.0-0:10.0 I ask what happened last time. | P3
        0:08.9 speaker 3
        """,
    "a reading heard badly is still the facilitator's": """
        0:00 start 4
        0:00 record
        0:01.0 item II.q1
        0:01.2-0:04.0 But a bout patients who are not co operating? | FAC
        0:05.0-0:07.0 I ask what happened last time. | P3
        0:05.7 speaker 3
        """,
    "a seat corrected within a second replaces the slip": """
        0:00 start 4
        0:00 record
        0:01.0-0:03.0 I write three words on paper. | P2
        0:01.6 speaker 3
        0:02.4 speaker 2
        """,
    "a word put in while another talks does not take over": """
        0:00 start 4
        0:00 record
        0:01.0-0:09.0 I kept calling her by her first name and on day three she told me so then | P1
        0:01.7 speaker 1
        0:05.0 speaker 2
        0:10.0-0:12.0 That is a good one. | P3
        0:10.6 speaker 3
        """,
    "nothing is carried over a stop of the sound": """
        0:00 start 4
        0:00 record
        0:01.0-0:03.0 Can this be off the record? | P2
        0:01.7 speaker 2
        0:03.5 off
        0:09.0 on
        0:10.5-0:12.0 We are back now. | -
        """,
    "an answer claims the words before its key, over any press": """
        0:00 start 3
        0:00 record
        0:00.5 item I.q1
        0:01.0-0:03.0 Do you agree to participate in this focus group? | FAC
        0:03.8-0:04.6 I agree. | P1
        0:04.4 speaker 2
        0:05.2 assent 1 agree
        0:05.6-0:06.4 Yes, I do. | P2
        0:07.0 assent 2 agree
        0:07.4-0:08.4 Yep, I agree. | P3
        0:08.9 assent 3 agree
        0:09.5-0:11.0 Thank you all for that. | FAC
        0:10.1 speaker m
        """,
    "an answer whose key comes late, as the next one speaks, claims its own words": """
        0:00 start 3
        0:00 record
        0:00.5 item I.q1
        0:01.0-0:03.0 Do you agree to participate in this focus group? | FAC
        0:03.8-0:04.7 I agree. | P1
        0:05.3-0:06.2 I agree. | P2
        0:05.5 assent 1 agree
        0:06.8 assent 2 agree
        """,
    "after an answer the next seat is being asked until a press": """
        0:00 start 2
        0:00 record
        0:00.5 item I.q1
        0:01.0-0:03.0 Do you agree to participate in this focus group? | FAC
        0:03.8-0:04.6 I agree. | P1
        0:05.0 assent 1 agree
        0:05.5-0:06.5 And number two there? | P2
        0:07.2-0:08.0 I agree. | P2
        0:08.5 assent 2 agree
        """,
}


@pytest.mark.parametrize("lines", CASES.values(), ids=CASES.keys())
def test_who_said_what(lines):
    told = group(lines, ITEMS)
    assert told.who() == list(told.expected)


def test_the_session_s_own_lag_is_used_where_there_is_no_pause():
    told = group(
        """
        0:00 start 4
        0:00 record
        0:01.0-0:03.0 I write three words on paper. | P1
        0:02.0 speaker 1
        0:04.0-0:06.0 I write four words on paper. | P2
        0:05.0 speaker 2
        0:07.0-0:09.0 I write five words on paper. | P3
        0:08.0 speaker 3
        0:10.0-0:12.0 I write many words on paper. | P1
        0:11.0 speaker 1
        0:13.0-0:15.0 I write all words on paper. | P2
        0:14.0 speaker 2
        """
    )
    assert told.who() == list(told.expected)


def test_two_writers_pressing_alike_are_one_press():
    told = group(
        """
        0:00 start 4
        0:00 record
        0:01.0-0:03.0 I write three words on paper. | P1
        0:01.6 speaker 1
        0:02.1 notes-7f3a speaker 1
        0:04.0-0:06.0 I forget it all by lunch. | P2
        0:04.7 notes-7f3a speaker 2
        """
    )
    assert told.who() == list(told.expected)


def test_the_item_on_screen_begins_with_its_reading():
    told = group(
        """
        0:00 start 4
        0:00 record
        0:00.5 item II.q1
        0:01.0-0:03.0 What about patients who are not cooperative?
        0:04.0-0:06.0 I ask what happened last time.
        0:04.6 speaker 3
        0:05.5 item II.q2
        0:07.0-0:09.0 Would someone like to start us off?
        """,
        ITEMS,
    )
    items = [(segment.item, segment.speaker) for segment in told.transcript().segments]
    assert items == [("II.q1", "FAC"), ("II.q1", "P3"), ("II.q2", "FAC")]

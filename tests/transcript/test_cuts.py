"""What must not stand in a transcript; after `|` stands `left out` where it must be gone."""

import pytest
from spoken import group

from facilitator.session.events import Record
from facilitator.session.events.desk import AssentResolved, SpeakerCorrected
from facilitator.session.state import Stop
from facilitator.session.timeline import Gap
from facilitator.transcript.assemble import Rules
from facilitator.transcript.cuts import stops_of
from facilitator.units import SECOND

ITEMS = {"I.q1": "Do you agree to participate in this focus group?"}

ROUND = """
    0:00 start 4
    0:00 record
    0:00.5 item I.q1
    0:01.0-0:03.0 Do you agree to participate in this focus group? | FAC
    0:03.8-0:04.6 I agree. | P1
    0:05.0 assent 1 agree
    0:05.4-0:06.2 I agree. | P2
    0:06.8 assent 2 agree
    0:07.4-0:09.4 No, I do not agree, sorry. | left out
    0:10.0 assent 3 decline
    """

CASES = {
    "who declines is left out from the answer before to their own": ROUND,
    "what they are asked is left out too": """
        0:00 start 2
        0:00 record
        0:00.5 item I.q1
        0:01.0-0:03.0 Do you agree to participate in this focus group? | FAC
        0:03.8-0:04.6 I agree. | P1
        0:05.0 assent 1 agree
        0:05.4-0:06.4 And you over there? | left out
        0:07.0-0:08.0 I would rather not. | left out
        0:08.6 assent 2 decline
        """,
    "the cut goes no further than their answer": ROUND
    + """
        0:09.98-0:12.0 Thank you, that is fine. | FAC
        0:10.4 speaker m
        """,
    "an answer keyed in the middle of the words is left out whole": """
        0:00 start 1
        0:00 record
        0:00.5 item I.q1
        0:01.0-0:03.0 Do you agree to participate in this focus group? | FAC
        0:03.8-0:07.0 No I do not agree and I will tell you why | left out
        0:05.0 assent 1 decline
        0:07.6-0:09.0 Thank you for that. | FAC
        0:08.2 speaker m
        """,
    "wherever the key of who declined is pressed": ROUND
    + """
        0:10.6-0:12.0 Thank you, that is fine. | FAC
        0:11.2 speaker m
        0:13.0-0:15.0 I want to say one thing. | left out
        0:13.7 speaker 3
        0:16.0-0:18.0 We heard that from others. | P1
        0:16.8 speaker 1
        """,
    "a press of who declined reaches back to where they can have begun": ROUND
    + """
        0:10.6-0:12.0 Thank you, that is fine. | FAC
        0:11.2 speaker m
        0:13.0-0:13.5 Well. | left out
        0:13.9-0:16.0 I want to say one thing. | left out
        0:14.5 speaker 3
        """,
    "a word put in by who declined is left out, though it does not take over": ROUND
    + """
        0:10.6-0:12.0 Thank you, that is fine. | FAC
        0:11.2 speaker m
        0:13.0-0:15.0 Then let us begin with this. | FAC
        0:15.4-0:15.9 Yeah. | left out
        0:16.1 speaker 3
        0:17.0-0:19.0 So as I was saying. | FAC
        0:17.7 speaker m
        """,
    "a press that may name someone who put in a word does not end it": ROUND
    + """
        0:10.6-0:12.0 Thank you, that is fine. | FAC
        0:11.2 speaker m
        0:13.0-0:15.0 I want to say one thing. | left out
        0:13.7 speaker 3
        0:15.1-0:17.0 And then another thing. | left out
        0:15.8 speaker 1
        0:18.0-0:20.0 We heard that from others. | P2
        0:18.8 speaker 2
        """,
    "who came late and was not asked is held back": """
        0:00 start 2
        0:00 record
        0:01.0-0:03.0 I write three words on paper. | P1
        0:01.6 speaker 1
        0:03.5 late 3
        0:04.0-0:06.0 Sorry, the shuttle was late. | left out
        0:04.7 speaker 3
        """,
    "what was said before a late assent is kept if they agree": """
        0:00 start 2
        0:00 record
        0:01.0-0:03.0 I write three words on paper. | P1
        0:01.6 speaker 1
        0:03.5 late 3
        0:04.0-0:06.0 Sorry, the shuttle was late. | P3
        0:04.7 speaker 3
        0:07.0-0:08.0 I agree. | P3
        0:08.5 assent 3 agree
        """,
    "… and cut if they decline": """
        0:00 start 2
        0:00 record
        0:01.0-0:03.0 I write three words on paper. | P1
        0:01.6 speaker 1
        0:03.5 late 3
        0:04.0-0:06.0 Sorry, the shuttle was late. | left out
        0:04.7 speaker 3
        0:07.0-0:08.0 No, thank you. | left out
        0:08.5 assent 3 decline
        """,
    "who withdraws is left out before and after": """
        0:00 start 2
        0:00 record
        0:01.0-0:03.0 I write three words on paper. | left out
        0:01.6 speaker 1
        0:04.0-0:06.0 I forget it all by lunch. | P2
        0:04.7 speaker 2
        0:07 withdraw 1
        0:08.0-0:10.0 I want to add one thing. | left out
        0:08.7 speaker 1
        """,
    "a press for an empty seat gives nobody's words away": """
        0:00 start 2
        0:00 record
        0:00.5 item I.q1
        0:01.0-0:03.0 Do you agree to participate in this focus group? | FAC
        0:03.8-0:04.6 I agree. | P1
        0:05.0 assent 1 agree
        0:05.5 assent 2 absent
        0:07.0-0:09.0 I have only just arrived. | left out
        0:07.7 speaker 2
        """,
}


@pytest.mark.parametrize("lines", CASES.values(), ids=CASES.keys())
def test_what_is_left_out(lines):
    told = group(lines, ITEMS)
    assert told.who() == list(told.expected)


def test_a_mark_stands_where_something_was_left_out():
    told = group(ROUND, ITEMS)
    cuts = [s for s in told.transcript().segments if s.cut]
    assert [(s.cut, s.words, s.speaker) for s in cuts] == [("declined", (), None)]
    assert cuts[0].start == 6_200_000  # the end of the answer before
    assert cuts[0].end == 10_000_000


def test_the_time_off_the_record_is_marked_and_a_break_is_called_one():
    told = group(
        """
        0:00 start 2
        0:00 record
        0:01.0-0:03.0 I write three words on paper.
        0:04 off
        0:09 on
        0:10.0-0:12.0 We are back on the record.
        0:13 off
        0:14 break
        0:20 on
        0:21.0-0:23.0 Welcome back from the break.
        """
    )
    marks = [(s.cut, s.start, s.end) for s in told.transcript().segments if s.cut]
    assert marks == [("off_record", 4_000_000, 9_000_000), ("break", 13_000_000, 20_000_000)]


def test_nobody_knows_who_spoke_after_a_decline_so_staff_are_asked():
    told = group(ROUND + "\n0:12.0-0:14.0 Somebody says a thing here.", ITEMS)
    doubts = told.transcript().segments[-1].doubts
    assert doubts == ("unattributed", "is this P3?", "is this P4?"), "P4 was never asked"


def test_a_person_s_decision_settles_that_doubt():
    told = group(ROUND + "\n0:12.0-0:14.0 Somebody says a thing here.", ITEMS)
    last = told.transcript().segments[-1].words
    decided = SpeakerCorrected(last[0].name, last[-1].name, None, "AB")
    assert told.transcript(_record(decided)).segments[-1].doubts == ()


def test_what_review_finds_to_be_by_who_declined_is_left_out():
    told = group(ROUND + "\n0:12.0-0:14.0 Somebody says a thing here.", ITEMS)
    last = told.transcript().segments[-1].words
    found = SpeakerCorrected(last[0].name, last[-1].name, "P3", "AB")
    assert told.transcript(_record(found)).segments[-1].cut == "declined"


def test_an_answer_that_staff_resolved_counts():
    told = group(ROUND, ITEMS)
    slip = _record(AssentResolved(3, "agree", "AB", "said yes on the paper form"))
    assert not [s for s in told.transcript(slip).segments if s.cut]


def test_where_the_study_only_marks_withdrawals_the_words_stay():
    lines = """
        0:00 start 2
        0:00 record
        0:01.0-0:03.0 I write three words on paper.
        0:01.6 speaker 1
        0:07 withdraw 1
        """
    told = group(lines)
    assert not told.transcript().words
    assert told.transcript(rules=Rules(withdrawal="mark")).words


def _record(event):
    return Record("review-c01e.1.1", 99_000_000, "2026-11-24T15:00:00.000Z", event)


CHANGED = """
    0:00 start 3
    0:00 record
    0:01.0-0:03.0 Do you agree to participate in this focus group? | FAC
    0:01 item I.q1
    0:04.0-0:04.6 I agree. | P1
    0:05.0 assent 1 agree
    0:06.0-0:07.0 Fine, I agree. | left out
    0:07.5 assent 2 agree
    0:09.0-0:09.8 I agree. | P3
    0:10.2 assent 3 agree
    0:40.0-0:43.0 It was cold in there. | left out
    0:40.7 speaker 2
    0:46.0-0:48.0 We were three. | P1
    0:46.7 speaker 1
    0:50 item II.q1
    0:52.0-0:54.0 Somebody says a thing here. | -
    1:30 assent 2 decline
    """


def test_an_answer_that_is_changed_later_takes_back_what_was_said_before_it():
    told = group(CHANGED, ITEMS)
    assert told.who() == list(told.expected)
    nobody = next(s for s in told.transcript().segments if s.text.startswith("Somebody"))
    assert "is this P2?" in nobody.doubts, "it was in the room then, and may have said it"


def test_a_slip_that_is_mended_at_once_is_one_answer():
    slip = CHANGED.replace("0:07.5 assent 2 agree", "0:07.5 assent 2 decline\n0:08 assent 2 agree")
    told = group(slip.replace("1:30 assent 2 decline", ""), ITEMS)
    assert not [s for s in told.transcript().segments if s.cut]
    assert "I agree." in [s.text for s in told.transcript().segments if s.speaker == "P3"]


def test_a_withdrawal_stands_over_what_staff_resolved_before_it():
    told = group(ROUND + "\n0:12.0-0:14.0 I say it. \n0:12.6 speaker 2\n0:20 withdraw 2", ITEMS)
    resolved = _record(AssentResolved(2, "agree", "AB", "heard on the second tape"))
    assert not [s for s in told.transcript(resolved).segments if s.speaker == "P2"]
    assert "withdrawn" in {s.cut for s in told.transcript(resolved).segments}


PRESSED_AND_NOT_HEARD = """
    0:00 start 3
    0:00 record
    0:00.1 assent 1 agree
    0:00.2 assent 2 agree
    0:00.5 assent 3 decline
    0:30.0-0:30.3 well | left out
    0:30.3 speaker 1
    0:31.9-0:32.2 never | left out
    0:32.2 speaker 3
    0:33.8 speaker m
    """


def test_a_facilitator_who_was_keyed_and_not_heard_gets_no_word_of_who_declined():
    """All presses are weighed together: one too many moves the others a turn back."""
    told = group(PRESSED_AND_NOT_HEARD)
    assert told.who() == list(told.expected)


def test_a_key_of_who_declined_in_whose_place_another_stands_at_once_is_a_doubt():
    """It may be a slip, or the turn was theirs and the next one spoke up within a second."""
    told = group(
        """
        0:00 start 3
        0:00 record
        0:00.1 assent 1 agree
        0:00.5 assent 3 decline
        0:30.0-0:31.5 It is cold in here today.
        0:31.2 speaker 3
        0:31.9-0:33.4 We went to the hill.
        0:32.0 speaker 1
        """
    )
    assert "is this P3?" in told.transcript().segments[-1].doubts
    first, last = told.transcript().segments[-1].words[0], told.transcript().words[-1]
    settled = _record(SpeakerCorrected(first.name, last.name, "P1", "AB"))
    assert "is this P3?" not in told.transcript(settled).segments[-1].doubts


class TestAStopThatANoteTakerAskedFor:
    """The sound goes on until whoever leads has given the order."""

    def stops(self, gaps, stops, sound_end=100 * SECOND):
        return [
            (stretch.start // SECOND, stretch.end // SECOND, why)
            for stretch, why in stops_of(gaps, stops, sound_end)
        ]

    def gap(self, start, end, why="off_record"):
        return Gap(start * SECOND, end * SECOND, why)

    def stop(self, start, end, **more):
        return Stop(start * SECOND, None if end is None else end * SECOND, **more)

    def test_what_was_said_from_then_on_is_left_out(self):
        found = self.stops([self.gap(15, 20)], [self.stop(12, 20)])
        assert found == [(12, 20, "off_record")]

    def test_a_break_begins_there_too(self):
        found = self.stops([self.gap(15, 20)], [self.stop(12, 20, is_break=True)])
        assert found == [(12, 20, "break")]

    def test_a_stop_that_nobody_ordered_any_more_is_left_out_to_the_end_of_the_sound(self):
        assert self.stops([], [self.stop(12, None)]) == [(12, 100, "off_record")]
        lost = self.gap(40, 50, "stopped")
        assert self.stops([lost], [self.stop(12, 30)]) == [
            (40, 50, "lost"),
            (12, 30, "off_record"),
        ]

    def test_each_gap_goes_with_its_own_stop(self):
        gaps = [self.gap(15, 20), self.gap(40, 45)]
        stops = [self.stop(12, 20), self.stop(40, 45)]
        assert self.stops(gaps, stops) == [(12, 20, "off_record"), (40, 45, "off_record")]

    def test_one_that_is_ordered_at_once_begins_at_its_gap_to_the_sample(self):
        gap = Gap(15 * SECOND + 21, 20 * SECOND, "off_record")
        (found,) = stops_of([gap], [self.stop(15, 20)])
        assert found[0].start == gap.start

    def test_a_stop_that_a_crash_parts_begins_once(self):
        gaps = [self.gap(15, 20), self.gap(30, 45)]
        found = self.stops(gaps, [self.stop(12, 45)])
        assert found == [(12, 20, "off_record"), (30, 45, "off_record")]

from session_lines import state

from facilitator.summary.minutes import section_times
from facilitator.units import SECOND

MINUTE = 60 * SECOND


def times(guide, text):
    return {time.section: time for time in section_times(state(text), guide)}


def test_a_break_stops_the_section_clock_and_the_record_does_not(guide):
    found = times(
        guide,
        """
        0:00:00 record
        0:00:00 item II.q1
        0:05:00 off
        0:06:00 on
        0:10:00 off
        0:10:30 break
        0:20:00 on
        0:30:00 item III.q1
        0:40:00 end
        """,
    )
    assert found["II"].used == 20 * MINUTE
    assert (found["II"].off_record, found["II"].breaks) == (1 * MINUTE, 10 * MINUTE)
    assert found["II"].over == -10 * MINUTE
    assert found["III"].used == 10 * MINUTE


def test_a_section_left_and_come_back_to_adds_up(guide):
    found = times(
        guide,
        """
        0:00:00 record
        0:00:00 item II.q1
        0:01:00 item II.q2
        0:02:00 item III.q1
        0:05:00 item II.q3 begun
        0:06:00 end
        """,
    )
    assert found["II"].used == 3 * MINUTE
    assert found["II"].stays == ((0, 2 * MINUTE), (5 * MINUTE, 6 * MINUTE))


def test_only_time_within_the_recording_counts(guide):
    found = times(
        guide,
        """
        0:00:00 start 6
        0:00:00 item introduction.s1
        0:07:00 record
        0:08:00 item I.s1
        0:09:00 end
        """,
    )
    assert found["introduction"].used == 1 * MINUTE
    assert found["I"].used == 1 * MINUTE


def test_a_session_still_running_has_its_time_up_to_the_last_act(guide):
    text = """
    0:00:00 record
    0:00:00 item II.q1
    0:04:00 speaker 3
    """
    assert times(guide, text)["II"].used == 4 * MINUTE

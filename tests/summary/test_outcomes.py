from session_lines import state

from facilitator.summary.outcomes import outcomes
from facilitator.units import SECOND


def became(guide, text):
    return {id: (one.outcome, one.at) for id, one in outcomes(state(text), guide).items()}


def test_each_item_is_what_was_done_with_it(guide):
    found = became(
        guide,
        """
        0:00 start 6
        0:00 record
        0:10 item II.q1
        0:20 item II.q2
        0:30 item II.q3 skipped No time
        0:40 item II.q4 begun
        0:50 covered III.q1
        1:00 end
        """,
    )
    assert found["II.q1"] == ("asked", 10 * SECOND)
    assert found["II.q2"] == ("skipped", 20 * SECOND)
    assert found["II.q3"] == ("begun", 30 * SECOND)
    assert found["II.q4"] == ("asked", 40 * SECOND)  # on screen when the session ended
    assert found["III.q1"] == ("covered", 50 * SECOND)
    assert found["III.q2"] == ("not_reached", None)


def test_a_skipped_item_keeps_the_last_reason(guide):
    text = """
    0:10 item II.q1
    0:20 item II.q2
    0:30 item II.q1 skipped No time
    0:40 item II.q2
    0:50 item II.q3 skipped They had spoken of it
    """
    assert outcomes(state(text), guide)["II.q2"].reason == "They had spoken of it"


def test_an_item_skipped_and_asked_later_is_asked(guide):
    text = """
    0:10 item II.q1
    0:20 item II.q2 skipped
    0:30 item II.q1 asked
    0:40 item II.q3 asked
    """
    assert became(guide, text)["II.q1"] == ("asked", 10 * SECOND)


def test_an_item_only_passed_backwards_is_not_reached(guide):
    text = """
    0:10 item II.q1
    0:20 item II.q2
    0:21 item II.q1 back
    0:50 end
    """
    assert became(guide, text)["II.q2"] == ("not_reached", None)


def test_an_undone_step_counts_for_nothing(guide):
    text = """
    0:10 item II.q1
    0:20 covered II.q4
    0:21 undo
    """
    assert became(guide, text)["II.q4"] == ("not_reached", None)


def test_a_probe_is_asked_where_it_was_marked(guide):
    text = """
    0:10 item II.q2
    0:20 probe II.q2.p1
    0:30 probe II.q2.p1
    """
    found = became(guide, text)
    assert found["II.q2.p1"] == ("asked", 20 * SECOND)
    assert found["II.q2.p3"] == ("not_reached", None)


def test_what_stands_before_the_recording_was_read_before_it(guide):
    text = """
    0:00 start 6
    0:00 record
    0:02 item I.s1
    """
    found = became(guide, text)
    before = [id for id, (outcome, _) in found.items() if outcome == "before"]
    assert before == [item.id for item in guide.sections[0].items]


def test_nothing_is_said_to_be_before_a_recording_that_never_began(guide):
    assert {outcome for outcome, _ in became(guide, "0:00 start 6").values()} == {"not_reached"}

"""A session that was cut short is met again: it is asked about, and can be ended where it was."""

import time

import pytest
from encrypted import SECOND, Encrypted, cut, durable

from facilitator.workflow.cut_short import cut_short
from facilitator.workflow.derive import Desk
from facilitator.workflow.ear import BEAT_LOST_AFTER


@pytest.fixture
def study(tmp_path):
    return Encrypted(tmp_path)


def half_a_group(study):
    live = study.opened()
    live.conduct.next()
    live.conduct.assent("agree")
    cut(live)
    return live.conduct.state.last_at


def found(study):
    return cut_short(study.study(), "FG1")


def test_only_a_session_that_was_cut_short_while_it_was_led_is_asked_about(study):
    assert found(study) is None
    last = half_a_group(study)
    assert found(study) == last
    with study.opened(go_on=True) as live:
        assert found(study) is None  # somebody leads it now
        live.conduct.end()
        durable(live)
    assert found(study) is None  # only its debrief is left


def test_who_was_handed_a_session_is_asked_nothing(study):
    with study.opened() as live:
        live.conduct.next()
        live.conduct.hand_over()
        durable(live)
    assert found(study) is None


def test_it_is_ended_where_it_was_cut_short_and_no_recorder_is_started(study):
    last = half_a_group(study)
    time.sleep(BEAT_LOST_AFTER / SECOND)  # its recorder is silent for good

    def start(folder):
        raise AssertionError("a recorder was started to end a recording")

    with study.opened_with(start, go_on=True, end_here=True) as live:
        assert live.conduct.ended
        assert live.conduct.state.phase == "debrief"
        live.conduct.end()  # as `run` does: it was over already
        durable(live)
    held = study.study(study.holder)
    state = Desk(held, held.session("FG1")).state
    assert (state.ended_at, state.phase) == (last, "debrief")

"""How far a session is, and what comes next."""

from dataclasses import replace

import pytest

from facilitator.release.stages import Facts, Stage, facts_at, next_step, stage_of

WAY = ("recorded", "transcribed", "reviewed", "redacted", "signed", "handed_off")


@pytest.mark.parametrize("done", range(len(WAY) + 1))
def test_each_thing_done_is_a_stage(done):
    facts = Facts(**dict.fromkeys(WAY[:done], True))
    assert stage_of(facts) is list(Stage)[done]
    step = next_step("FG3", facts)
    assert step.text.endswith(".")
    assert ("FG3" in step.command) == (done < 5)


@pytest.mark.parametrize("stage", Stage)
def test_what_is_true_at_a_stage_gives_that_stage(stage):
    assert stage_of(facts_at(stage)) is stage


def test_a_step_left_out_holds_the_stage_back():
    assert stage_of(Facts(recorded=True, transcribed=True, redacted=True)) is Stage.TRANSCRIBED


def test_destroyed_is_destroyed():
    assert stage_of(Facts(destroyed=True)) is Stage.DESTROYED


def test_what_was_cut_short_goes_on_first():
    assert "go on" in next_step("FG3", Facts(cut_short=True)).text


def test_a_recording_that_was_played_has_to_be_named_to_go_on():
    step = next_step("FG3", Facts(cut_short=True, from_file=True))
    assert step.command.endswith("--go-on --audio FILE")
    assert not step.ready


def test_what_a_person_has_to_fill_in_is_not_run_by_itself():
    step = next_step("FG3", Facts(recorded=True, transcribed=True))
    assert step.command == "facilitator review FG3 --apply FILE --by AB"
    assert not step.ready


def test_the_stages_read_as_the_contract_has_them():
    assert [stage.value for stage in Stage] == [
        "planned",
        "recorded",
        "transcribed",
        "reviewed",
        "redacted",
        "signed",
        "handed off",
        "destroyed",
    ]


def test_where_enough_have_signed_and_the_drill_is_left_that_comes_next():
    facts = facts_at(Stage.REDACTED)
    assert next_step("FG3", facts).text == "Sign what may leave."
    step = next_step("FG3", replace(facts, drill_open=True))
    assert step.command == "facilitator sign FG3 --by CD --drill none"

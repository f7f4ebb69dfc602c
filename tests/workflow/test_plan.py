"""A session is planned before it is led: `run` and home know who is expected when."""

import json
from datetime import datetime

import pytest
from brought import at_home, study_in
from click.testing import CliRunner

from facilitator.cli.main import root
from facilitator.errors import BadInput, Refused
from facilitator.session.events import live as act
from facilitator.session.plan import Plan
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.plan_file import NAME, read_plan
from facilitator.workflow.home import home_view
from facilitator.workflow.plan import plan, plan_typed, time_of
from facilitator.workflow.run import Run, as_planned
from facilitator.workflow.status import status, status_of

THURSDAY = datetime(2026, 3, 12, 14, 0)


@pytest.fixture
def study(tmp_path):
    return study_in(tmp_path / "s")


def test_a_planned_session_has_its_row_and_says_when_the_room_is_checked(study):
    plan(study, "FG5", Plan(12, THURSDAY))
    (one,) = status(study).sessions
    assert (one.session, one.stage.value, one.participants) == ("FG5", "planned", 12)
    assert one.next.text == "Thu 12 Mar 14:00: check the room"
    assert one.next.command == "facilitator run --session FG5 --participants 12"
    assert one.next.ready
    (row,) = home_view(study).rows
    assert row.steps == ("done",) + ("todo",) * 7
    assert row.detail == (f"next: {one.next.text} – {one.next.command}",)
    assert status_of(study, "FG5") == one


def test_run_begins_with_what_was_planned_unless_it_is_told_otherwise(study):
    plan(study, "FG5", Plan(12, guide="compassionate-care"))
    assert as_planned(study, Run("FG5")) == Run("FG5", "compassionate-care", 12)
    assert as_planned(study, Run("FG5", participants=9)).participants == 9
    assert as_planned(study, Run("FG6")) == Run("FG6")


def test_planned_again_the_new_plan_holds(study):
    plan(study, "FG5", Plan(12, THURSDAY))
    plan(study, "FG5", Plan(8))
    assert read_plan(study.recordings / "FG5") == Plan(8)


def test_what_has_begun_is_not_planned_and_its_plan_says_no_more(study):
    plan(study, "FG5", Plan(12, THURSDAY))
    ledger = study.new_session("FG5").writer("facilitator", SessionClock(SystemClock(), 0))
    ledger.append(act.SessionStarted(9, "g", "0" * 64, "mic"), at=0)
    ledger.close()
    with pytest.raises(Refused, match="has begun"):
        plan(study, "FG5", Plan(8))
    (one,) = status(study).sessions
    assert (one.participants, one.facts.cut_short) == (9, True)


def test_a_plan_that_cannot_be_is_refused(study):
    with pytest.raises(BadInput, match="cannot name"):
        plan(study, "../FG5", Plan(8))
    with pytest.raises(BadInput, match="cannot sit"):
        plan(study, "FG5", Plan(13))
    with pytest.raises(Refused, match="guide"):
        plan(study, "FG5", Plan(8, guide="compasionate"))
    assert list(status(study).sessions) == []


@pytest.mark.parametrize("text", ["Thursday", "2026-03-12", "14:00", "2026-03-12T14:00+01:00", ""])
def test_a_time_that_names_no_moment_of_the_room_is_refused(text):
    with pytest.raises(BadInput, match="2026-03-12T14:00"):
        time_of(text)


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"format": "x", "participants": 3}', "\xff"])
def test_a_plan_that_cannot_be_read_is_none(study, damage):
    plan(study, "FG5", Plan(12))
    (study.recordings / "FG5" / NAME).write_text(damage, encoding="latin-1")
    assert read_plan(study.recordings / "FG5") is None


def test_the_command_plans_and_says_so(study, monkeypatch):
    at_home(monkeypatch, study)
    given = ["plan", "FG5", "--participants", "12", "--at", "2026-03-12T14:00"]
    done = CliRunner().invoke(root, [*given, "--study", str(study.root), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout) == {"format": "facilitator/plan/1", "session": "FG5"}
    assert read_plan(study.recordings / "FG5") == Plan(12, THURSDAY)


def test_of_every_step_it_is_said_why_it_is_not_possible_yet(study):
    plan(study, "FG5", Plan(12))
    (row,) = home_view(study).rows
    possible = {step.name for step in row.can if not step.why_not}
    assert possible == {"run"}
    assert {step.name: step.why_not for step in row.can}["redact"].startswith("there are no words")


def test_what_is_typed_into_the_form_is_planned(study):
    said = plan_typed(study, ("FG5", "12", "2026-03-12 14:00", "compassionate-care"))
    assert said == "FG5 is planned: 12 people, Thu 12 Mar 14:00."
    assert read_plan(study.recordings / "FG5") == Plan(12, THURSDAY)
    assert plan_typed(study, ("FG6", "1", "", "shift-handover")) == "FG6 is planned: 1 person."
    assert read_plan(study.recordings / "FG6") == Plan(1, guide="shift-handover")


@pytest.mark.parametrize("people", ["", "eight", "-1", "1.5"])
def test_what_is_no_number_of_people_is_refused(study, people):
    with pytest.raises(BadInput, match="no number of people"):
        plan_typed(study, ("FG5", people, "", ""))


def test_what_is_planned_is_no_unknown_session(study):
    plan(study, "FG5", Plan(12, THURSDAY))
    with pytest.raises(Refused, match="FG5 is planned, and nothing is recorded of it yet"):
        study.session("FG5")
    with pytest.raises(Refused, match="There is no session 'FG6'"):
        study.session("FG6")

"""What the gate's screen is shown: each condition, and where it is brought further."""

from brought import append, brought, desk, study_in, through

from facilitator.session.events.live import NoteTaken
from facilitator.workflow.gate_job import GateJob
from facilitator.workflow.sign import answer_drill


def test_a_closed_gate_points_at_the_first_thing_to_do(tmp_path):
    study = study_in(tmp_path / "study")
    brought(study)
    view = GateJob(study, "FG5").view
    assert (view.open, view.left) == (False, 3)
    here = next(line for line in view.lines if line.here)
    assert (here.id, here.goes) == ("reviewed", "")
    assert view.next == f"Next: {here.todo}."
    assert {line.id: line.goes for line in view.lines if not line.holds} == {
        "reviewed": "",
        "flags": "redact",
        "signoff": "sign",
    }
    assert all(line.label for line in view.lines)


def test_an_open_one_says_so_and_a_look_again_sees_what_closed_it(tmp_path):
    study = study_in(tmp_path / "study")
    through(study)
    job = GateJob(study, "FG5")
    assert job.view.open
    assert "handoff" in job.view.next
    assert job.view.hash == desk(study).redaction.hash[:12]
    append(desk(study), NoteTaken(0, None, None, "ask margaret again"))
    assert job.view.open, "it shows what was looked at"
    job.look_again()
    view = job.view
    assert [line.id for line in view.lines if not line.holds] == ["notes", "residual", "signoff"]
    assert [line.goes for line in view.lines if line.here] == ["redact"]


def test_up_and_down_go_from_condition_to_condition(tmp_path):
    study = study_in(tmp_path / "study")
    through(study)
    job = GateJob(study, "FG5")
    names = [line.id for line in job.view.lines]
    seen = []
    for _ in names:
        seen.append(next(line.id for line in job.view.lines if line.here))
        job.next()
    assert seen == names
    job.back()
    assert next(line.id for line in job.view.lines if line.here) == names[-1]
    job.go("drill")
    assert next(line.id for line in job.view.lines if line.here) == "drill"


def test_a_drill_that_named_someone_leads_to_the_flags(tmp_path):
    study = study_in(tmp_path / "study")
    through(study)
    answer_drill(study, "FG5", desk(study).redaction.hash, "CD", "the one who went home")
    (line,) = [line for line in GateJob(study, "FG5").view.lines if not line.holds]
    assert (line.id, line.goes) == ("drill", "redact")

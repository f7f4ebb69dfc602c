"""What the home screen is shown of a study, with keys and without."""

import shutil

from brought import study_in, through
from closed_study import led, made

from facilitator.session.plan import Plan
from facilitator.workflow.home import home_view
from facilitator.workflow.plan import plan
from facilitator.workflow.rehearsing import free_rehearsal, rehearsals
from facilitator.workflow.status import keep_stages
from facilitator.workflow.verify import verify


def test_a_plain_study_shows_how_many_took_part_and_what_stands_in_the_way(tmp_path):
    study = study_in(tmp_path / "s")
    through(study)
    view = home_view(study)
    assert (view.closed, view.warning, view.said) == ("not encrypted", None, "")
    (row,) = view.rows
    assert (row.name, row.people, row.locked, row.trouble) == ("FG5", 2, False, None)
    assert row.steps == ("done",) * 6 + ("todo",) * 2


def test_a_locked_session_has_its_steps_and_says_what_opens_it(tmp_path):
    room = made(tmp_path)
    holder = room.opened_by(room.one)
    through(holder)
    keep_stages(holder)
    shutil.rmtree(room.state / "open", ignore_errors=True)
    view = home_view(room.opened_by())
    (row,) = view.rows
    assert (row.people, row.locked) == (None, True)
    assert row.steps == ("done",) * 6 + ("todo",) * 2
    assert any("facilitator unlock FG5" in line for line in row.detail)
    assert [step.name for step in row.can if not step.why_not] == ["verify"]
    (with_a_key,) = home_view(room.opened_by(), asks=True).rows
    can = [step.name for step in with_a_key.can if not step.why_not]
    assert can == ["transcript", "redact", "residual", "gate", "summary", "verify"]
    assert view.closed == "encrypted · one key"
    assert "if it is lost, so is the study" in view.warning


def test_an_open_session_says_how_to_seal_it(tmp_path):
    room = made(tmp_path)
    led(room.study)
    (row,) = home_view(room.opened_by()).rows
    assert (row.people, row.locked) == (4, False)
    assert any("facilitator seal FG1" in line for line in row.detail)


def test_of_a_session_that_cannot_be_read_only_what_is_safe_can_be_looked_at(tmp_path):
    study = study_in(tmp_path / "s")
    through(study)
    shutil.rmtree(study.session("FG5").heard)
    shutil.rmtree(study.session("FG5").derived)
    (row,) = home_view(study).rows
    assert row.trouble is not None
    assert [step.name for step in row.can if not step.why_not] == ["verify"]


def test_damage_that_verify_found_stands_in_its_row_and_its_other_steps_stay_open(tmp_path):
    study = study_in(tmp_path / "s")
    through(study)
    home_view(study)
    journal = max(study.session("FG5").journal.iterdir(), key=lambda file: file.stat().st_size)
    whole = journal.read_bytes()
    journal.write_bytes(whole[:200] + b"#" + whole[201:])
    assert home_view(study).rows[0].trouble is None  # nobody reads it all to show a line
    verify(study, "FG5")
    for _ in range(2):
        (row,) = home_view(study).rows
        assert row.trouble == f"journal broken at line 1 of {journal.name}"
        assert (row.next, row.why_not) == ("See what is safe.", "")
        assert "gate" in [step.name for step in row.can if not step.why_not]


def test_a_new_session_is_named_after_the_last_and_led_by_the_studys_guide(tmp_path):
    study = study_in(tmp_path / "s")
    assert home_view(study).new == ("FG1", "", "", "compassionate-care")
    for name in ("FG9", "FG10", "pilot"):
        plan(study, name, Plan(8))
    assert home_view(study).new[0] == "FG11"


def test_the_programs_own_study_is_warned_of_and_no_other_plain_one(tmp_path):
    study = study_in(tmp_path / "s")
    assert "facilitator init DIR makes yours" in home_view(study, own=True).warning
    assert home_view(study).warning is None


def test_enter_does_what_is_ready_and_shows_what_needs_a_persons_own_words(tmp_path):
    study = study_in(tmp_path / "s")
    plan(study, "FG1", Plan(8))
    through(study)
    to_lead, signed = home_view(study).rows
    assert to_lead.why_not == ""
    assert signed.why_not == "Make the coders' folders. facilitator handoff --coders A,B,C"


def test_rehearsals_lie_in_a_study_of_their_own_each_under_its_name(tmp_path):
    state = tmp_path / "state"
    study = rehearsals(state)
    assert state in study.root.parents
    assert free_rehearsal(study) == "try-1"
    study.new_session("try-1")
    assert free_rehearsal(rehearsals(state)) == "try-2"

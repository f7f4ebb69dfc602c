"""What the home screen is shown of a study, with keys and without."""

import shutil

from brought import study_in, through
from closed_study import led, made

from facilitator.workflow.home import home_view
from facilitator.workflow.status import keep_stages


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
    assert view.closed == "encrypted · one key"
    assert "if it is lost, so is the study" in view.warning


def test_an_open_session_says_how_to_seal_it(tmp_path):
    room = made(tmp_path)
    led(room.study)
    (row,) = home_view(room.opened_by()).rows
    assert (row.people, row.locked) == (4, False)
    assert any("facilitator seal FG1" in line for line in row.detail)


def test_of_a_damaged_session_only_what_is_safe_can_be_looked_at(tmp_path):
    study = study_in(tmp_path / "s")
    through(study)
    shutil.rmtree(study.session("FG5").heard)
    shutil.rmtree(study.session("FG5").derived)
    (row,) = home_view(study).rows
    assert row.trouble is not None
    assert [step.name for step in row.can if not step.why_not] == ["verify"]

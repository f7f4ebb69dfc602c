"""Which sessions `transcribe --all` takes on, in a study whose finished ones are sealed."""

import pytest
from brought import sealed, study_in
from closed_study import holder
from heard_session import heard_session

from facilitator.session.events import live
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.workflow.keyring import keyed
from facilitator.workflow.transcribing import with_sound

LINES = """
    0:00 start 1
    0:00 record
    0:01.0-0:03.0 We did that with a toy dinosaur.
    """


@pytest.fixture
def study(tmp_path):
    """A study with a session that was heard, and one that was not; both sealed."""
    study = study_in(tmp_path / "study", one=holder())
    heard_session(study, "FG1", LINES)
    led = study.new_session("FG2")
    with led.writer("facilitator", SessionClock(SystemClock(), 0)) as journal:
        journal.append(live.SessionStarted(4, "g", "0" * 64, "mic"), at=0)
    for name in ("FG1", "FG2"):
        (study.session(name).sound / "mic.0001.fca").write_bytes(b"{}\n")
        sealed(study, name)
    return study


def test_without_a_key_sessions_that_have_their_words_are_left_out(study, tmp_path):
    assert with_sound(keyed(study, tmp_path / "state")) == ("FG2",)


def test_with_a_key_all_are_taken(study):
    assert with_sound(study) == ("FG1", "FG2")

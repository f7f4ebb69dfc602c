"""`run` on a study without encryption says so before the first recording."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from brought import study_in

from facilitator.cli.run import _what_lies_here
from facilitator.workflow.closing import Outcome

CHECKOUT = Path(__file__).parents[2]


def begun(study, folder):
    """Begin a session that is refused as soon as its sound file is looked for."""
    (folder / "keys.jsonl").write_text("")
    asked = ["--session", "X1", "--participants", "2", "--headless", "--study", str(study)]
    files = ["--audio", str(folder / "none.wav"), "--keys", str(folder / "keys.jsonl")]
    env = {**os.environ, "FACILITATOR_STATE": str(folder / "state")}
    command = [sys.executable, "-m", "facilitator", "run", *asked, *files]
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    assert "There is no sound file" in done.stderr
    return done.stderr


def test_a_plain_study_says_that_what_is_said_lies_readable(tmp_path):
    said = begun(study_in(tmp_path / "study").root, tmp_path)
    assert f"{tmp_path / 'study'} is NOT encrypted" in said
    assert "the project's own" not in said


def test_the_project_s_own_study_says_whose_it_is(tmp_path):
    said = begun(CHECKOUT, tmp_path)
    assert "It is the project's own: `facilitator init DIR` makes yours." in said


@pytest.mark.parametrize(
    ("encrypts", "encrypted", "lies"),
    [(False, False, ""), (True, True, "is open on this laptop"), (True, False, "NOT encrypted")],
)
def test_where_nothing_was_recorded_how_it_lies_is_still_said(encrypts, encrypted, lies):
    outcome = Outcome("FG1", 20, 0, 2, (), (), encrypted=encrypted)
    lines = tuple(_what_lies_here("FG1", outcome, encrypts=encrypts))
    assert "run --session FG1b" in lines[0]
    assert not any("facilitator transcribe" in line for line in lines)
    assert lies in " ".join(lines[1:])
    assert bool(lies) == (len(lines) > 1)

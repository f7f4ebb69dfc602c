"""`run --until`: what cannot be meant is refused before anything is made."""

import pytest
from brought import study_in
from click.testing import CliRunner

from facilitator.cli.run import command


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--until", "half one"), "--until half one is no time of day"),
        (("--until", "13:30", "--audio", "none.wav"), "--until goes with a microphone"),
    ],
)
def test_a_time_that_cannot_be_kept_is_refused(tmp_path, monkeypatch, options, said):
    monkeypatch.setattr("facilitator.tui.terminal.require_terminal", lambda *_: None)
    study = study_in(tmp_path / "study")
    given = ["--session", "X1", "--participants", "2", "--study", str(study.root), *options]
    done = CliRunner().invoke(command, given)
    assert said in done.output + str(done.exception)
    assert list(study.sessions()) == []

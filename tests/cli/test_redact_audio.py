"""`redact --audio` and `--log` as people and scripts meet them."""

import json

import pytest
from group_with_sound import decided, made

from facilitator.cli.main import done, root


@pytest.fixture
def study(tmp_path, monkeypatch):
    study = made(tmp_path)
    monkeypatch.setenv("FACILITATOR_STATE", str(study.state))
    decided(study)
    return study


def command(study, *arguments):
    whole = ["redact", "FG1", *arguments, "--study", str(study.root)]
    return root.main(args=whole, prog_name="f", standalone_mode=False)


def test_it_says_how_much_was_taken_and_where_it_lies(study, capsys):
    assert command(study, "--audio", "--no-check", "--by", "AB") == 0
    said = capsys.readouterr().err
    assert said.startswith("FG1: 2 tones over ")
    assert str(study.session("FG1").derived / "redacted-sound") in said


def test_scripts_are_told_what_was_taken_and_that_nobody_listened(study, capsys):
    command(study, "--audio", "--no-check", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "facilitator/redact-audio/1"
    assert (told["heard"], told["files"], len(told["taken"])) == (None, [], 2)


def test_a_copy_has_to_be_asked_for_with_clear(study, tmp_path, capsys):
    out = str(tmp_path / "out")
    given = ["redact", "FG1", "--audio", "--no-check", "--out", out, "--study", str(study.root)]
    assert done(given) == 1
    assert "never passes the gate" in capsys.readouterr().err
    assert done([*given, "--clear"]) == 0
    assert capsys.readouterr().out.startswith(out)


def test_one_thing_at_a_time_is_asked_of_redact(study, capsys):
    assert done(["redact", "FG1", "--audio", "--log", "--study", str(study.root)]) == 2
    assert done(["redact", "FG1", "--no-check", "--study", str(study.root)]) == 2


def test_the_log_goes_into_a_pipe_for_it_holds_no_original(study, capsys):
    assert command(study, "--log") == 0
    shown = capsys.readouterr().out
    assert "[Name 1]" in shown
    assert "Vandermeer" not in shown
    command(study, "--log", "--json")
    assert json.loads(capsys.readouterr().out)["format"] == "facilitator/redaction-log/1"

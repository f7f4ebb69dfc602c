"""`facilitator transcript` as a person types it, and what a pipe may have."""

import json

import pytest
from brought import PLAIN_AND_ENCRYPTED, at_home, sealed, study_in
from click.testing import CliRunner
from heard_session import heard_session

from facilitator.cli.transcript import command
from facilitator.errors import Refused
from facilitator.session.events.desk import ClearCopyMade
from facilitator.study.folder import Study

LINES = """
    0:00 start 3
    0:00 record
    0:00.5 assent 1 agree
    0:00.6 assent 2 agree
    0:00.7 assent 3 decline
    0:01.0-0:03.0 We did that with a toy dinosaur.
    0:01.6 speaker 1
    0:04.0-0:06.0 It works on grown men.
    0:04.6 speaker 3
    0:07.0-0:09.0 Aww <b> that is sweet.
    0:07.6 speaker 2
    """


@pytest.fixture(params=PLAIN_AND_ENCRYPTED, ids=("plain", "encrypted"))
def study(tmp_path, monkeypatch, request):
    study = study_in(tmp_path / "study", one=request.param)
    heard_session(study, "FG3", LINES)
    at_home(monkeypatch, study)
    sealed(study, "FG3")
    return study


def transcript(study, *arguments):
    return CliRunner().invoke(command, ["FG3", "--study", str(study.root), *arguments])


def clear_copies(study):
    found = study.session("FG3").read().records
    return [r.event for r in found if isinstance(r.event, ClearCopyMade)]


def test_a_pipe_gets_no_words_before_the_gate(study):
    done = transcript(study)
    assert isinstance(done.exception, Refused)
    assert "not redacted" in done.exception.what
    assert "Use --redacted once the gate is open" in done.exception.todo
    assert "The gate is closed" in transcript(study, "--redacted").exception.what
    assert done.stdout == ""
    assert clear_copies(study) == []


def test_clear_lets_them_out_and_is_journaled(study):
    done = transcript(study, "--clear")
    assert done.exit_code == 0
    assert "[0:00:01] P1: We did that with a toy dinosaur." in done.stdout
    assert clear_copies(study) == [ClearCopyMade("FG3", "transcript")]


def test_nothing_of_who_declined_is_printed(study):
    for form in ("txt", "vtt", "json"):
        done = transcript(study, "--clear", "--format", form)
        assert "grown" not in done.stdout
        assert "P3" not in done.stdout.replace("is this P3?", "")
    assert "[left out]" in transcript(study, "--clear").stdout


def test_the_json_is_the_contract(study):
    shape = json.loads(transcript(study, "--clear", "--json").stdout)
    assert shape["format"] == "facilitator/transcript/1"
    assert shape["session"] == "FG3"
    assert len(shape["hash"]) == 64
    said = [s for s in shape["segments"] if "cut" not in s]
    assert [s["segment"] for s in shape["segments"]] == list(range(len(shape["segments"])))
    assert said[0]["speaker"] == "P1"
    assert (said[0]["start"], said[0]["end"]) == (1.0, 3.0)
    assert said[0]["words"][0] == {
        "start": 1.0,
        "end": pytest.approx(1.154, abs=0.01),
        "text": "We",
        "probability": 0.9,
        "speaker": "P1",
    }


def test_the_redacted_form_has_no_words_one_by_one(study):
    shape = json.loads(transcript(study, "--clear", "--redacted", "--json").stdout)
    assert all("words" not in segment for segment in shape["segments"])


def test_web_captions_hold_one_cue_a_segment(study):
    shown = transcript(study, "--clear", "--format", "vtt").stdout
    assert shown.startswith("WEBVTT\n\n1\n00:00:00")
    assert "<v P2>Aww &lt;b&gt; that is sweet.</v>" in shown


def test_a_session_without_words_says_what_to_do(tmp_path):
    study = Study.create(tmp_path / "other", "T")
    study.new_session("FG3").make()
    done = CliRunner().invoke(command, ["FG3", "--study", str(study.root), "--clear"])
    assert isinstance(done.exception, Refused)
    assert clear_copies(study) == []

"""`facilitator model` and what `transcribe` says where a model is missing."""

import json
from hashlib import sha256

import pytest
from click.testing import CliRunner

from facilitator.cli import model, transcribe
from facilitator.errors import BadInput, Refused, Unavailable
from facilitator.study.folder import Study


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def listed():
    done = CliRunner().invoke(model.command, ["list", "--json"])
    return {each["name"]: each for each in json.loads(done.stdout)["models"]}


def test_the_bundled_model_is_listed_in_a_checkout():
    assert listed()["tiny.en"]["trusted"] is True


def test_an_added_model_is_listed_and_trusted(tmp_path):
    file = tmp_path / "mine.pt"
    file.write_bytes(b"weights")
    hash_ = sha256(b"weights").hexdigest()
    done = CliRunner().invoke(model.command, ["add", str(file), "--sha256", hash_])
    assert done.exit_code == 0, done.exception
    assert listed()["mine"]["sha256"] == hash_
    assert listed()["mine"]["trusted"] is True


def test_weights_that_nobody_vouches_for_are_not_added(tmp_path):
    file = tmp_path / "mine.pt"
    file.write_bytes(b"weights")
    done = CliRunner().invoke(model.command, ["add", str(file)])
    assert isinstance(done.exception, BadInput)
    assert "mine" not in listed()


@pytest.fixture
def study(tmp_path):
    study = Study.create(tmp_path / "study", "T")
    study.new_session("FG3").make()
    return study


@pytest.mark.parametrize(
    ("arguments", "kind", "says"),
    [
        (["FG3", "--model", "large-v9"], Unavailable, "large-v9 is not on this machine"),
        (["FG4"], Refused, "FG4"),
        (["FG3", "--engine", "magic"], BadInput, "no engine called magic"),
        (["FG3"], Refused, "no sound to transcribe"),
    ],
)
def test_what_cannot_be_transcribed_is_said_in_a_sentence(study, arguments, kind, says):
    done = CliRunner().invoke(transcribe.command, [*arguments, "--study", str(study.root)])
    assert isinstance(done.exception, kind)
    assert says in str(done.exception)
    assert study.session("FG3").read().records == ()


def test_sessions_are_named_or_all_of_them(study):
    for arguments in ([], ["FG3", "--all"]):
        done = CliRunner().invoke(transcribe.command, [*arguments, "--study", str(study.root)])
        assert done.exit_code == 2

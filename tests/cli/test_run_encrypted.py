"""`facilitator run` in an encrypted study, as it is typed; and where a holder's key is broken."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from encrypted import Encrypted
from sound_stage import counting_file

from facilitator.errors import BadInput
from facilitator.session.events import live as act
from facilitator.workflow.run import broken_recipient

KEYS = [
    {"t": 0.2, "do": "item", "item": "I.q1"},
    *({"t": 0.5, "do": "assent", "participant": f"P{n}", "answer": "agree"} for n in (1, 2, 3)),
    {"t": 1.0, "do": "item"},
    {"t": 1.5, "do": "note", "text": "a secret giraffe"},
    {"t": 4.5, "do": "quote"},
]


@pytest.fixture
def study(tmp_path):
    (tmp_path / "keys.jsonl").write_text("".join(json.dumps(line) + "\n" for line in KEYS))
    counting_file(tmp_path / "group.wav", 5)
    return Encrypted(tmp_path)


def typed(study: Encrypted, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "facilitator", arguments[0], "--study", str(study.path)]
    env = {"FACILITATOR_STATE": str(study.state), "FACILITATOR_CONFIG": str(study.root / "config")}
    return subprocess.run(
        [*command, *arguments[1:]], env=env, cwd=study.root, capture_output=True, text=True
    )


def run(study: Encrypted, *more: str) -> subprocess.CompletedProcess[str]:
    files = ("--audio", str(study.root / "group.wav"), "--keys", str(study.root / "keys.jsonl"))
    seats = ("--session", "FG1", "--participants", "3")
    return typed(study, "run", *seats, *files, "--headless", "--speed", "10", *more)


def break_the_line(study: Encrypted) -> None:
    settings = study.path / "study.toml"
    settings.write_text(settings.read_text().replace(study.holder.public, "age1qqqqnokey"))


def mend_the_line(study: Encrypted) -> None:
    settings = study.path / "study.toml"
    settings.write_text(settings.read_text().replace("age1qqqqnokey", study.holder.public))


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.slow
def test_at_the_end_it_says_what_lies_open_and_nothing_was_in_clear(study):
    done = run(study)
    assert done.returncode == 0, done.stderr
    assert "FG1 is open on this laptop until it is sealed:" in done.stderr
    assert "facilitator seal FG1" in done.stderr
    session = study.path / "recordings" / "FG1"
    assert b"giraffe" not in everything(study.path) + everything(study.state)
    assert [path.suffix for path in (session / "sound").iterdir()] == [".fca"]
    assert not (session / "ballast").exists()
    assert not list(session.glob("draft-*"))
    (log,) = (session / "derived").glob("keys.jsonl*")
    assert log.read_bytes().startswith(b"age-encryption.org/v1")
    assert len(study.open_keys()) == 1


def test_a_broken_line_refuses_without_a_terminal_and_says_which(study):
    break_the_line(study)
    done = run(study)
    assert done.returncode == 1
    assert "FG1 is not recorded" in done.stderr
    assert "age1qqqqnoke… is no public key of age" in done.stderr
    assert "--clear" in done.stderr
    assert not (study.path / "recordings" / "FG1").exists()


@pytest.mark.slow
def test_confirmed_it_records_in_clear_and_seal_encrypts_it_later(study):
    break_the_line(study)
    done = run(study, "--clear")
    assert done.returncode == 0, done.stderr
    assert "FG1 is NOT encrypted" in done.stderr
    session = study.path / "recordings" / "FG1"
    assert [path.suffix for path in (session / "sound").iterdir()] == [".wav"]
    assert b"giraffe" in everything(session / "journal")
    assert not (session / "keys").exists()
    assert b'"e":"recorded.in.clear"' in everything(session / "journal")
    mend_the_line(study)
    asked = typed(study, "seal", "FG1")
    assert asked.returncode == 1
    assert "1 sound file of FG1 lie in clear, written from 20" in asked.stderr
    assert not (session / "keys").exists()
    sealed = typed(study, "seal", "FG1", "--clear-parts")
    assert sealed.returncode == 0, sealed.stderr
    assert b"giraffe" not in everything(study.path)
    held = study.study(study.holder).session("FG1")
    notes = [r.event for r in held.read().records if isinstance(r.event, act.NoteTaken)]
    assert [note.text for note in notes] == ["a secret giraffe"]


@pytest.mark.slow
def test_clear_is_of_no_effect_where_the_line_is_whole(study):
    done = run(study, "--clear")
    assert done.returncode == 0, done.stderr
    assert b"giraffe" not in everything(study.path)


def test_a_session_whose_keys_are_at_hand_goes_on_whatever_the_line_says(study):
    with study.opened() as live:
        assert live.conduct.writer.flush(10)
    break_the_line(study)
    assert broken_recipient(study.study(), "FG1") is None
    assert broken_recipient(study.study(), "FG2") is not None
    with study.opened(go_on=True) as live:
        assert live.conduct.room.encrypted


def test_the_top_bar_says_not_encrypted_only_when_it_is_not(study):
    with study.opened() as live:
        assert live.conduct.view.encrypted
    break_the_line(study)
    study.path.joinpath("recordings", "FG1").rename(study.root / "elsewhere")
    with pytest.raises(BadInput):
        study.opened()
    assert not (study.path / "recordings" / "FG1").exists()
    with study.opened(clear=True) as live:
        assert not live.conduct.view.encrypted

"""Bad input: one sentence on what is wrong, one on what to do, exit 1, and nothing changed."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.study.folder import Study

ROOT = Path(__file__).parents[2]
REHEARSAL = ROOT / "recordings" / "rehearsal"
AUDIO = REHEARSAL / "rehearsal.flac"
KEYS = REHEARSAL / "rehearsal.keys.jsonl"


def facilitator(*arguments, cwd, **environment):
    """Run the program as a person does; the state folder lies beside the study."""
    return subprocess.run(
        [sys.executable, "-m", "facilitator", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, "FACILITATOR_STATE": str(cwd.parent / "state"), **environment},
    )


def everything(folder: Path) -> dict[str, str]:
    """Give the hash of every file under a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def study(tmp_path):
    return Study.create(tmp_path / "study", "A study").root


def refused(study, *arguments, says):
    """Run a command that has to refuse; hold what it says and that nothing changed."""
    before = everything(study)
    done = facilitator(*arguments, cwd=study)
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    first = done.stderr.splitlines()[0]
    assert says in done.stderr
    assert len(re.findall(r"[.?:](?:\s|$)", first)) >= 2, f"two sentences: {first}"
    assert everything(study) == before
    return done.stderr


def run(*more):
    return ("run", "--participants", 6, "--headless", "--session", "FG1", *more)


def test_a_broken_guide_is_refused_with_every_mistake(study):
    (study / "guides" / "broken.md").write_text("---\ntitel: x\n---\n# I. Hello {minutes=ten}\n")
    told = refused(
        study, *run("--guide", "broken", "--audio", AUDIO, "--keys", KEYS), says="mistakes"
    )
    assert "broken.md:2:1" in told
    assert "broken.md:4" in told


def test_an_unknown_key_in_study_toml_is_refused_with_the_nearest(study):
    path = study / "study.toml"
    path.write_text(path.read_text() + "\n[redactoin]\nreviewers = 2\n")
    assert "redaction" in refused(study, "status", says="redactoin")


def test_a_guide_that_is_not_there_is_refused_with_the_nearest(study):
    refused(
        study,
        *run("--guide", "compasionate-care", "--audio", AUDIO, "--keys", KEYS),
        says="Did you mean compassionate-care?",
    )


def test_a_session_that_is_not_there_is_refused(study):
    refused(study, "gate", "FG7", says="no session 'FG7'")


@pytest.mark.parametrize("name", ["../FG1", "study", "a b", "x" * 33])
def test_a_name_that_cannot_be_is_refused(study, name):
    arguments = [name if one == "FG1" else one for one in run("--audio", AUDIO, "--keys", KEYS)]
    refused(study, *arguments, says="cannot name a session")


def test_a_missing_sound_file_is_refused(study):
    refused(study, *run("--audio", "nothing.wav", "--keys", KEYS), says="no sound file")


def test_a_file_that_is_no_sound_is_refused(study):
    refused(study, *run("--audio", KEYS, "--keys", KEYS), says="cannot be played")


def test_a_missing_key_log_is_refused(study):
    refused(study, *run("--audio", AUDIO, "--keys", "nothing.jsonl"), says="cannot be read")


def test_a_key_log_that_names_a_seat_too_many_is_refused(study):
    arguments = [3 if one == 6 else one for one in run("--audio", AUDIO, "--keys", KEYS)]
    refused(study, *arguments, says="there is no seat 4")


def test_a_group_of_none_is_refused(study):
    arguments = [0 if one == 6 else one for one in run("--audio", AUDIO, "--keys", KEYS)]
    refused(study, *arguments, says="1 to 12")


def test_a_file_that_is_no_transcript_is_refused(study):
    refused(study, "import", "FG1", "--transcript", AUDIO, "--participants", 4, says="sound")


def test_a_model_that_is_not_there_is_refused(study):
    Study.open(study).new_session("FG1")
    told = refused(study, "transcribe", "FG1", "--model", "medium", says="medium")
    assert "model add" in told


def test_no_study_is_said_plainly(tmp_path):
    (tmp_path / "empty").mkdir()
    refused(tmp_path / "empty", "status", says="facilitator init")


@pytest.mark.skipif(os.name == "nt", reason="modes are not Windows'")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    done = facilitator("init", "/proc/nowhere/study", "--no-encryption", cwd=tmp_path)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_refused_is_json_for_a_program(study):
    done = facilitator("gate", "FG7", "--json", cwd=study)
    assert done.returncode == 1
    assert '"refused"' in done.stdout


def test_wrong_usage_is_exit_2(study):
    assert facilitator("gate", cwd=study).returncode == 2
    assert facilitator("run", "--session", "FG1", "--headless", cwd=study).returncode == 2
    assert facilitator("nonsense", cwd=study).returncode == 2

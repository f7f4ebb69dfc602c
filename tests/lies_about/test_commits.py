"""commit by accident: `init` writes `recordings/.gitignore` holding `*`; repository ignores too –
`git add -A` lists nothing below.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEVER = ("recordings/", "packs/", "keys/")
WRITTEN = ("transcript.json", "corrections.json", "fg1.html", "fg1.md", "notes.txt", "out/FG1.wav")


def git(*arguments, cwd):
    if shutil.which("git") is None:
        pytest.skip("no git: apt install git")
    done = subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, text=True, check=True)
    return done.stdout


def listed(folder):
    """Give what `git add -A` would add: nothing is added."""
    return [
        line.removeprefix("add ").strip("'") for line in git("add", "-An", cwd=folder).splitlines()
    ]


@pytest.fixture
def copy(walked, tmp_path):
    """A copy of the walked study, with keys where a careless person might put them."""
    study = tmp_path / "study"
    shutil.copytree(walked.study, study)
    shutil.copytree(walked.folder / "given", study / "keys" / "given")
    (study / "mine.age").write_text("an identity")
    for name in WRITTEN:
        (study / name).parent.mkdir(exist_ok=True)
        (study / name).write_text("what was said")
    (study / "identity.txt").write_text((walked.folder / "given" / "identity.txt").read_text())
    git("init", "-q", cwd=study)
    return study


def test_in_a_study_that_was_used_no_recording_pack_or_key_is_added(copy):
    names = listed(copy)
    assert "study.toml" in names, "the proof can fail"
    assert [name for name in names if name.startswith(NEVER) or "age" in name] == []
    assert not any("identity" in name for name in names)
    assert [name for name in names if name in WRITTEN] == []
    assert {name.partition("/")[0] for name in names} == {
        ".gitignore", "study.toml", "guides", "templates",
    }  # fmt: skip


def test_in_this_repository_only_the_rehearsal_would_be_added(tmp_path):
    git("init", "-q", cwd=tmp_path)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    for name in ("recordings/FG1/sound/mic.0001.wav", "recordings/study/journal/study-1.1.jsonl",
                 "packs/v1/A/FG1.docx", "keys/0123/words.1.age", "mine.age", "identity.txt",
                 "demo-1/study.toml", "demo-1-key.txt",
                 "recordings/rehearsal/rehearsal.flac"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert listed(tmp_path) == [".gitignore", "recordings/rehearsal/rehearsal.flac"]

"""links in the study folder: `O_NOFOLLOW`; real path of every write below the session; hand-off
target not inside `recordings/`, not through a link – planted links to a canary: unchanged.
"""

import json
import os
import shutil
import subprocess
import sys
import wave
from dataclasses import replace

import pytest
from lies_about.walk import KEYS, TRANSCRIPT

from facilitator.study.folder import Study

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")
CANARY = b"untouched"


def tree(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


class Planted:
    """A study, and a folder outside it to which a link leads."""

    def __init__(self, root, recipient):
        import pyrage

        self.root = root
        identity = pyrage.x25519.Identity.generate()
        self.identity = root / "holder.txt"
        self.identity.write_text(f"{identity}\n")
        holders = (str(identity.to_public()),) if recipient else ()
        self.study = Study.create(root / "study", "A study", None, holders)
        self.canary = root / "canary"
        self.canary.mkdir()
        (self.canary / "file").write_bytes(CANARY)
        (root / "said.txt").write_text(TRANSCRIPT)
        (root / "keys.jsonl").write_text("".join(json.dumps(line) + "\n" for line in KEYS))
        with wave.open(str(root / "tone.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8000)
            file.writeframes(bytes(range(1, 251)) * 128)

    def link(self, place, target=None):
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(target or self.canary)

    def facilitator(self, *arguments):
        return subprocess.run(
            [sys.executable, "-m", "facilitator", *map(str, arguments)],
            cwd=self.study.root,
            capture_output=True,
            text=True,
            timeout=100,
            env={**os.environ, "FACILITATOR_STATE": str(self.root / "state"),
                 "FACILITATOR_CONFIG": str(self.root / "config")},
        )  # fmt: skip

    def run(self):
        log = ("--audio", self.root / "tone.wav", "--keys", self.root / "keys.jsonl")
        return self.facilitator("run", "--session", "FG1", "--participants", 2, "--headless", *log)

    def bring_in(self):
        said = ("--transcript", self.root / "said.txt", "--identity", self.identity)
        return self.facilitator("import", "FG1", *said)


@pytest.fixture
def planted(tmp_path):
    return Planted(tmp_path, recipient=True)


def refused(planted, done):
    """Hold that the command said so in sentences, and that the canary is as it was."""
    assert tree(planted.canary) == {"file": CANARY}, done.stderr
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "error of its own" not in done.stderr
    assert "link" in done.stderr or "already" in done.stderr, done.stderr


SESSION = "study/recordings/FG1"


@pytest.mark.parametrize(
    "place",
    [
        SESSION,
        f"{SESSION}/journal",
        f"{SESSION}/sound",
        f"{SESSION}/keys",
        "state/open",
    ],
)
def test_a_group_is_not_recorded_through_a_link(planted, place):
    planted.link(place)
    refused(planted, planted.run())


@pytest.mark.parametrize(
    "place", [SESSION, f"{SESSION}/journal", f"{SESSION}/heard", f"{SESSION}/keys", "state/open"]
)
def test_a_transcript_is_not_brought_in_through_a_link(planted, place):
    planted.link(place)
    refused(planted, planted.bring_in())


@pytest.mark.parametrize("linked", ["rescue", "rescue/{id}"])
def test_a_rescue_folder_that_is_a_link_is_none(planted, linked):
    study = replace(planted.study, state=planted.root / "state")
    session = study.new_session("FG1")
    assert session.rescue == planted.root / "state" / "rescue" / session.id
    planted.link(f"state/{linked.format(id=session.id)}")
    assert session.rescue is None


def test_a_file_that_is_a_link_is_never_written_through(planted):
    """The names that are known beforehand: guide copy, draft, ballast, the steering file."""
    victim = planted.canary / "file"
    for name in ("guide.md", "draft-facilitator", "ballast", "derived"):
        planted.link(f"{SESSION}/{name}", victim)
    planted.run()
    assert tree(planted.canary) == {"file": CANARY}


def test_derived_pages_are_not_written_through_a_link(planted):
    assert planted.bring_in().returncode == 0
    planted.link(f"{SESSION}/derived")
    refused(planted, planted.facilitator("summary", "FG1", "--identity", planted.identity))


@pytest.mark.parametrize("place", ["study/packs", "elsewhere"])
def test_a_pack_is_not_made_through_a_link_nor_among_recordings(walked, tmp_path, place):
    study = tmp_path / "study"
    shutil.copytree(walked.study, study, ignore=shutil.ignore_patterns("packs"))
    shutil.copytree(walked.state, tmp_path / "state")
    canary = tmp_path / "canary"
    canary.mkdir()
    (tmp_path / place).symlink_to(canary)
    identity = walked.folder / "given" / "identity.txt"
    for out in (tmp_path / place, study / "recordings" / "packs"):
        done = subprocess.run(
            [sys.executable, "-m", "facilitator", "handoff", "--sessions", "FG5",
             "--coders", "A,B", "--identity", str(identity), "--out", str(out)],
            cwd=study,
            capture_output=True,
            text=True,
            env={**os.environ, "FACILITATOR_STATE": str(tmp_path / "state")},
        )  # fmt: skip
        assert done.returncode == 1
        assert "link" in done.stderr or "among the recordings" in done.stderr
        assert list(canary.iterdir()) == []

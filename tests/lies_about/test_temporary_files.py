"""temporary files: decode through pipes; arrays to the engine, never paths; `TMPDIR` unused –
strace: files created only under allowed folders.
"""

import os
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
import soundfile
from lies_about.traced import made, strace

from facilitator.study.folder import Study

REHEARSAL = Path(__file__).parents[2] / "recordings" / "rehearsal"

DEVICES = frozenset(map(PurePosixPath, ("/dev/null", "/dev/tty")))


def test_the_temporary_folder_stays_empty(walked):
    assert list(walked.tmp.iterdir()) == []


def test_of_the_users_folders_only_the_programs_own_are_made(walked):
    assert (walked.state / "open").is_dir(), "the walk had a state"
    beside = [path for path in walked.home.rglob("*") if not path.is_relative_to(walked.state)]
    assert [str(path) for path in beside if not walked.state.is_relative_to(path)] == []


def in_memory(path):
    """Say whether it is a library's lock, or of a live session: of no words, and on no disk."""
    own = f"/dev/shm/facilitator-{os.getuid()}-*"
    return any(map(path.match, ("/dev/shm/sem.*", own, f"{own}/*.now", f"{own}/*.lock")))


def test_files_are_made_only_in_the_programs_own_folders(walked):
    if walked.calls is None:
        pytest.skip("strace cannot run here")
    allowed = (*walked.own, walked.folder / "given")  # given: what the walk itself wrote
    above = {parent for folder in walked.own for parent in folder.parents}
    paths = {path for path in made(walked.calls) if not in_memory(path)}
    assert len(paths) > 60
    assert [
        str(path)
        for path in sorted(paths - DEVICES - above)
        if not any(path.is_relative_to(folder) for folder in allowed)
    ] == []


def test_no_name_of_a_file_tells_a_word(walked):
    names = "\n".join(str(path) for folder in walked.own for path in folder.rglob("*"))
    assert re.search("hollings|pomegran|quetzal|llanfair|giraffe|margaret", names.lower()) is None


@pytest.mark.slow
def test_an_engine_that_hears_writes_nothing_aside(tmp_path):
    before = strace(tmp_path / "calls")
    if not before:
        pytest.skip("strace cannot run here")
    with soundfile.SoundFile(REHEARSAL / "rehearsal.flac") as whole:
        soundfile.write(tmp_path / "said.wav", whole.read(30 * whole.samplerate), whole.samplerate)
    (tmp_path / "keys.jsonl").write_text('{"t": 29.0, "do": "end"}\n')
    folders = {name: tmp_path / name for name in ("home", "tmp", "study")}
    for folder in folders.values():
        folder.mkdir()
    study = Study.create(folders["study"], "A study")
    env = {**os.environ, "HOME": str(folders["home"]), "TMPDIR": str(folders["tmp"]),
           "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip
    given = ("--audio", tmp_path / "said.wav", "--keys", tmp_path / "keys.jsonl", "--speed", 10)
    for command in (
        ("run", "--session", "FG1", "--participants", 2, "--headless", *given),
        ("transcribe", "FG1"),
    ):
        program = [sys.executable, "-m", "facilitator", *map(str, command)]
        subprocess.run([*before, *program], cwd=study.root, env=env, check=True)
    assert list(folders["tmp"].iterdir()) == []
    allowed = (study.root, folders["home"] / ".local" / "state")
    paths = made((tmp_path / "calls").read_text(errors="replace")) - DEVICES
    # A library's lock, and what screen and recorder share: a few bytes in memory, on no disk.
    paths = {path for path in paths if not in_memory(path)}
    above = {parent for folder in allowed for parent in folder.parents}
    assert [str(p) for p in paths - above if not any(p.is_relative_to(f) for f in allowed)] == []

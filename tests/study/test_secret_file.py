"""A secret that is written: a process killed at any step leaves no copy that stays."""

import subprocess
import sys

import pytest
from closed_study import made

from facilitator.study import secret_file

KILLED = """
import os, sys
from pathlib import Path
from facilitator.study import secret_file
step, count = int(sys.argv[2]), iter(range(100))
def dying(act):
    def at_step(*args, **kwargs):
        if next(count) == step:
            os.kill(os.getpid(), 9)
        return act(*args, **kwargs)
    return at_step
os.open = dying(os.open)
os.write = dying(os.write)
os.rename = os.replace = dying(os.replace)
os.link = dying(os.link)
os.unlink = dying(os.unlink)
os.fdatasync = dying(os.fdatasync)
os.fsync = dying(os.fsync)
for name in ("replace", "hardlink_to", "unlink"):
    setattr(Path, name, dying(getattr(Path, name)))
secret_file.write(Path(sys.argv[1]), b"NEW SECRET")
"""


@pytest.mark.slow
def test_a_process_killed_at_any_step_leaves_the_old_or_the_new_and_nothing_else(tmp_path):
    path, killed = tmp_path / "ab.key", 0
    for step in range(30):
        path.write_bytes(b"OLD SECRET")
        command = [sys.executable, "-c", KILLED, str(path), str(step)]
        ended = subprocess.run(command, check=False).returncode
        assert ended in (0, -9)
        killed += ended == -9
        other = {left.stat().st_ino: left for left in tmp_path.iterdir() if left != path}
        other.pop(path.stat().st_ino, None)
        held = [left.open("rb") for left in other.values()]
        secret_file.remove_leftovers(tmp_path)
        assert [entry.name for entry in tmp_path.iterdir()] == ["ab.key"]
        assert path.read_bytes() in (b"OLD SECRET", b"NEW SECRET")
        for file in held:
            with file:
                assert not file.read().strip(b"\0")  # overwritten, not unlinked alone
    assert killed > 10


def test_what_is_replaced_is_overwritten(tmp_path):
    path = tmp_path / "ab.key"
    secret_file.write(path, b"OLD SECRET")
    with path.open("rb") as old:
        secret_file.write(path, b"NEW SECRET")
        assert set(old.read()) == {0}
    assert path.read_bytes() == b"NEW SECRET"
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(list(tmp_path.iterdir())) == 1


def test_what_another_process_writes_now_is_left_to_it(tmp_path):
    writing = tmp_path / ".ab.key.0011n.tmp"
    hold = (
        "import sys; from facilitator.study.disk import SystemDisk\n"
        "file = SystemDisk().create(sys.argv[1]); print('there', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(writing)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        writer.stdout.readline()
        secret_file.remove_leftovers(tmp_path)
        assert writing.exists()
        writer.stdin.close()
        writer.wait()
    secret_file.remove_leftovers(tmp_path)
    assert not writing.exists()


def test_every_command_begins_by_erasing_what_was_left(tmp_path):
    room = made(tmp_path)
    runtime = tmp_path / "runtime"
    left = [room.state / "open" / ".ab.key.12n.tmp", runtime / ".ab.key.12345678.tmp"]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"AGE-SECRET-KEY-1")
    files = [path.open("rb") for path in left]
    from facilitator.workflow.keyring import keyed

    keyed(room.study, room.state, runtime=runtime)
    assert not any(path.exists() for path in left)
    for file in files:
        with file:
            assert not file.read().strip(b"\0")

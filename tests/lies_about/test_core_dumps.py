"""swap, core dumps: `RLIMIT_CORE` 0, not dumpable – read limits of the running process; SIGSEGV
leaves no core.

That swap has to be encrypted, and that Python cannot wipe a key from memory, is for the manual.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest

from facilitator.study.folder import Study

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
OTHER_GROUP = 65534


def in_another_group():
    """Start as root in another group, so that /proc tells whose a process's files are."""
    return {"group": OTHER_GROUP, "extra_groups": []} if os.geteuid() == 0 else {}


def allow_cores():
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def is_closed_to_lookers(pid):
    """Say whether the kernel keeps the process's memory for root: what "not dumpable" means."""
    seen = os.stat(f"/proc/{pid}/environ")  # noqa: PTH116
    return (seen.st_uid, seen.st_gid) == (0, 0)


def core_limit(pid):
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()
    (line,) = [line for line in lines if line.startswith("Max core file size")]
    return line.split()[4:6]


@pytest.fixture
def led(tmp_path):
    """A group being led without a screen: its process and the recorder's."""
    study = Study.create(tmp_path / "study", "A study")
    sound, keys = tmp_path / "tone.wav", tmp_path / "keys.jsonl"
    with wave.open(str(sound), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(8000 * 2 * 60))
    keys.write_text(json.dumps({"t": 59.0, "do": "end"}) + "\n")
    command = ["run", "--session", "FG1", "--participants", "2", "--headless"]
    leader = subprocess.Popen(
        [sys.executable, "-m", "facilitator", *command, "--audio", sound, "--keys", keys],
        cwd=study.root,
        env={**os.environ, "FACILITATOR_STATE": str(tmp_path / "state")},
        stderr=subprocess.PIPE,
        preexec_fn=allow_cores,
        **in_another_group(),
    )
    recorder = None
    try:
        recorder = recorder_of(leader, tmp_path)
        yield leader, recorder
    finally:
        leader.kill()
        leader.communicate()
        if recorder is not None and Path(f"/proc/{recorder}").exists():
            os.kill(recorder, signal.SIGKILL)


def recorder_of(leader, folder):
    """Give the recorder's process once it records."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        assert leader.poll() is None, leader.stderr.read()
        children = Path(f"/proc/{leader.pid}/task/{leader.pid}/children").read_text().split()
        if children and list(folder.glob("study/recordings/FG1/sound/*")):
            return int(children[0])
        time.sleep(0.05)
    raise AssertionError("the recorder never began")


def test_no_process_of_a_session_may_leave_a_core_or_be_looked_into(led):
    leader, recorder = led
    plain = subprocess.Popen(["sleep", "60"], preexec_fn=allow_cores, **in_another_group())
    try:
        assert core_limit(plain.pid) == ["unlimited", "unlimited"], "the proof can fail"
        assert not is_closed_to_lookers(plain.pid), "the proof can fail"
    finally:
        plain.kill()
        plain.wait()
    for pid in (leader.pid, recorder):
        assert core_limit(pid) == ["0", "0"]
        assert is_closed_to_lookers(pid)


def test_a_segmentation_fault_leaves_no_core(led, tmp_path):
    leader, recorder = led
    os.kill(recorder, signal.SIGSEGV)
    time.sleep(0.2)
    os.kill(leader.pid, signal.SIGSEGV)
    _, status = os.waitpid(leader.pid, 0)
    leader.returncode = os.waitstatus_to_exitcode(status)
    assert leader.returncode == -signal.SIGSEGV
    assert not os.WCOREDUMP(status)
    assert [path for path in tmp_path.rglob("*core*") if path.is_file()] == []

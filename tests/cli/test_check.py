"""`facilitator check` as a person types it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sound_room import sound_room


def facilitator(*arguments, cwd, env=None):
    command = [sys.executable, "-m", "facilitator", *arguments]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)


def test_check_in_a_room_where_someone_speaks_ends_with_0(tmp_path):
    with (
        tempfile.TemporaryDirectory(prefix="room-") as folder,
        sound_room(Path(folder), awake=True) as room,
    ):
        with room.playing(20):
            time.sleep(1)
            done = facilitator("check", "--json", cwd=tmp_path, env=room.env)
        shown = json.loads(done.stdout)
        assert shown["format"] == "facilitator/check/1"
        states = {line["id"]: line["state"] for line in shown["lines"]}
        assert (states["device"], states["level"], states["disk"]) == ("ok", "ok", "ok")
        assert done.returncode == 0

        silent = facilitator("check", "--device", "Nessie", cwd=tmp_path, env=room.env)
        assert "✗  Microphone   No microphone called 'Nessie' was found." in silent.stdout
        assert silent.returncode == 1
        assert silent.stderr == ""


def test_check_refuses_a_study_that_is_none(tmp_path):
    done = facilitator("check", "--study", str(tmp_path / "nothing"), cwd=tmp_path)
    assert done.returncode == 1
    assert "is no study" in done.stderr

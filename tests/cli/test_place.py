"""Where a command finds the user's own folders."""

from pathlib import Path

import pytest

from facilitator.cli.place import runtime_folder
from facilitator.study.live_place import own_memory
from facilitator.study.unlocked import MEMORY, file_system


def test_without_a_login_s_folder_unlocked_keys_lie_in_one_s_own_memory(tmp_path, monkeypatch):
    state = tmp_path / "state"
    monkeypatch.setenv("FACILITATOR_STATE", str(state))
    for name in ("FACILITATOR_RUNTIME", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "is_dir", lambda path: not str(path).startswith("/run/user"))
    memory = own_memory(state)
    if memory is None:
        pytest.skip("this system has no /dev/shm in memory")
    assert runtime_folder() == memory / "unlocked"
    assert file_system(memory) in MEMORY

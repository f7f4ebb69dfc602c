"""`run` killed at every step of its start, in an encrypted study: the next one begins as if new."""

import os
import signal
import sys

import pytest
from encrypted import Encrypted, durable

from facilitator.errors import BadInput, Refused
from facilitator.session.events import live as act
from facilitator.workflow.derive import Desk

KEYS = {f"{key}.1{end}" for key in ("record", "sound", "words") for end in (".age", ".copy.age")}
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "os.chmod"}


def dies_at(step):
    """Let this process kill itself before its `step`th change of anything on the disk."""
    left = step

    def look(event, arguments):
        nonlocal left
        writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if event in CHANGES or writes:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def killed(study: Encrypted, step: int) -> bool:
    """Open the session in a process that dies at `step`; say whether it came so far."""
    child = os.fork()
    if child == 0:
        dies_at(step)
        live = study.opened()
        durable(live)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.slow)])
def test_whenever_a_start_was_killed_the_next_one_leads_the_group(tmp_path, every):
    for step in range(1, 1000, every):
        folder = tmp_path / str(step)
        folder.mkdir()
        study = Encrypted(folder)
        if not killed(study, step):
            break
        with study.opened(go_on=True) as live:
            live.conduct.draft("a secret giraffe")
            live.conduct.keep_note()
            durable(live)
            assert live.conduct.room.encrypted
        keys = {path.name for path in (live.folder.path / "keys").iterdir()}
        assert keys == KEYS, "no key that nothing is closed with"
        held = study.study(study.holder)
        desk = Desk(held, held.session("FG1"))
        assert [note.text for note in desk.state.notes] == ["a secret giraffe"]
        assert sum(isinstance(r.event, act.SessionStarted) for r in desk.records) == 1
        assert len(desk.state.seats) == 4
        assert b"giraffe" not in b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
    assert step > 24  # folder, guide, keys and their copies, open keys, journal, each and more


def test_a_start_that_fails_leaves_neither_folder_nor_key(tmp_path):
    study = Encrypted(tmp_path)
    with pytest.raises(BadInput):
        study.opened(participants=None)
    with pytest.raises(RuntimeError):
        study.opened_with(fails)
    assert not list((study.path / "recordings").glob("FG1"))
    assert study.open_keys() == []
    assert list((study.state / "open").glob("*")) == []


def fails(folder):
    """Be a recorder that cannot be started."""
    raise RuntimeError("no recorder")


def test_a_second_run_beside_the_first_leaves_its_keys_alone(tmp_path):
    study = Encrypted(tmp_path)
    with study.opened() as live:
        durable(live)
        keys = sorted(path.read_bytes() for path in (live.folder.path / "keys").iterdir())
        with pytest.raises(Refused, match="already being run"):
            study.opened()
        assert sorted(p.read_bytes() for p in (live.folder.path / "keys").iterdir()) == keys
        assert len(study.open_keys()) == 1

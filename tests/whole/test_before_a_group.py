"""Before a group, in a real terminal with a real microphone: looked at, begun, journaled."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest
from faults.heard_group import VOICES, tone
from sound_room import sound_room
from tmux_pane import Terminal

from facilitator.session.events.aside import CheckAccepted, RoomNoted
from facilitator.study.folder import Study

pytestmark = pytest.mark.slow


@pytest.fixture
def room():
    with (
        tempfile.TemporaryDirectory(prefix="room-") as folder,
        sound_room(Path(folder), awake=True) as room,
    ):
        yield room


@pytest.fixture
def terminal(room, tmp_path):
    state, config = tmp_path / "state", tmp_path / "config"
    places = {"FACILITATOR_STATE": str(state), "FACILITATOR_CONFIG": str(config)}
    names = ("PULSE_RUNTIME_PATH", "PULSE_SERVER", "XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH", "HOME")
    terminal = Terminal(room.folder, places | {name: room.env[name] for name in names})
    yield terminal
    terminal.close()


def program(study, *given):
    facilitator = f"{sys.executable} -m facilitator run --study {study.root} --session FG1"
    return " ".join((facilitator, *given))


def test_a_room_is_looked_at_and_the_session_begins_unrecorded(room, terminal, tmp_path):
    study = Study.create(tmp_path / "study", "In a room")
    terminal.type(program(study, "--participants", "3"))
    terminal.wait_for("Only zeros arrive")
    terminal.press("i", "Enter")  # a microphone that hears nothing is no session
    assert "✗ One thing stops you: Level." in terminal.screen
    assert study.sessions() == ()
    with room.playing(30, tone(30, VOICES)):
        terminal.wait_for("✓ Nothing stops you.")
        terminal.press("k", "Space", "o", "n", "q", "x", "u", "1", "2", "Escape", pause=0.4)
        terminal.wait_for("✗  Keys         3 has not reached us: press it, or use 2 seats.")
        terminal.press("i")
        terminal.wait_for("2 people")
        terminal.press("w", "Down", "Down", "2", "Enter")
        terminal.wait_for("2 observers.")
        terminal.press("Enter")
        terminal.wait_for("INTRODUCTION")
    assert "NOT RECORDING" in terminal.screen
    events = [record.event for record in Study.open(study.root).session("FG1").read().records]
    assert [one for one in events if isinstance(one, CheckAccepted | RoomNoted)] == [
        CheckAccepted("keys"),
        RoomNoted("observer", 2),
    ]
    assert events[0].participants == 2
    terminal.kill_everything(study.root)


def test_a_check_that_is_left_makes_nothing(terminal, tmp_path):
    study = Study.create(tmp_path / "study", "In a room")
    terminal.type(program(study, "--participants", "3"))
    terminal.wait_for("Before FG1 begins")
    terminal.press("C-q")
    terminal.wait_for("FG1 was not begun, and nothing was made.")
    assert study.sessions() == ()

"""Which device the sound server gives to a process, from a real server's own words."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from sound_room import sound_room

from facilitator.audio.sound_server import SoundServer


@pytest.fixture
def room(monkeypatch):
    with tempfile.TemporaryDirectory(prefix="room-") as folder, sound_room(Path(folder)) as room:
        for name, value in room.env.items():
            monkeypatch.setenv(name, value)
        yield room


def test_who_hears_nothing_has_no_device_and_the_server_names_its_choice(room):
    room.microphone("table", "USB mic")
    room.pactl("set-default-source", "table")
    server = SoundServer()
    server.ask()
    assert server.device == ""
    assert server.choice() == "USB mic"


def test_without_the_servers_tool_nothing_is_known_and_nothing_fails(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    server = SoundServer()
    server.start()
    assert (server.device, server.choice()) == ("", "")


def test_a_server_that_is_not_there_leaves_what_was_known(monkeypatch, tmp_path):
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    monkeypatch.setenv("XDG_RUNTIME_DIR", os.fspath(tmp_path))
    server = SoundServer()
    server.device = "USB mic"
    server.ask()
    assert (server.device, server.choice()) == ("USB mic", "")

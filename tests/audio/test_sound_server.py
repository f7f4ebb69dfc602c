"""Which device the sound server gives to a process, from a real server's own words."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from pathlib import Path

import pytest
from sound_room import sound_room

from facilitator.audio import sound_server
from facilitator.audio.sound_server import SoundServer


def wait_until(holds):
    until = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)


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


def test_once_closed_the_server_is_asked_no_more(monkeypatch, tmp_path):
    tool, asked = tmp_path / "pactl", tmp_path / "asked"
    tool.write_text(f"#!/bin/sh\necho >> {asked}\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(sound_server, "ASK_SECONDS", 0.05)
    server = SoundServer()
    server.start()
    wait_until(lambda: asked.stat().st_size >= 2)
    server.close()
    wait_until(lambda: "sound server" not in {thread.name for thread in threading.enumerate()})

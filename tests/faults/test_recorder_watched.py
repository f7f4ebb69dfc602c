"""The recorder's real process dies or hangs while somebody leads: how soon it records again."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path

import pytest
from live_recorder import Live
from sound_room import sound_room
from sound_stage import counting_file

from facilitator.session.events.sound import GapLeft
from facilitator.units import SECOND
from facilitator.workflow.record import start_recorder
from facilitator.workflow.recorder_watch import RecorderWatch

LOOKS_EVERY = SECOND // 10
"""As often as the screen looks."""


@pytest.fixture
def live(tmp_path):
    lives = []

    def make(audio=None):
        lives.append(Live(tmp_path, audio))
        return lives[-1]

    yield make
    for one in lives:
        one.close()


class Watched:
    """A recorder that a session's leader looks after."""

    def __init__(self, live):
        self.live = live
        self.watch = RecorderWatch(live.machine, live.steering, self.start)
        self.watch.wait_until_ready()
        live.begin()
        live.orders.give("on", 0)
        self.look_until(lambda said: said.phase == "on" and said.safe > 0)

    def start(self):
        self.live.recorder = start_recorder(self.live.recording)
        return self.live.recorder

    def look_until(self, done, seconds=20):
        """Look as the screen does until `done`; give how long it took."""
        began = self.live.machine.now()
        while (said := self.watch.said) is None or not done(said):
            assert self.live.machine.now() - began < seconds * SECOND, self.live.said
            self.watch.look_after()
            self.live.machine.sleep(LOOKS_EVERY)
        return self.live.machine.now() - began

    def again(self, pid):
        """Look until another process than `pid` has put sound on the disk; give how long."""
        safe = self.live.said.safe
        return self.look_until(lambda said: said.pid != pid and said.safe > safe)


def test_a_recorder_that_was_killed_records_again_within_three_seconds(live, tmp_path):
    live = live(counting_file(tmp_path / "group.wav", 30))
    watched = Watched(live)
    for _ in range(2):
        pid = live.said.pid
        os.kill(pid, signal.SIGKILL)
        assert watched.again(pid) < 3 * SECOND
        safe = live.said.safe
        watched.look_until(lambda said, safe=safe: said.safe > safe + said.rate)
    live.orders.give("stop", live.clock.at())
    live.wait_for_end()
    ((_, end),) = live.kept()  # a file loses nothing: one stretch, every sample checked
    assert end >= live.said.safe


@pytest.mark.slow
def test_one_that_hangs_is_ended_and_records_again(live, tmp_path):
    live = live(counting_file(tmp_path / "group.wav", 60))
    watched = Watched(live)
    pid = live.said.pid
    os.kill(pid, signal.SIGSTOP)
    named = watched.look_until(lambda said: watched.watch.hangs)
    assert 2.5 * SECOND < named < 4 * SECOND
    assert watched.again(pid) < 12 * SECOND
    assert live.said.pid != pid


@pytest.mark.slow
def test_the_gap_of_a_killed_microphone_is_journaled_from_its_last_sample(live, monkeypatch):
    with (
        tempfile.TemporaryDirectory(prefix="room-") as folder,
        sound_room(Path(folder), awake=True) as room,
    ):
        for name, value in room.env.items():
            monkeypatch.setenv(name, value)
        live = live()
        watched = Watched(live)
        watched.look_until(lambda said: said.safe > 3 * said.rate)
        pid = live.said.pid
        os.kill(pid, signal.SIGKILL)
        safe = live.end_on_disk()
        assert watched.again(pid) < 3 * SECOND
        gap = live.of(GapLeft)[-1]
        assert (gap.why, gap.start) == ("stopped", safe)
        assert gap.end - gap.start < 3 * gap.rate
        assert live.timeline.stretches[-1].first == gap.end

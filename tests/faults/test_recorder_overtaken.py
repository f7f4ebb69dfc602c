"""Two recorders of one session: the older one writes nothing more, whatever had become of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from faults.disks import fill, memory_disk, skip_aloud
from live_recorder import Live
from sound_stage import RATE, counting_file

from facilitator.errors import Unavailable
from facilitator.ports import Order
from facilitator.session.events.sound import RecorderStopped
from facilitator.study.clock import SystemClock
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.units import SECOND
from facilitator.workflow.orders import Orders
from facilitator.workflow.record import Recorder, _arguments, start_recorder


@pytest.fixture
def live(tmp_path):
    live = Live(tmp_path, counting_file(tmp_path / "group.wav", 60))
    live.start()
    live.begin()
    live.orders.give("on", 0)
    live.wait(lambda: live.said.safe > RATE)
    yield live
    live.close()


class LongAfter(SystemClock):
    """The boot clock 64 s later."""

    def now(self):
        return super().now() + 64 * SECOND


def test_one_that_was_stopped_for_a_minute_is_ended_before_the_next_begins(live):
    first = live.recorder
    os.kill(first.pid, signal.SIGSTOP)
    second = start_recorder(live.recording, LongAfter())
    try:
        # Its first thread is gone; the second begins only once its last has let go of the lock.
        live.wait(lambda: not first.running(), 2)
        assert second.pid != first.pid
    finally:
        live.recorder = second
        first.failure()
    live.wait(lambda: live.said.pid == second.pid and live.said.phase == "on")


def test_one_whose_file_another_has_replaced_leaves_and_writes_nothing_more(live):
    path = steering_path(live.recording.state, live.folder.id)
    path.unlink()
    live.machine.sleep(SECOND // 5)
    assert live.recorder.running(), "nobody else leads yet: the group is recorded on"
    SteeringFile(path)
    live.wait(lambda: not live.recorder.running(), 2)
    end = live.end_on_disk()
    assert not live.of(RecorderStopped), "not even that it left"
    first, live.steering = live.recorder, SteeringFile(path)
    first.failure()
    led_on = Orders(live.steering, live.machine, Order(1, "off", "on", 0))
    live.recorder = start_recorder(live.recording)
    led_on.begin(live.clock)
    try:
        live.wait(lambda: live.said.pid == live.recorder.pid and live.said.safe > end + RATE)
    finally:
        led_on.close()
    assert len(live.kept()) == 1, "every sample once, in one row"


def test_one_starts_though_nothing_of_the_study_but_the_session_can_be_read(live):
    live.kill()
    (live.folder.path.parent.parent / "study.toml").unlink()
    live.start()
    live.wait(lambda: live.said.phase == "on")


@pytest.mark.slow
def test_a_second_one_cannot_begin_beside_the_first(live):
    second = subprocess.run(
        [sys.executable, "-m", "facilitator", "_record", *_arguments(live.recording)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert second.stdout.startswith("Another process still records FG1 on this machine.")
    assert live.recorder.running()
    assert live.said.pid == live.recorder.pid


def test_a_process_that_only_has_its_number_is_never_ended(tmp_path):
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        Recorder(other.pid, None, "0123456789abcdef").kill()
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.3)
    finally:
        other.kill()
        other.wait()


def test_a_full_disk_is_a_sentence_and_leaves_no_file(tmp_path):
    skip_aloud()
    with memory_disk(tmp_path / "full", 1) as full:
        fill(full)
        with pytest.raises(Unavailable, match="No space left"):
            SteeringFile(full / "0.now")
        assert not (full / "0.now").exists()

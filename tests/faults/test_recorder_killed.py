"""The recorder's real process, killed with SIGKILL at random moments."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys

import pytest
from live_recorder import Live
from sound_stage import RATE, counting_file, kept_by

from facilitator.session.events.sound import GapLeft, TickWritten
from facilitator.study.steering import steering_path
from facilitator.units import SECOND
from facilitator.workflow.record import start_recorder

SCRIPT = [(0, "on"), (4_321_987, "off"), (6_000_001, "on"), (9_876_543, "off"), (10 * SECOND, "on")]


@pytest.fixture
def live(tmp_path):
    lives = []

    def make(seconds=12, **more):
        lives.append(Live(tmp_path, counting_file(tmp_path / "group.wav", seconds), **more))
        return lives[-1]

    yield make
    for one in lives:
        one.close()


def led(live, script=SCRIPT):
    """Give all orders at once, as a key log does: each waits until the last is applied."""
    live.start()
    live.begin(horizon=0)
    for since, wanted in script:
        live.orders.give(wanted, since)
    live.orders.complete_until(None)


def check_nothing_acknowledged_is_lost(live, said, most_samples):
    on_disk = live.end_on_disk()
    assert on_disk >= said.safe, "what was said to be safe is on the disk"
    ticks = live.of(TickWritten)
    assert all(tick.bytes <= (live.folder.sound / tick.file).stat().st_size for tick in ticks), (
        "a tick never says more than there is"
    )
    if live.said.phase == "on":
        assert said.heard - on_disk <= most_samples


@pytest.mark.parametrize(
    ("speed", "kills", "seconds"), [(2, 4, 12), pytest.param(1, 60, 150, marks=pytest.mark.slow)]
)
def test_killed_at_random_moments_it_loses_no_tick_and_no_sample(live, speed, kills, seconds):
    chance = random.Random(kills)
    live = live(seconds, speed=1000 * speed)
    led(live)
    for _ in range(kills):
        live.machine.sleep(round(chance.uniform(0, 0.8) * SECOND))
        assert live.said.phase != "ended", "the file is long enough for all kills"
        said = live.kill()
        check_nothing_acknowledged_is_lost(live, said, speed * RATE)
        live.start()
    live.wait_for_end(seconds)
    assert live.kept() == kept_by(SCRIPT, seconds * RATE)
    assert {gap.why for gap in live.of(GapLeft)} == {"off_record"}


def test_off_the_record_is_exact_at_speed_20_by_the_real_process(live):
    live = live(speed=20_000)
    led(live)
    live.wait_for_end()
    assert live.kept() == kept_by(SCRIPT, 12 * RATE)


def test_off_the_record_is_exact_though_the_leader_is_stopped_for_a_second(live, tmp_path):
    """The leader is a process of its own here, and is stopped (SIGSTOP) while orders are due."""
    live = live(speed=1000)
    live.start()
    steering = steering_path(tmp_path / "state", live.folder.id)
    leader = subprocess.Popen([sys.executable, "-c", LEADER, str(steering)], stdout=subprocess.PIPE)
    try:
        leader.stdout.readline()
        live.journal = live.folder.writer("facilitator", live.folder.clock(live.machine))
        live.machine.sleep(SECOND)
        os.kill(leader.pid, signal.SIGSTOP)
        live.machine.sleep(SECOND)
        os.kill(leader.pid, signal.SIGCONT)
        live.wait(lambda: live.said.phase == "ended", 30)
    finally:
        leader.kill()
        leader.wait()
        leader.stdout.close()
    script = [(0, "on"), (1_234_567, "off"), (1_765_432, "on"), (3 * SECOND, "stop")]
    assert live.kept() == kept_by(script, 12 * RATE)


LEADER = """
import sys, time
from pathlib import Path
from facilitator.ports import Order
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.steering import SteeringFile
from facilitator.workflow.orders import Orders
machine = SystemClock()
orders = Orders(SteeringFile(Path(sys.argv[1])), machine, Order(1, "off", "off", 0))
orders.begin(SessionClock(machine, machine.now()), 0)
print("led", flush=True)
orders.give("on", 0)
orders.give("off", 1_234_567)
orders.give("on", 1_765_432)
orders.give("stop", 3_000_000)
orders.complete_until(None)
time.sleep(60)
"""


def test_a_recorder_that_outlived_its_screen_is_taken_over(live):
    live = live(speed=1000)
    led(live, [(0, "on")])
    live.wait(lambda: live.said.safe > RATE)
    taken = start_recorder(live.recording)
    assert taken.pid == live.recorder.pid
    assert taken.running()
    live.kill()
    assert not taken.running()
    assert start_recorder_anew(live) != taken.pid


def start_recorder_anew(live):
    return live.start().pid


def test_what_it_failed_of_is_one_sentence(tmp_path):
    (tmp_path / "noise.wav").write_text("no sound at all")
    live = Live(tmp_path, tmp_path / "noise.wav")
    recorder = start_recorder(live.recording)
    live.recorder = recorder
    live.wait(lambda: not recorder.running())
    assert recorder.failure() == (
        "noise.wav cannot be played. Give a WAV or FLAC file that your player can play."
    )
    live.close()


def test_it_loads_nothing_heavy(tmp_path):
    code = (
        "import sys\n"
        "from facilitator.cli.main import root\n"
        "root.get_command(None, '_record')\n"
        "import facilitator.workflow.record, facilitator.audio.recorder\n"
        "import facilitator.audio.microphone\n"
        "print(sorted({'torch', 'textual', 'numpy', 'rich', 'asyncio'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr

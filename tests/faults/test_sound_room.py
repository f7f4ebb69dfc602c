"""The recorder in a room without a sound card, hearing numbered samples."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from live_recorder import Live
from sound_room import RATE, busy, counted, sound_room

from facilitator.session.events.sound import GapLeft, RecorderStarted, SegmentOpened
from facilitator.units import SECOND

ROOT = Path(__file__).parents[2]


@pytest.fixture
def room(monkeypatch):
    with tempfile.TemporaryDirectory(prefix="room-") as folder, sound_room(Path(folder)) as room:
        for name, value in room.env.items():
            monkeypatch.setenv(name, value)
        yield room


@pytest.fixture
def live(tmp_path, room):
    live = Live(tmp_path)
    yield live
    live.close()


def listening(live):
    """Start, order recording, and wait until the room is heard."""
    live.start()
    live.begin()
    live.wait(lambda: live.said.heard > 0)  # a sound server takes up to two seconds to begin
    live.orders.give("on", live.clock.at())
    live.wait(lambda: live.said.phase == "on" and live.said.safe > 0)


def stopped(live):
    live.orders.give("stop", live.clock.at())
    live.wait_for_end()


def check_none_is_lost(live, player, seconds):
    found = counted(live.pcm())
    print(
        f"\n{seconds} s: {found.heard} samples heard, {found.lost} lost, "
        f"{player.underruns} underruns of the player, {len(live.of(GapLeft))} gaps"
    )
    assert len(found.jumps) <= player.underruns
    assert live.of(GapLeft) == []
    if player.underruns == 0:
        assert (found.first, found.lost, found.jumps) == (1, 0, ())
        assert found.heard == seconds * RATE


def test_eight_seconds_of_numbered_samples_arrive_whole(live, room):
    listening(live)
    with room.playing(8) as player:
        player.wait()
    live.machine.sleep(SECOND // 2)
    stopped(live)
    check_none_is_lost(live, player, 8)
    (started,) = live.of(RecorderStarted)
    assert started.rate == RATE


def test_a_microphone_pulled_out_and_put_back_leaves_one_gap_with_its_reason(live, room):
    listening(live)
    live.machine.sleep(SECOND)
    room.unplug()
    live.wait(lambda: live.said.phase == "failed")
    live.machine.sleep(SECOND)
    room.plug_in()
    live.wait(lambda: live.said.phase == "on")
    safe = live.said.safe
    live.wait(lambda: live.said.safe > safe + RATE)
    stopped(live)
    (gap,) = live.of(GapLeft)
    assert gap.why == "device_lost"
    assert 1 * RATE < gap.end - gap.start < 8 * RATE
    assert abs(live.timeline.end - live.clock.at()) < SECOND


def test_a_microphone_that_stays_away_gives_way_to_the_next_and_that_is_journaled(live, room):
    with Path(room.env["ALSA_CONFIG_PATH"]).open("a", encoding="ascii") as config:
        config.write("pcm.tablemic { type pulse device room.monitor }\n")
        config.write("pcm.sparemic { type pulse device spare.monitor }\n")
    live.recording = replace(live.recording, device="tablemic")
    listening(live)
    room.unplug()
    live.wait(lambda: live.said.phase == "failed")
    room.sink("spare", "Spare")
    live.wait(lambda: live.said.phase == "on", 40)
    safe = live.said.safe
    live.wait(lambda: live.said.safe > safe + RATE)
    stopped(live)
    first, second = (event.device for event in live.of(RecorderStarted))
    assert (first, second) == ("Monitor of Null Output", "Monitor of Spare")
    assert [gap.why for gap in live.of(GapLeft)] == ["device_lost"]
    assert abs(live.timeline.end - live.clock.at()) < SECOND


WHISPER = """
import sys, time
import numpy, soundfile, whisper, torch
torch.set_num_threads(1)
sound, rate = soundfile.read(sys.argv[2], dtype="float32")
model = whisper.load_model(sys.argv[1])
print("loaded", flush=True)
while True:
    model.transcribe(sound[: 60 * rate], fp16=False, condition_on_previous_text=False)
"""


SECONDS = int(os.environ.get("FACILITATOR_SECONDS", "60"))
"""How long to listen beside other work; ten minutes once, for `docs/internals/faults.md`."""


@pytest.mark.slow
def test_a_minute_arrives_whole_beside_two_busy_loops_and_a_transcription(tmp_path, room):
    holder = str(pyrage.x25519.Identity.generate().to_public())
    live = Live(tmp_path, recipients=(holder,))
    model = ROOT / "models" / "tiny.en.pt"
    sound = ROOT / "recordings" / "rehearsal" / "rehearsal.flac"
    command = ["nice", "-n", "19", sys.executable, "-c", WHISPER, str(model), str(sound)]
    work = subprocess.Popen(command, stdout=subprocess.PIPE)
    work.stdout.readline()  # beside two busy loops it would load for ten minutes
    beside = busy(2, nice=0)
    try:
        listening(live)
        with room.playing(SECONDS) as player:
            player.wait(SECONDS + 60)
        live.machine.sleep(SECOND)
        assert work.poll() is None, "the transcription ran all the while"
        stopped(live)
    finally:
        live.close()
        for process in (work, *beside):
            process.kill()
            process.wait()
        work.stdout.close()
    check_none_is_lost(live, player, SECONDS)
    assert live.of(SegmentOpened)[0].file.endswith(".fca")

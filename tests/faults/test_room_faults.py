"""Faults in the room, each provoked for real: its banner in time, its entry in the journal.

The figures stand in `docs/internals/faults.md`; run with `-s` it prints them.
"""

from __future__ import annotations

import os
import signal
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from faults.disks import Stick, fill, memory_disk
from faults.disks import skip_aloud as skip_without_disks
from faults.group import Group
from faults.heard_group import VOICES, HeardGroup, clipped, tone
from sound_room import sound_room

from facilitator.session.events.aside import FaultOver, FaultSeen
from facilitator.study.folder import Study
from facilitator.workflow.keyring import keyed
from facilitator.workflow.verify import verify

IN_TIME = 3.6
"""Seconds: the three that are promised, and a look on a busy machine."""


@pytest.fixture
def room(monkeypatch):
    with tempfile.TemporaryDirectory(prefix="room-") as folder, sound_room(Path(folder)) as room:
        for name, value in room.env.items():
            monkeypatch.setenv(name, value)
        yield room


@contextmanager
def group(root, state, room, sound=None, device=None):
    """Give a session that records a room in which somebody speaks."""
    with room.playing(60, sound or tone(60, VOICES)):
        group = HeardGroup(root, state, device)
        try:
            yield group
        finally:
            group.close()


def test_a_muted_microphone_is_said_after_three_seconds_and_until_it_is_heard(tmp_path, room):
    with group(tmp_path, tmp_path / "state", room) as heard:
        room.pactl("set-source-mute", "room.monitor", "1")
        took = heard.until_said("✗ No sound at all since", IN_TIME)
        assert took > 2.5
        assert heard.view.pill == "no_sound"
        room.pactl("set-source-mute", "room.monitor", "0")
        heard.until_over("No sound at all", 1.5)
        assert heard.view.pill == "recording"
        assert heard.faults() == [("seen", "no_signal"), ("over", "no_signal")]
        assert heard.gaps() == []


def test_a_microphone_pulled_out_and_put_back(tmp_path, room):
    with group(tmp_path, tmp_path / "state", room) as heard:
        room.unplug()
        heard.until_said("is gone: push its plug in.", IN_TIME)
        assert heard.view.pill == "no_sound"
        room.plug_in()
        heard.until_said("is heard again", 10)
        heard.until(lambda: heard.gaps() != [], 3)
        heard.until_said("were lost, and the gap is noted.", 1)
        assert heard.view.pill == "recording"
        assert heard.faults()[:2] == [("seen", "no_source"), ("over", "no_source")]
        ((why, seconds),) = heard.gaps()
        assert why == "device_lost"
        assert 1 < seconds < 10


@pytest.mark.slow
def test_a_microphone_that_the_system_puts_to_sleep_is_gone_until_it_wakes(tmp_path, room):
    with group(tmp_path, tmp_path / "state", room) as heard:
        room.pactl("suspend-sink", "room", "1")
        heard.until_said("is gone: push its plug in.", IN_TIME)
        heard.wait(4)
        assert "is gone" in heard.banner, "opened again it says nothing"
        room.pactl("suspend-sink", "room", "0")
        heard.until_said("is heard again", 5)
        heard.until(lambda: [why for why, _ in heard.gaps()] == ["device_lost"], 3)


@pytest.mark.slow
def test_another_microphone_that_the_system_puts_in_is_named(tmp_path, room):
    room.sink("spare", "built-in microphone")
    table = room.microphone("table", "USB mic")
    room.pactl("set-default-source", "table")
    with group(tmp_path, tmp_path / "state", room) as heard:
        heard.until(lambda: heard.view.device == "USB mic", 3)
        room.pactl("set-default-source", "spare.monitor")
        room.pactl("unload-module", table)
        heard.until_said("▲ Recording from the Monitor of built-in", 6)
        heard.until_said("It may not hear everybody.", 1)
        assert heard.view.device == "Monitor of built-in microphone"


@pytest.mark.slow
def test_a_microphone_of_its_own_gives_way_after_three_seconds_to_the_next(tmp_path, room):
    """The one on the table is on a server of its own: pulled out, nobody puts in another."""
    with ExitStack() as open_now:
        folder = Path(open_now.enter_context(tempfile.TemporaryDirectory(prefix="table-")))
        table = open_now.enter_context(ExitStack())
        other = table.enter_context(sound_room(folder))
        table.enter_context(other.playing(60, tone(60, VOICES)))
        with Path(room.env["ALSA_CONFIG_PATH"]).open("a", encoding="ascii") as config:
            server = f"server unix:{folder}/native device room.monitor"
            config.write(f"pcm.tablemic {{ type pulse {server} }}\n")
        heard = open_now.enter_context(group(tmp_path, tmp_path / "state", room, device="tablemic"))
        heard.until(lambda: heard.view.device == "tablemic", 3)
        table.close()
        heard.until_said("✗ NO SOUND since", IN_TIME)
        heard.until_said("The tablemic is gone: push its plug in.", 1)
        heard.until_said("takes over in 3 s.", 1)
        heard.until_said("▲ Recording from the", 9)
        heard.until(lambda: heard.gaps() != [], 3)
        heard.until_said("were lost, and the gap is noted. It may not hear everybody.", 1)
        ((why, seconds),) = heard.gaps()
        assert why == "device_lost"
        assert 3 < seconds < 9


@pytest.mark.slow
def test_a_quiet_room_is_said_after_ten_seconds_and_never_as_an_error(tmp_path, room):
    with group(tmp_path, tmp_path / "state", room, tone(60, 40)) as heard:
        took = heard.until_said("… 10 s of silence. If people are talking", 13)
        assert took > 5
        assert heard.view.pill == "recording"
        assert ("seen", "quiet") in heard.faults()


@pytest.mark.slow
def test_sound_that_breaks_up_is_said_within_three_seconds(tmp_path, room):
    with group(tmp_path, tmp_path / "state", room) as heard:
        heard.wait(1)
        with room.playing(6, clipped(6)):
            heard.until_said("▲ Too loud: the sound is breaking up.", 6)
        assert heard.view.pill == "recording"
        heard.until_over("Too loud", 9)
        assert heard.faults() == [("seen", "too_loud"), ("over", "too_loud")]


@pytest.mark.slow
def test_sound_that_was_dropped_without_a_word_is_a_gap_and_a_banner(tmp_path, room):
    with group(tmp_path, tmp_path / "state", room) as heard:
        room.pactl("suspend-sink", "room", "1")
        heard.wait(1.2)
        room.pactl("suspend-sink", "room", "0")
        heard.until_said("of sound were lost at", 6)
        ((why, seconds),) = heard.gaps()
        assert why == "overrun"
        assert 0.5 < seconds < 2.5
        assert ("seen", "overrun") in heard.faults()


def test_a_recorder_that_is_killed_is_said_at_once_and_started_again(tmp_path, room):
    with group(tmp_path, tmp_path / "state", room) as heard:
        killed = heard.recorder
        os.kill(killed, signal.SIGKILL)
        heard.until_said("✗ NOT SAVING since", 1.5)
        heard.until_said("The recorder stopped and was started again at", 8)
        heard.until(lambda: [why for why, _ in heard.gaps()] == ["stopped"], 6)
        assert heard.recorder != killed
        assert heard.view.pill == "recording"
        assert heard.faults()[0] == ("seen", "recorder_lost")


@pytest.mark.slow
def test_a_recorder_that_stands_still_is_said_and_loses_nothing(tmp_path, room):
    with group(tmp_path, tmp_path / "state", room) as heard:
        stopped = heard.recorder
        os.kill(stopped, signal.SIGSTOP)
        try:
            heard.until_said("✗ NOT SAVING since", 4.5)
            assert heard.view.pill == "not_saving"
        finally:
            os.kill(stopped, signal.SIGCONT)
        heard.until_over("NOT SAVING", 3)
        heard.wait(2)
        assert heard.recorder == stopped
        assert heard.gaps() == []
        # Its last sound came to the disk up to half a second before its last beat: that is missed
        # first, and then who does not answer.
        faults = heard.faults()
        seen = [kind for what, kind in faults if what == "seen"]
        assert seen in (["recorder_lost"], ["not_saving", "recorder_lost"])
        assert sorted(kind for what, kind in faults if what == "over") == sorted(seen)


@pytest.mark.slow
def test_a_disk_that_lasts_for_less_than_half_an_hour_is_said(tmp_path, room):
    skip_without_disks()
    with memory_disk(tmp_path / "disk", 120) as disk, group(disk, disk / "state", room) as heard:
        heard.until_said("▲ Disk full in", 7)
        assert ("seen", "disk_filling") in heard.faults()


@pytest.mark.slow
def test_a_disk_that_is_full_is_said_while_sound_waits_in_memory(tmp_path, room):
    skip_without_disks()
    with memory_disk(tmp_path / "disk", 200) as disk, group(disk, disk / "state", room) as heard:
        heard.wait(1)
        filler = fill(disk)
        heard.until_said("✗ Nothing has reached the disk since", 5)
        assert heard.view.pill == "not_saving"
        filler.unlink()
        heard.until_over("Nothing has reached the disk", 12)
        assert heard.gaps() == []
        assert ("seen", "not_saving") in heard.faults()


@pytest.mark.slow
def test_a_disk_that_refuses_is_said_while_sound_goes_to_the_laptops_own(tmp_path, room):
    skip_without_disks()
    state = tmp_path / "state"
    with memory_disk(tmp_path / "disk", 200) as disk, group(disk, state, room) as heard:
        heard.wait(1)
        filler = fill(disk)
        heard.until_said("▲ The study's disk refused.", 6)
        heard.wait(1)
        filler.unlink()
        assert heard.gaps() == []
        assert ("seen", "rescued") in heard.faults()


@pytest.fixture
def stick(tmp_path):
    skip_without_disks()
    stick = Stick(tmp_path / "image", tmp_path / "disk", 512)
    yield stick
    stick.close()


def check_all_is_home(root, state):
    """What is at home is whole, and nothing is left on the laptop."""
    (found,) = verify(keyed(Study.open(root / "study"), state), "FG1").sessions
    assert found.problems == ()
    assert [path for path in (state / "rescue").rglob("*") if path.is_file()] == []


@pytest.mark.slow
def test_a_recorder_that_dies_while_the_disk_is_away_goes_on_on_the_laptop(tmp_path, room, stick):
    state = tmp_path / "state"
    with group(stick.place, state, room) as heard:
        heard.wait(1)
        stick.pull_out()
        heard.until_said("Sound is saved on this laptop", 6)
        os.kill(heard.recorder, signal.SIGKILL)
        heard.until_said("The recorder stopped and was started again at", 8)
        heard.until(lambda: heard.view.pill == "recording", 4)
        heard.wait(2)
        assert list(stick.place.iterdir()) == []
        stick.put_back()
        heard.wait(2)
    ((why, seconds),) = heard.gaps()
    assert why == "stopped"
    assert seconds < 5
    check_all_is_home(stick.place, state)


@pytest.mark.slow
def test_a_recorder_that_dies_with_the_disk_waits_for_it_and_says_so(tmp_path, room, stick):
    """Nothing on the laptop says how far the sound had come: its numbers would be given twice."""
    state = tmp_path / "state"
    with group(stick.place, state, room) as heard:
        heard.wait(1)
        os.kill(heard.recorder, signal.SIGSTOP)
        stick.pull_out()
        os.kill(heard.recorder, signal.SIGKILL)
        heard.until_said("how far the sound had come stands on it alone. Plug it in again", 8)
        stick.put_back()
        heard.until(lambda: heard.view.pill == "recording", 10)
        heard.wait(2)
    assert [why for why, _ in heard.gaps()] == ["stopped"]
    check_all_is_home(stick.place, state)


def test_keys_that_go_to_another_window_are_said_at_once(tmp_path, room):
    with group(tmp_path, tmp_path / "state", room) as heard:
        heard.conduct.keyboard(False)
        heard.until_said("▲ Keys are going to another window: click here.", 0.5)
        heard.wait(0.2)
        heard.conduct.keyboard(True)
        heard.wait(0.2)
        assert heard.faults() == [("seen", "keyboard"), ("over", "keyboard")]


def test_the_real_screen_says_a_muted_microphone_and_a_lost_keyboard(tmp_path, room):
    """In a terminal of its own; `ESC [ O` is what one sends as its window loses the keyboard."""
    group = Group(tmp_path, tmp_path / "state", tmp_path, room.env)
    try:
        with room.playing(60, tone(60, VOICES)):
            led = group.start(25, [1.0])
            group.wait_for_notes(1)
            led.type("\x1b[O")
            group.wait_for("Keys are going to another window: click here.", 2)
            led.type("\x1b[I")
            room.pactl("set-source-mute", "room.monitor", "1")
            group.wait_for("No sound ", IN_TIME + 1)  # in either form, as wide as the window is
            room.pactl("set-source-mute", "room.monitor", "0")
            group.end()
    finally:
        group.close()
    faults = [
        (type(record.event), record.event.kind)
        for record in group.folder.read().records
        if isinstance(record.event, FaultSeen | FaultOver)
    ]
    for kind in ("keyboard", "no_signal"):
        assert faults.index((FaultSeen, kind)) < faults.index((FaultOver, kind))

"""A short group led in a terminal, by keys alone, with a real microphone path."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from encrypted import Holder
from sound_room import skip_aloud, sound_room
from tmux_pane import Terminal

from facilitator.session.events.made import event_name
from facilitator.session.state import replay
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.workflow.derive import Desk
from facilitator.workflow.keyring import keyed
from facilitator.workflow.verify import verify

ROOT = Path(__file__).parents[2]
AUDIO = ROOT / "recordings" / "rehearsal" / "rehearsal.flac"


@pytest.fixture
def terminal(tmp_path):
    skip_aloud()
    if shutil.which("tmux") is None:
        pytest.skip("no tmux: apt install tmux")
    with sound_room(tmp_path / "room", awake=True) as room:
        pane = Terminal(tmp_path, {**room.env, "FACILITATOR_STATE": str(tmp_path / "state")})
        pane.room = room
        try:
            yield pane
        finally:
            pane.close()


def past_the_check(pane):
    """Go on from the look at the room to the guide, which is not recording yet."""
    pane.wait_for("Nothing stops you")
    pane.press("Enter")
    pane.wait_for("space next")


@pytest.mark.parametrize("kind", ["encrypted", pytest.param("plain", marks=pytest.mark.slow)])
def test_a_group_is_led_by_keys_and_everything_agrees_with_what_was_done(terminal, tmp_path, kind):
    holder = Holder()
    encrypted = kind == "encrypted"
    recipients = (holder.public,) if encrypted else ()
    study = Study.create(tmp_path / "study", "A study", recipients=recipients)
    program = f"{sys.executable} -m facilitator run --study {study.root}"
    with terminal.room.playing(30):
        terminal.type(f"{program} --session FG1 --participants 5")
        past_the_check(terminal)
    terminal.press("z", *["Space"] * 8)
    terminal.wait_for("starts the recording")
    player = subprocess.Popen(["paplay", str(AUDIO)], env=terminal.room.env)
    terminal.press("Space")
    shown = terminal.wait_for("saved to 0:00:0")
    assert ("not encrypted" in shown) == (not encrypted)
    terminal.press("Space")
    terminal.wait_for("Do you agree to participate")
    terminal.press("y", "y", "r", "y", "d", "y")
    terminal.wait_for("P5 agrees")
    terminal.press("Space", "4")
    terminal.press("n")
    terminal.write("the giraffe first #play")
    terminal.press("Enter")
    terminal.press("x", "q")
    terminal.press("o")
    assert "█" in terminal.wait_for("No sound is being kept")
    time.sleep(2)
    terminal.press("o", pause=1.2)
    terminal.press("2")
    terminal.press("u")
    terminal.wait_for("took back")
    time.sleep(2)
    terminal.press("C-q")
    terminal.wait_for("End FG1?")
    terminal.press("y")
    terminal.wait_for("RECORDING OVER", seconds=60)
    terminal.write("lively, after the zebra")
    terminal.press("Enter")
    terminal.wait_for("page 2 of")
    terminal.press("C-q")
    shown = terminal.wait_for("FG1 is over.", seconds=60)
    assert "read back and whole" in shown
    assert ("seals it now" in shown) == encrypted
    terminal.press("Escape")
    shown = terminal.wait_for("all on disk", seconds=60)
    assert ("FG1 is open on this laptop until it is sealed" in shown) == encrypted
    player.terminate()
    player.wait()

    everything = b"".join(path.read_bytes() for path in study.root.rglob("*") if path.is_file())
    for word in (b"giraffe", b"zebra"):
        assert (word in everything) == (not encrypted)
    study = keyed(study, tmp_path / "state", holder)
    desk = Desk(study, study.session("FG1"))
    state = desk.state
    assert [seat.status for seat in state.seats] == [
        "agreed", "agreed", "agreed", "declined", "agreed",
    ]  # fmt: skip
    assert state.phase == "ended"
    assert [note.text for note in state.notes] == ["the giraffe first #play"]
    assert state.notes[0].speaker == "P4"
    assert [mark.kind for mark in state.marks] == ["identified", "quote"]
    assert state.speaker == "P4"  # P2's key was taken back
    (gap,) = [gap for gap in desk.timeline.gaps if gap.why == "off_record"]
    (stop,) = state.stops
    assert abs((gap.end - gap.start) - (stop.end - stop.start)) < SECOND // 100
    assert [one.text for one in state.beside.debrief] == ["lively, after the zebra"]
    assert state.beside.closed_debriefs == {"facilitator"}
    assert replay(desk.records) == state
    assert verify(study, "FG1").whole
    kinds = {event_name(type(record.event)) for record in desk.records}
    assert {"recording.started", "session.ended", "segment.closed"} <= kinds


@pytest.mark.slow
def test_a_group_goes_on_by_keys_alone_though_its_open_keys_are_gone(terminal, tmp_path):
    holder = Holder()
    study = Study.create(tmp_path / "study", "A study", recipients=(holder.public,))
    program = f"{sys.executable} -m facilitator run --study {study.root} --session FG1"
    with terminal.room.playing(60):
        terminal.type(f"{program} --participants 3")
        past_the_check(terminal)
        terminal.press("z", *["Space"] * 9)
        terminal.wait_for("saved to 0:00:0")
        terminal.press("n")
        terminal.write("before the crash")
        terminal.press("Enter")
        terminal.wait_for("note kept · u: take it back")
        time.sleep(1)
        terminal.kill_everything(study.root)
        (key,) = (tmp_path / "state" / "open").glob("*.key")
        key.unlink()
        terminal.type(f"{program} --go-on")
        terminal.wait_for("The open key of this session is gone")
        terminal.wait_for("How many seats")
        terminal.type("3")
        terminal.wait_for("At which item")
        terminal.type("II.q9")
        terminal.wait_for("The guide has no item II.q9")
        terminal.type("II.q3")
        terminal.wait_for("question 3 of 5")
        terminal.press("n")
        terminal.write("after the crash")
        terminal.press("Enter")
        terminal.wait_for("✓ · u: take it back")
        terminal.press("C-q")
        terminal.wait_for("End FG1?")
        terminal.press("y")
        terminal.wait_for("RECORDING OVER", seconds=60)
        terminal.press("C-q")
        terminal.wait_for("FG1 is over.", seconds=60)
        terminal.press("Escape")
        terminal.wait_for("all on disk", seconds=60)
    study = keyed(study, tmp_path / "state", holder)
    state = Desk(study, study.session("FG1")).state
    assert [note.text for note in state.notes] == ["before the crash", "after the crash"]
    assert state.visits[-1].item == "II.q3"
    assert verify(study, "FG1").whole


@pytest.mark.slow
def test_a_broken_key_is_one_word_away_from_recording(terminal, tmp_path):
    study = Study.create(tmp_path / "study", "A study", recipients=(Holder().public,))
    settings = study.root / "study.toml"
    settings.write_text(settings.read_text().replace("age1", "age1broken"))
    program = f"{sys.executable} -m facilitator run --study {study.root} --session FG1"
    terminal.type(f"{program} --participants 3")
    terminal.wait_for("Type clear to record so")
    terminal.press("Enter")
    terminal.wait_for("FG1 is not recorded")
    terminal.type(f"clear; {program} --participants 3")
    terminal.wait_for("Type clear to record so")
    with terminal.room.playing(30):
        terminal.type("clear")
        past_the_check(terminal)
    terminal.press("z")
    terminal.wait_for("not encrypted")
    terminal.press("C-q")
    terminal.wait_for("End FG1?")
    terminal.press("y")
    terminal.wait_for("FG1 is over.", seconds=60)
    terminal.press("Escape")
    terminal.wait_for("FG1 is NOT encrypted", seconds=60)


@pytest.mark.slow
def test_killed_between_the_end_and_the_last_screen_the_same_command_goes_on_there(
    terminal, tmp_path
):
    holder = Holder()
    study = Study.create(tmp_path / "study", "A study", recipients=(holder.public,))
    program = f"{sys.executable} -m facilitator run --study {study.root} --session FG1"
    with terminal.room.playing(60):
        terminal.type(f"{program} --participants 3")
        past_the_check(terminal)
        terminal.press("z", *["Space"] * 9)
        terminal.wait_for("saved to 0:00:0")
        terminal.press("C-q")
        terminal.wait_for("End FG1?")
        terminal.press("y")
        terminal.wait_for("RECORDING OVER", seconds=60)
        terminal.write("kept")
        terminal.press("Enter")
        terminal.wait_for("page 2 of")
        terminal.write("half typed")
        time.sleep(1.6)  # a page is on the disk within a second of its last key
        terminal.kill_everything(study.root)
        terminal.type(program)
        shown = terminal.wait_for("RECORDING OVER", seconds=60)
        assert "half typed" in shown
        assert "1 with words" in shown or "2 with words" in shown
        terminal.press("C-q")
        terminal.wait_for("FG1 is over.", seconds=60)
        terminal.kill_everything(study.root)
        terminal.type(program)
        terminal.wait_for("FG1 is over.", seconds=60)
        terminal.press("Enter")
        terminal.wait_for("sealed", seconds=60)
    assert not list((tmp_path / "state" / "open").glob("*.key"))
    study = keyed(study, tmp_path / "state", holder)
    desk = Desk(study, study.session("FG1"))
    assert [one.text for one in desk.state.beside.debrief] == ["kept", "half typed"]
    assert not list(desk.folder.path.glob("draft-*"))
    assert verify(study, "FG1").whole


@pytest.mark.slow
def test_killed_in_a_half_typed_note_the_same_command_asks_and_goes_on_or_ends(terminal, tmp_path):
    study = Study.create(tmp_path / "study", "A study")
    program = f"{sys.executable} -m facilitator run --study {study.root} --session FG1"
    with terminal.room.playing(90):
        terminal.type(f"{program} --participants 3")
        past_the_check(terminal)
        terminal.press("z", *["Space"] * 9)
        terminal.wait_for("saved to 0:00:0")
        terminal.press("n")
        terminal.write("half a giraffe")
        time.sleep(1.6)  # a draft is on the disk within a second of its last key
        terminal.kill_everything(study.root)
        terminal.type(program)
        terminal.wait_for("FG1 was cut short at 0:00:0")
        time.sleep(0.3)  # a key waits for its question: what was typed before is no answer
        terminal.press("Escape")
        terminal.wait_for("FG1 was left as it is")
        terminal.type(f"clear; {program}")
        terminal.wait_for("y go on · e end it here")
        time.sleep(0.3)
        terminal.press("Enter", "y")
        terminal.wait_for("Going on from 0:00:")
        terminal.wait_for("from before the stop")
        terminal.press("Enter")
        time.sleep(1)
        terminal.kill_everything(study.root)
        terminal.type(program)
        terminal.wait_for("y go on · e end it here")
        time.sleep(0.3)
        terminal.press("e")
        terminal.wait_for("RECORDING OVER", seconds=60)
        terminal.press("C-q")
        terminal.wait_for("FG1 is over.", seconds=60)
    desk = Desk(study, study.session("FG1"))
    assert [note.text for note in desk.state.notes] == ["half a giraffe"]
    assert verify(study, "FG1").whole

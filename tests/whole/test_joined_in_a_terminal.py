"""Two people at two terminals: a note-taker who is killed, and a facilitator who hands over."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from encrypted import Holder
from sound_room import skip_aloud, sound_room
from tmux_pane import Terminal

from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.workflow.derive import Desk
from facilitator.workflow.keyring import keyed
from facilitator.workflow.verify import verify

AUDIO = Path(__file__).parents[2] / "recordings" / "rehearsal" / "rehearsal.flac"
PROGRAM = f"{sys.executable} -m facilitator"


class Table:
    """A study with a microphone, and a pane a person."""

    def __init__(self, folder, room):
        self.folder, self.state = folder, folder / "state"
        self.holder = Holder()
        made = Study.create(folder / "study", "A study", recipients=(self.holder.public,))
        self.root = made.root
        self._env = {**room.env, "FACILITATOR_STATE": str(self.state)}
        self._env["FACILITATOR_CONFIG"] = str(folder / "config")
        self._panes = []
        silent = subprocess.DEVNULL
        self._player = subprocess.Popen(["paplay", str(AUDIO)], env=room.env, stderr=silent)

    def sits(self):
        """Give a pane for one more person."""
        place = self.folder / f"pane{len(self._panes)}"
        place.mkdir()
        self._panes.append(Terminal(place, self._env, 80, 24))
        return self._panes[-1]

    def run(self, pane, *more):
        pane.type(" ".join((f"{PROGRAM} run --study {self.root} --session FG1", *more)))

    def join(self, pane, *more):
        pane.type(" ".join((f"{PROGRAM} join FG1 --study {self.root}", *more)))

    def records(self, *more):
        """Lead a group of three to its first question."""
        leads = self.sits()
        self.run(leads, "--participants 3", *more)
        leads.wait_for("Nothing stops you")
        leads.press("Enter")
        leads.wait_for("space next")
        for _ in range(20):
            if "starts the recording" in leads.screen:
                break
            leads.press("Space")
        leads.press("Space")
        leads.wait_for("saved to")
        leads.press("Space", "y", "y", "y", "Space")
        return leads

    def desk(self):
        study = keyed(Study.open(self.root), self.state, self.holder)
        return Desk(study, study.session("FG1"))

    def kill(self, command):
        """Kill the program that was given `command`, as the machine does."""
        found = subprocess.run(["pgrep", "-f", command], capture_output=True, text=True)
        for pid in found.stdout.split():
            os.kill(int(pid), signal.SIGKILL)

    def close(self):
        for pane in self._panes:
            pane.close()
        self._player.kill()
        self._player.wait()


@pytest.fixture
def table(tmp_path):
    skip_aloud()
    if shutil.which("tmux") is None:
        pytest.skip("no tmux: apt install tmux")
    with sound_room(tmp_path / "room", awake=True) as room:
        table = Table(tmp_path, room)
        try:
            yield table
        finally:
            table.close()


def ended(leads):
    leads.press("C-q")
    leads.wait_for("End FG1?")
    leads.press("y")


def closes(pane, *, notes_too=False):
    """Close the debrief; who joined leaves the session for it first."""
    if notes_too:
        pane.press("C-q")
    pane.wait_for("RECORDING OVER", 60)
    pane.press("C-q")
    if not notes_too:
        pane.wait_for("only copy", 60)
        pane.press("C-q")
    pane.wait_for("on disk", 60)


@pytest.mark.slow
def test_a_note_taker_who_is_killed_finds_the_half_typed_note_and_the_group_goes_on(table):
    leads, notes = table.records(), table.sits()
    table.join(notes)
    notes.wait_for("tab +key")
    notes.write("the giraffe first @2")
    notes.press("Enter")
    leads.press("z", "z")  # full view: notes are shown there
    notes.press("Tab", "3")
    notes.write("half a no")
    time.sleep(2)  # the draft is on the disk within a second
    table.kill("facilitator join FG1")
    notes.type("reset; clear")
    table.join(notes)
    notes.wait_for("from before the stop")
    notes.write("te")
    notes.press("Enter", "Tab", "o")
    leads.wait_for("a note-taker stopped the sound")
    notes.wait_for("OFF THE RECORD")
    notes.press("Tab", "o")
    notes.wait_for("only the facilitator's keyboard can")
    time.sleep(2)  # sooner, it is the same stop at the same word
    leads.press("o", pause=1.2)
    notes.wait_for("● REC")
    ended(leads)
    notes.wait_for("is over", 60)
    closes(notes, notes_too=True)
    closes(leads)

    desk = table.desk()
    assert [(note.text, note.speaker, note.writer) for note in desk.state.notes] == [
        ("the giraffe first @2", "P2", "notes"),
        ("half a note", "P3", "notes"),
    ]
    assert [press.speaker for press in desk.state.presses] == ["P3"]
    (stop,) = desk.state.stops
    (gap,) = [gap for gap in desk.timeline.gaps if gap.why == "off_record"]
    assert 0 <= gap.start - stop.start < SECOND, "what it took to reach the recorder"
    assert not list(table.root.rglob("draft-*"))
    assert b"giraffe" not in b"".join(p.read_bytes() for p in table.root.rglob("*") if p.is_file())
    assert verify(desk.study, "FG1").whole


@pytest.mark.slow
def test_a_session_that_is_handed_over_is_led_on_and_no_sound_is_missing(table):
    first, second = table.records(), table.sits()
    first.press("w", "h")
    first.wait_for("leads on")
    first.press("Enter")
    first.wait_for("is handed over")
    first.write("from the side")
    first.press("Enter")
    table.run(second)
    second.wait_for("Going on from")
    second.press("2")
    first.press("Tab", "q")
    time.sleep(1)
    ended(second)
    first.wait_for("is over", 60)
    closes(first, notes_too=True)
    first.wait_for("was handed over")
    closes(second)

    desk = table.desk()
    assert [(note.text, note.writer) for note in desk.state.notes] == [("from the side", "notes")]
    assert [(press.speaker, press.writer) for press in desk.state.presses] == [
        ("P2", "facilitator")
    ]
    assert [mark.kind for mark in desk.state.marks] == ["quote"]
    assert len(desk.timeline.stretches) == 1, "recorded in one row"
    assert not desk.timeline.gaps
    assert verify(desk.study, "FG1").whole


@pytest.mark.slow
def test_a_facilitator_killed_at_the_board_finds_the_words_and_the_time_to_which_all_count(table):
    end = datetime.now().astimezone() + timedelta(minutes=49)
    leads, notes = table.records(f"--until {end:%H:%M}"), table.sits()
    table.join(notes)
    notes.wait_for("tab +key")
    left = re.search(r"(\d+) min left", notes.wait_for(" min left"))
    assert 45 < int(left[1]) <= 49, "the guide has 90"
    leads.press("t")
    leads.write("the giraffe fi")
    time.sleep(2)  # the words are on the disk within a second
    table.kill("facilitator run --study")
    leads.type("reset; clear")
    table.run(leads, "--go-on")
    leads.wait_for("words half typed before the stop")
    leads.wait_for(f"to {end:%H:%M}")
    leads.press("t")
    leads.write("rst")
    leads.press("Enter")
    leads.wait_for("u: take it back")
    assert [note.text for note in table.desk().state.notes] == ["the giraffe first"]
    assert b"giraffe" not in b"".join(p.read_bytes() for p in table.root.rglob("*") if p.is_file())

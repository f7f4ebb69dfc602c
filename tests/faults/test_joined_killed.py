"""A note-taker's screen is struck in a half-typed note; the group goes on, and nothing is lost."""

import json
import os
import time
from pathlib import Path

import pytest
from encrypted import Holder
from faults.led_session import content
from faults.processes import Speaking

from facilitator.session.events.made import event_name
from facilitator.study.folder import Study
from facilitator.workflow.keyring import keyed
from facilitator.workflow.verify import verify

REHEARSAL = Path(__file__).parents[2] / "recordings" / "rehearsal"


class Led:
    """An encrypted session that is led from a key log at speed 1, and who joins it."""

    def __init__(self, folder, seconds):
        self._holder = Holder()
        made = Study.create(folder / "study", "Joined", recipients=(self._holder.public,))
        self.root, self.state = made.root, folder / "state"
        keys = folder / "keys.jsonl"
        keys.write_text(json.dumps({"t": seconds, "do": "end"}) + "\n")
        config = str(folder / "config")
        self._env = {
            **os.environ,
            "FACILITATOR_STATE": str(self.state),
            "FACILITATOR_CONFIG": config,
        }
        given = ["run", "--study", str(self.root), "--session", "FG1", "--participants", "6"]
        given += ["--headless", "--audio", str(REHEARSAL / "rehearsal.flac"), "--keys", str(keys)]
        self.leader = Speaking("led_session.py", given, self._env, screen=False)
        self.leader.opened()
        self.acknowledged = []

    @property
    def study(self):
        return keyed(Study.open(self.root), self.state, self._holder)

    def join(self):
        given = ["join", "FG1", "--study", str(self.root)]
        joined = Speaking("led_session.py", given, self._env, screen=True)
        shows(joined, "one act")
        return joined

    def strikes(self, joined, name):
        """End it by a signal, and take down what it was acknowledged."""
        joined.strike(name)
        joined.gone()
        self.acknowledged += joined.lines


def shows(joined, text, seconds=30):
    until = time.monotonic() + seconds
    while text not in joined.shown:
        assert time.monotonic() < until, f"{text!r} was not shown: {joined.shown[-2000:]}"
        assert joined.running, joined.shown[-1000:]
        time.sleep(0.02)


def is_told(joined, notes, seconds=30):
    """Wait until so many notes are acknowledged."""
    until = time.monotonic() + seconds
    while sum("note.taken" in line for line in list(joined.lines)) < notes:
        assert time.monotonic() < until, joined.shown[-2000:]
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("signals", "seconds"),
    [
        (("KILL",), 60),
        pytest.param(("KILL", "HUP", "TERM", "INT") * 5, 230, marks=pytest.mark.slow),
    ],
)
def test_no_kept_note_is_lost_and_the_half_typed_one_is_there_again(tmp_path, signals, seconds):
    led = Led(tmp_path, seconds)
    typed = []
    try:
        joined = led.join()
        for number, name in enumerate(signals):
            joined.type(f"kept {number}\r")
            is_told(joined, 1 + (number > 0))
            joined.type(f"half {number}")
            # A second after its last key the draft is on the disk; a signal that can be caught
            # saves it at once.
            time.sleep(1.6 if name == "KILL" else 0.3)
            led.strikes(joined, name)
            joined = led.join()
            shows(joined, "from before the stop")
            joined.type("\r")
            typed += [f"kept {number}", f"half {number}"]
        is_told(joined, 1)
        led.strikes(joined, "INT")
        assert led.leader.running, "the group goes on, whatever becomes of its note-taker"
        folder = led.study.session("FG1")
        records = folder.read().records
        on_disk = {(r.name, event_name(type(r.event)), content(r.event)) for r in records}
        said = [line.split() for line in led.acknowledged]
        assert [one for one in said if (one[0], one[2], one[3]) not in on_disk] == []
        notes = [r.event.text for r in records if event_name(type(r.event)) == "note.taken"]
        assert notes == typed
        assert {r.writer for r in records} >= {"facilitator", "notes", "recorder"}
        led.leader.strike("INT")
        led.leader.gone()
        assert not [one for one in verify(led.study, "FG1").sessions[0].problems if "notes" in one]
    finally:
        led.leader.close()

"""A whole group in two terminals, by keys alone: what it comes to is what was done.

Four minutes as a test; `FACILITATOR_MINUTES=20` makes it last as long as a real section does.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile
from encrypted import Holder
from sound_room import RATE, skip_aloud, sound_room
from tmux_pane import Terminal
from whole.scripted import Script, agrees, timed

from facilitator.session.state import replay
from facilitator.study.folder import Study
from facilitator.units import seconds
from facilitator.workflow.derive import Desk
from facilitator.workflow.keyring import keyed
from facilitator.workflow.verify import verify

ROOT = Path(__file__).parents[2]
AUDIO = ROOT / "recordings" / "rehearsal" / "rehearsal.flac"
MINUTES = float(os.environ.get("FACILITATOR_MINUTES", "4"))
PAUSES = 70.0
"""Seconds that the script waits at pace 1; its keys and what it waits for come on top."""
KEYS = 35.0
"""About how long those take."""
EXACT_SECONDS = (0.05, 0.05, 0.8)
"""How exactly each stop is kept: the last is asked for at the other terminal, and what is heard
until it is given is cut from the words."""
LEADS, NOTES = "facilitator", "notes"


class Group:
    """The two terminals, and the script of what is done in them."""

    def __init__(self, folder: Path, room, study: Study) -> None:
        env = {**room.env, "FACILITATOR_STATE": str(folder / "state")}
        env["FACILITATOR_CONFIG"] = str(folder / "config")
        (folder / "f").mkdir()
        (folder / "n").mkdir()
        self.leads = Terminal(folder / "f", env)
        self.joins = Terminal(folder / "n", env, width=100, height=30)
        self.room, self.study = room, study
        self.script = Script(pace=max(1.0, (MINUTES * 60 - KEYS) / PAUSES))
        self._heard = ExitStack()
        self.stopped: list[tuple[float, float]] = []
        self.lost: list[tuple[float, float]] = []

    @property
    def program(self) -> str:
        return f"{sys.executable} -m facilitator"

    def speak(self) -> None:
        """Have people talk in the room from now on."""
        self._heard.enter_context(self.room.playing(0, _speech(MINUTES * 60 + 120)))

    def key(self, key: str, event: str, **fields: object) -> None:
        """Press a key of the facilitator's, and write down what it does."""
        self.script.did(LEADS, event, **fields)
        self.leads.press(key)

    def speaks(self, *keys: str) -> None:
        """Say who speaks, one after the other."""
        for key in keys:
            speaker = {"m": "FAC", "c": "ALL"}.get(key, f"P{key}")
            self.key(key, "speaker.named", speaker=speaker)
            self.script.wait(1.5)

    def close(self) -> None:
        self._heard.close()
        self.leads.close()
        self.joins.close()


@pytest.fixture
def group(tmp_path):
    skip_aloud()
    if shutil.which("tmux") is None:
        pytest.skip("no tmux: apt install tmux")
    holder = Holder()
    study = Study.create(tmp_path / "study", "A study", recipients=(holder.public,))
    with sound_room(tmp_path / "room", awake=True) as room:
        one = Group(tmp_path, room, study)
        one.holder = holder
        try:
            yield one
        finally:
            print(one.leads.screen, one.joins.screen, sep="\n")  # shown where the test fails
            one.close()


@pytest.mark.slow
def test_two_people_lead_a_group_and_all_that_comes_of_it_is_what_they_did(group, tmp_path):
    group.speak()
    begin(group)
    assent_round(group)
    join(group)
    talk(group)
    late_arrival(group)
    stop(group, 3, is_break=True)
    lose_the_microphone(group)
    stop_asked_by_the_note_taker(group)
    kill_the_screen(group)
    second_half(group)
    end(group)
    study = keyed(group.study, tmp_path / "state", group.holder)
    desk = Desk(study, study.session("FG1"))
    for writer in (LEADS, NOTES):
        agrees(desk.records, group.script.done, writer, _utc_seconds)
    assert replay(desk.records) == desk.state
    assert verify(study, "FG1").whole
    _state_agrees(desk.state)
    _sound_agrees(desk, group)
    summary, transcript = _derived(group, study.root, tmp_path)
    _summary_agrees(summary, group.script)
    _transcript_agrees(transcript, desk, group)


# --- what is done ----------------------------------------------------------------------------


def begin(group) -> None:
    asked = f"run --study {group.study.root} --session FG1 --participants 5"
    group.leads.type(f"{group.program} {asked}")
    group.leads.wait_for("Nothing stops you")
    group.leads.press("Enter")
    group.leads.wait_for("space next")
    group.leads.press("z")  # the full view: it begins in the one that neighbours may read
    for _ in range(8):
        group.key("Space", "item.reached", left_as="asked")
    group.leads.wait_for("starts the recording")
    group.script.did(LEADS, "recording.started")
    group.key("Space", "item.reached", left_as="asked")
    group.leads.wait_for("saved to 0:00:0")
    group.key("Space", "item.reached", item="I.q1")


def assent_round(group) -> None:
    answers = (("y", 1, "agree"), ("r", 2, "unclear"), ("y", 2, "agree"), ("d", 3, "decline"),
               ("y", 4, "agree"), ("e", 5, "absent"))  # fmt: skip
    for key, seat, answer in answers:
        group.script.wait(1)
        group.key(key, "assent.answered", seat=seat, answer=answer)
    group.script.wait(2)
    group.key("Space", "item.reached", left_as="asked")


def join(group) -> None:
    group.joins.type(f"{group.program} join --study {group.study.root} FG1")
    group.joins.wait_for("saved to")


def talk(group) -> None:
    group.key("Space", "item.reached", left_as="asked")
    group.speaks("m", "1")
    note(group, "the giraffe first #play", speaker="P1")
    group.speaks("2")
    note_of_the_note_taker(group, "they lean forward")
    group.script.did(NOTES, "speaker.named", speaker="P4")
    group.joins.press("Tab", "4")
    group.script.wait(4)
    group.key("q", "moment.marked", kind="quote")
    group.key("x", "moment.marked", kind="identified")
    group.key("f", "moment.marked", kind="followup")
    group.leads.press("Enter")
    group.script.did(LEADS, "note.taken", text="what did nobody teach you")
    group.leads.write("what did nobody teach you")
    group.leads.press("Enter")
    group.script.wait(4)
    group.script.did(NOTES, "moment.marked", kind="quote")
    group.joins.press("Tab", "q")
    group.speaks("4", "1")
    group.key("u", "act.withdrawn")
    group.leads.wait_for("took back")
    group.script.wait(4)
    stop(group, 4)


def late_arrival(group) -> None:
    group.leads.press("w", "l")
    group.leads.wait_for("which seat")
    group.key("Enter", "participant.arrived", seat=6)
    group.leads.wait_for("P6")
    group.script.wait(2)
    group.key("y", "assent.answered", seat=6, answer="agree")
    group.speaks("6", "m")


def stop(group, lasts: float, *, is_break: bool = False) -> None:
    with timed(group.stopped):
        group.key("o", "off.record.started")
        group.leads.wait_for("No sound is being kept")
        if is_break:
            group.key("b", "break.named")
        note_of_the_note_taker(group, "between us only", kept="")
        group.script.wait(lasts)
        time.sleep(1.2)
        group.key("o", "off.record.ended")
    group.script.wait(3)


def lose_the_microphone(group) -> None:
    with timed(group.lost):
        group.room.unplug()
        group.leads.wait_for("NO SOUND")
        group.script.wait(2)
        group.room.plug_in()
        group.speak()  # the loudspeaker went with the microphone
        group.leads.wait_without("NO SOUND since")
    group.script.wait(4)


def stop_asked_by_the_note_taker(group) -> None:
    with timed(group.stopped):
        group.script.did(NOTES, "off.record.started")
        group.joins.press("Tab", "o")
        group.leads.wait_for("No sound is being kept")
        group.script.wait(2)
        time.sleep(1.2)
        group.key("o", "off.record.ended")
    group.script.wait(3)


def kill_the_screen(group) -> None:
    group.leads.press("n")
    group.leads.write("half a note, ")
    time.sleep(2.5)
    (screen,) = _processes(f"run --study {group.study.root}")
    os.kill(screen, signal.SIGKILL)
    time.sleep(1)
    group.leads.type("reset; clear")
    group.leads.type(f"{group.program} run --study {group.study.root} --session FG1 --go-on")
    group.leads.wait_for("from before the stop")
    group.leads.write("and the rest")
    group.script.did(LEADS, "note.taken", text="half a note, and the rest")
    group.leads.press("Enter", "z")
    group.leads.wait_for("note kept")
    group.script.wait(2)


def second_half(group) -> None:
    group.leads.press("p")
    group.key("1", "probe.used")
    group.key("s", "item.reached", left_as="skipped")
    group.key("Space", "item.reached", left_as="asked")
    group.speaks("1", "2", "4", "6")
    note_of_the_note_taker(group, "@2 looks away")
    group.leads.press("k")
    group.key("1", "card.shown")
    group.leads.press("Escape")
    group.script.did(NOTES, "not.recording.raised")
    group.joins.press("Tab", "!")
    group.leads.wait_for("not recording")
    group.speaks("m")
    group.script.wait(4)


def end(group) -> None:
    group.leads.press("C-q")
    group.leads.wait_for("End FG1?")
    group.key("y", "recording.ended")
    group.leads.wait_for("RECORDING OVER", seconds=30)
    group.script.did(LEADS, "skip.explained", reason="they had said it all")
    group.leads.write("they had said it all")
    group.leads.press("Enter")
    group.script.did(LEADS, "debrief.answered", question="atmosphere", text="warm after the break")
    group.leads.write("warm after the break")
    group.leads.press("Enter")
    group.key("C-q", "debrief.closed")
    group.leads.wait_for("is over", seconds=60)
    group.leads.press("Enter")
    group.leads.wait_for("FG1 is sealed", seconds=60)


def note(group, text: str, *, speaker: str) -> None:
    group.leads.press("n")
    group.script.did(LEADS, "note.taken", text=text, speaker=speaker)
    group.leads.write(text)
    group.leads.press("Enter")
    group.leads.wait_for("note kept")


def note_of_the_note_taker(group, text: str, *, kept: str | None = None) -> None:
    group.script.did(NOTES, "note.taken", text=text if kept is None else kept)
    group.joins.write(text)
    group.joins.press("Enter")


# --- what came of it -------------------------------------------------------------------------


def _state_agrees(state) -> None:
    assert state.phase == "ended"
    assert [seat.status for seat in state.seats] == [
        "agreed", "agreed", "declined", "agreed", "absent", "agreed",
    ]  # fmt: skip
    assert [stop.is_break for stop in state.stops] == [False, True, False]
    assert [note.text for note in state.notes if note.writer == LEADS] == [
        "the giraffe first #play", "what did nobody teach you", "half a note, and the rest",
    ]  # fmt: skip
    kinds = {fault.kind for fault in state.beside.faults}
    assert kinds == {"no_source"}


def _sound_agrees(desk, group) -> None:
    """The stretches without sound are those that the script left, and no others."""
    gaps = sorted(desk.timeline.gaps, key=lambda gap: gap.start)
    stops = [gap for gap in gaps if gap.why == "off_record"]
    assert len(stops) == len(group.stopped)
    for gap, (start, end) in zip(stops, group.stopped, strict=True):
        assert abs(seconds(gap.end - gap.start) - (end - start)) < 3
    for gap, stop, exact in zip(stops, desk.state.stops, EXACT_SECONDS, strict=True):
        assert abs(seconds(gap.end - gap.start - (stop.end - stop.start))) < exact
    lost = [gap for gap in gaps if gap.why == "device_lost"]
    assert lost
    (start, end) = group.lost[0]
    assert sum(seconds(gap.end - gap.start) for gap in lost) < end - start + 1
    others = [gap for gap in gaps if gap.why not in ("off_record", "device_lost")]
    assert sum(seconds(gap.end - gap.start) for gap in others) < 1


def _derived(group, study: Path, folder: Path) -> tuple[str, dict]:
    """Transcribe and summarise with the real engine, as a person would."""
    key = folder / "holder.txt"
    key.write_text(group.holder.identity)
    key.chmod(0o600)

    def run(*given: str) -> str:
        command = [sys.executable, "-m", "facilitator", *given, "--study", str(study)]
        env = {**os.environ, "FACILITATOR_STATE": str(folder / "state")}
        done = subprocess.run(
            [*command, "--identity", str(key)], env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("transcribe", "FG1")
    transcript = run("transcript", "FG1", "--format", "json", "--clear")
    summary = folder / "summary.md"
    run("summary", "FG1", "--format", "md", "--out", str(summary), "--clear")
    return summary.read_text(), json.loads(transcript)


def _summary_agrees(summary: str, script: Script) -> None:
    for one in script.done:
        words = str(one.fields.get("text") or one.fields.get("reason") or "")
        assert words.replace("#", "\\#").replace("@", "P") in summary, one
    assert "between us only" not in summary
    for line in (
        "| Questions asked | 4 of 14; 1 skipped, 9 not reached |",
        "| Quotes marked | 2 |",
        "| To come back to | 1 open, 0 done |",
        "| Somebody was named | 1 |",
    ):
        assert line in summary


def _transcript_agrees(transcript: dict, desk, group) -> None:
    segments = transcript["segments"]
    said = [segment for segment in segments if segment.get("words")]
    assert len(said) > 5
    for stop in desk.state.stops:
        inside = [
            word
            for segment in said
            for word in segment["words"]
            if seconds(stop.start) + 0.5 < word["start"] < seconds(stop.end) - 0.5
        ]
        assert inside == []
    assert {segment["speaker"] for segment in said} >= {"P1", "P2"}
    assert not any(segment["speaker"] == "P3" and segment.get("words") for segment in segments)


def _speech(lasts: float) -> bytes:
    """Give the rehearsal over and over, as the room's loudspeaker plays it."""
    sound, rate = soundfile.read(AUDIO, dtype="int16")
    again = np.tile(np.repeat(sound, RATE // rate), round(lasts * rate) // len(sound) + 1)
    return again[: round(lasts * RATE)].tobytes()


def _processes(command: str) -> list[int]:
    found = subprocess.run(["pgrep", "-f", command], capture_output=True, text=True, check=False)
    mine = []
    for pid in found.stdout.split():
        given = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        if given[1:3] == [b"-m", b"facilitator"]:
            mine.append(int(pid))
    return mine


def _utc_seconds(utc: str) -> float:
    return datetime.fromisoformat(utc).timestamp()

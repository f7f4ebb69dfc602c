"""The check before a session as it is gone through: what is heard, accepted, counted and begun."""

from __future__ import annotations

from array import array
from collections import namedtuple

import pytest
from sound_stage import HandClock, ScriptedMicrophone

from facilitator.audio.session_time import SessionTime
from facilitator.errors import Unavailable
from facilitator.session.events.aside import CheckAccepted, RoomNoted
from facilitator.units import SECOND
from facilitator.workflow import preflight
from facilitator.workflow.before import Before, Begun, KeysToTry, SoundDoors
from facilitator.workflow.preflight import Needs, StudyKeys

SEATS = [(key, key) for key in ("1", "2", "3", "4")]
OTHERS = [("space", "space"), ("o", "o")]


class Bench:
    """A check on a clock moved by hand, with scripted microphones."""

    def __init__(self, tmp_path, *, lost=(), dropped=None, silent=False, inputs=(), no_guide=False):
        self.clock = HandClock()
        self.time = SessionTime(self.clock)
        self.time.set(self.clock.now(), 1000)
        self.lost, self.silent, self.dropped = lost, silent, dropped
        self.opened: list[str | None] = []
        self.open_now = 0
        self.played: list[tuple[bytes, int]] = []
        self.inputs = inputs
        needs = Needs(
            tmp_path,
            StudyKeys(off=True),
            "tiny.en",
            None,
            (80, 24),
            guide="compassionate-cart" if no_guide else "compassionate-care",
            root=tmp_path,
        )
        doors = SoundDoors(self.microphone, self.listed, lambda *heard: self.played.append(heard))
        keys = KeysToTry(SEATS, OTHERS)
        self.job = Before(Begun(None, 3), "FG1", needs, self.clock, doors, keys)

    def microphone(self, device):
        if device == "none":
            raise Unavailable("No microphone was found.", "Plug one in.")
        bench = self

        class Heard(ScriptedMicrophone):
            def open(self, first):
                super().open(first)
                bench.open_now += 1

            def read(self, timeout_seconds):
                block = super().read(timeout_seconds)
                if block is None or not bench.silent:
                    return block
                return type(block)(block.first, bytes(len(block.pcm)), block.heard)

            def close(self):
                bench.open_now -= 1

        self.opened.append(device)
        return Heard(self.time, lost=self.lost, dropped=self.dropped)

    def listed(self):
        assert self.open_now == 0, "PortAudio would take the open stream away"
        return self.inputs

    def wait(self, seconds):
        for _ in range(round(seconds * 10)):
            self.clock.sleep(SECOND // 10)
            self.job.tick()

    def line(self, id):
        return next(line for line in self.job.view.lines if line.id == id)


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


def test_a_room_that_is_heard_begins_with_what_was_asked(bench):
    assert bench.line("level").state == "stop"  # nothing heard yet
    bench.wait(1)
    assert bench.line("level").state != "stop"
    assert bench.job.view.stopped_by == ()
    bench.job.begin()
    assert bench.job.closed
    assert bench.job.begun == Begun(None, 3)
    assert bench.open_now == 0  # the recorder takes it next


def test_a_muted_microphone_is_not_accepted(tmp_path):
    bench = Bench(tmp_path, silent=True)
    bench.wait(4)
    assert bench.line("level").text.startswith("Only zeros arrive")
    bench.job.accept()
    bench.job.begin()
    assert not bench.job.closed
    assert bench.job.view.stopped_by == ("Level",)
    assert bench.job.view.anyway == ""


def test_a_microphone_that_was_pulled_out_is_heard_again_by_itself(tmp_path):
    bench = Bench(tmp_path, lost=[(2 * SECOND, 6 * SECOND)])
    bench.wait(3)
    assert bench.line("device").text == "The microphone is gone. Plug it in."
    assert bench.line("level").state == "na"
    bench.wait(6)
    assert bench.line("device").state == "ok"
    assert bench.line("level").state != "stop"


def test_a_microphone_that_falls_silent_stops_the_session(bench):
    bench.wait(2)
    bench.job._ear.source.read = lambda _: None
    bench.wait(4)
    assert bench.line("level").text.startswith("No sound arrives")


def test_sound_that_arrives_with_holes_is_worth_a_word_for_five_seconds(tmp_path):
    bench = Bench(tmp_path, dropped=(8_000, 400))
    bench.wait(0.9)
    assert bench.line("level").state == "ok"
    bench.wait(1)
    assert bench.line("level").text == "It arrives with holes. Close other programs."
    bench.wait(6)
    assert "holes" not in bench.line("level").text


def test_a_test_keeps_five_seconds_and_plays_them(bench):
    bench.wait(1)
    bench.job.test_sound()
    bench.wait(2)
    assert bench.job.view.testing == 3
    assert bench.played == []
    bench.wait(4)
    (pcm, rate), *others = bench.played
    assert (len(pcm) // 2, others) == (5 * rate, [])
    assert array("h", pcm)[0] != 0
    assert bench.line("chair").state in ("ok", "warn")


def test_a_thing_that_stops_can_be_accepted_and_the_journal_says_so(tmp_path, monkeypatch):
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(preflight.shutil, "disk_usage", lambda _: usage(5_000_000))
    bench = Bench(tmp_path)
    bench.wait(1)
    assert bench.job.view.stopped_by == ("Disk",)
    bench.job.begin()
    assert not bench.job.closed
    bench.job.accept()
    assert bench.line("disk").text.startswith("Accepted. 0.0 GB free")
    bench.job.begin()
    assert bench.job.begun == Begun(None, 3, (CheckAccepted("disk"),))


def test_nobody_leads_by_a_guide_that_is_not_there(tmp_path):
    bench = Bench(tmp_path, no_guide=True)
    bench.wait(1)
    bench.job.accept()
    bench.job.begin()
    assert not bench.job.closed
    assert bench.job.view.stopped_by == ("Guide",)


def test_keys_that_do_not_reach_us_leave_the_seats_before_them(bench):
    bench.wait(1)
    assert bench.line("keys").state == "na"
    for key in ("space", "o", "1", "2"):
        assert bench.job.reached(key)
    assert not bench.job.reached("4")  # of three seats
    assert bench.line("keys").text == "3 has not reached us: press it, or use 2 seats."
    assert bench.job.view.anyway == "with 2 seats"
    bench.job.accept()
    bench.job.begin()
    assert bench.job.begun == Begun(None, 2, (CheckAccepted("keys"),))


def test_without_a_key_that_leads_the_group_no_seat_is_given_up(bench):
    bench.wait(1)
    for key in ("space", "1", "2"):
        bench.job.reached(key)
    assert bench.line("keys").text == "o 3 have not reached us: press them."
    assert "seat" not in bench.job.view.anyway
    bench.job.accept()
    bench.job.begin()
    assert bench.job.begun.participants == 3


def test_a_key_that_came_late_needs_no_acceptance(bench):
    bench.wait(1)
    for key in ("space", "o", "1", "2", "3"):
        bench.job.reached(key)
    assert bench.line("keys").state == "ok"


def test_who_is_in_the_room_is_a_role_and_a_number_in_the_journal(bench):
    bench.wait(1)
    bench.job.turn("count")
    bench.job.count(4)
    bench.job.move(2)
    bench.job.count(2)
    bench.job.count_on(-1)
    bench.job.turn("main")
    bench.job.begin()
    assert bench.job.begun == Begun(None, 4, (RoomNoted("observer", 1),))


def test_seats_are_one_to_twelve(bench):
    for number, seats in ((0, 1), (99, 12)):
        bench.job.turn("count")
        bench.job.count(number)
        assert bench.job.view.counts[0] == ("participants", seats)


def test_each_microphone_of_the_list_is_heard_while_it_is_marked(tmp_path):
    bench = Bench(tmp_path, inputs=(("0", "USB mic"), ("3", "Built-in")))
    bench.job.turn("devices")
    assert bench.job.view.devices == ("the system's choice", "USB mic", "Built-in")
    bench.job.move(1)
    bench.job.move(1)
    bench.wait(1)
    bench.job.turn("main")
    bench.job.begin()
    assert bench.opened == [None, None, "0", "3"]
    assert bench.job.begun == Begun("3", 3)


def test_looking_at_the_list_changes_no_microphone(tmp_path):
    bench = Bench(tmp_path, inputs=(("0", "USB mic"),))
    bench.job.turn("devices")
    bench.job.turn("main")
    bench.wait(1)
    bench.job.begin()
    assert bench.job.begun == Begun(None, 3)


def test_leaving_begins_nothing_and_lets_go_of_the_microphone(bench):
    bench.job.leave()
    assert bench.job.closed
    assert bench.job.begun is None
    assert bench.open_now == 0

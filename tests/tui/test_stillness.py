"""Nothing moves by itself but clock and meter; nothing rings, nothing blinks."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tui.scenes import Steady
from tui.stand_ins import StandInConduct
from tui.views import LIVE, RECORDING
from tui.waiting import looked, settled

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens.live import LiveScreen
from facilitator.units import SECOND

TESTS = Path(__file__).parents[1]
KEYS = (b"j", b"o", b"n", b"a note", b"\x1b", b"h", b"h", b"z", b":", b"\x1b", b"\x1b[O", b"\x1b[I")
SESSION = """
from dataclasses import replace
from tui.stand_ins import StandInConduct
from tui.views import NO_SOUND, RECORDING
from facilitator.tui.app import run_live
from facilitator.tui.face import Face

class Ticking(StandInConduct):
    def tick(self):
        super().tick()
        moment = NO_SOUND if self.ticks % 20 > 10 else RECORDING
        self.view = replace(moment, elapsed=RECORDING.elapsed + self.ticks * 100_000)

run_live(Ticking(RECORDING), face=Face(look="full"))
"""


def without_clock_and_meter(text):
    return re.sub(r"[▮▯]", "", re.sub(r"\d(:\d\d)+", "0:00", text))


async def looks(view, later, size):
    """Give the screen at two looks."""
    conduct = StandInConduct(view)
    app = FacilitatorApp(LiveScreen(conduct), steady=Steady())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        first = await settled(app, pilot)
        conduct.view = later
        await looked(pilot)
        return first, await settled(app, pilot)


@pytest.mark.parametrize("name", ["recording", "off_record", "no_sound", "assent", "begin"])
async def test_between_two_looks_at_which_nothing_happened_nothing_changes(name):
    first, second = await looks(LIVE[name], replace(LIVE[name]), (120, 36))
    assert first == second


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_second_later_only_clock_and_meter_have_moved(size):
    later = replace(
        RECORDING,
        elapsed=RECORDING.elapsed + SECOND,
        saved_to=(RECORDING.saved_to or 0) + SECOND,
        level_dbfs=-9,
    )
    first, second = await looks(RECORDING, later, size)
    assert first != second
    before, after = (text.split("-" * size[0])[0] for text in (first, second))
    assert without_clock_and_meter(before) == without_clock_and_meter(after)


async def test_a_banner_shifts_no_text():
    first, second = await looks(RECORDING, LIVE["disk_nearly_full"], (120, 36))
    changed = [
        y
        for y, (one, other) in enumerate(
            zip(first.splitlines()[:36], second.splitlines()[:36], strict=True)
        )
        if without_clock_and_meter(one) != without_clock_and_meter(other)
    ]
    assert changed == [3]


def sent_to_a_terminal(keys, seconds, wanted):
    """Give every byte that a live screen writes to its terminal while keys are pressed.

    It is looked at for so many seconds after the last key, and until it has shown what is wanted.
    """
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    program = subprocess.Popen(
        [sys.executable, "-c", SESSION],
        stdin=follower, stdout=follower, stderr=follower, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(TESTS), "TERM": "xterm-256color"},
    )  # fmt: skip
    os.close(follower)
    sent, pressed, press_at = b"", list(keys), float("inf")
    end, give_up = 0.0, time.monotonic() + 60
    try:
        while pressed or wanted not in sent or time.monotonic() < end:
            assert time.monotonic() < give_up, f"it never showed {wanted!r}; left: {pressed}"
            assert program.poll() is None, f"it ended: {sent[-2000:]!r}"
            if select.select([leader], [], [], 0.1)[0]:
                sent += os.read(leader, 65536)
            if b"REC" in sent and press_at == float("inf"):
                press_at = time.monotonic()
            if pressed and time.monotonic() >= press_at:
                os.write(leader, pressed.pop(0))
                press_at += 0.25
                end = time.monotonic() + seconds
    finally:
        program.kill()
        program.wait()
        os.close(leader)
    return sent


def effects(sent):
    """Give the numbers of all text effects that were asked for, colours apart."""
    for found in re.finditer(rb"\x1b\[([\d;:]*)m", sent):
        numbers = iter(found[1].replace(b":", b";").split(b";"))
        for number in numbers:
            if number in (b"38", b"48"):
                for _ in range({b"5": 1, b"2": 3}[next(numbers)]):
                    next(numbers)
            else:
                yield int(number or 0)


def test_a_live_screen_neither_rings_nor_blinks():
    sent = sent_to_a_terminal(KEYS, 2, wanted=b"NO SOUND")
    assert {5, 6}.isdisjoint(effects(sent)), "blinking text"
    assert b"\x1b[?12h" not in sent, "a blinking cursor"
    bells = re.sub(rb"\x1b\].*?(\x07|\x1b\\)", b"", sent, flags=re.DOTALL)
    assert b"\x07" not in bells
    assert b"\x1b[?25h" not in sent, "the terminal's own cursor, which blinks"

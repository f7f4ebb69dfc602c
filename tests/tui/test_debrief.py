"""The debrief's screen and the one after it: what their keys send, and that they fit."""

from contextlib import asynccontextmanager

import pytest
from tui.scenes import Steady
from tui.stand_in_debrief import DEBRIEF, DEBRIEF_NOTES, StandInDebrief
from tui.views import ENDED, ENDING_DAMAGED
from tui.waiting import until

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.editing import Written
from facilitator.tui.lines import plain, width_of
from facilitator.tui.regions.debrief import debrief_page
from facilitator.tui.regions.ending import ending_page
from facilitator.tui.screens.debrief import DebriefScreen
from facilitator.tui.screens.ending import EndingScreen


@asynccontextmanager
async def shown(screen):
    app = FacilitatorApp(screen, steady=Steady())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot


async def test_every_letter_is_part_of_the_answer_and_enter_keeps_the_page():
    job = StandInDebrief()
    async with shown(DebriefScreen(job)) as pilot:
        await pilot.press("space", "h", "n", "enter")
    assert job.sent[-2:] == [("write", "lively until the break, then hn"), ("keep",)]


async def test_tab_and_shift_tab_turn_pages_and_esc_loses_nothing():
    job = StandInDebrief()
    async with shown(DebriefScreen(job)) as pilot:
        await pilot.press("tab", "shift+tab", "escape")
        assert job.view.written == DEBRIEF.written
    assert job.sent == [("turn", 1), ("turn", -1)]


async def test_ctrl_q_closes_the_debrief_and_the_window():
    job = StandInDebrief()
    async with shown(DebriefScreen(job)) as pilot:
        await pilot.press("ctrl+q")
        await until(pilot, lambda: pilot.app._exit)
    assert job.sent == [("close",)]


async def test_the_last_screen_seals_with_enter_and_leaves_with_esc():
    for key, chosen in (("enter", "seal"), ("t", "transcribe"), ("escape", None)):
        async with shown(EndingScreen(ENDED)) as pilot:
            await pilot.press(key)
            await pilot.pause()
            assert pilot.app.return_value == chosen


@pytest.mark.parametrize("size", [(80, 21), (120, 33), (60, 12), (40, 8)])
def test_pages_fit_and_what_is_being_written_stays_in_sight(size):
    long = Written.ending("word " * 200 + "end")
    for view in (DEBRIEF, DEBRIEF_NOTES):
        lines = debrief_page(view, long, *size)
        assert len(lines) == size[1]
        assert all(width_of(line) <= size[0] for line in lines)
        assert any("end" in plain(line) for line in lines)


@pytest.mark.parametrize("size", [(80, 21), (120, 33), (60, 20)])
def test_the_last_screen_says_all_of_it(size):
    for view in (ENDED, ENDING_DAMAGED):
        text = "\n".join(plain(line) for line in ending_page(view, *size))
        assert "Take along" in text
        assert "enter" in text

"""How often the session is looked at: seldom in a quiet room, often while the level moves."""

import threading
from dataclasses import replace

from tui.stand_ins import StandInConduct
from tui.views import RECORDING

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens import shown
from facilitator.tui.screens.live import LiveScreen


async def test_a_quiet_room_is_looked_at_seldom_and_a_moving_level_often(monkeypatch):
    monkeypatch.setattr(shown, "LIVELY_FOR", 200_000)
    conduct = StandInConduct(RECORDING)
    app = FacilitatorApp(LiveScreen(conduct, "full"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.8)
        before = conduct.ticks
        await pilot.pause(1)
        assert conduct.ticks - before <= 5
        before = conduct.ticks
        for level in range(10):
            conduct.view = replace(RECORDING, level_dbfs=-60 + 6 * level)
            await pilot.pause(0.1)
        assert conduct.ticks - before >= 7
        await pilot.pause(0.8)
        before = conduct.ticks
        await pilot.pause(1)
        assert conduct.ticks - before <= 5


async def test_what_comes_from_elsewhere_is_looked_at_at_once(monkeypatch):
    monkeypatch.setattr(shown, "LOOK_SECONDS", 60)
    monkeypatch.setattr(shown, "LIVELY_FOR", 0)
    conduct = StandInConduct(RECORDING)
    app = FacilitatorApp(LiveScreen(conduct, "full"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.5)
        before = conduct.ticks
        other = threading.Thread(target=lambda: conduct.stir())
        other.start()
        other.join()
        await pilot.pause(0.1)
        assert conduct.ticks == before + 1

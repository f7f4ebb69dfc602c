"""How often the session is looked at."""

import threading
import time
from dataclasses import replace

from tui.stand_ins import StandInConduct
from tui.views import RECORDING
from tui.waiting import until

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens import shown
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.widgets.meter import Meter


async def test_the_session_is_looked_at_five_times_a_second_and_the_meter_drawn_as_often():
    conduct = StandInConduct(RECORDING)
    app = FacilitatorApp(LiveScreen(conduct, "full"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        meter = app.screen.query_one(Meter)
        before, began = conduct.ticks, time.monotonic()
        for level in range(6):
            drawn = meter.lines
            conduct.view = replace(RECORDING, level_dbfs=-50 + 8 * level)
            await until(pilot, lambda drawn=drawn: meter.lines != drawn)
        lasted = time.monotonic() - began
        assert 6 <= conduct.ticks - before <= lasted / 0.2 + 2


async def test_what_comes_from_elsewhere_is_looked_at_at_once(monkeypatch):
    monkeypatch.setattr(shown, "LOOK_SECONDS", 60)
    conduct = StandInConduct(RECORDING)
    app = FacilitatorApp(LiveScreen(conduct, "full"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        before = conduct.ticks
        other = threading.Thread(target=lambda: conduct.stir())
        other.start()
        other.join()
        await until(pilot, lambda: conduct.ticks > before)
        assert conduct.ticks == before + 1

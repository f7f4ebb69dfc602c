"""How often the session is looked at."""

import threading
from dataclasses import replace

from tui.stand_ins import StandInConduct
from tui.views import RECORDING

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens import shown
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.widgets.meter import Meter


async def test_the_session_is_looked_at_five_times_a_second_and_the_meter_drawn_as_often():
    conduct = StandInConduct(RECORDING)
    app = FacilitatorApp(LiveScreen(conduct, "full"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.5)
        before, drawn = conduct.ticks, set()
        for level in range(10):
            conduct.view = replace(RECORDING, level_dbfs=-60 + 6 * level)
            await pilot.pause(0.1)
            drawn.add(app.screen.query_one(Meter).lines)
        assert conduct.ticks - before <= 6
        assert len(drawn) >= 4


async def test_what_comes_from_elsewhere_is_looked_at_at_once(monkeypatch):
    monkeypatch.setattr(shown, "LOOK_SECONDS", 60)
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

"""How often the session is looked at."""

import importlib
import threading
import time
from dataclasses import replace
from pkgutil import iter_modules

import pytest
from tui.stand_ins import StandInConduct
from tui.test_live_keys import Standing, live
from tui.views import RECORDING
from tui.waiting import until

from facilitator.tui import screens as room
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens import shown
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.widgets.meter import Meter
from facilitator.units import SECOND


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


async def test_a_still_room_is_looked_at_twice_a_second_until_something_moves(monkeypatch):
    monkeypatch.setattr(shown, "STILL_AFTER", 0)
    conduct = StandInConduct(RECORDING)
    app = FacilitatorApp(LiveScreen(conduct, "full"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        before, began = conduct.ticks, time.monotonic()
        await until(pilot, lambda: conduct.ticks >= before + 3)
        assert conduct.ticks - before <= (time.monotonic() - began) / 0.5 + 2
        monkeypatch.setattr(shown, "STILL_AFTER", 3600 * SECOND)
        monkeypatch.setattr(shown, "STILL_LOOK", 3600 * SECOND)
        await pilot.press("4")
        await until(pilot, lambda: conduct.ticks >= before + 9)


def test_no_screen_is_mounted_twice():
    """Textual calls `on_mount` of every class of a screen: one that calls its parent's has two
    of whatever that one starts.
    """
    modules = [
        importlib.import_module(f"{room.__name__}.{m.name}") for m in iter_modules(room.__path__)
    ]
    own = {v for m in modules for v in vars(m).values() if isinstance(v, type)}
    mounts = [vars(cls)["on_mount"] for cls in own if "on_mount" in vars(cls)]
    assert len(mounts) > 4
    assert [m.__qualname__ for m in mounts if "super" in m.__code__.co_names] == []


async def test_looks_fall_on_the_clocks_full_seconds():
    """What counts seconds is painted at a look that is made anyway, right after the second."""
    steady = Standing()
    async with live(steady=steady) as (pilot, conduct):
        conduct.view = replace(RECORDING, elapsed=10 * SECOND + 310_000)
        pilot.app.screen.tick()
        assert pilot.app.screen.rest() == pytest.approx(0.11)
        steady.time += 7
        assert pilot.app.screen.rest() == pytest.approx(0.21), "still for a while"


async def test_what_comes_from_elsewhere_is_looked_at_at_once(monkeypatch):
    monkeypatch.setattr(shown, "LOOK", 60 * SECOND)
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

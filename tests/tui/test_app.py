"""The window itself: what it must never do, and how it breaks."""

import io
import statistics
import time
from dataclasses import replace

import pytest
from tui.scenes import Steady
from tui.stand_in_plan import StandInPlan
from tui.stand_in_redact import StandInRedaction
from tui.stand_ins import StandInConduct
from tui.views import HOME, RECORDING, REDACT

from facilitator.errors import Unavailable
from facilitator.tui.app import FacilitatorApp, opened
from facilitator.tui.face import Face
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.redact import RedactScreen
from facilitator.tui.terminal import require_terminal
from facilitator.tui.themes import PALETTES
from facilitator.tui.widgets.meter import Meter
from facilitator.tui.widgets.painted import Painted

SECRET = "mangosteen"
SCREENS = {
    "live": lambda: LiveScreen(StandInConduct(RECORDING)),
    "home": lambda: HomeScreen(HOME, StandInPlan()),
    "redact": lambda: RedactScreen(StandInRedaction(REDACT)),
}


class Broken(Exception):
    pass


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_that_breaks_prints_nothing_of_what_it_held(name, capsys):
    app = FacilitatorApp(SCREENS[name](), steady=Steady())

    def breaks() -> None:
        words_that_were_said = SECRET
        raise Broken(len(words_that_were_said))

    async def run() -> None:
        async with app.run_test() as pilot:
            app.screen.call_later(breaks)
            await pilot.pause()

    with pytest.raises(Broken):
        await run()
    app._print_error_renderables()
    printed = capsys.readouterr()
    assert SECRET not in printed.out + printed.err
    assert "Traceback" not in printed.out + printed.err


def test_what_broke_a_screen_reaches_who_opened_it(monkeypatch):
    app = FacilitatorApp(SCREENS["home"]())
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr(app, "run", lambda **_: setattr(app, "_exception", Broken("x")))
    with pytest.raises(Broken):
        opened(app)


@pytest.mark.parametrize("name", SCREENS)
async def test_nothing_rings_moves_or_takes_a_picture(name):
    app = FacilitatorApp(SCREENS[name](), steady=Steady())
    async with app.run_test() as pilot:
        assert app.animation_level == "none"
        assert not app.ENABLE_COMMAND_PALETTE
        assert not app.screen.ALLOW_SELECT
        app.bell()
        await pilot.press("ctrl+z", "ctrl+c", "tab")
        assert app.is_running
        assert app.focused is None
        assert app.screen_stack == [app.screen]


@pytest.mark.parametrize("theme", PALETTES)
async def test_every_theme_paints_its_own_colours(theme):
    app = FacilitatorApp(SCREENS["live"](), face=Face(theme=theme), steady=Steady())
    async with app.run_test() as pilot:
        await pilot.pause()
        strip = app.screen.query_one("#header", Painted).render_line(0)
        pill = next(segment for segment in strip if "REC" in segment.text)
        assert pill.style.bgcolor.name == PALETTES[theme].rec_bg


async def test_a_theme_chosen_later_is_taken_up():
    app = FacilitatorApp(SCREENS["live"](), steady=Steady())
    async with app.run_test() as pilot:
        app.theme = "day"
        await pilot.pause()
        strip = app.screen.query_one("#header", Painted).render_line(0)
        pill = next(segment for segment in strip if "REC" in segment.text)
        assert pill.style.bgcolor.name == PALETTES["day"].rec_bg


async def test_without_colours_everything_is_grey_and_still_there(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = FacilitatorApp(SCREENS["live"](), steady=Steady())
    async with app.run_test() as pilot:
        await pilot.pause()
        picture = app.export_screenshot()
        assert app.no_color
        assert "REC" in picture


async def test_a_row_that_did_not_change_is_not_drawn_again():
    conduct = StandInConduct(RECORDING)
    app = FacilitatorApp(LiveScreen(conduct), steady=Steady())
    async with app.run_test() as pilot:
        await pilot.pause()
        drawn = []
        for widget in app.screen.query(Painted):
            original = widget.refresh

            def note(*regions, widget=widget, original=original, **options):
                drawn.append(widget.id)
                return original(*regions, **options)

            widget.refresh = note
        conduct.view = replace(RECORDING, elapsed=RECORDING.elapsed + 400_000)
        app.screen.tick()
        assert drawn == []
        conduct.view = replace(RECORDING, level_dbfs=-10)
        app.screen.tick()
        assert set(drawn) == {"meter"}
        drawn.clear()
        conduct.view = replace(RECORDING, level_dbfs=-10, elapsed=RECORDING.elapsed + 1_000_000)
        app.screen.tick()
        assert set(drawn) == {"header"}


async def test_the_meter_lies_in_the_header():
    app = FacilitatorApp(SCREENS["live"](), steady=Steady())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        meter = app.screen.query_one(Meter)
        assert (meter.region.y, meter.region.width) == (1, 22)


async def test_a_key_is_painted_within_sixty_milliseconds():
    """screens.md, Cost: under 60 ms at p95; with a margin for a busy machine of two cores."""
    conduct = StandInConduct(RECORDING)
    app = FacilitatorApp(LiveScreen(conduct), steady=Steady())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        took = []
        for press in range(60):
            said = f"P{press % 8 + 1} speaks {press}"
            begun = time.perf_counter()
            conduct.view = replace(RECORDING, said=said, speaking=f"P{press % 8 + 1}")
            app.screen.act("live.speaker", str(press % 8 + 1))
            app.screen._compositor_refresh()
            took.append(time.perf_counter() - begun)
        p95 = statistics.quantiles(took, n=20)[-1] * 1000
        print(f"key to paint: p95 {p95:.1f} ms")
        assert p95 < 60


def test_a_screen_is_not_opened_where_standard_error_is_no_terminal():
    with pytest.raises(Unavailable) as refused:
        require_terminal(io.StringIO(), "--headless runs a session from a key log.")
    assert "Standard error is not a terminal" in refused.value.what
    assert "--headless" in refused.value.todo

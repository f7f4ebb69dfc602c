"""The screen before a session: what it shows, and what its keys ask for."""

from __future__ import annotations

import pytest
from tui.before_scenes import DEAF, FINE, STOPPED, VIEWS
from tui.scenes import Steady
from tui.stand_in_before import StandInBefore

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.face import Face
from facilitator.tui.lines import plain, width_of
from facilitator.tui.regions.before import before_page
from facilitator.tui.remapping import keymap_of
from facilitator.tui.screens.before import BeforeScreen
from facilitator.workflow.check_line import NAMES

SIZES = ((60, 16), (80, 24), (120, 36), (180, 50))


def shown(view, width=80, height=21, **keys):
    return "\n".join(plain(line) for line in before_page(view, width, height, **keys))


async def pressed(view, *keys, face=None):
    job = StandInBefore(view)
    app = FacilitatorApp(BeforeScreen(job), face=face or Face(), steady=Steady())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
    return job


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_it_fits_every_window(name, size):
    lines = before_page(VIEWS[name], size[0], size[1] - 3)
    assert len(lines) == size[1] - 3
    assert max(map(width_of, lines)) <= size[0]


@pytest.mark.parametrize("size", SIZES)
def test_what_stops_the_session_is_never_left_out(size):
    text = shown(STOPPED, size[0], size[1] - 3)
    assert "✗  Disk" in text
    assert "✗  Keys" in text
    assert "▲  Power" in text
    assert "✗ Two things stop you: Disk, Keys. i goes on" in text


@pytest.mark.parametrize("height", range(11, 30))
def test_no_line_is_shown_in_half(height):
    """What needs a person is whole in every window from the smallest on."""
    for line in [line for line in STOPPED.lines if line.state in ("stop", "warn")]:
        assert line.text in " ".join(shown(STOPPED, 60, height).split())


def test_a_tall_window_shows_every_line():
    text = shown(FINE, 120, 33)
    assert all(f"  {name}" in text for name in NAMES.values())
    assert "more are fine" not in text


def test_a_microphone_that_hears_nothing_offers_no_way_on():
    text = shown(DEAF)
    assert "✗ One thing stops you: Level." in text
    assert "goes on" not in text


def test_the_persons_own_keys_are_named():
    keys = keymap_of({"before.test": ["y"]}, "config.toml")
    assert "y: test sound" in shown(FINE, 120, 33, keys=keys)


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("enter", ("begin",)),
        ("ctrl+q", ("leave",)),
        ("t", ("test",)),
        ("r", ("again",)),
        ("d", ("turn", "devices")),
        ("k", ("turn", "try")),
        ("w", ("turn", "count")),
        ("equals_sign", ("reached", "equals_sign")),
    ],
)
async def test_a_key_asks_for_one_thing(key, asked):
    assert (await pressed(FINE, key)).asked == [asked]


async def test_going_on_all_the_same_is_a_key_only_where_something_stops_the_session():
    assert (await pressed(STOPPED, "i")).asked == [("accept",)]
    assert (await pressed(FINE, "i")).asked == []


async def test_escape_begins_and_ends_nothing():
    job = await pressed(FINE, "escape")
    assert job.asked == []
    assert not job.closed


async def test_enter_ends_the_screen_only_if_nothing_stops_the_session():
    assert (await pressed(FINE, "enter")).closed
    assert not (await pressed(STOPPED, "enter")).closed


async def test_a_key_that_is_tried_does_nothing_else():
    job = await pressed(FINE, "k", "o", "1", "escape")
    assert job.asked == [
        ("turn", "try"),
        ("reached", "o"),
        ("reached", "1"),
        ("reached", "escape"),
        ("turn", "main"),
    ]


async def test_who_is_here_is_counted_by_arrows_and_digits():
    job = await pressed(FINE, "w", "down", "2", "right", "left", "up", "enter")
    assert job.asked == [
        ("turn", "count"),
        ("move", 1),
        ("count", 2),
        ("count_on", 1),
        ("count_on", -1),
        ("move", -1),
        ("turn", "main"),
    ]

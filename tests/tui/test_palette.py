"""Every action by its name, on every screen."""

import pytest
from tui.scenes import SCENES
from tui.test_live_keys import live
from tui.views import NOTING, RECORDING

from facilitator.tui.lines import plain
from facilitator.tui.regions.palette import matching, named_actions
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.palette import PaletteScreen
from facilitator.tui.widgets.painted import Painted


def listed(pilot):
    return "\n".join(plain(line) for line in pilot.app.screen.query_one(Painted).lines)


async def test_a_colon_lists_actions_with_their_keys():
    async with live(RECORDING, size=(120, 36)) as (pilot, conduct):
        await pilot.press("colon")
        assert isinstance(pilot.app.screen, PaletteScreen)
        assert "space →" in listed(pilot)
        assert conduct.asked == []


async def test_a_few_letters_find_an_action_and_enter_does_it():
    async with live() as (pilot, conduct):
        await pilot.press("colon", *"undo", "enter")
        assert isinstance(pilot.app.screen, LiveScreen)
        assert conduct.asked == [("undo",)]


async def test_esc_leaves_it_with_nothing_done():
    async with live() as (pilot, conduct):
        await pilot.press("ctrl+p", *"undo", "escape")
        assert isinstance(pilot.app.screen, LiveScreen)
        assert conduct.asked == []


async def test_a_key_that_writes_nothing_does_its_own_work():
    async with live() as (pilot, conduct):
        await pilot.press("colon", "pagedown")
        assert isinstance(pilot.app.screen, LiveScreen)
        assert conduct.asked == [("next",)]


@pytest.mark.parametrize("keys", [("escape", "o"), ("alt+o",), ("tab", "o")])
async def test_it_stands_between_no_hand_and_the_way_off_the_record(keys):
    async with live() as (pilot, conduct):
        await pilot.press("colon", *"no", *keys)
        assert conduct.asked == [("off_record",)]


async def test_while_a_note_is_written_it_offers_the_commands_too_and_leaves_the_note():
    async with live(NOTING) as (pilot, conduct):
        await pilot.press("n", "ctrl+p", *"worth quoting", "enter")
        assert ("mark", "quote") in conduct.asked
        assert pilot.app.screen.mode == "note"


async def test_a_row_of_seats_says_what_to_press_instead_of_choosing_one():
    async with live() as (pilot, conduct):
        await pilot.press("colon", *"seat speaks", "enter")
        assert conduct.asked == []
        assert pilot.app.screen.remark.startswith("1-9 0 - = ·")


async def test_a_name_that_no_action_has_takes_nothing():
    async with live() as (pilot, conduct):
        await pilot.press("colon", *"qqq")
        assert "No action has this name." in listed(pilot)
        await pilot.press("enter")
        assert conduct.asked == []


@pytest.mark.parametrize("theme", ["day", "contrast", "night"])
async def test_a_theme_is_chosen_there(theme):
    async with live() as (pilot, _conduct):
        await pilot.press("colon", *f"theme {theme}", "enter")
        assert pilot.app.theme == theme


@pytest.mark.parametrize("name", ["home", "redact", "live_assent", "join_watch"])
async def test_every_screen_has_it(name):
    scene = SCENES[name]
    async with scene.app().run_test(size=(80, 24)) as pilot:
        await scene.play(pilot)
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, PaletteScreen)
        assert "esc leave it" in listed(pilot)
        await pilot.press("escape")


def test_names_come_before_sentences():
    from facilitator.tui.keymap import STANDARD

    found = matching(named_actions(STANDARD.in_help("live", "talk")), "next")
    assert found[0].id == "live.next"

"""Key bar, help, palette and manual are made from one table, and nobody is without a way out."""

from typing import get_args

import pytest
from tui.scenes import SCENES

from facilitator.tui.key_pages import page
from facilitator.tui.keymap import STANDARD
from facilitator.tui.keys import ACTIONS, Mode
from facilitator.tui.lines import plain
from facilitator.tui.regions.help import help_lines, keys_of
from facilitator.tui.regions.key_bar import key_bar
from facilitator.tui.regions.palette import named_actions
from facilitator.tui.remapping import TYPED

MODES = get_args(Mode)
PLACES = sorted({(action.screen, mode) for action in ACTIONS for mode in action.modes})
SCREEN_PLACES = [place for place in PLACES if place[0] != "list"]


@pytest.mark.parametrize("stopped", [False, True])
@pytest.mark.parametrize(("screen", "mode"), PLACES)
def test_bar_help_and_palette_say_the_same_of_every_action(screen, mode, stopped):
    here = STANDARD.in_help(screen, mode, stopped=stopped)
    bar = STANDARD.on_bar(screen, mode, stopped=stopped)
    assert [action for action in here if action in bar] == bar
    for action, line in zip(here, help_lines(here, 200), strict=True):
        assert plain(line).strip().startswith(keys_of(action))
        assert action.help in plain(line)
    offered = {one.id: one for one in named_actions(here)}
    for action in here:
        if action.keys and "palette" not in action.id:
            assert offered[action.id].keys == keys_of(action)
            assert offered[action.id].help == action.help


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_the_manual_has_every_action_with_its_key(action):
    rows = [line for line in page().splitlines() if line.startswith(f"| `{action.written}` |")]
    assert any(action.help.removesuffix(".") in row for row in rows)
    assert not action.keys or any(f"| `{action.id}` |" in row for row in rows)


@pytest.mark.parametrize("stopped", [False, True])
@pytest.mark.parametrize(("screen", "mode"), SCREEN_PLACES)
def test_help_and_a_way_on_are_there_in_every_mode(screen, mode, stopped):
    here = STANDARD.in_help(screen, mode, stopped=stopped)
    assert [action.label for action in here if action in STANDARD.on_bar(screen, mode)][
        -1
    ] == "help"
    assert any(action.name in ("draw", "lapse") for action in here)
    assert any(action.must and action.label != "help" for action in here)
    assert len({action.written for action in here if action.label == "help"}) == 1


@pytest.mark.parametrize("stopped", [False, True])
@pytest.mark.parametrize("mode", ["talk", "assent", "note", "command", "probe", "leave", "prompt"])
def test_next_sound_end_and_help_are_reached_in_every_mode_of_a_live_session(mode, stopped):
    """In a text `tab` and a key are one command; else `esc` and the key are."""
    here = STANDARD.in_help("live", mode, stopped=stopped)
    if mode in TYPED["live"]:
        assert any(action.id == "live.command" for action in here)
        here = [*here, *STANDARD.in_help("live", "command", stopped=stopped)]
    ids = {action.id for action in here}
    assert {"live.next", "live.end"} <= ids
    assert ids & {"live.help", "live.note_help"}
    sound = {"live.off", "live.on", "live.resume"}
    assert ids & sound or mode in ("probe", "leave")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160])
@pytest.mark.parametrize(("screen", "mode"), SCREEN_PLACES)
def test_help_is_the_last_on_every_bar_at_every_width(screen, mode, width):
    bar = plain(key_bar(STANDARD.on_bar(screen, mode), width)).rstrip()
    assert bar.endswith("help")
    assert len(bar) <= width


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+z", "ctrl+l", "escape"])
@pytest.mark.parametrize("name", ["redact", "live_recording", "live_note", "join_typed"])
async def test_a_key_pressed_in_alarm_ends_nothing(name, key):
    scene = SCENES[name]
    app = scene.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await scene.play(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert app.is_running

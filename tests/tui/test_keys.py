import ast
from pathlib import Path

import pytest
from textual.keys import _character_to_key, key_to_character

import facilitator.tui
from facilitator.tui.key_pages import page
from facilitator.tui.keymap import STANDARD, works
from facilitator.tui.keys import ACTIONS, BY_ID, SEAT_KEYS
from facilitator.tui.screens.acts import INTENTS
from facilitator.tui.screens.before import BeforeScreen
from facilitator.tui.screens.debrief import DebriefScreen
from facilitator.tui.screens.ending import EndingScreen
from facilitator.tui.screens.gate import GateScreen
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.join import ACTS, JoinScreen
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.plan import PlanScreen
from facilitator.tui.screens.redact import RedactScreen
from facilitator.tui.screens.residual import ResidualScreen
from facilitator.tui.screens.sign import SignScreen

in_help, meaning, on_bar = STANDARD.in_help, STANDARD.meaning, STANDARD.on_bar
SCREENS = {
    "before": BeforeScreen,
    "live": LiveScreen,
    "join": JoinScreen,
    "home": HomeScreen,
    "plan": PlanScreen,
    "redact": RedactScreen,
    "debrief": DebriefScreen,
    "ending": EndingScreen,
    "residual": ResidualScreen,
    "sign": SignScreen,
    "gate": GateScreen,
}
MODES = ("talk", "assent", "note", "command", "probe")


def test_ids_are_unique():
    assert len(BY_ID) == len(ACTIONS)


@pytest.mark.parametrize("screen", ["live", "join", "home", "plan", "redact", "list"])
@pytest.mark.parametrize("stopped", [False, True])
def test_no_key_means_two_things_at_once(screen, stopped):
    for mode in (*MODES, "main"):
        keys = [
            key
            for action in ACTIONS
            if action.screen == screen and works(action, mode, stopped=stopped)
            for key in action.keys
        ]
        assert len(keys) == len(set(keys)), (mode, [key for key in keys if keys.count(key) > 1])


@pytest.mark.parametrize("mode", ["talk", "assent", "command", "probe"])
@pytest.mark.parametrize("stopped", [False, True])
def test_no_mode_is_without_next_sound_end_and_help(mode, stopped):
    sound = {"live.off", "live.on", "live.resume"}
    here = {action.id for action in in_help("live", mode, stopped=stopped)}
    assert {"live.next", "live.end", "live.help"} <= here
    assert mode == "probe" or here & sound


def test_every_action_is_done_by_something():
    for action in ACTIONS:
        if not action.keys or action.screen == "list":
            continue
        method = f"do_{action.id.partition('.')[2]}"
        by_intent = action.id in {*INTENTS, *ACTS}
        by_seat = action.id in ("live.speaker", "live.seat", "live.probe_used", "join.speaker")
        assert by_intent or by_seat or hasattr(SCREENS[action.screen], method), action.id


def test_every_action_has_a_sentence():
    for action in ACTIONS:
        assert action.help.endswith("."), action.id
        assert len(action.help) <= 66, action.id
        assert action.short
        assert len(action.short) <= len(action.label), action.id


def test_help_comes_last_on_every_key_bar():
    for mode in MODES:
        assert on_bar("live", mode)[-1].short == "help"
    for mode in ("note", "command", "main"):
        assert on_bar("join", mode)[-1].short == "help"
    for screen in ("home", "redact"):
        assert on_bar(screen)[-1].short == "help"


def test_a_bar_shows_only_what_works():
    for mode in MODES:
        for stopped in (False, True):
            for action in on_bar("live", mode, stopped=stopped):
                assert works(action, mode, stopped=stopped)


def test_o_stops_the_sound_and_starts_it_again():
    running = meaning("live", "o", "talk", stopped=False)
    stopped = meaning("live", "o", "talk", stopped=True)
    assert running is not None
    assert stopped is not None
    assert (running.id, stopped.id) == ("live.off", "live.on")


def test_b_means_something_only_while_the_sound_is_stopped():
    assert meaning("live", "b", "talk", stopped=False) is None
    assert meaning("live", "b", "talk", stopped=True) is BY_ID["live.break"]


def test_a_digit_names_a_seat_asks_a_seat_or_counts_a_probe():
    found = [meaning("live", "4", mode) for mode in ("talk", "assent", "probe", "note")]
    assert [action and action.id for action in found] == [
        "live.speaker",
        "live.seat",
        "live.probe_used",
        None,
    ]


def test_keys_are_named_as_terminals_deliver_them():
    for action in ACTIONS:
        for key in action.keys:
            character = key_to_character(key)
            if character is not None and character.isprintable():
                assert _character_to_key(character) == key


def test_twelve_seats_have_a_key_each():
    assert len(set(SEAT_KEYS)) == 12


def test_no_other_place_names_a_letter_key():
    """Only y and n, the answers to a question, and the terminal's own keys stand in a screen."""
    letters = {key for action in ACTIONS for key in action.keys if len(key) == 1 and key.isalpha()}
    root = Path(facilitator.tui.__file__).parent
    for file in (*root.glob("screens/*.py"), *root.glob("widgets/*.py"), root / "app.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Compare) and "key" in ast.unparse(node.left):
                named = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
                assert not named & letters - {"y", "n"}, (file.name, ast.unparse(node))


def test_the_manuals_page_of_keys_is_made_from_the_table():
    committed = Path(__file__).parents[2] / "docs" / "keys.md"
    assert committed.read_text(encoding="utf-8") == page()

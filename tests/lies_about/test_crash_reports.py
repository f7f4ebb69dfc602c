"""crash report, traceback: Textual's handler prints local variables: replace it; `--debug` shows
frames without locals; logs ids and figures only – raise in every screen with a marked word in
locals; word absent from terminal and log.
"""

import importlib
import json
import pkgutil
import sys
from pathlib import Path

import pytest
from leaks import found, found_in
from lies_about.breaks import SECRET, screens
from lies_about.terminal import LEFT, in_terminal
from textual.screen import Screen

from facilitator.tui import screens as room

BREAKS = Path(__file__).parent / "breaks.py"
SCREENS = sorted(screens())
SOMETHING_SHOWN = b"\x1b[?1049h"


def broken(where, state, *more, keys=()):
    """Let it break in a terminal; hold that the marked word is nowhere."""
    command = [sys.executable, str(BREAKS), where, *more]
    seen = in_terminal(command, keys, env={"FACILITATOR_STATE": str(state)})
    assert found_in([SECRET], seen.data) == []
    assert found([SECRET], [state]) == []
    assert "Traceback" not in seen.text
    return seen


def logged(state):
    return [json.loads(line) for line in (state / "log.jsonl").read_text().splitlines()]


MADE_OF = {
    "AskingScreen", "AttendedScreen", "KeyedScreen", "LedScreen", "ListScreen", "ListsScreen",
    "NotingScreen", "OverScreen", "PagedScreen", "RedactLists", "RedactWords", "ShownScreen",
    "WritingScreen",
}  # fmt: skip
"""What screens are made of, and nobody opens."""


def test_every_screen_is_tried():
    names = {
        name
        for module in pkgutil.iter_modules(room.__path__)
        for name, value in vars(importlib.import_module(f"{room.__name__}.{module.name}")).items()
        if isinstance(value, type)
        and issubclass(value, Screen)
        and value.__module__.startswith(room.__name__)
    }
    assert names - MADE_OF == set(SCREENS)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_that_breaks_says_one_sentence_and_gives_the_terminal_back(name, tmp_path):
    seen = broken(name, tmp_path, keys=[(SOMETHING_SHOWN, b"x")])
    assert seen.status == 1
    screen, _, after = seen.data.partition(LEFT)
    assert screen.startswith(b"\x1b[?1049h") or SOMETHING_SHOWN in screen
    assert "facilitator met an error of its own (Broken)" in after.decode()
    (line,) = logged(tmp_path)
    assert (line["event"], line["level"], line["class"]) == ("command.broke", "error", "Broken")
    assert line["places"][-1].split(":")[0] in ("lies_about.breaks", "__main__")


def test_debug_shows_where_and_not_what(tmp_path):
    seen = broken("HomeScreen", tmp_path, "--debug", keys=[(SOMETHING_SHOWN, b"x")])
    after = seen.data.partition(LEFT)[2].decode()
    assert "facilitator.tui.app:" in after
    assert "in break_down" in after
    assert after.rstrip().endswith("Broken")
    assert "KeyError" in after


@pytest.mark.parametrize(
    ("where", "event"), [("thread", "thread.broke"), ("cleanup", "cleanup.broke")]
)
def test_what_breaks_aside_is_logged_by_class_and_place(where, event, tmp_path):
    broken(where, tmp_path)
    (line,) = logged(tmp_path)
    assert (line["event"], line["class"]) == (event, "Broken")


@pytest.mark.parametrize("where", ["command", "prompt"])
def test_a_command_that_breaks_says_its_class_alone(where, tmp_path):
    seen = broken(where, tmp_path, keys=[(b"Words", b"mango\r")] if where == "prompt" else ())
    assert seen.status == 1
    assert "(Broken); nothing noted" in seen.text


def test_a_recorder_that_breaks_gives_its_starter_a_sentence(tmp_path):
    seen = broken("recorder", tmp_path)
    assert "The recorder met an error of its own (Broken)." in seen.text
    assert [line["event"] for line in logged(tmp_path)] == ["recorder.broke"]


def test_a_task_that_breaks_shows_nothing_of_itself(tmp_path):
    broken("task", tmp_path)
    (line,) = logged(tmp_path)
    assert (line["event"], line["who"], line["class"]) == ("foreign.said", "asyncio", "Broken")


def test_what_a_library_warns_of_or_logs_is_not_repeated(tmp_path):
    seen = broken("library", tmp_path)
    assert (seen.status, seen.text) == (0, "")
    assert [(line["who"], line.get("class")) for line in logged(tmp_path)] == [
        ("whisper", None),
        ("presidio", "Broken"),
    ]

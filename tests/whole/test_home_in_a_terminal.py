"""Home in a real terminal: what is chosen there is done, and the person comes back."""

import sys

import pytest
from brought import study_in, through
from tmux_pane import Terminal

from facilitator.study.plan_file import read_plan

pytestmark = pytest.mark.slow

PROGRAM = f"{sys.executable} -m facilitator"


@pytest.fixture
def study(tmp_path):
    study = study_in(tmp_path / "study")
    through(study)
    return study


@pytest.fixture
def terminal(study, tmp_path):
    names = {"FACILITATOR_STATE": "state", "FACILITATOR_CONFIG": "config"}
    terminal = Terminal(
        tmp_path, {name: str(tmp_path / folder) for name, folder in names.items()}, 100, 30
    )
    terminal.type(f"cd {study.root} && {PROGRAM}")
    terminal.wait_for("h help")
    yield terminal
    terminal.close()


def test_what_is_chosen_is_done_and_home_comes_back_with_its_row_marked(study, terminal):
    terminal.press("n")
    terminal.press("Enter", "1", "2", "Enter")
    terminal.write("2026-03-12 14:00")
    terminal.press("Enter", "Enter")
    terminal.wait_for("FG6 is planned: 12 people, Thu 12 Mar 14:00.")
    assert " ▶ FG6      12     ●" in terminal.screen
    assert read_plan(study.recordings / "FG6").participants == 12
    terminal.press("v")
    assert "verify: nothing is recorded yet" in terminal.screen
    terminal.press("Up", "v")
    terminal.wait_for("enter goes back to the study")
    assert "FG5" in terminal.screen
    terminal.press("Enter")
    terminal.wait_for("h help")
    assert " ▶ FG5" in terminal.screen
    terminal.press("C-q")
    terminal.type("echo left $?")
    terminal.wait_for("left 0")


def test_what_fails_is_said_and_home_comes_back_with_the_damage_in_its_row(study, terminal):
    journal = max((study.recordings / "FG5" / "journal").iterdir(), key=lambda f: f.stat().st_size)
    whole = journal.read_bytes()
    journal.write_bytes(whole[:200] + b"#" + whole[201:])
    terminal.press("v")
    terminal.wait_for("enter goes back to the study")
    assert "FG5" in terminal.screen
    terminal.press("Enter")
    shown = terminal.wait_for("v shows what is safe")
    assert "✗" in next(line for line in shown.splitlines() if "▶ FG5" in line)


def test_what_is_gone_meanwhile_is_said_on_home(study, terminal):
    (study.recordings / "FG5" / "journal").rename(study.recordings / "away")
    terminal.press("v")
    terminal.wait_for("There is no session 'FG5'")
    assert "No session yet." in terminal.screen


def test_a_rehearsal_is_led_on_the_live_screen_and_leaves_no_session_in_the_study(study, terminal):
    terminal.press("r")
    terminal.wait_for("try-1 · 6 people")
    terminal.press("C-q", "y")
    terminal.wait_for("try-1 is over.")
    terminal.press("Enter")
    terminal.wait_for("enter goes back to the study")
    terminal.press("Enter")
    terminal.wait_for("h help")
    assert [folder.name for folder in study.sessions()] == ["FG5"]
    assert "try-1" not in terminal.screen

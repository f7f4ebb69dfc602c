"""The home screen: what it shows and what it hands back."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from tui.scenes import Steady
from tui.stand_in_plan import StandInPlan
from tui.views import HOME, HOME_EMPTY, HOME_LOCKED, HOME_STEPS

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.lines import plain, width_of
from facilitator.tui.regions.home import home, title
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.home_view import HomeChoice, HomeStep


def text(view=HOME, chosen=2, width=80, height=21) -> str:
    return "\n".join(plain(line).rstrip() for line in home(view, chosen, width, height))


@asynccontextmanager
async def at_home(view=HOME, plan=None):
    app = FacilitatorApp(HomeScreen(view, plan or StandInPlan()), steady=Steady())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot


@pytest.mark.parametrize("size", [(80, 21), (120, 33), (180, 50), (60, 12)])
@pytest.mark.parametrize("view", [HOME, HOME_EMPTY, HOME_LOCKED])
def test_home_fits_its_place(view, size):
    lines = home(view, 0, *size)
    assert len(lines) <= size[1]
    assert all(width_of(line) <= size[0] for line in lines)


def test_each_session_has_its_steps_and_what_comes_next():
    shown = text()
    assert "   FG1       7     ●───●───●───●───●───●───●───●   audio destroyed 3 Mar" in shown
    assert " ▶ FG3       8     ●───●───●───◐···○···○···○···○   review: 62 % to go" in shown


@pytest.mark.parametrize("size", [(80, 21), (60, 13)])
def test_however_much_stands_in_the_way_the_chosen_row_is_in_sight(size):
    row = replace(HOME.rows[2], detail=tuple(f"condition {n} does not hold" for n in range(30)))
    view = replace(HOME, rows=(row,) * 9)
    shown = [plain(line) for line in home(view, 6, *size)]
    assert len(shown) <= size[1]
    assert any(" ▶ FG3" in line for line in shown)


def test_in_a_wide_window_the_steps_have_their_whole_names_with_air_between_all():
    names = next(row for row in text(width=180).split("\n") if "group  people" in row)
    words = (
        "group people planned recorded transcribed reviewed redacted signed handed off destroyed"
    )
    assert " ".join(names.split()) == f"{words} next"


def test_what_comes_next_is_said_in_full_below_where_its_row_cuts_it():
    view = replace(HOME, rows=(replace(HOME.rows[1], detail=("next: destroy audio in 12 days",)),))
    assert "FG2 next: destroy audio in 12 days" in text(view, 0, 60)


def test_a_name_stands_above_each_dot():
    rows = text().split("\n")
    names = next(row for row in rows if "group  people" in row)
    dots = next(row for row in rows if "FG6" in row)
    for name in ("plan", "rec", "txt", "rev", "red", "sig", "out", "del"):
        start = names.index(name)
        assert "○" in dots[start : start + len(name)]


def test_a_damaged_session_keeps_its_row_and_says_what_is_wrong():
    assert " FG5      12     ●───●···○···○···○···○···○···○   ✗ journal broken" in text()
    assert "journal broken at event 812: v shows what is safe" in text(chosen=4)


def test_the_chosen_row_says_what_stands_in_its_way():
    assert "Gate closed: not reviewed" in text(chosen=2)
    assert "Gate closed" not in text(chosen=0)


def test_an_unencrypted_study_is_called_so():
    assert "not encrypted" in plain(title(HOME, 80))
    assert "encrypted · one key · nothing" in plain(title(HOME_LOCKED, 80))


def test_one_key_is_a_warning():
    assert "▲ one key: if it is lost, so is the study" in text(HOME_LOCKED)
    assert "▲" not in text(HOME)


def test_a_locked_session_says_so_in_place_of_a_number_and_how_to_see_the_rest():
    shown = text(HOME_LOCKED, chosen=1)
    assert " ▶ FG2    locked   ●───●───●" in shown
    assert "facilitator unlock FG2" in shown
    assert "facilitator seal FG3" in text(HOME_LOCKED, chosen=2)


async def test_what_was_brought_home_is_said():
    async with at_home(HOME_LOCKED) as pilot:
        assert "rescued files" in plain(pilot.app.screen.query_one("#said", Painted).lines[0])


def test_many_sessions_are_scrolled_with_the_chosen_one_in_sight():
    many = replace(HOME, rows=tuple(replace(HOME.rows[0], name=f"FG{n}") for n in range(1, 60)))
    shown = text(many, chosen=41)
    assert "▶ FG42" in shown
    assert "more ↓" in shown
    assert "▶ FG59" in text(many, chosen=58)


def test_an_empty_study_says_how_to_begin():
    shown = text(HOME_EMPTY)
    assert "No session yet. n plans the first one, r rehearses with a sample voice." in shown
    assert "facilitator run --session FG1 --participants 8" in shown


async def test_help_says_what_the_dots_and_the_short_names_mean():
    async with at_home() as pilot:
        await pilot.press("h")
        await pilot.pause()
        shown = "\n".join(
            plain(line) for line in pilot.app.screen.query_one("#page", Painted).lines
        )
    for said in ("● done", "◐ begun", "○ not yet", "txt transcribed", "out handed off"):
        assert said in shown


async def test_enter_hands_back_the_next_thing_of_the_chosen_session():
    async with at_home() as pilot:
        await pilot.press("down", "down", "up", "enter")
        await pilot.pause()
    assert pilot.app.return_value == HomeChoice("next", "FG2")


@pytest.mark.parametrize(
    ("key", "choice"),
    [
        ("g", HomeChoice("steps", "FG1", step="gate")),
        ("v", HomeChoice("steps", "FG1", step="verify")),
        ("r", HomeChoice("rehearse", None)),
        ("ctrl+q", None),
        ("escape", None),
    ],
)
async def test_each_key_hands_back_its_choice(key, choice):
    async with at_home() as pilot:
        await pilot.press(key)
        await pilot.pause()
    assert pilot.app.return_value == choice


async def test_what_is_not_offered_has_no_key():
    async with at_home() as pilot:
        await pilot.press("n")
        assert "n does nothing here" in plain(pilot.app.screen.query_one("#said", Painted).lines[0])
        assert "new" not in plain(pilot.app.screen.query_one("#keys", Painted).lines[0])


async def test_an_empty_study_has_nothing_to_enter():
    async with at_home(HOME_EMPTY) as pilot:
        await pilot.press("enter", "down", "up")
        assert pilot.app.is_running
        await pilot.press("r")
        await pilot.pause()
    assert pilot.app.return_value == HomeChoice("rehearse", None)


async def test_space_lists_all_steps_and_takes_one_that_is_possible():
    async with at_home(HOME_STEPS) as pilot:
        await pilot.press("space", "3")
        await pilot.pause()
        assert pilot.app.return_value == HomeChoice("steps", "FG1", step="redact")


async def test_of_a_step_that_is_not_possible_the_reason_is_said():
    async with at_home(HOME_STEPS) as pilot:
        await pilot.press("space", "1")
        await pilot.pause()
        assert pilot.app.return_value is None
        assert pilot.app.screen.remark == "run: it has ended"


async def test_n_plans_a_session_whose_row_is_then_marked():
    plan = StandInPlan()
    async with at_home(HOME_STEPS, plan) as pilot:
        await pilot.press("n", "enter", *"12", "enter", *"2026-03-12 14:00", "enter", "enter")
        await pilot.pause()
        assert plan.typed == ("FG7", "12", "2026-03-12 14:00", "compassionate-care")
        assert "FG7 is planned" in plain(pilot.app.screen.query_one("#said", Painted).lines[0])
        await pilot.press("enter")
        await pilot.pause()
    assert pilot.app.return_value == HomeChoice("next", "FG7")


async def test_what_is_refused_stays_in_the_form_and_is_mended_there():
    plan = StandInPlan()
    async with at_home(HOME_STEPS, plan) as pilot:
        await pilot.press("n", "down", *"13", "down", "down", "enter")
        await pilot.pause()
        assert "13 people cannot sit" in plain(
            pilot.app.screen.query_one("#said", Painted).lines[0]
        )
        await pilot.press("up", "up", "backspace", *"2", "down", "down", "enter")
        await pilot.pause()
        assert plan.typed[:2] == ("FG7", "12")


async def test_esc_leaves_a_plan_and_keys_mean_what_they_did():
    plan = StandInPlan()
    async with at_home(HOME_STEPS, plan) as pilot:
        await pilot.press("n", *"gv", "escape", "v")
        await pilot.pause()
    assert pilot.app.return_value == HomeChoice("steps", "FG1", step="verify")
    assert plan.typed is None


async def test_a_form_survives_another_size_and_fits_the_smallest():
    async with at_home(HOME_STEPS) as pilot:
        await pilot.press("n", *"b")
        await pilot.resize_terminal(60, 16)
        await pilot.pause()
        form = [plain(line) for line in pilot.app.screen.query_one("#page", Painted).lines]
        assert any("name    FG7b" in line for line in form)
        assert all(len(line) <= 60 for line in form)


async def test_what_needs_a_persons_own_words_is_shown_by_enter_and_not_done():
    why = "Sign what may leave. facilitator sign FG1 --by AB"
    view = replace(HOME, rows=(replace(HOME.rows[0], why_not=why),))
    async with at_home(view) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.is_running
        assert why in plain(pilot.app.screen.query_one("#said", Painted).lines[0])


async def test_a_key_for_a_step_that_is_not_possible_says_why():
    can = (HomeStep("gate", "see what still stands", "nothing is recorded yet"),)
    view = replace(HOME, rows=(replace(HOME.rows[0], can=can),))
    async with at_home(view) as pilot:
        await pilot.press("g")
        await pilot.pause()
        assert pilot.app.screen.remark == "gate: nothing is recorded yet"

"""Keys pressed on the screen of one who joined, and what the session was asked."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual import events
from tui.join_scenes import VIEWS
from tui.scenes import Steady
from tui.stand_in_join import StandInJoin

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.keys import ACTIONS
from facilitator.tui.lines import plain
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.join import JoinScreen
from facilitator.tui.screens.own_notes import OwnNotesScreen
from facilitator.tui.widgets.painted import Painted

NOTES = VIEWS["note"][0]
WATCH = VIEWS["watch"][0]
OFF = VIEWS["off_record"][0]
BEFORE = VIEWS["from_before"][0]


@asynccontextmanager
async def joined(view=NOTES, size=(80, 24)):
    job = StandInJoin(view)
    app = FacilitatorApp(JoinScreen(job), steady=Steady())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        job.asked.clear()
        yield pilot, job


def shown(pilot, region: str) -> str:
    return "\n".join(
        plain(line) for line in pilot.app.screen.query_one(f"#{region}", Painted).lines
    )


async def test_everything_typed_is_a_note_and_enter_keeps_it_and_stays():
    async with joined() as (pilot, job):
        await pilot.press("4", "space", "q", "enter", "x", "enter")
    assert [one for one in job.asked if one[0] != "draft"] == [("keep_note",), ("keep_note",)]
    assert [one[1] for one in job.asked if one[0] == "draft"] == ["4", "4 ", "4 q", "x"]


async def test_enter_on_an_empty_line_keeps_nothing():
    async with joined() as (pilot, job):
        await pilot.press("enter")
    assert job.asked == []


ACTS = (
    ("4", ("speaker", "P4")),
    ("m", ("speaker", "FAC")),
    ("c", ("speaker", "ALL")),
    ("q", ("mark", "quote")),
    ("f", ("mark", "followup")),
    ("?", ("mark", "followup")),
    ("x", ("mark", "identified")),
    ("l", ("mark", "leave_out")),
    ("p", ("probe", None)),
    ("o", ("ask_stop",)),
    ("!", ("raise_not_recording",)),
    ("u", ("undo",)),
    ("space", ("refuse",)),
    ("right", ("refuse",)),
    ("w", ("refuse",)),
    ("g", ("refuse",)),
    ("k", ("refuse",)),
    ("ctrl+q", ("ask_leave",)),
)


@pytest.mark.parametrize(("key", "intent"), ACTS)
async def test_tab_and_a_key_is_one_act_and_the_note_stays(key, intent):
    async with joined() as (pilot, job):
        await pilot.press("h", "i", "tab", key)
        assert intent in job.asked
        if key != "ctrl+q":
            await pilot.press("!")
            assert job.asked[-1] == ("draft", "hi!")


async def test_the_sound_that_is_stopped_is_not_started_again_from_here():
    async with joined(OFF) as (pilot, job):
        await pilot.press("tab", "o")
    assert job.asked == [("refuse",)]


async def test_a_page_key_moves_no_guide_of_somebody_else():
    async with joined() as (pilot, job):
        await pilot.press("pagedown", "pageup")
    assert job.asked == [("refuse",), ("refuse",)]


async def test_tab_and_esc_is_nothing_and_esc_alone_loses_no_letter():
    async with joined() as (pilot, job):
        await pilot.press("h", "tab", "escape", "escape", "i")
    assert job.asked == [("draft", "h"), ("draft", "hi")]


async def test_a_note_that_a_stop_cut_short_stands_open():
    async with joined(BEFORE) as (pilot, job):
        assert "from before the stop" in shown(pilot, "note")
        await pilot.press("t", "e", "enter")
    assert job.asked[-2:] == [("draft", "half a note"), ("keep_note",)]


async def test_leaving_asks_and_y_leaves():
    async with joined() as (pilot, job):
        await pilot.press("ctrl+q", "y")
        await pilot.pause()
    assert job.asked[-2:] == [("ask_leave",), ("answer", True)]
    assert job.ended


async def test_a_letter_drops_the_question_and_is_written():
    async with joined() as (pilot, job):
        await pilot.press("ctrl+q", "s")
    assert job.asked[-2:] == [("answer", False), ("draft", "s")]


async def test_own_notes_stand_over_the_screen_and_any_key_closes_them():
    async with joined() as (pilot, job):
        await pilot.press("tab", "v")
        assert isinstance(pilot.app.screen, OwnNotesScreen)
        assert "attending made him redo" in shown(pilot, "page")
        await pilot.press("down", "a")
        assert isinstance(pilot.app.screen, JoinScreen)
    assert job.asked == []


async def test_help_explains_the_keys_of_the_mode():
    async with joined() as (pilot, _):
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_what_was_done_stands_on_the_empty_line_and_gives_way_to_what_is_typed():
    async with joined() as (pilot, _):
        assert "tab u: take it back" in shown(pilot, "note")
        await pilot.press("s", "h", "e")
        assert "take it back" not in shown(pilot, "note")
        assert "she" in shown(pilot, "note")


async def test_an_observer_has_no_keys_but_help_view_and_leaving():
    async with joined(WATCH) as (pilot, job):
        await pilot.press("4", "o", "n", "enter", "space", "tab")
        assert job.asked == []
        await pilot.press("h")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("x", "ctrl+q")
    assert job.asked == [("ask_leave",)]


async def test_what_is_pasted_is_a_note_and_for_an_observer_nothing():
    for view, asked in ((NOTES, [("draft", "a b")]), (WATCH, [])):
        async with joined(view) as (pilot, job):
            await pilot.app.on_event(events.Paste("a\nb"))
            assert job.asked == asked


async def test_a_half_typed_note_survives_a_resize():
    async with joined() as (pilot, job):
        await pilot.press("h", "i")
        await pilot.resize_terminal(60, 16)
        await pilot.pause()
        await pilot.press("!")
    assert job.asked[-1] == ("draft", "hi!")


async def test_a_view_that_changes_is_painted():
    async with joined() as (pilot, job):
        job.view = replace(job.view, said="only the facilitator's keyboard can")
        pilot.app.screen.paint()
        assert "only the facilitator" in shown(pilot, "note")


def test_no_key_of_the_facilitator_alone_is_without_an_answer_here():
    theirs = {"space", "w", "s", "a", "g", "b", "k"}
    here = {key for action in ACTIONS if action.screen == "join" for key in action.keys}
    assert theirs <= here

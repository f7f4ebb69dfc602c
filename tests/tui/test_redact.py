"""The redaction screen: what it shows and what it sends."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from tui.scenes import Steady
from tui.stand_ins import StandInRedaction
from tui.views import REDACT, REDACT_DONE

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.lines import plain, width_of
from facilitator.tui.regions.redact import entity_list, last, top, words
from facilitator.tui.screens.redact import NobodyThere, RedactScreen
from facilitator.tui.widgets.painted import Painted


def text(lines) -> str:
    return "\n".join(plain(line).rstrip() for line in lines)


@asynccontextmanager
async def redacting(view=REDACT, steady=None, **more):
    job = StandInRedaction(view)
    app = FacilitatorApp(RedactScreen(job, **more), steady=steady or Steady())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot, job


def shown(pilot, region: str) -> str:
    return text(pilot.app.screen.query_one(f"#{region}", Painted).lines)


# --- what it shows ---------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(57, 21), (88, 33), (30, 10)])
@pytest.mark.parametrize("view", [REDACT, REDACT_DONE])
def test_the_words_fit_their_place(view, size):
    for lines in (words(view, *size), entity_list(view, 23, size[1])):
        assert len(lines) == size[1]
    assert all(width_of(line) <= size[0] for line in words(view, *size))


def test_the_head_counts_what_is_decided_and_what_is_left():
    assert "41/118 decided · 77 left" in plain(top(REDACT, 80))
    assert plain(top(REDACT, 80)).endswith("words 0:21:07 ")


def test_the_list_marks_the_present_entity_and_those_that_are_done():
    rows = text(entity_list(REDACT, 23, 21)).split("\n")
    assert rows[2] == " ▶ Dr. Patel       4/9"
    assert rows[3] == " ✓ UC San Diego    6/6"
    assert "more ↓" in rows[-1]


def test_the_list_tells_redacted_from_kept():
    kept = tuple(
        replace(line, kept={"e2": 6, "e4": 1}.get(line.entity, 0)) for line in REDACT.entities
    )
    rows = text(entity_list(replace(REDACT, entities=kept), 23, 21)).split("\n")
    assert [row[1] for row in rows[2:6]] == ["▶", "○", " ", "◐"]


def test_the_list_keeps_the_present_entity_in_sight():
    entities = tuple(replace(line, here=line.entity == "f30") for line in REDACT.entities)
    assert "▶ Place 30" in text(entity_list(replace(REDACT, entities=entities), 23, 21))


def test_a_wide_list_says_of_what_type_each_is():
    assert "organisation" in text(entity_list(REDACT, 32, 33))


def test_the_flag_stands_in_its_words_reversed_and_marked():
    lines = words(REDACT, 88, 33)
    flags = [part for line in lines for part, role in line if role == "flag"]
    assert flags == ["⟦Dr. Patel⟧"]


def test_other_open_flags_are_underlined_with_a_sign_that_is_explained():
    open_ones = [part for line in words(REDACT, 200, 33) for part, role in line if role == "open"]
    assert open_ones == ["the only man in my cohort*"]


def test_what_is_decided_is_dim():
    dim = [part for line in words(REDACT, 88, 33) for part, role in line if role == "quiet"]
    assert "[Hospital 1]" in dim


def test_the_card_says_what_why_and_what_it_becomes():
    shown_words = text(words(REDACT, 88, 33))
    assert "Name · direct · “Dr.” before a family name · 0.92" in shown_words
    assert "becomes [Name 3]   said 9 times, 4 decided" in shown_words


def test_a_long_passage_keeps_the_flag_in_sight():
    around = REDACT.context[1]
    long = replace(around, pieces=(replace(around.pieces[0], text="on and on " * 200),
                                   *around.pieces[1:]))  # fmt: skip
    view = replace(REDACT, context=(REDACT.context[0], long, REDACT.context[2]))
    assert "⟦Dr. Patel⟧" in " ".join(text(words(view, 57, 17)).replace("│", " ").split())


def test_nothing_left_says_so():
    assert "No open flag." in text(words(REDACT_DONE, 57, 21))


def test_the_last_act_says_how_to_take_it_back():
    assert plain(last(REDACT, "", None, 80)).startswith(" last: ✓ redacted “Mercy General”")


# --- what it sends ---------------------------------------------------------------------------


KEYS = (
    ("y", ("decide", "e1-e2:PERSON", "redact")),
    ("n", ("decide", "e1-e2:PERSON", "keep")),
    ("a", ("decide_entity", "e1", "redact")),
    ("u", ("undo",)),
    ("down", ("next",)),
    ("up", ("back",)),
)


async def test_one_key_is_one_intent():
    async with redacting() as (pilot, job):
        for key, intent in KEYS:
            await pilot.press(key)
            assert job.asked == [intent]
            job.asked.clear()


async def test_keeping_all_of_an_entity_asks_first():
    async with redacting() as (pilot, job):
        await pilot.press("N")
        assert job.asked == []
        assert "Keep “Dr. Patel” in all 9 places? Coders will read it." in shown(pilot, "last")
        await pilot.press("y")
        assert job.asked == [("decide_entity", "e1", "keep")]


@pytest.mark.parametrize("key", ["escape", "n"])
async def test_the_question_is_dropped_with_nothing_decided(key):
    async with redacting() as (pilot, job):
        await pilot.press("N", key)
        assert job.asked == []
        assert "last:" in shown(pilot, "last")


async def test_another_key_drops_the_question_and_does_its_own_work():
    async with redacting() as (pilot, job):
        await pilot.press("N", "u")
        assert job.asked == [("undo",)]


async def test_the_question_lapses_after_ten_seconds():
    class Standing:
        time = 50.0

        def __call__(self) -> float:
            return self.time

    steady = Standing()
    async with redacting(steady=steady) as (pilot, job):
        await pilot.press("N")
        steady.time += 10.1
        pilot.app.screen._lapse()
        await pilot.press("y")
        assert job.asked == [("decide", "e1-e2:PERSON", "redact")]


async def test_without_a_flag_there_is_nothing_to_decide():
    async with redacting(REDACT_DONE) as (pilot, job):
        await pilot.press("y", "n", "a", "N")
        assert job.asked == []
        assert "does nothing here" in shown(pilot, "last")
        await pilot.press("u")
        assert job.asked == [("undo",)]


async def test_leaving_asks_nothing():
    async with redacting() as (pilot, job):
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert job.asked == []


async def test_help_explains_the_keys_and_closes_with_any():
    async with redacting() as (pilot, job):
        await pilot.press("h", "y")
        assert job.asked == []
        assert isinstance(pilot.app.screen, RedactScreen)


# --- nobody there ----------------------------------------------------------------------------


class Standing:
    """A clock that a test moves, in minutes."""

    minutes = 0.0

    def __call__(self):
        return self.minutes * 60


async def left_alone(closes):
    """Press a key after 14 minutes, then none; give at which minutes the screen had closed."""
    clock, closed = Standing(), {}
    async with redacting(steady=clock, closes=closes) as (pilot, _):
        for clock.minutes in (14, 28, 29.1):
            if clock.minutes == 14:
                await pilot.press("down")
            pilot.app.screen._lapse()
            closed[clock.minutes] = isinstance(pilot.app.return_value, NobodyThere)
    return closed


async def test_words_that_need_a_key_leave_the_screen_once_nobody_is_there():
    assert await left_alone(closes=True) == {14: False, 28: False, 29.1: True}


async def test_without_a_key_there_is_nothing_to_protect():
    assert await left_alone(closes=False) == {14: False, 28: False, 29.1: False}

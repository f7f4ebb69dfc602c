"""The redaction screen: what it shows and what it sends."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from tui.scenes import Steady
from tui.stand_in_redact import StandInRedaction
from tui.views import REDACT, REDACT_DECIDED, REDACT_DONE, REDACT_READING

from facilitator.errors import Refused
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.face import Face
from facilitator.tui.lines import plain, width_of
from facilitator.tui.regions.redact import clicked, entity_list, last, page, top
from facilitator.tui.regions.redact_words import words
from facilitator.tui.remapping import keymap_of
from facilitator.tui.screens.pick import PickScreen
from facilitator.tui.screens.redact import RedactScreen
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.redact_view import Piece


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
    assert "Name · direct · likely · “Dr.” before a family name · 0.92" in shown_words
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
    (("y",), ("decide", "e1-e2:PERSON", "redact")),
    (("n",), ("decide", "e1-e2:PERSON", "keep")),
    (("a",), ("decide_entity", "e1", "redact")),
    (("u",), ("undo",)),
    (("down",), ("next",)),
    (("up",), ("back",)),
    (("tab",), ("play",)),
    (("o",), ("show", False)),
    (("c",), ("widen", True)),
    (("escape",), ("calm",)),
    (("t", "7"), ("change", "LOCATION", None, None)),
    (("t", "enter"), ("change", "PERSON", None, None)),
    (("r", *"a city", "enter"), ("change", None, "a city", None)),
    (("s", *"pri", "enter"), ("change", None, None, "Priya")),
    (("w", "1"), ("describe", True, None)),
    (("w", "2"), ("describe", False, None)),
    (("w", "3", *"a city", "enter"), ("describe", None, "a city")),
    (("g", *"fres", "enter"), ("go_entity", "e5")),
    (("m", "down", "enter"), ("go", "h1.25-h1.26:ROLE")),
    (("slash", *"night", "enter"), ("find", "night")),
    (("slash", "enter"), ("find", "")),
    (("p", *"Ana, Ben", "enter"), ("name", "Ana, Ben")),
    (("enter", *" Smith", "enter"), ("correct", "Dr. Patel Smith")),
    (("plus",), ("read",)),
)


@pytest.mark.parametrize(("keys", "intent"), KEYS, ids=lambda part: str(part[0]))
async def test_a_key_or_a_list_is_one_intent(keys, intent):
    async with redacting() as (pilot, job):
        await pilot.press(*keys)
        assert job.asked == [intent]
        assert isinstance(pilot.app.screen, RedactScreen)


READING = (
    ("right", ("by_words", 1)),
    ("left", ("by_words", -1)),
    ("down", ("by_passages", 1)),
    ("up", ("by_passages", -1)),
    ("pagedown", ("by_passages", 5)),
    ("pageup", ("by_passages", -5)),
    ("space", ("choose",)),
    ("tab", ("play",)),
    ("u", ("undo",)),
    ("escape", ("stop_reading",)),
)


@pytest.mark.parametrize(("key", "intent"), READING)
async def test_while_the_text_is_read_keys_move_the_cursor(key, intent):
    async with redacting(REDACT_READING) as (pilot, job):
        await pilot.press(key)
        assert job.asked == [intent]


async def test_what_is_chosen_is_marked_with_its_type_or_corrected():
    async with redacting(REDACT_READING) as (pilot, job):
        await pilot.press("enter")
        assert "Redact “the week before” everywhere" in listed(pilot)
        await pilot.press("9")
        await pilot.press("c", *" last", "enter")
        assert job.asked == [("missed", "DATE"), ("correct", "the week before last")]


async def test_arrows_move_where_the_words_begin_and_end_until_enter():
    async with redacting() as (pilot, job):
        await pilot.press("e", "right", "left", "left_square_bracket", "right_square_bracket")
        assert job.asked == [
            ("stretch", "end", 1),
            ("stretch", "end", -1),
            ("stretch", "start", -1),
            ("stretch", "start", 1),
        ]
        await pilot.press("enter", "right")
        assert "does nothing here" in shown(pilot, "said")
        await pilot.press("e", "y")
        assert job.asked[-1] == ("decide", "e1-e2:PERSON", "redact")


async def test_esc_leaves_the_words_as_they_were_proposed():
    async with redacting() as (pilot, job):
        await pilot.press("e", "right", "escape")
        assert job.asked == [("stretch", "end", 1), ("calm",)]


async def test_the_list_of_types_begins_at_the_flags_own_and_a_strange_key_does_its_own_work():
    async with redacting() as (pilot, job):
        await pilot.press("t")
        assert isinstance(pilot.app.screen, PickScreen)
        assert "▶ 1  Name" in listed(pilot)
        await pilot.press("n")
        assert job.asked == [("decide", "e1-e2:PERSON", "keep")]


async def test_what_is_written_is_not_a_command():
    async with redacting() as (pilot, job):
        await pilot.press("r", *"yna", "escape")
        assert job.asked == []
        await pilot.press("y")
        assert job.asked == [("decide", "e1-e2:PERSON", "redact")]


async def test_a_correction_says_which_signatures_it_voids():
    async with redacting(replace(REDACT, signed=("AB", "CD"))) as (pilot, job):
        await pilot.press("enter")
        assert "IT READS (voids 2 signatures):" in shown(pilot, "said")
        await pilot.press("escape")
        assert job.asked == []


async def test_names_of_this_pass_can_be_changed():
    async with redacting() as (pilot, job):
        job.named = "Ana"
        await pilot.press("p", *", Ben", "enter")
        assert job.asked == [("name", "Ana, Ben")]


async def test_what_the_job_refuses_is_said_and_changes_nothing():
    def refuse():
        raise Refused("There is no sound of FG3.", "Go by its words.")

    async with redacting() as (pilot, job):
        job.play = refuse
        await pilot.press("tab")
        assert "There is no sound of FG3." in shown(pilot, "said")


async def test_what_the_job_says_names_this_persons_own_keys():
    keymap = keymap_of({"redact.undo": ["z"], "redact.keep": ["k"]}, "config.toml")
    view = replace(REDACT, question="CD redacted this. Press n again to decide it otherwise.")
    app = FacilitatorApp(RedactScreen(StandInRedaction(view)), face=Face(keymap=keymap))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Press k again" in shown(pilot, "said")
        app.screen._job.view = REDACT
        app.screen.tick()
        assert "· z takes it back" in shown(pilot, "said")


def test_the_sign_of_an_open_flag_stands_at_its_words_where_another_lies_in_it():
    pieces = (Piece("a man from ", "open"), Piece("Lisbon", "here"), Piece(" called", "open"))
    around = replace(REDACT.context[1], pieces=pieces)
    assert "a man from* ⟦Lisbon⟧ called*" in text(words(replace(REDACT, context=(around,)), 88, 33))


def listed(pilot) -> str:
    return text(pilot.app.screen.query_one(Painted).lines)


async def test_keeping_all_of_an_entity_asks_first():
    async with redacting() as (pilot, job):
        await pilot.press("N")
        assert job.asked == []
        assert "Keep “Dr. Patel” in 5 places? Coders will read it." in shown(pilot, "said")
        await pilot.press("y")
        assert job.asked == [("decide_entity", "e1", "keep")]


@pytest.mark.parametrize("key", ["escape", "n"])
async def test_the_question_is_dropped_with_nothing_decided(key):
    async with redacting() as (pilot, job):
        await pilot.press("N", key)
        assert job.asked == []
        assert "last:" in shown(pilot, "said")


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
        pilot.app.screen.tick()
        await pilot.press("y")
        assert job.asked == [("decide", "e1-e2:PERSON", "redact")]


async def test_without_a_flag_there_is_nothing_to_decide():
    async with redacting(REDACT_DONE) as (pilot, job):
        await pilot.press("y", "n", "a", "N")
        assert job.asked == []
        assert "does nothing here" in shown(pilot, "said")
        await pilot.press("u")
        assert job.asked == [("undo",)]


async def test_with_nothing_open_enter_goes_on_to_the_residual_check():
    async with redacting(REDACT_DONE) as (pilot, job):
        assert "enter residual check" in shown(pilot, "keys")
        await pilot.press("enter")
        await pilot.pause()
    assert job.asked == [("leave",)]
    assert pilot.app.return_value == "residual"


async def test_leaving_asks_the_job_whether_something_would_be_lost():
    async with redacting() as (pilot, job):
        job._leaves = False
        await pilot.press("ctrl+q")
        assert pilot.app.is_running
        job._leaves = True
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert pilot.app.return_value == "left"


# --- by mouse --------------------------------------------------------------------------------


def place_of(view, size, words_there):
    rows = [plain(line) for line in page(view, *size)]
    return next((row.index(words_there), y) for y, row in enumerate(rows) if words_there in row)


@pytest.mark.parametrize("size", [(80, 21), (120, 33)])
@pytest.mark.parametrize(
    ("words_there", "found"),
    [("Mercy General", ("e3", None)), ("was the only man", (None, None)),
     ("only man in my", (None, "e5-e9:ROLE")), ("Patel⟧", (None, "e1-e2:PERSON"))],
)  # fmt: skip
def test_a_click_finds_an_entity_or_a_flag(size, words_there, found):
    x, y = place_of(REDACT, size, words_there)
    assert clicked(REDACT, *size, x, y) == found


@pytest.mark.parametrize(("words_there", "intent"), [
    ("Mercy General", ("go_entity", "e3")), ("only man in my", ("go", "e5-e9:ROLE")),
])  # fmt: skip
async def test_a_click_goes_there(words_there, intent):
    async with redacting() as (pilot, job):
        x, y = place_of(REDACT, (80, 21), words_there)
        await pilot.click("#page", offset=(x, y))
        assert job.asked == [intent]


@pytest.mark.parametrize("size", [(60, 13), (71, 20)])
def test_in_a_narrow_window_the_words_have_it_whole(size):
    lines = page(REDACT, *size)
    assert "WHO AND WHAT" not in text(lines)
    assert "⟦Dr." in text(lines)
    assert all(width_of(line) <= size[0] for line in lines)


def test_a_kept_flag_has_its_sign_and_the_rule_explains_it():
    shown_words = text(words(REDACT_READING, 88, 33))
    assert "Boston○" in shown_words
    assert "── * open · ○ kept ──" in shown_words


def test_the_head_says_how_many_names_are_looked_for():
    assert "3 names" in plain(top(REDACT_READING, 80))


def test_a_decided_card_says_by_whom_and_a_changed_one_that_it_waits():
    assert "○ kept by CD" in text(words(REDACT_DECIDED, 88, 33))
    assert "Press y again" in plain(last(REDACT_DECIDED, "", None, 80))


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
            pilot.app.screen.tick()
            closed[clock.minutes] = pilot.app.return_value == "nobody"
    return closed


async def test_words_that_need_a_key_leave_the_screen_once_nobody_is_there():
    assert await left_alone(closes=True) == {14: False, 28: False, 29.1: True}


async def test_without_a_key_there_is_nothing_to_protect():
    assert await left_alone(closes=False) == {14: False, 28: False, 29.1: False}

"""The screens of the desk: residual check, sign-off and gate."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from tui.scenes import Steady
from tui.stand_in_desk import (
    CLEAN,
    CLOSED,
    HITS,
    NOBODY_YET,
    OPEN,
    READING,
    VOID,
    StandInGate,
    StandInResidual,
    StandInSign,
)
from tui.test_live_keys import Standing

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.lines import plain
from facilitator.tui.regions.gate import gate_page
from facilitator.tui.regions.residual import residual_page
from facilitator.tui.regions.sign import sign_page, text_lines
from facilitator.tui.screens.gate import GateScreen
from facilitator.tui.screens.residual import ResidualScreen
from facilitator.tui.screens.sign import SignScreen
from facilitator.tui.widgets.painted import Painted

SIZES = [(60, 12), (80, 20), (120, 32)]


@asynccontextmanager
async def shown(screen, size=(80, 24)):
    app = FacilitatorApp(screen, steady=Steady())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def text_of(pilot, name):
    lines = pilot.app.screen.query_one(f"#{name}", Painted).lines
    return "\n".join(plain(line) for line in lines)


# --- whoever is there ------------------------------------------------------------------------


@pytest.mark.parametrize("closes", [True, False])
@pytest.mark.parametrize(
    "screen",
    [
        lambda closes: ResidualScreen(StandInResidual(), closes=closes),
        lambda closes: SignScreen(StandInSign(), closes=closes),
    ],
)
async def test_words_that_need_a_key_leave_the_screen_once_nobody_is_there(screen, closes):
    steady = Standing()
    app = FacilitatorApp(screen(closes), steady=steady)
    async with app.run_test() as pilot:
        await pilot.pause()
        steady.time += 14 * 60
        await pilot.press("down")
        steady.time += 14 * 60
        pilot.app.screen.tick()
        assert app.return_value is None
        steady.time += 61
        pilot.app.screen.tick()
        assert app.return_value == ("nobody" if closes else None)


# --- residual check --------------------------------------------------------------------------


async def test_enter_redacts_the_marked_hit():
    job = StandInResidual()
    async with shown(ResidualScreen(job)) as pilot:
        await pilot.press("enter")
    assert job.sent == [("flag", HITS.hits[0].hit)]


@pytest.mark.parametrize(("key", "same"), [("w", False), ("W", True)])
async def test_a_hit_stays_only_with_words_that_say_why(key, same):
    job = StandInResidual()
    async with shown(ResidualScreen(job)) as pilot:
        await pilot.press(key, "enter")
        assert job.sent == []
        assert "a reason is needed" in text_of(pilot, "said")
        await pilot.press(key, *"no one", "enter")
    assert job.sent == [("accept", HITS.hits[0].hit, "no one", same)]


async def test_esc_leaves_the_reason_and_not_the_screen():
    job = StandInResidual()
    async with shown(ResidualScreen(job)) as pilot:
        await pilot.press("w", *"half", "escape")
        assert isinstance(pilot.app.screen, ResidualScreen)
        assert pilot.app.screen.mode == "main"
        await pilot.press("w", "enter")
    assert job.sent == []


async def test_letters_of_a_reason_are_no_commands_and_what_is_pasted_is_written():
    job = StandInResidual()
    async with shown(ResidualScreen(job)) as pilot:
        await pilot.press("w", *"uhw")
        pilot.app.screen.pasted(" and\nmore")
        await pilot.press("enter")
    assert job.sent == [("accept", HITS.hits[0].hit, "uhw and more", False)]


async def test_what_is_refused_is_said_in_its_sentence():
    async with shown(ResidualScreen(StandInResidual())) as pilot:
        await pilot.press("w", *"refused", "enter")
        assert "That is no reason." in text_of(pilot, "said")


async def test_what_cannot_be_a_flag_says_why_and_enter_does_nothing():
    title = replace(HITS.hits[-1], here=True)
    view = replace(HITS, hits=(*(replace(one, here=False) for one in HITS.hits[:-1]), title))
    job = StandInResidual(view)
    async with shown(ResidualScreen(job)) as pilot:
        await pilot.press("enter")
        assert "change it in study.toml" in text_of(pilot, "page")
        assert "does nothing here" in text_of(pilot, "said")
    assert job.sent == []


async def test_one_hit_alone_offers_no_reason_for_all():
    view = replace(HITS, hits=(replace(HITS.hits[0], same=1), *HITS.hits[1:]))
    async with shown(ResidualScreen(StandInResidual(view))) as pilot:
        await pilot.press("W")
        assert "does nothing here" in text_of(pilot, "said")


async def test_arrows_and_u_are_sent_on_and_ctrl_q_leaves():
    job = StandInResidual()
    async with shown(ResidualScreen(job)) as pilot:
        await pilot.press("down", "up", "u", "ctrl+q")
        await pilot.pause()
        assert not pilot.app.is_running or pilot.app._exit
    assert job.sent == ["next", "back", "undo"]


@pytest.mark.parametrize("size", SIZES)
def test_the_marked_hit_and_its_words_are_in_sight_in_every_size(size):
    for place in range(len(HITS.hits)):
        hits = tuple(replace(one, here=n == place) for n, one in enumerate(HITS.hits))
        page = [plain(line) for line in residual_page(replace(HITS, hits=hits), *size)]
        assert len(page) == size[1]
        assert any("▶" in row and HITS.hits[place].text in row for row in page)
        assert any(f"⟦{HITS.hits[place].text}⟧" in row for row in page)
        assert all(len(row) <= size[0] for row in page)


def test_a_signature_that_a_flag_would_void_is_warned_of():
    text = "\n".join(plain(line) for line in residual_page(HITS, 80, 20))
    assert "voids 1 signature" in text
    text = "\n".join(plain(line) for line in residual_page(CLEAN, 80, 20))
    assert "Nothing of what was redacted shows" in text


# --- sign-off --------------------------------------------------------------------------------


async def test_whoever_comes_gives_their_initials_first_and_y_then_signs():
    job = StandInSign(NOBODY_YET)
    async with shown(SignScreen(job)) as pilot:
        assert "YOUR INITIALS" in text_of(pilot, "said")
        await pilot.press(*"cd", "enter", "y")
        assert "Signed by CD" in text_of(pilot, "said")
    assert job.sent == [("reads", "cd"), "sign"]


async def test_enter_never_signs_and_y_only_where_it_is_asked():
    job = StandInSign(replace(READING, question=""))
    async with shown(SignScreen(job)) as pilot:
        await pilot.press("enter", "y")
        assert "does nothing here" in text_of(pilot, "said")
    assert job.sent == []


@pytest.mark.parametrize(("typed", "whom"), [("", None), ("the nurse", "the nurse")])
async def test_a_drill_left_empty_says_that_nobody_could_be_named(typed, whom):
    job = StandInSign()
    async with shown(SignScreen(job)) as pilot:
        await pilot.press("d", *typed, "enter")
    assert job.sent == [("drill", whom)]


async def test_a_drill_that_esc_leaves_says_nothing_of_anyone():
    job = StandInSign()
    async with shown(SignScreen(job)) as pilot:
        await pilot.press("d", "escape")
    assert job.sent == []


async def test_c_goes_to_the_next_line_that_changed():
    async with shown(SignScreen(StandInSign(VOID))) as pilot:
        assert "Line 31 of" not in text_of(pilot, "page")
        await pilot.press("c", "c")
        assert "Line 31 of" in text_of(pilot, "page")


async def test_the_whole_text_can_be_read_and_no_further():
    async with shown(SignScreen(StandInSign())) as pilot:
        for _ in range(20):
            await pilot.press("pagedown")
        assert "Line 39 of" in text_of(pilot, "page").splitlines()[-1]
        for _ in range(20):
            await pilot.press("pageup")
        assert "What stayed with you" in text_of(pilot, "page")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", [NOBODY_YET, READING, VOID])
def test_a_sign_off_page_fits_and_leaves_room_for_the_text(view, size):
    page = [plain(line) for line in sign_page(view, 0, *size)]
    assert len(page) == size[1]
    assert all(len(row) <= size[0] for row in page)
    assert any("What stayed with you" in row for row in page)


def test_lines_that_changed_are_marked_without_colour_too():
    rows, changed = text_lines(VOID, 80)
    assert [plain(rows[row]).strip()[0] for row in changed] == ["▲", "▲"]


# --- gate ------------------------------------------------------------------------------------


async def test_enter_goes_where_the_marked_condition_is_brought_further():
    async with shown(GateScreen(StandInGate())) as pilot:
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert pilot.app.return_value == "residual"


async def test_a_condition_that_only_a_command_brings_further_says_the_command():
    async with shown(GateScreen(StandInGate())) as pilot:
        await pilot.press("up", "enter")
        assert "review FG3 --apply" in text_of(pilot, "page")
        assert "does nothing here" in text_of(pilot, "said")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", range(len(CLOSED.lines)))
def test_the_marked_condition_is_in_sight_in_every_size(place, size):
    lines = tuple(replace(line, here=n == place) for n, line in enumerate(CLOSED.lines))
    page = [plain(line) for line in gate_page(replace(CLOSED, lines=lines), *size)]
    assert any("▶" in row and lines[place].label in row for row in page)
    assert all(len(row) <= size[0] for row in page)


def test_an_open_gate_says_what_comes_next():
    text = "\n".join(plain(line) for line in gate_page(OPEN, 80, 22))
    assert "✗" not in text
    assert "handoff" in text

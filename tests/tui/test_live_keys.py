"""Keys pressed on the live screen, and what the session was asked."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual import events
from tui.scenes import Steady
from tui.stand_ins import StandInConduct
from tui.views import ASSENT, BREAK, NOTING, OFF, RECORDING, SCRIPT
from tui.waiting import until

from facilitator.errors import Refused
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.lines import plain
from facilitator.tui.screens.choose import ChooseScreen
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.widgets.painted import Painted
from facilitator.workflow.view import Draft


class Standing:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


@asynccontextmanager
async def live(view=RECORDING, size=(80, 24), steady=None):
    conduct = StandInConduct(view)
    app = FacilitatorApp(LiveScreen(conduct), steady=steady or Steady())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, conduct


def shown(pilot, region: str) -> str:
    return "\n".join(
        plain(line) for line in pilot.app.screen.query_one(f"#{region}", Painted).lines
    )


TALK = (
    ("space", ("next",)),
    ("right", ("next",)),
    ("pagedown", ("next",)),
    ("left", ("back",)),
    ("pageup", ("back",)),
    ("4", ("speaker", "P4")),
    ("m", ("speaker", "FAC")),
    ("c", ("speaker", "ALL")),
    ("x", ("mark", "identified")),
    ("o", ("off_record",)),
    ("q", ("mark", "quote")),
    ("!", ("mark", "quote")),
    ("f", ("mark", "followup")),
    ("?", ("mark", "followup")),
    ("l", ("mark", "leave_out")),
    ("s", ("skip",)),
    ("u", ("undo",)),
    ("ctrl+q", ("ask_end",)),
)
ROUND = (
    ("y", ("assent", "agree")),
    ("d", ("assent", "decline")),
    ("e", ("assent", "absent")),
    ("r", ("assent", "unclear")),
    ("6", ("ask_seat", 6)),
    ("u", ("undo",)),
    ("o", ("off_record",)),
    ("x", ("mark", "identified")),
)


async def test_one_key_is_one_intent():
    async with live() as (pilot, conduct):
        for key, intent in TALK:
            await pilot.press(key)
            assert conduct.asked == [intent]
            conduct.asked.clear()
            conduct.view = RECORDING


async def test_the_assent_round_has_keys_of_its_own():
    async with live(ASSENT) as (pilot, conduct):
        for key, intent in ROUND:
            await pilot.press(key)
            assert conduct.asked == [intent]
            conduct.asked.clear()
            conduct.view = ASSENT


async def test_a_seat_is_asked_again_by_its_key_after_all_have_answered():
    answered = replace(ASSENT, assent_open=False, asked_seat=None)
    async with live(answered) as (pilot, conduct):
        await pilot.press("6", "m")
        assert conduct.asked == [("ask_seat", 6), ("speaker", "FAC")]


async def test_twelve_seats_have_a_key_each():
    people = tuple(
        replace(RECORDING.people[0], key=key, label=f"P{seat}")
        for seat, key in enumerate("1234567890-=", start=1)
    )
    async with live(replace(RECORDING, people=people, participants=12)) as (pilot, conduct):
        await pilot.press("0", "-", "=")
        assert conduct.asked == [("speaker", "P10"), ("speaker", "P11"), ("speaker", "P12")]


async def test_a_seat_where_nobody_sits_has_no_key():
    async with live() as (pilot, conduct):
        await pilot.press("9")
        assert conduct.asked == []
        assert shown(pilot, "note") == " note  9 does nothing here · h help"


async def test_a_key_with_no_meaning_says_so_until_the_next_key():
    async with live() as (pilot, _conduct):
        await pilot.press("j")
        assert "j does nothing here · h help" in shown(pilot, "note")
        await pilot.press("4")
        assert "does nothing" not in shown(pilot, "note")


async def test_b_says_that_o_stops_the_sound_while_it_is_kept():
    async with live() as (pilot, conduct):
        await pilot.press("b")
        assert conduct.asked == []
        assert "o stops the sound" in shown(pilot, "note")


async def test_b_names_a_break_while_the_sound_is_stopped():
    async with live(OFF) as (pilot, conduct):
        await pilot.press("b")
        assert conduct.asked == [("name_break",)]


async def test_o_goes_on_after_a_break():
    async with live(BREAK) as (pilot, conduct):
        await pilot.press("o")
        assert conduct.asked == [("off_record",)]


async def test_a_held_key_counts_once():
    steady = Standing()
    async with live(steady=steady) as (pilot, conduct):
        for _ in range(5):
            await pilot.press("space")
            steady.time += 0.03
        assert conduct.asked == [("next",)]


async def test_o_answers_again_only_after_a_second():
    steady = Standing()
    async with live(steady=steady) as (pilot, conduct):
        await pilot.press("o")
        steady.time += 0.5
        await pilot.press("o")
        assert conduct.asked == [("off_record",)]
        steady.time += 0.6
        await pilot.press("o")
        assert conduct.asked == [("off_record",)] * 2


async def test_p_and_a_digit_mark_a_probe():
    async with live() as (pilot, conduct):
        await pilot.press("p", "2")
        await pilot.press("p", "p")
        await pilot.press("2")
        assert conduct.asked == [("probe", 2), ("probe", None), ("speaker", "P2")]


async def test_a_probe_lapses_after_three_seconds():
    steady = Standing()
    async with live(steady=steady) as (pilot, conduct):
        await pilot.press("p")
        assert "that probe" in shown(pilot, "keys")
        steady.time += 3.1
        pilot.app.screen.tick()
        await pilot.press("2")
        assert conduct.asked == [("speaker", "P2")]


async def test_another_key_lets_the_probe_lapse_and_does_its_own_work():
    async with live() as (pilot, conduct):
        await pilot.press("p", "q")
        assert conduct.asked == [("mark", "quote")]


async def test_a_question_without_probes_offers_none():
    view = replace(RECORDING, stage=replace(RECORDING.stage, probes=()))
    async with live(view) as (pilot, _conduct):
        assert "probe" not in shown(pilot, "keys")
        await pilot.press("p")
        assert "p does nothing here" in shown(pilot, "note")


async def test_a_note_is_written_kept_and_the_mode_left():
    async with live() as (pilot, conduct):
        await pilot.press("n", *"o x", "enter", "x")
        assert conduct.asked == [
            ("draft", "o"),
            ("draft", "o "),
            ("draft", "o x"),
            ("keep_note",),
            ("mark", "identified"),
        ]


async def test_the_note_line_shows_the_time_of_the_first_letter():
    async with live() as (pilot, _conduct):
        await pilot.press("n")
        assert shown(pilot, "note").startswith(" NOTE  ")
        await pilot.press("a")
        assert shown(pilot, "note").startswith(" NOTE 0:34:12 P4  a")


async def test_an_empty_note_is_only_closed():
    async with live() as (pilot, conduct):
        await pilot.press("n", "enter", "4")
        assert conduct.asked == [("speaker", "P4")]


async def test_esc_puts_a_note_aside_and_n_goes_on_with_it():
    async with live() as (pilot, conduct):
        await pilot.press("n", "a", "escape")
        assert "n: “a”" in shown(pilot, "note")
        await pilot.press("n", "b")
        assert conduct.asked == [("draft", "a"), ("put_aside",), ("draft", "ab")]


async def test_letters_typed_in_haste_are_all_kept():
    steady = Standing()
    async with live(steady=steady) as (pilot, conduct):
        await pilot.press("n", *"aabb  ccdd")
        assert conduct.asked[-1] == ("draft", "aabb  ccdd")


COMMANDS = (
    ("4", ("speaker", "P4")),
    ("space", ("next",)),
    ("o", ("off_record",)),
    ("x", ("mark", "identified")),
    ("q", ("mark", "quote")),
)


async def test_tab_and_a_key_do_one_command_and_the_note_goes_on():
    steady = Standing()  # however busy the machine is, what waits for a key does not lapse
    async with live(steady=steady) as (pilot, conduct):
        await pilot.press("n", "a")
        for key, intent in COMMANDS:
            conduct.asked.clear()
            for pressed in ("tab", key, "b"):
                steady.time += 0.2
                await pilot.press(pressed)
            assert conduct.asked[0] == intent
            assert conduct.asked[1][0] == "draft"
            assert len(conduct.asked) == 2


async def test_tab_and_esc_do_nothing():
    async with live() as (pilot, conduct):
        await pilot.press("n", "a", "tab", "escape", "b")
        assert conduct.asked == [("draft", "a"), ("draft", "ab")]


async def test_tab_lapses_after_three_seconds():
    steady = Standing()
    async with live(steady=steady) as (pilot, conduct):
        await pilot.press("n", "a", "tab")
        steady.time += 3.1
        pilot.app.screen.tick()
        await pilot.press("4")
        assert conduct.asked == [("draft", "a"), ("draft", "a4")]


async def test_page_keys_work_while_a_note_is_written():
    async with live() as (pilot, conduct):
        await pilot.press("n", "a", "pagedown", "pageup", "b")
        assert conduct.asked == [("draft", "a"), ("next",), ("back",), ("draft", "ab")]


async def test_an_alt_key_types_nothing_in_a_note():
    async with live() as (pilot, conduct):
        await pilot.press("n", "a", "alt+x")
        assert conduct.asked == [("draft", "a")]


async def test_a_pasted_text_goes_into_a_note_in_one_line_and_is_dropped_elsewhere():
    async with live() as (pilot, conduct):
        pilot.app.post_message(events.Paste("space\nq"))
        await pilot.pause()
        assert conduct.asked == []
        await pilot.press("n")
        pilot.app.post_message(events.Paste("one\ntwo"))
        await pilot.pause()
        assert conduct.asked == [("draft", "one two")]


async def test_a_note_from_before_a_stop_stands_open():
    draft = Draft("half a though", RECORDING.elapsed, "P4", from_before=True)
    async with live(replace(RECORDING, draft=draft)) as (pilot, conduct):
        assert "from before the stop" in shown(pilot, "note")
        await pilot.press("t", "enter")
        assert conduct.asked == [("draft", "half a thought"), ("keep_note",)]


async def test_a_note_off_the_record_says_that_it_is_not_kept():
    async with live(OFF) as (pilot, _conduct):
        await pilot.press("n")
        assert "OFF THE RECORD: not kept" in shown(pilot, "note")


async def test_a_click_on_the_note_line_begins_a_note():
    async with live() as (pilot, conduct):
        await pilot.click("#note")
        await pilot.press("a")
        assert conduct.asked == [("draft", "a")]


async def test_nothing_can_take_the_keyboard():
    async with live() as (pilot, _conduct):
        for place in ("#stage", "#note", "#people"):
            await pilot.click(place)
            assert pilot.app.focused is None


async def test_y_ends_and_the_window_closes():
    async with live() as (pilot, conduct):
        await pilot.press("ctrl+q")
        assert "End FG3?" in shown(pilot, "strip")
        await pilot.press("y")
        pilot.app.screen.tick()
        assert conduct.asked == [("ask_end",), ("answer", True)]


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_n_and_esc_drop_the_question(key):
    async with live() as (pilot, conduct):
        await pilot.press("ctrl+q", key)
        assert conduct.asked == [("ask_end",), ("answer", False)]
        assert pilot.app.screen.mode == "talk"


async def test_another_key_drops_the_question_and_does_its_own_work():
    async with live() as (pilot, conduct):
        await pilot.press("ctrl+q", "4")
        assert conduct.asked == [("ask_end",), ("answer", False), ("speaker", "P4")]


async def test_enter_answers_no_question():
    async with live() as (pilot, conduct):
        await pilot.press("ctrl+q", "enter")
        assert ("answer", True) not in conduct.asked


async def test_a_question_can_be_answered_while_a_note_is_written():
    async with live() as (pilot, conduct):
        await pilot.press("n", "a", "ctrl+q", "y")
        assert conduct.asked == [("draft", "a"), ("ask_end",), ("answer", True)]


async def test_a_digit_goes_to_a_section_and_a_second_one_to_an_item():
    async with live() as (pilot, conduct):
        await pilot.press("g")
        assert isinstance(pilot.app.screen, ChooseScreen)
        await pilot.press("4", "2")
        assert conduct.asked == [("go_to", "III.q2")]
        await pilot.press("g", "1", "enter")
        assert conduct.asked[-1] == ("go_to", "introduction.a1")


async def test_arrows_choose_an_item_too():
    async with live() as (pilot, conduct):
        await pilot.press("g", "down", "enter")
        assert conduct.asked == [("go_to", "III.q1")]


async def test_a_says_which_item_is_covered_here():
    async with live() as (pilot, conduct):
        await pilot.press("a", "4", "1")
        assert conduct.asked == [("covered", "III.q1")]


async def test_esc_leaves_the_list_with_nothing_changed():
    async with live() as (pilot, conduct):
        await pilot.press("g", "escape")
        assert conduct.asked == []
        assert isinstance(pilot.app.screen, LiveScreen)


async def test_keys_pressed_in_help_only_close_it():
    async with live() as (pilot, conduct):
        await pilot.press("h")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("o")
        assert isinstance(pilot.app.screen, LiveScreen)
        assert conduct.asked == []


async def test_the_header_goes_on_below_help():
    async with live() as (pilot, conduct):
        await pilot.press("h")
        conduct.view = replace(RECORDING, elapsed=RECORDING.elapsed + 5_000_000)
        header = pilot.app.screen_stack[0].query_one("#header", Painted)
        await until(pilot, lambda: "0:34:17" in plain(header.lines[0]))


async def test_f1_is_help_in_a_note():
    async with live(NOTING) as (pilot, conduct):
        await pilot.press("n", "h", "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert conduct.asked == [("draft", "@7 wrote it down #epich")]


async def test_a_long_script_is_scrolled_and_says_that_there_is_more():
    stage = replace(RECORDING.stage, kind="script", text=SCRIPT * 3, bold=(), probes=())
    async with live(replace(RECORDING, stage=stage)) as (pilot, conduct):
        assert "↓ more" in shown(pilot, "stage")
        before = shown(pilot, "stage")
        await pilot.press("down")
        assert shown(pilot, "stage") != before
        for _ in range(40):
            await pilot.press("down")
        assert "↓ more" not in shown(pilot, "stage")
        assert "side conversations." in shown(pilot, "stage")
        assert conduct.asked == []


async def test_the_next_item_begins_at_its_top():
    stage = replace(RECORDING.stage, kind="script", text=SCRIPT * 3, bold=(), probes=())
    async with live(replace(RECORDING, stage=stage)) as (pilot, _conduct):
        top = shown(pilot, "stage")
        await pilot.press("down", "down", "space")
        assert shown(pilot, "stage") == top


async def test_a_terminal_without_the_keyboard_says_so():
    async with live() as (pilot, _conduct):
        pilot.app.post_message(events.AppBlur())
        await pilot.pause()
        pilot.app.screen.tick()
        assert "Keys are going to another window" in shown(pilot, "strip")
        pilot.app.post_message(events.AppFocus())
        await pilot.pause()
        pilot.app.screen.tick()
        assert "another window" not in shown(pilot, "strip")


async def test_a_resize_loses_nothing_of_a_half_typed_note():
    async with live() as (pilot, conduct):
        await pilot.press("n", *"half")
        await pilot.resize_terminal(120, 36)
        await pilot.press("!")
        assert conduct.asked[-1] == ("draft", "half!")
        assert "half!" in shown(pilot, "note")


async def test_a_small_window_shows_the_most_needed():
    async with live(size=(50, 12)) as (pilot, _conduct):
        assert "small window: make it larger" in shown(pilot, "strip")
        assert "surprised by a" in shown(pilot, "stage")
        assert "P4" in shown(pilot, "stage")
        assert "h help" in shown(pilot, "keys")


async def test_a_refused_intent_is_said_and_nothing_breaks():
    async with live() as (pilot, conduct):

        def refuse() -> None:
            raise Refused("It cannot be.", "Wait.")

        conduct.next = refuse
        await pilot.press("space")
        assert "It cannot be. Wait." in shown(pilot, "note")


async def test_the_session_is_told_that_time_passes():
    async with live() as (pilot, conduct):
        before = conduct.ticks
        await until(pilot, lambda: conduct.ticks >= before + 3)


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (40, 12)])
@pytest.mark.parametrize("writing", [("n", *"a note"), ("t", *"a board")], ids=["note", "prompt"])
async def test_ctrl_c_says_which_key_ends_while_a_line_is_written(writing, size):
    async with live() as (pilot, conduct):
        await pilot.resize_terminal(*size)
        await pilot.press(*writing, "ctrl+c")
        assert "ctrl+q ends the session" in shown(pilot, "note")
        before = conduct.asked[:]
        await pilot.press("x")
        line = shown(pilot, "note")
        assert "ctrl+q" not in line
        assert line.rstrip().endswith("".join(writing[1:])[-4:] + "x")
        assert [act for act in conduct.asked if act not in before] in ([], [("draft", "a notex")])


async def test_ctrl_c_says_which_key_ends():
    async with live() as (pilot, conduct):
        await pilot.press("ctrl+c")
        assert "ctrl+q" in shown(pilot, "note")
        assert conduct.asked == []

"""Lists and prompts over the live screen: what is asked, and that nothing is held up by them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events
from tui.live_scenes import CARD, OWN_ROUND, WHOLE
from tui.stand_ins import StandInConduct
from tui.test_live_keys import Standing, live, shown
from tui.views import BEGIN, DECLINED, OFF, RECORDING
from tui.waiting import looked, until

from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.pick import PickScreen


def listed(pilot) -> str:
    return shown(pilot, "choose")


# --- lists -----------------------------------------------------------------------------------


async def test_v_lists_what_to_come_back_to_and_enter_says_it_is_done():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("v")
        assert "the man with sciatica" in listed(pilot)
        await pilot.press("down", "enter")
        assert conduct.asked == [("done_with", "facilitator:31")]
        await pilot.press("v", "1")
        assert conduct.asked[-1] == ("done_with", "note-taker:12")


async def test_the_sign_of_what_to_come_back_to_is_not_written_twice():
    noted = replace(WHOLE.to_come_back[0], text="? the sciatica")
    async with live(replace(WHOLE, to_come_back=(noted,))) as (pilot, _conduct):
        await pilot.press("v")
        assert "P2  ? the sciatica  at" in listed(pilot)


async def test_a_seat_on_the_come_back_list_is_asked_now():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("v", "3")
        assert conduct.asked == [("late", 9)]


async def test_with_nothing_to_come_back_to_the_list_says_so():
    async with live(replace(RECORDING, come_back=0)) as (pilot, conduct):
        await pilot.press("v")
        assert "Nothing to come back to." in listed(pilot)
        await pilot.press("enter", "escape")
        assert conduct.asked == []


async def test_k_and_a_digit_show_a_card_and_esc_puts_it_away():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("k", "2")
        assert conduct.asked == [("show_card", "named")]
        assert "Let us leave names out of it" in shown(pilot, "stage")
        await pilot.press("escape")
        assert conduct.asked[-1] == ("hide_card",)
        assert "Would anyone be willing" in shown(pilot, "stage")


async def test_space_puts_a_card_away_before_it_leaves_a_question_that_nobody_sees():
    async with live(CARD) as (pilot, conduct):
        await pilot.press("space")
        assert conduct.asked == [("hide_card",)]
        await pilot.press("space")
        assert conduct.asked[-1] == ("next",)


async def test_a_study_without_cards_says_that_k_does_nothing():
    async with live(RECORDING) as (pilot, _conduct):
        await pilot.press("k")
        assert "k does nothing here" in shown(pilot, "note")


WHO = (
    (("w", "l"), ("late", None)),
    (("w", "g", "3", "s"), ("gone", 3, "stay")),
    (("w", "g", "3", "w"), ("gone", 3, "withdraw")),
    (("w", "g", "3", "n"), ("gone", 3, "not_asked")),
    (("w", "w", "3"), ("ask_withdraw", 3)),
    (("w", "h", "enter"), ("hand_over",)),
    (("w", "down", "enter", "down", "enter", "enter"), ("gone", 2, "not_asked")),  # in haste
)


@pytest.mark.parametrize(("keys", "intent"), WHO, ids=lambda part: " ".join(map(str, part)))
async def test_w_says_who_came_left_withdraws_or_leads_on(keys, intent):
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press(*keys)
        assert conduct.asked == [intent]
        assert isinstance(pilot.app.screen, LiveScreen)


async def test_who_leaves_before_anything_is_kept_is_asked_about_no_words():
    async with live(replace(WHOLE, nothing_kept=True)) as (pilot, conduct):
        await pilot.press("w", "g", "3")
        assert conduct.asked == [("gone", 3, "nothing")]


async def test_who_comes_late_may_take_a_seat_that_was_left_empty():
    people = (*RECORDING.people[:7], replace(RECORDING.people[7], status="absent"))
    async with live(replace(WHOLE, people=people)) as (pilot, conduct):
        await pilot.press("w", "l", "8")
        assert conduct.asked == [("late", 8)]
        await pilot.press("w", "l", "enter")
        assert conduct.asked[-1] == ("late", None)


async def test_handing_over_takes_more_than_two_letters():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("w", "h", "escape")
        assert conduct.asked == []


async def test_a_withdrawal_is_asked_and_only_y_does_it():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("w", "w", "3", "y")
        assert conduct.asked == [("ask_withdraw", 3), ("answer", True)]


OPENED = (("v",), ("k",), ("w",), ("w", "g"), ("w", "g", "3"), ("g",), ("a",))


@pytest.mark.parametrize("keys", OPENED, ids=" ".join)
async def test_no_list_stands_between_a_hand_and_the_way_off_the_record(keys):
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press(*keys)
        assert isinstance(pilot.app.screen, PickScreen) or keys in (("g",), ("a",))
        await pilot.press("o")
        assert conduct.asked == [("off_record",)]
        assert isinstance(pilot.app.screen, LiveScreen)


@pytest.mark.parametrize("keys", OPENED, ids=" ".join)
async def test_esc_leaves_every_list_with_nothing_changed(keys):
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press(*keys, "escape")
        assert conduct.asked == []
        assert isinstance(pilot.app.screen, LiveScreen)


async def test_a_hand_that_leans_on_w_withdraws_nobody():
    steady = Standing()
    async with live(WHOLE, steady=steady) as (pilot, conduct):
        for _ in range(20):
            await pilot.press("w")
            steady.time += 0.03
        assert "came late" in listed(pilot)
        steady.time += 1
        await pilot.press("w")
        assert "Who withdraws consent?" in listed(pilot)
        assert conduct.asked == []


async def test_a_held_o_closes_a_list_and_stops_the_sound_once():
    steady = Standing()
    async with live(WHOLE, steady=steady) as (pilot, conduct):
        await pilot.press("g")
        steady.time += 1
        for _ in range(60):
            await pilot.press("o")
            steady.time += 0.03
        assert conduct.asked == [("off_record",)]


async def test_a_list_is_drawn_again_in_a_new_size():
    async with live(WHOLE) as (pilot, _conduct):
        await pilot.press("w")
        await pilot.resize_terminal(60, 16)
        await until(pilot, lambda: "came late" in listed(pilot))


# --- leave out -------------------------------------------------------------------------------


async def test_l_leaves_the_last_seconds_out_at_once():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("l")
        assert conduct.asked == [("mark", "leave_out")]
        await pilot.press("q")
        assert conduct.asked[-1] == ("mark", "quote")


async def test_l_and_a_seat_leave_out_what_was_said_earlier_instead():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("l", "2")
        assert "LEAVE OUT, P2 said earlier:" in shown(pilot, "note")
        await pilot.press(*"my q", "enter")
        assert conduct.asked == [
            ("mark", "leave_out"),
            ("undo",),
            ("leave_out_earlier", 2, "my q"),
        ]


async def test_a_seats_key_speaks_again_three_seconds_after_l():
    steady = Standing()
    async with live(WHOLE, steady=steady) as (pilot, conduct):
        await pilot.press("l")
        steady.time += 3.1
        pilot.app.screen.tick()
        await pilot.press("2")
        assert conduct.asked == [("mark", "leave_out"), ("speaker", "P2")]


async def test_what_you_said_earlier_can_be_left_out_too():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("l", "m", "x", "enter")
        assert conduct.asked[-1] == ("leave_out_earlier", None, "x")


async def test_a_passage_without_words_is_not_left_out_and_the_screen_says_so():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("l", "2", "enter")
        assert conduct.asked == [("mark", "leave_out"), ("undo",)]
        assert "nothing left out" in shown(pilot, "note")


# --- a few words -----------------------------------------------------------------------------


async def test_recording_is_passed_only_with_a_reason():
    async with live(BEGIN) as (pilot, conduct):
        await pilot.press("s", "enter")
        assert conduct.asked == []
        assert "needs a reason" in shown(pilot, "note")
        await pilot.press("s", *"no mic", "enter")
        assert conduct.asked == [("skip", "no mic")]


async def test_elsewhere_a_skip_needs_no_reason_now():
    async with live(RECORDING) as (pilot, conduct):
        await pilot.press("s")
        assert conduct.asked == [("skip",)]


async def test_what_stands_on_the_board_is_kept():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("t", *"one 2", "enter")
        assert conduct.asked == [("board", "one 2")]


async def test_half_typed_words_come_back_where_their_prompt_opens_and_go_once_left():
    half = (("board", "less"),)
    async with live(replace(WHOLE, unsent=half)) as (pilot, conduct):
        assert "still there: t" in shown(pilot, "note")
        await pilot.press("t", *"ons", "enter")
        assert conduct.asked == [("board", "lessons")]
    async with live(replace(WHOLE, unsent=half)) as (pilot, conduct):
        await pilot.press("t", "escape", "t")
        assert "less" not in shown(pilot, "note")
        assert conduct.asked == []


async def test_every_change_of_the_words_of_a_prompt_is_told():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("t", *"one", "backspace", "left")
        assert conduct.view.unsent == (("board", "on"),)


async def test_a_note_waits_below_a_prompt_and_goes_on_after_it():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("n", "a", "tab", "t", "b", "enter", "c", "enter")
        assert conduct.asked == [("draft", "a"), ("board", "b"), ("draft", "ac"), ("keep_note",)]


async def test_a_command_works_while_a_prompt_is_answered():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("t", "x", "tab", "o", "y", "enter")
        assert conduct.asked == [("off_record",), ("board", "xy")]


async def test_a_second_prompt_does_not_lose_the_first():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("t", *"ab", "tab", "t", "c", "enter")
        assert conduct.asked == [("board", "abc")]


async def test_what_is_pasted_into_a_prompt_is_one_line():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("t")
        pilot.app.post_message(events.Paste("one\ntwo"))
        await pilot.pause()
        await pilot.press("enter")
        assert conduct.asked == [("board", "one two")]


async def test_a_half_typed_answer_survives_a_new_size():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("t", *"lessons")
        for size in ((60, 16), (40, 10), (120, 36)):
            await pilot.resize_terminal(*size)
            await looked(pilot)
        await pilot.press("enter")
        assert conduct.asked == [("board", "lessons")]


# --- notes -----------------------------------------------------------------------------------


async def test_right_takes_the_tag_that_is_offered():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("n", *"#ep")
        assert "→ #epic" in shown(pilot, "note")
        await pilot.press("right", "x")
        assert conduct.asked[-1] == ("draft", "#epic x")


async def test_right_moves_the_cursor_where_no_tag_is_offered():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.press("n", *"ab", "left", "left", "right", "x")
        assert conduct.asked[-1] == ("draft", "axb")


# --- esc -------------------------------------------------------------------------------------


async def test_esc_leaves_a_late_arrivals_own_round_for_later():
    async with live(OWN_ROUND) as (pilot, conduct):
        await pilot.press("escape")
        assert conduct.asked == [("later",)]


async def test_esc_puts_the_banner_of_an_event_away():
    passing = replace(DECLINED, banner=replace(DECLINED.banner, passes=True))
    async with live(passing) as (pilot, conduct):
        await pilot.press("escape")
        assert conduct.asked == [("calm",)]


async def test_esc_with_nothing_to_put_away_says_that_it_does_nothing():
    async with live(RECORDING) as (pilot, conduct):
        await pilot.press("escape")
        assert conduct.asked == []
        assert "does nothing here" in shown(pilot, "note")


async def test_a_break_can_be_named_in_hindsight():
    async with live(RECORDING) as (pilot, conduct):
        await pilot.press("B")
        assert conduct.asked == [("was_break",)]


# --- the mouse -------------------------------------------------------------------------------


async def test_a_click_on_a_seat_says_that_it_speaks():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.click("#people", offset=(4, 4))
        assert conduct.asked == [("speaker", "P3")]


async def test_a_click_on_a_seat_in_the_round_asks_it():
    async with live(OWN_ROUND) as (pilot, conduct):
        await pilot.click("#people", offset=(4, 10))
        assert conduct.asked == [("ask_seat", 9)]


async def test_a_click_on_the_outline_goes_to_that_section_or_item():
    async with live(WHOLE, size=(120, 36)) as (pilot, conduct):
        await pilot.click("#outline", offset=(4, 0))
        await pilot.click("#outline", offset=(6, 8))
        assert conduct.asked == [("go_to", "introduction.a1"), ("go_to", "II.q2")]


async def test_a_click_on_the_strip_goes_to_that_section():
    async with live(WHOLE) as (pilot, conduct):
        await pilot.click("#strip", offset=(9, 0))
        assert conduct.asked == [("go_to", "I.s1")]


async def test_a_click_on_a_banner_puts_an_events_banner_away_and_answers_no_question():
    async with live(DECLINED) as (pilot, conduct):
        await pilot.click("#strip", offset=(9, 0))
        assert conduct.asked == [("calm",)]
    async with live(replace(RECORDING, question="End FG3?")) as (pilot, conduct):
        await pilot.click("#strip", offset=(9, 0))
        assert ("answer", True) not in conduct.asked


async def test_a_click_on_an_empty_place_does_nothing():
    async with live(OFF) as (pilot, conduct):
        await pilot.click("#stage", offset=(5, 5))
        await pilot.click("#people", offset=(4, 0))
        assert conduct.asked == []


# --- the keyboard ----------------------------------------------------------------------------


async def test_the_session_is_told_that_the_window_lost_the_keyboard_and_has_it_again():
    async with live(WHOLE) as (pilot, conduct):
        pilot.app.post_message(events.AppBlur())
        await until(pilot, lambda: "Keys are going to another window" in shown(pilot, "strip"))
        assert conduct.asked == [("keyboard", False)]
        pilot.app.post_message(events.AppFocus())
        await until(pilot, lambda: len(conduct.asked) > 1)
        assert conduct.asked == [("keyboard", False), ("keyboard", True)]


def test_a_screen_begins_in_the_view_it_is_given():
    assert LiveScreen(StandInConduct(WHOLE), "discreet").look == "discreet"

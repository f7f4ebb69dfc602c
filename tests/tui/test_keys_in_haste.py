"""Keys that come in one batch, as a terminal hands them over: each is judged after the last."""

import time
from dataclasses import replace

import pytest
from textual import events
from tui.scenes import Steady
from tui.stand_in_plan import StandInPlan
from tui.stand_ins import StandInConduct
from tui.views import ASSENT, HOME, OFF, RECORDING

from facilitator.session.events.live import Answer
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.live import LiveScreen
from facilitator.workflow.home_view import HomeChoice

CHARACTERS = {"space": " "}
OFF_RECORD = ("off_record",)


class LastAnswer(StandInConduct):
    """Asks its last seat: with an answer the round is over."""

    def assent(self, answer: Answer) -> None:
        super().assent(answer)
        self.view = replace(self.view, assent_open=False)


async def typed_at_once(screen, *batches):
    """Give each batch to the window without a pause between its keys; text in `“”` is pasted."""
    app = FacilitatorApp(screen, steady=Steady())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for batch in batches:
            for key in batch:
                if key.startswith("“"):
                    app.post_message(events.Paste(key.strip("“”")))
                else:
                    written = CHARACTERS.get(key, key if len(key) == 1 else None)
                    app.post_message(events.Key(key, written))
            await pilot.pause()
    return app


async def asked(*batches, view=RECORDING, conduct=StandInConduct):
    job = conduct(view)
    await typed_at_once(LiveScreen(job), *batches)
    return job.asked


CHANGES = {
    "enter keeps the note": (
        ("n", *"me", "enter", "o"),
        [("draft", "m"), ("draft", "me"), ("keep_note",), OFF_RECORD],
    ),
    "enter closes an empty note": (("n", "enter", "o"), [OFF_RECORD]),
    "enter opens a note": (("enter", *"ox"), [("draft", "o"), ("draft", "ox")]),
    "n opens a note": (
        ("n", *"no", "space", "n"),
        [("draft", "n"), ("draft", "no"), ("draft", "no "), ("draft", "no n")],
    ),
    "esc puts it aside": (
        ("n", "a", "escape", "o"),
        [("draft", "a"), ("put_aside",), OFF_RECORD],
    ),
    "what a terminal makes of esc and o": (
        ("n", "a", "alt+o"),
        [("draft", "a"), ("put_aside",), OFF_RECORD],
    ),
    "tab and one command": (
        ("n", "a", "tab", "o", "b"),
        [("draft", "a"), OFF_RECORD, ("draft", "ab")],
    ),
    "tab and what a terminal makes of esc and o": (
        ("n", "a", "tab", "alt+o", "b"),
        [("draft", "a"), OFF_RECORD, ("draft", "ab")],
    ),
    "tab and esc": (("n", "tab", "escape", "o"), [("draft", "o")]),
    "p and a number": (("p", "2", "o"), [("probe", 2), OFF_RECORD]),
    "p and another key": (("p", "o"), [OFF_RECORD]),
    "o stops and b says why": (("o", "b", "q"), [OFF_RECORD, ("name_break",), ("mark", "quote")]),
    "a question is dropped": (
        ("ctrl+q", "o"),
        [("ask_end",), ("answer", False), OFF_RECORD],
    ),
    "a question is answered": (("ctrl+q", "n", "o"), [("ask_end",), ("answer", False), OFF_RECORD]),
    "a list opens and closes": (("g", "4", "2", "o"), [("go_to", "III.q2"), OFF_RECORD]),
    "a list is left": (("g", "escape", "o"), [OFF_RECORD]),
    "a list chosen by arrows": (
        ("a", "down", "enter", "4"),
        [("covered", "III.q1"), ("speaker", "P4")],
    ),
    "help closes by any key": (("h", "o", "o"), [OFF_RECORD]),
    "a note takes what is pasted": (
        ("n", "“one”", "o", "enter", "o"),
        [("draft", "one"), ("draft", "oneo"), ("keep_note",), OFF_RECORD],
    ),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_a_key_is_judged_by_what_the_one_before_it_did(change):
    keys, wanted = CHANGES[change]
    assert await asked(keys) == wanted


async def test_on_the_record_again_and_a_note_in_one_batch():
    assert await asked(("o", *"na"), view=OFF) == [OFF_RECORD, ("draft", "a")]


@pytest.mark.parametrize(
    ("key", "answer"), [("y", "agree"), ("d", "decline"), ("e", "absent"), ("r", "unclear")]
)
async def test_a_seats_key_after_the_last_answer_turns_to_that_seat_again(key, answer):
    done = await asked((key, "4", "o"), view=ASSENT, conduct=LastAnswer)
    assert done == [("assent", answer), ("ask_seat", 4), OFF_RECORD]


async def test_home_does_the_first_thing_that_was_chosen():
    app = await typed_at_once(HomeScreen(HOME, StandInPlan()), ("down", "enter", "n", "escape"))
    assert app.return_value == HomeChoice("next", HOME.rows[1].name)


async def test_a_key_that_a_busy_machine_looks_at_late_is_no_key_held_down():
    job = StandInConduct(RECORDING)
    app = FacilitatorApp(LiveScreen(job), steady=time.monotonic)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for earlier_seconds in (0.8, 0.4, 0.37):
            key = events.Key("space", " ")
            key.time -= earlier_seconds
            app.post_message(key)
        await pilot.pause()
    assert job.asked == [("next",), ("next",)]

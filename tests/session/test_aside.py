"""What a session holds beside its walk through the guide."""

from __future__ import annotations

from facilitator.session.aside import Beside, aside_after
from facilitator.session.events import Record
from facilitator.session.events.aside import CheckAccepted, RoomNoted


def after(*events):
    beside = Beside()
    for number, event in enumerate(events):
        beside = aside_after(
            beside, Record(f"facilitator.1.{number}", number, "facilitator", event)
        )
    return beside


def test_who_is_in_the_room_is_the_last_word_of_each():
    beside = after(RoomNoted("observer", 2), RoomNoted("note_taker", 1), RoomNoted("observer", 0))
    assert beside.in_the_room == (("note_taker", 1), ("observer", 0))


def test_every_line_that_was_accepted_is_held():
    assert after(CheckAccepted("disk"), CheckAccepted("keys")).accepted == ("disk", "keys")

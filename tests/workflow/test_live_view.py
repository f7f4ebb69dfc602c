"""What the live screen is shown, and that a look costs little however long a session is."""

from dataclasses import replace

import pytest
from workflow.room import led

from facilitator.guide.cards import Card
from facilitator.units import SECOND
from facilitator.workflow.remembered import Remembered


@pytest.fixture
def room(tmp_path):
    with led(tmp_path) as (conduct, clock):
        for _ in range(3):
            conduct.next()
        for _ in range(4):
            conduct.assent("agree")
        conduct.next()
        yield conduct, clock


def test_what_a_look_is_made_from_is_compared_by_identity():
    remembered, made = Remembered(), []

    def make():
        made.append(1)
        return len(made)

    one, same = (1, 2), tuple([1, 2])
    assert [remembered.give(make, one), remembered.give(make, one)] == [1, 1]
    assert remembered.give(make, same) == 2


def test_a_look_makes_nothing_anew_where_nothing_was_done(room):
    conduct, clock = room
    conduct.draft("a note #tag")
    conduct.keep_note()
    conduct.mark("followup")
    conduct.writer.flush()
    first = conduct.view
    clock.time += SECOND
    second = conduct.view
    for part in ("notes", "to_come_back", "tags", "cards"):
        assert getattr(second, part) is getattr(first, part)
    conduct.mark("quote")
    assert len(conduct.view.notes) == 3


def test_a_note_is_shown_as_kept_once_it_is_on_the_disk(room):
    conduct, _ = room
    conduct.draft("first")
    conduct.keep_note()
    conduct.writer.flush()
    assert [line.durable for line in conduct.view.notes] == [True]


def test_follow_ups_are_listed_with_their_words_until_they_are_done(room):
    conduct, clock = room
    conduct.speaker("P4")
    conduct.mark("followup")
    conduct.draft("nobody taught us")
    conduct.keep_note()
    clock.time += SECOND
    conduct.mark("followup")
    first, second = conduct.view.to_come_back
    assert (first.who, first.text, first.glance) == (
        "P4",
        "nobody taught us",
        "the most memorable…",
    )
    assert second.text == ""
    conduct.done_with(first.name)
    assert conduct.view.to_come_back == (second,)
    conduct.undo()
    assert conduct.view.come_back == 2


def test_the_list_is_offered_on_the_first_item_of_the_last_section(room):
    conduct, _ = room
    assert not conduct.view.offer_come_back  # nothing to come back to
    conduct.mark("followup")
    assert conduct.view.offer_come_back
    conduct.next()
    assert not conduct.view.offer_come_back


def test_tags_are_offered_the_last_used_first(room):
    conduct, _ = room
    for text in ("one #epic", "two #hierarchy", "three #epic"):
        conduct.draft(text)
        conduct.keep_note()
    assert conduct.view.tags == ("epic", "hierarchy")


def test_a_card_is_shown_until_it_is_put_away(room):
    conduct, _ = room
    cards = (Card("declined", "Someone declined", ("Thank you.",)),)
    conduct.room = replace(conduct.room, cards=cards)
    conduct.show_card("declined")
    assert conduct.view.card.text == "Thank you."
    conduct.hide_card()
    assert conduct.view.card is None
    conduct.show_card("declined")
    conduct.undo()
    assert conduct.view.card is None
    assert len(conduct.state.beside.cards) == 1
    assert conduct.state.beside.cards[-1][0] == "declined"


def test_notes_only_needs_a_reason_and_the_round_is_held_all_the_same(tmp_path):
    with led(tmp_path) as (conduct, _):
        conduct.next()
        conduct.go_to("II.q1")
        assert "nothing is recorded yet" in conduct.view.said
        conduct.skip()
        assert conduct.state.item == "intro.a1"
        conduct.skip("the room refused")
        assert (conduct.state.item, conduct.view.pill) == ("I.s1", "before")
        assert "notes only" in conduct.view.said
        conduct.next()
        assert conduct.view.assent_open
        assert "are not being kept" in conduct.view.banner.text
        conduct.next()
        assert conduct.state.item == "I.q1"
        for _ in range(4):
            conduct.assent("agree")
        conduct.next()
        assert conduct.state.item == "II.q1"
        conduct.draft("heard, not recorded")
        conduct.keep_note()
        assert conduct.state.notes[-1].text == "heard, not recorded"
        assert conduct.state.visits[1].reason == "the room refused"


def test_notes_only_can_still_begin_to_record(tmp_path):
    with led(tmp_path) as (conduct, _):
        conduct.next()
        conduct.skip("not yet")
        conduct.go_to("intro.a1")
        conduct.next()
        assert conduct.state.phase == "recording"
        assert conduct.view.banner is None


def test_a_stop_can_be_called_a_break_afterwards(room):
    conduct, clock = room
    conduct.was_break()
    assert "not stopped yet" in conduct.view.said
    conduct.off_record()
    clock.time += 600 * SECOND
    conduct.off_record()
    assert conduct.view.section_left_minutes == 20
    conduct.was_break()
    assert conduct.view.section_left_minutes == 30
    conduct.was_break()
    assert "a break already" in conduct.view.said
    conduct.undo()
    assert conduct.view.section_left_minutes == 20

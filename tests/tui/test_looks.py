"""The three views of the live session, and what each may show."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tui.live_scenes import CARD, CARD_OFF, KEPT, OWN_ROUND, PLAIN_QUESTION, WHOLE
from tui.live_scenes import VIEWS as SCENES
from tui.test_live_keys import live
from tui.test_regions import NARROW, TALL, text
from tui.views import ASSENT, LIVE, NOTES, NOTING, OFF, OFF_LONG, PEOPLE, RECORDING, SCRIPT
from tui.waiting import looked

from facilitator.tui import large
from facilitator.tui.editing import Written
from facilitator.tui.lines import plain, width_of
from facilitator.tui.regions.card import card, longest_scroll_of_card
from facilitator.tui.regions.fold import fold
from facilitator.tui.regions.header import header
from facilitator.tui.regions.live import REGIONS, Hand, depends, lines_of
from facilitator.tui.regions.looks import LOOKS, after, places
from facilitator.tui.regions.note_line import note_line, prompt_line, writing_line
from facilitator.tui.regions.pieces import Room
from facilitator.tui.regions.stage import stage
from facilitator.tui.regions.stopped import stopped
from facilitator.workflow.view import CardLine

SIZES = ((60, 16), (80, 24), (100, 30), (120, 36), (160, 48))
PRIVATE = ("attending made him redo", "nobody taught us", "17%", "! 3", "not yet", "★")
"""What neighbours must not read: notes and people."""


def whole(pilot) -> str:
    """Give all that the window shows."""
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def test_z_goes_through_the_three_views_and_back():
    async with live() as (pilot, conduct):
        seen = [pilot.app.screen.look]
        for _ in LOOKS:
            await pilot.press("z")
            seen.append(pilot.app.screen.look)
        assert seen == ["full", "large", "discreet", "full"]
        assert conduct.asked == []


@pytest.mark.parametrize("size", SIZES)
async def test_the_discreet_view_shows_neither_people_nor_notes(size):
    async with live(KEPT, size=size) as (pilot, _conduct):
        await pilot.press("z", "z")
        await looked(pilot)
        there = whole(pilot)
        assert not [word for word in PRIVATE if word in there]
        assert "REC" in there or large.drawn("REC")[0] in there
        assert "min left" in there
        assert "✓ · u: take it back" in there


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", LOOKS)
async def test_whoever_reads_the_screen_finds_sound_and_question_in_every_view(size, look):
    question = replace(RECORDING, stage=replace(RECORDING.stage, bold=(), probes=()))
    async with live(question, size=size) as (pilot, _conduct):
        pilot.app.screen.look = look
        await looked(pilot)
        there = whole(pilot)
        assert "REC" in there or large.drawn("REC")[0] in there
        drawn = any(word in there for word in ("Would anyone be", large.drawn("Would")[0]))
        drawn = drawn or large.drawn("Would", 2)[0] in there
        assert drawn, there
        assert "h help" in there


def test_a_note_put_aside_is_not_read_out_in_the_discreet_view():
    line = plain(note_line(NOTING, "", 80, discreet=True))
    assert "wrote it down" not in line
    assert line.rstrip().endswith("n: a note")


def test_only_notes_and_marks_are_kept_to_a_tick():
    assert plain(note_line(KEPT, "", 80, discreet=True)) == " note  ✓ · u: take it back"
    speaks = replace(KEPT, said="P4 speaks · u: take it back", said_in_private=False)
    assert "P4 speaks" in plain(note_line(speaks, "", 80, discreet=True))
    assert "note kept" in plain(note_line(KEPT, "", 80))


def test_a_short_line_keeps_what_undo_takes_back():
    line = plain(note_line(RECORDING, "", 60))
    assert line == " note  ★ quote marked, P4 0:33:50 · u: take it back"


EVERY = tuple(
    replace(view, saved_to=view.saved_to and RECORDING.saved_to)
    for view in (
        *LIVE.values(),
        *(view for view, _ in SCENES.values()),
        replace(WHOLE, until="13:30"),
    )
)
"""Every view; the last safe second moves with the clock, and a region may be a second late."""


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", REGIONS)
def test_no_region_stays_as_it_was_where_it_should_look_different(name, look):
    """Where two views look different, what the region depends on is different too."""
    for size in ((80, 24), (120, 36), (50, 12)):
        for mode in ("talk", "probe"):
            hand = Hand(*size, look=look, mode=mode)
            drawn = {}
            for view in EVERY:
                lines = lines_of(name, view, hand, 60, 17)
                assert drawn.setdefault(depends(name, view, hand), lines) == lines


# --- room ------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", [*SIZES, (59, 15), (300, 90)])
def test_the_stage_always_has_most_of_the_window(look, size):
    there = places(RECORDING, look, *size)
    columns, rows = size
    stage_rows = rows - there.head - there.fold - there.notes - 3
    assert columns - there.outline - there.people >= min(0.45 * columns, 58)
    assert stage_rows >= rows / 2


@pytest.mark.parametrize("look", ["large", "discreet"])
def test_pill_and_minutes_are_large_from_80_by_24_on_where_they_are_read_from_afar(look):
    assert places(RECORDING, look, 80, 24).head == 3
    assert places(RECORDING, look, 79, 24).head == places(RECORDING, look, 80, 23).head == 1
    assert places(RECORDING, "full", 80, 24).head == 1
    rows = text(header(RECORDING, 80, 3))
    assert large.drawn("REC")[0] in rows
    assert large.drawn("55")[1] in rows
    assert "saved to 0:34:11 · not encrypted" in rows


def test_the_end_that_is_past_is_named():
    late = replace(RECORDING, left_minutes=-4)
    assert "▲ min past" in text(header(late, 120, 3))
    assert "the 90" in text(header(late, 120, 3))
    assert "▲ min past" in text(header(replace(late, until="13:30"), 80, 3))
    assert "min left" in text(header(replace(late, section_left_minutes=3), 120, 3))


def test_people_fold_into_a_line_where_they_would_take_the_questions_width():
    assert places(RECORDING, "full", 60, 16).fold == 1
    assert places(RECORDING, "full", 80, 24).people == 22
    assert places(RECORDING, "full", 80, 17).fold == 1


def test_twelve_seats_have_their_column_at_80_by_24():
    seats = tuple(replace(PEOPLE[0], label=f"P{seat}") for seat in range(1, 13))
    assert places(replace(RECORDING, people=(*seats, PEOPLE[8])), "full", 80, 24).people == 22


def test_the_views_follow_one_another():
    assert [after(look) for look in LOOKS] == ["large", "discreet", "full"]


# --- the people in one line ------------------------------------------------------------------


def test_one_line_says_who_speaks_who_is_quiet_and_who_speaks_most():
    assert plain(fold(RECORDING, 80)).rstrip() == (
        " ▶ P4 0:42   quiet ! 3 14 min  ! 8 not yet   most ▲ 7 26%   come back to ? 2"
    )


def test_what_does_not_fit_one_line_is_left_out_whole():
    assert plain(fold(RECORDING, 60)).rstrip().endswith("most ▲ 7 26%")


def test_in_the_assent_round_the_line_says_how_each_seat_stands():
    assert plain(fold(ASSENT, 80)).rstrip() == " Assent 3 of 8   ✓ 1 2   ✗ 3   ? 4   ○ 5 6 7 8"


@pytest.mark.parametrize("view", [RECORDING, ASSENT, OFF, OWN_ROUND])
@pytest.mark.parametrize("width", [41, 60, 80, 120])
def test_the_line_is_never_wider_than_its_place(view, width):
    assert width_of(fold(view, width)) <= width


# --- large letters ---------------------------------------------------------------------------


def test_letters_of_twice_the_size_take_five_rows_and_two_columns_a_dot():
    assert large.drawn("I", 2) == ("██",) * 5
    assert {len(row) for row in large.drawn("Rec?", 2)} == {large.width_of("Rec?", 2)}
    assert large.broken("no sound", 40, 2) == ("no", "sound")
    assert large.broken("surprised", 40, 2) is None


def test_a_question_without_stressed_words_is_large_as_a_whole_in_the_large_view():
    room = Room(80, 17, big=True, whole=True)
    assert large.drawn("What else should we")[0].rstrip() in text(stage(PLAIN_QUESTION, room))
    full = text(stage(PLAIN_QUESTION, replace(room, whole=False)))
    assert "What else should we have asked you today?" in full


def test_a_script_is_never_drawn_large_as_a_whole():
    read = replace(PLAIN_QUESTION.stage, kind="script", text=SCRIPT)
    shown_ = text(stage(replace(PLAIN_QUESTION, stage=read), Room(160, 40, big=True, whole=True)))
    assert "█" not in shown_


def test_letters_of_twice_the_size_leave_nothing_out_but_blank_lines():
    rows = text(stage(RECORDING, Room(120, 26, big=True, whole=True)))
    assert large.drawn("time you were", 2)[0].rstrip() in rows
    assert "1 ✓ How did you handle" in rows
    assert "next  III" in rows
    small = text(stage(RECORDING, Room(120, 22, big=True, whole=True)))
    assert large.drawn("time you were")[0].rstrip() in small


def test_a_long_break_is_said_in_the_largest_letters_that_fit():
    wide = Room(120, 30, big=True)
    assert large.drawn("off the record", 2)[0].rstrip() in text(stopped(OFF, wide))
    assert large.drawn("4:05", 2)[0].rstrip() in text(stopped(OFF_LONG, wide))


def test_the_come_back_list_is_offered_on_the_stage():
    assert "? 3 to come back to before you close: v" in text(stage(PLAIN_QUESTION, NARROW))
    later = replace(PLAIN_QUESTION, offer_come_back=False)
    assert "to come back to" not in text(stage(later, NARROW))


def test_a_late_arrivals_own_round_can_be_left_for_later():
    assert "esc later: it stays on the come-back list" in text(stage(OWN_ROUND, NARROW))
    assert "esc" not in text(stage(ASSENT, NARROW))


def test_the_seat_that_is_asked_can_be_read_from_afar():
    room = Room(80, 17, big=True, whole=True)
    assert large.drawn("P4")[1] in text(stage(ASSENT, room))
    assert "y agrees   d declines   e empty seat" in text(stage(ASSENT, room))
    assert "esc later: it stays on the come-back list" in text(stage(OWN_ROUND, TALL))


def test_the_discreet_view_of_a_small_window_does_not_say_who_speaks():
    small = Hand(50, 12, look="discreet")
    assert "P4" not in text(lines_of("stage", RECORDING, small, 50, 8))
    assert "▶ P4 0:42" in text(lines_of("stage", RECORDING, Hand(50, 12), 50, 8))


def test_minutes_to_a_set_end_name_that_end():
    assert "to 13:30" in text(header(replace(WHOLE, until="13:30"), 120, 3))
    assert "of 90" in text(header(WHOLE, 120, 3))


# --- cards -----------------------------------------------------------------------------------


@pytest.mark.parametrize("room", [NARROW, TALL, Room(58, 6, big=False)])
def test_a_card_is_read_from_the_stage_and_the_question_waits_below(room):
    shown_ = text(card(CARD, CARD.card, room))
    assert "CARD  Someone declined" in shown_
    assert "esc puts it away" in shown_
    assert "Thank you for telling us." in shown_


def test_what_a_card_asks_to_do_is_not_read_aloud():
    with_action = CardLine("x", "X", "Thank you.\n[Take their questionnaire out of the pile.]")
    lines = card(CARD, with_action, NARROW)
    assert "to do  Take their questionnaire out of the pile." in text(lines)
    assert "[" not in text(lines)
    said = {part.strip(): role for line in lines for part, role in line}
    assert (said["Thank you."], said["to do"]) == ("strong", "warning")


def test_a_card_hides_neither_that_the_sound_is_stopped():
    shown_ = text(card(CARD_OFF, CARD_OFF.card, NARROW))
    assert "‖ OFF THE RECORD: nothing is kept" in shown_
    assert "We can stop here for a moment." in shown_


def test_a_long_card_is_scrolled_to_its_last_word():
    long = replace(CARD, card=CardLine("long", "Long", SCRIPT * 3))
    furthest = longest_scroll_of_card(long, NARROW)
    last = text(card(long, long.card, replace(NARROW, scroll=furthest)))
    assert "side conversations." in last.replace("\n", " ")
    assert longest_scroll_of_card(CARD, NARROW) == 0


# --- the line that is written ----------------------------------------------------------------


def test_a_used_tag_is_offered_after_the_cursor():
    line = plain(writing_line(WHOLE, Written.ending("he nodded #ep"), 80))
    assert line.rstrip().endswith("#ep  → #epic")
    assert "→" not in plain(writing_line(WHOLE, Written.ending("he nodded #xy"), 80))


def test_a_notes_first_letter_says_what_it_becomes():
    quote = replace(NOTING, draft=replace(NOTING.draft, text='"nobody'))
    assert "★ quote 0:34:12" in plain(writing_line(quote, Written.ending('"nobody'), 80))
    assert "? come back 0:34:12" in plain(writing_line(quote, Written.ending("? sciatica"), 80))


def test_a_note_of_which_not_all_is_kept_says_so():
    mixed = replace(NOTING, draft=replace(NOTING.draft, partly_kept=True))
    line = plain(writing_line(mixed, Written.ending("before Maria after"), 80))
    assert line.startswith(" NOTE 0:34:12 P4  typed off the record: not kept  before")


def test_an_answer_typed_off_the_record_says_that_it_is_not_kept():
    hand = Hand(80, 24, mode="prompt", line=Written.ending("lessons"), asked="ON THE BOARD")
    off = text(lines_of("note", replace(RECORDING, pill="off_record"), hand, 80, 1))
    assert off == " ON THE BOARD  OFF THE RECORD: not kept  lessons"
    assert text(lines_of("note", RECORDING, hand, 80, 1)) == " ON THE BOARD  lessons"


def test_what_is_asked_stands_before_the_answer():
    assert plain(prompt_line("ON THE BOARD", Written.ending("lessons"), 80)).startswith(
        " ON THE BOARD  lessons"
    )


def test_a_note_joins_the_list_only_in_views_that_show_notes():
    assert NOTES[0].text in text(lines_of("notes", RECORDING, Hand(120, 36), 120, 4))
    assert places(RECORDING, "discreet", 120, 36).notes == 0

"""What each region shows, without a terminal."""

from dataclasses import replace

import pytest
from tui.views import (
    ASSENT,
    BEFORE,
    BEGIN,
    BREAK,
    DECLINED,
    ENDING,
    NO_SOUND,
    NOTES,
    NOTING,
    OFF,
    OFF_LONG,
    OUTLINE,
    OVER,
    PEOPLE,
    QUESTION,
    QUIET,
    RECORDING,
    SCRIPT,
    STAGE,
    TODO,
)  # fmt: skip

from facilitator.tui import large
from facilitator.tui.editing import Written
from facilitator.tui.keymap import STANDARD
from facilitator.tui.lines import plain, width_of
from facilitator.tui.regions.banner import banner
from facilitator.tui.regions.header import header, meter, meter_length, meter_place
from facilitator.tui.regions.key_bar import key_bar, seats_written
from facilitator.tui.regions.live import REGIONS, Hand, depends, lines_of
from facilitator.tui.regions.note_line import note_line, writing_line
from facilitator.tui.regions.notes import notes
from facilitator.tui.regions.outline import outline, strip
from facilitator.tui.regions.people import people
from facilitator.tui.regions.pieces import Room
from facilitator.tui.regions.stage import longest_scroll, stage
from facilitator.tui.regions.stopped import stopped
from facilitator.units import SECOND
from facilitator.workflow.view import Banner, NoteLine, ProbeLine, Stage

NARROW = Room(58, 17, big=False)
TALL = Room(65, 25, big=True)
VIEWS = (RECORDING, BEFORE, BEGIN, TODO, ASSENT, DECLINED, OFF, BREAK, OVER, ENDING, NO_SOUND,
         QUIET, NOTING)  # fmt: skip


def text(lines) -> str:
    return "\n".join(plain(line).rstrip() for line in lines)


def roles(lines) -> dict[str, str]:
    return {part.strip(): role for line in lines for part, role in line if part.strip()}


# --- every region ----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (60, 16), (41, 9)])
@pytest.mark.parametrize("name", REGIONS)
def test_no_region_is_wider_or_higher_than_its_place(name, size):
    heights = {"header": (1, 3), "stage": (17, 25), "outline": (17, 25), "people": (17, 25)}
    for view in VIEWS:
        for height in heights.get(name, (1, 4)):
            for width in (size[0], size[0] // 2, 22):
                hand = Hand(*size, line=Written.ending("a note"))
                lines = lines_of(name, view, hand, width, height)
                assert len(lines) <= max(height, 1), name
                assert all(width_of(line) <= width for line in lines), (name, width, text(lines))


@pytest.mark.parametrize("name", REGIONS)
def test_what_a_region_depends_on_tells_its_lines_apart(name):
    """Where two views look different, what the region depends on is different too."""
    hand = Hand(80, 24)
    shown = {}
    for view in VIEWS:
        lines = lines_of(name, view, hand, 60, 17)
        key = depends(name, view, hand)
        assert shown.setdefault(key, lines) == lines


def test_only_the_clock_moves_within_a_second():
    later = replace(RECORDING, elapsed=RECORDING.elapsed + SECOND // 3, level_dbfs=-3)
    hand = Hand(80, 24)
    assert all(depends(name, RECORDING, hand) == depends(name, later, hand) for name in REGIONS)


# --- header ----------------------------------------------------------------------------------


def test_the_header_says_what_is_safe_on_disk_and_not_what_was_heard():
    assert "saved to 0:34:11" in text(header(RECORDING, 120, 3))


def test_a_study_that_is_not_encrypted_is_called_so():
    assert "not encrypted" in text(header(RECORDING, 80, 1))
    assert "not encrypted" in text(header(RECORDING, 120, 3))
    assert "not encrypted" not in text(header(replace(RECORDING, encrypted=True), 120, 3))


def test_recording_is_a_colour_a_sign_and_a_word():
    first = header(RECORDING, 80, 1)[0][0]
    assert first == (" ● REC ", "rec")


@pytest.mark.parametrize(
    ("view", "pill", "role"),
    [
        (BEFORE, "○ NOT RECORDING", "strong"),
        (OFF, "‖ OFF THE RECORD", "off"),
        (BREAK, "‖ BREAK", "off"),
        (NO_SOUND, "✗ NO SOUND", "alarm"),
        (replace(RECORDING, pill="not_saving"), "✗ NOT SAVING", "alarm"),
    ],
)
def test_the_pill_of_each_state(view, pill, role):
    (first, found), *_ = header(view, 80, 1)[0]
    assert (first.strip(), found) == (pill, role)


def test_the_pill_is_large_where_there_is_room():
    rows = header(RECORDING, 120, 3)
    assert "█▀▄ █▀▀ ▄▀▀" in plain(rows[0])
    assert len(rows) == 3


def test_minutes_over_are_a_warning():
    assert "▲ 4 min past the 90" in text(header(OVER, 80, 1))
    assert "▲ min over" in text(header(OVER, 120, 3))


def test_off_the_record_the_header_says_that_nothing_is_kept():
    assert "nothing is kept · gap 0:01:32" in text(header(OFF, 120, 3))
    assert "not kept" in text(header(OFF, 80, 1))


@pytest.mark.parametrize(("level", "length"), [(-120, 0), (-60, 0), (-30, 7), (0, 14), (6, 14)])
def test_the_meter_is_empty_at_minus_60_and_full_at_0(level, length):
    assert meter_length(level, 14) == length


def test_the_meter_lies_on_its_place_in_the_header():
    for width, rows in ((80, 1), (120, 3)):
        for view in VIEWS:
            x, y, length = meter_place(view, width, rows)
            line = plain(header(view, width, rows)[y])
            assert line[x : x + length].strip() == ""


def test_the_meter_moves_off_the_record_and_is_not_green():
    (first, role), _ = meter(OFF, 14)
    assert first
    assert role == "quiet"


# --- banner ----------------------------------------------------------------------------------


def test_there_is_no_banner_while_all_is_well():
    assert banner(RECORDING, 80) is None


def test_a_banner_is_long_where_it_fits_and_short_where_not():
    assert "no sound at all" in plain(banner(NO_SOUND, 120)).lower()
    assert "Look at its switch." in plain(banner(NO_SOUND, 80))


def test_more_banners_are_counted_where_there_is_room():
    assert plain(banner(NO_SOUND, 120)).rstrip().endswith("+1")


def test_a_question_comes_before_a_banner():
    both = replace(NO_SOUND, question=ENDING.question)
    assert plain(banner(both, 80)).startswith(" End FG3?")


def test_a_banner_of_78_columns_is_not_cut():
    long = Banner("warning", "x" * 200, "y" * 78)
    assert "y" * 78 in plain(banner(replace(RECORDING, banner=long, more_banners=2), 80))


# --- outline ---------------------------------------------------------------------------------


def test_the_strip_reads_as_the_outline():
    assert plain(strip(RECORDING, 80)).rstrip() == (
        " ✓Intro  ✓I  ▶II ━━━━━━━━━━ 24/30 min  III 25  IV 12  V 8  2 min ahead"
    )


def test_a_narrow_strip_keeps_the_present_section():
    assert "▶II" in plain(strip(RECORDING, 44))


def test_minutes_over_stand_in_the_outline():
    assert "▲ 3 over" in plain(strip(OVER, 80))
    assert "33 of 30 min · ▲ 3 over" in text(outline(OVER, 34, 26))


def test_the_outline_has_signs_for_done_here_skipped_and_to_come():
    shown = text(outline(RECORDING, 34, 26))
    for row in ("✓ I Assent", "▶ II Learning", "✓ start us off", "– present test", "· IV Learning"):
        assert row in shown


def test_only_the_present_section_shows_its_items():
    assert "low health" not in text(outline(RECORDING, 34, 26))


def test_a_long_outline_keeps_the_present_section_in_sight():
    many = tuple(replace(OUTLINE[0], short=str(n), title=f"Part {n}") for n in range(20))
    view = replace(RECORDING, outline=(*many, OUTLINE[2], *many))
    shown = text(outline(view, 34, 20))
    assert "▶ II Learning" in shown
    assert "▶ time you" in shown


# --- stage -----------------------------------------------------------------------------------


def test_the_stage_shows_question_probes_and_what_comes_next():
    shown = text(stage(RECORDING, NARROW))
    assert "II  LEARNING TO INTERACT" in shown
    assert "question 5 of 5" in shown
    assert "1 ✓ How did you handle this?" in shown
    assert "2   Does anyone else" in shown
    assert "next  III  Do you feel your training has focused on a" in shown


def test_stressed_words_are_bold():
    found = roles(stage(RECORDING, NARROW))
    assert found["time"] == "strong"
    assert found["you were surprised by a patient?"] == "strong"


def test_stressed_words_are_large_in_their_place_where_there_is_room():
    shown = text(stage(RECORDING, TALL))
    assert "share a story about a\n" in shown
    assert large.drawn("time you were")[0].rstrip() in shown
    assert "surprised by a patient" not in shown


APPENDIX_I = (
    "Please take a moment to think about how you have learned to manage your interactions with "
    "patients during your medical education so far. Specifically, **what was the most memorable "
    "lesson you have learned about interacting with patients?** Before we discuss, I invite you "
    "to jot down a few thoughts.",
    "Would anyone be willing to share a story about a **time you were surprised by a patient?**",
    "Do you feel your training has focused on a **particular type of patient?**",
    "For example, do you feel prepared to interact with patients who have **low health literacy?**",
    "What about patients who are **not cooperative?**",
    "What about very **knowledgeable patients?**",
    "Has anyone had any **experience with patients bringing in their information?**",
    "Tell me about **how you have learned to manage the electronic medical record** while "
    "interacting with patients.",
)
PROBES = {
    1: STAGE.probes,
    7: (
        ProbeLine(1, "What has been most helpful?", used=False),
        ProbeLine(2, "What has been most frustrating?", used=False),
    ),
}


def as_stage(marked: str, probes=()) -> Stage:
    lead, bold, tail = marked.split("**")
    return replace(
        STAGE,
        text=lead + bold + tail,
        bold=((len(lead), len(lead) + len(bold)),),
        probes=probes,
    )


def test_seven_of_the_studys_eight_stressed_spans_are_large_at_120_by_36():
    drawn = []
    for number, marked in enumerate(APPENDIX_I):
        at = as_stage(marked, PROBES.get(number, ()))
        shown = text(stage(replace(RECORDING, stage=at), TALL))
        drawn.append("█" in shown)
    assert drawn == [False, *[True] * 7]


def test_the_guides_own_words_to_glance_at_stand_large_above_the_question():
    at = replace(as_stage(APPENDIX_I[0]), glance="most memorable lesson")
    shown = text(stage(replace(RECORDING, stage=at), TALL))
    assert large.drawn("most memorable")[0].rstrip() in shown
    assert "jot down a few thoughts." in shown


def test_a_span_that_is_not_drawn_large_is_bold_with_air_between_its_lines():
    at = as_stage(APPENDIX_I[4].replace("cooperative", "coopérative"))
    rows = text(stage(replace(RECORDING, stage=at), TALL)).split("\n")
    place = next(n for n, row in enumerate(rows) if "coopérative" in row)
    assert rows[place + 1] == ""


def test_a_script_is_never_cut():
    lines = stage(BEFORE, NARROW)
    assert " ".join(text(lines[2:12]).split()) == SCRIPT
    assert longest_scroll(BEFORE, NARROW) == 0


def test_no_line_that_is_read_aloud_is_longer_than_72_columns():
    wide = Room(140, 40, big=False)
    assert max(len(row.strip()) for row in text(stage(BEFORE, wide)).split("\n")[2:12]) <= 72


def test_a_script_too_long_is_scrolled_to_its_last_word():
    long = replace(BEFORE, stage=replace(BEFORE.stage, text=SCRIPT * 3))
    assert "↓ more" in text(stage(long, NARROW))
    furthest = longest_scroll(long, NARROW)
    last = text(stage(long, replace(NARROW, scroll=furthest)))
    assert "side conversations." in last.replace("\n", " ")
    assert "↓ more" not in last
    assert "↑ above" in last


def test_blank_lines_go_first_then_the_next_item_then_used_probes_and_the_question_never():
    shown = [text(stage(RECORDING, replace(NARROW, height=height))) for height in (12, 10, 9, 6, 5)]
    assert "next" in shown[0]
    assert "\n\n" not in shown[1]
    assert "next" not in shown[2]
    assert "1 ✓" not in shown[3]
    assert "2   Does anyone else" in shown[3]
    assert all("surprised by a patient?" in one for one in shown)


def test_waiting_for_a_probes_number_lights_the_numbers():
    lines = stage(RECORDING, replace(NARROW, pending=True))
    assert [role for line in lines for part, role in line if part.strip() in ("1", "2")] == [
        "ask",
        "ask",
    ]


def test_an_action_is_something_to_do():
    assert "to do" in text(stage(TODO, NARROW))
    assert "Review major points of consent form." in text(stage(TODO, NARROW))


def test_an_action_among_the_probes_is_to_do_too():
    probes = (ProbeLine(1, "write down the lessons or themes", used=False, to_do=True),)
    view = replace(RECORDING, stage=replace(STAGE, probes=probes))
    assert "1   to do  write down the lessons" in text(stage(view, NARROW))


def test_begin_recording_is_large_at_both_sizes_and_says_what_space_does():
    for room in (NARROW, TALL):
        shown = " ".join(text(stage(BEGIN, room)).split())
        assert large.drawn("begin")[0] in shown
        assert "space starts the recording and goes to the assent round" in shown


def test_the_assent_round_keeps_its_script_and_shows_who_is_asked():
    shown = text(stage(ASSENT, NARROW))
    assert "I have 8 participants." in shown
    assert "3 of 8 answered" in shown
    assert "▶ P4   y agrees   d declines   e empty seat" in shown
    assert "r not clear: ask again" in shown


def test_the_assent_round_off_the_record_warns_that_words_are_not_kept():
    shown = text(stage(replace(ASSENT, pill="off_record"), NARROW))
    assert "▲ The words “I agree” are not being kept." in shown


# --- off the record --------------------------------------------------------------------------


def test_off_the_record_nobody_can_doubt_that_nothing_is_kept():
    for room in (NARROW, TALL):
        shown = text(stopped(OFF, room))
        assert large.drawn("off the record")[0].rstrip() in shown
        assert "No sound is being kept, and no notes." in shown
        assert "Press o when the group is ready to go on." in shown
        assert "A gap of 1:32 so far will stand in the transcript." in shown
        assert "Would anyone be willing" in shown


def test_a_long_stop_draws_its_length_large():
    assert large.drawn("4:05")[0].rstrip() in text(stopped(OFF_LONG, NARROW))
    assert large.drawn("1:32")[0].rstrip() not in text(stopped(OFF, NARROW))


def test_where_the_study_keeps_notes_off_the_record_no_one_is_told_otherwise():
    assert "notes are" in text(stopped(replace(OFF, off_record_notes=True), NARROW))


def test_a_break_says_how_many_were_here():
    assert "8 seats were here: w if someone did not come back." in text(stopped(BREAK, NARROW))


# --- people ----------------------------------------------------------------------------------


def test_the_people_say_who_speaks_who_was_not_heard_and_who_speaks_most():
    shown = text(people(RECORDING, 22, 17))
    assert "▶ P4 0:42 speaking" in shown
    assert "3 ▏ ! 14 min" in shown
    assert "26%▲" in shown
    assert "8 ! not yet" in shown
    assert "m ░░░" in shown
    assert "come back to ? 2" in shown


def test_the_longest_bar_is_that_of_the_greatest_share():
    rows = text(people(RECORDING, 22, 17)).split("\n")
    bars = {row.count("█") for row in rows}
    assert max(bars) == next(row.count("█") for row in rows if "26%" in row) == 6


def test_a_silence_is_counted_in_place_of_the_speaker():
    assert "… silence 5 s" in text(people(QUIET, 22, 17))


def test_two_minutes_without_a_speaker_key_ask_who_speaks():
    view = replace(RECORDING, speaking=None, keyless=130 * SECOND)
    assert "? who speaks 2:10" in text(people(view, 22, 17))


def test_twelve_seats_fit_a_small_screen_with_their_keys():
    seats = tuple(
        replace(PEOPLE[0], key=key, label=f"P{seat}")
        for seat, key in enumerate("1234567890-=", start=1)
    )
    shown = text(people(replace(RECORDING, people=(*seats, PEOPLE[8])), 22, 17))
    rows = shown.split("\n")
    assert rows[11].endswith(" 0")
    assert rows[13].endswith(" =")
    assert " m ░" in shown
    assert "come back to" in shown


def test_who_declined_is_said_so_and_has_no_share():
    declined = replace(PEOPLE[2], status="declined", quiet_minutes=None)
    view = replace(RECORDING, people=(*PEOPLE[:2], declined, *PEOPLE[3:]))
    assert "3 ✗ declined" in text(people(view, 22, 17))


def test_the_assent_round_shows_answers_in_place_of_shares():
    shown = text(people(ASSENT, 22, 17))
    assert "Assent  3 of 8" in shown
    assert "1 ✓ agreed" in shown
    assert "3 ✗ declined" in shown
    assert "▶ 4 ? asked again" in shown
    assert "5 ○" in shown
    assert "%" not in shown


# --- notes -----------------------------------------------------------------------------------


def test_the_newest_notes_are_shown_each_with_its_time():
    rows = text(notes(RECORDING, 80, 3)).split("\n")
    assert rows[1] == " 0:33:05        ? ask come back: “nobody taught us”"
    assert rows[2] == " 0:33:50 P4     ★ quote"


def test_a_note_that_is_not_on_disk_yet_is_dim_with_dots():
    view = replace(RECORDING, notes=(*NOTES[:2], NoteLine(1, "P4", "note", "a note", False)))
    lines = notes(view, 80, 3)
    assert "… a note" in plain(lines[2])
    assert {role for _, role in lines[2]} == {"quiet"}


def test_the_sign_of_a_note_to_come_back_to_is_not_written_twice():
    view = replace(RECORDING, notes=(NoteLine(1, "P4", "followup", "? the sciatica"),))
    assert "? ask the sciatica" in plain(notes(view, 80, 3)[1])


def test_a_note_that_says_ask_itself_is_not_told_twice_to():
    view = replace(RECORDING, notes=(NoteLine(1, "P4", "followup", "? ask about sciatica"),))
    assert plain(notes(view, 80, 3)[1]).rstrip().endswith("P4     ? ask about sciatica")


def test_no_notes_yet_says_how_to_write_one():
    assert "no notes yet: n writes one" in text(notes(BEFORE, 80, 3))


def test_the_note_line_says_what_was_done_and_what_undo_takes_back():
    assert plain(note_line(RECORDING, "", 80)) == f" note  {RECORDING.said}"


def test_a_note_put_aside_is_shown_dim():
    line = note_line(NOTING, "", 80)
    assert ("n: “@7 wrote it" in plain(line)) is True
    assert line[-1][1] == "quiet"


def test_the_note_being_written_shows_its_time_and_speaker():
    line = writing_line(NOTING, Written.ending("@7 wrote it down #epic"), 80)
    assert plain(line).startswith(" NOTE 0:34:12 P4  @7 wrote it down #epic")


# --- key bar ---------------------------------------------------------------------------------


def test_the_key_bar_keeps_the_tables_order_and_help():
    line = plain(key_bar(STANDARD.on_bar("live", "talk"), 80, seats=8))
    assert line == (
        " space next  1-8 who  n note  x named  o off rec  p probe  g go          h help "
    )


def test_a_wide_key_bar_has_long_labels():
    line = plain(key_bar(STANDARD.on_bar("live", "talk"), 120, seats=8))
    assert "1-8 speaker" in line
    assert "u undo" in line


def test_the_key_bar_of_the_assent_round_has_the_way_off_the_record():
    line = plain(key_bar(STANDARD.on_bar("live", "assent"), 80, seats=8))
    assert line.startswith(" y agrees  d declines  e empty  r again  1-8 seat")
    assert "o off rec" in line


def test_the_bar_counts_the_seats_keys_up_to_the_last_who_sits_there():
    gone = replace(RECORDING, people=(*PEOPLE[:2], *PEOPLE[3:]))
    assert "1-8 who" in text(lines_of("keys", gone, Hand(80, 24), 80, 1))


@pytest.mark.parametrize(
    ("seats", "keys"), [(1, "1"), (8, "1-8"), (9, "1-9"), (10, "1-9 0"), (12, "1-9 0 - =")]
)
def test_the_seats_keys_are_written_for_those_who_are_there(seats, keys):
    assert seats_written(seats) == keys


def test_the_question_is_whole_in_any_view():
    assert QUESTION in " ".join(text(stage(RECORDING, NARROW)).split())


@pytest.mark.parametrize("look", ["full", "large", "discreet"])
def test_a_small_window_shows_whose_answer_is_given(look):
    hand = Hand(50, 14, mode="assent", look=look)
    assert f"▶ P{ASSENT.asked_seat} is asked" in text(lines_of("stage", ASSENT, hand, 50, 9))


def test_the_header_counts_who_sits_there_and_no_empty_seat():
    empty = (replace(PEOPLE[0], status="absent"), *PEOPLE[1:])
    there = text(header(RECORDING, 120, 3))
    assert f"{RECORDING.participants} people" in there
    one_less = text(header(replace(RECORDING, people=empty), 120, 3))
    assert f"{RECORDING.participants - 1} people" in one_less


@pytest.mark.parametrize(
    ("short", "shown"),
    [
        (
            "✗ NO SOUND since 0:34:12. The USB mic is gone: push its plug in.",
            "✗ NO SOUND. The USB mic is gone: push its plug in.",
        ),
        (
            "✗ NO SOUND: the disk is full. Free space now; recording goes on by itself.",
            "✗ NO SOUND: the disk is full. Free space now",
        ),
        (
            "… Recording again. Did all 8 seats come back? If not, note who left.",
            "… Recording again. Did all 8 seats come back?",
        ),
    ],
)
def test_in_a_narrow_window_a_banner_ends_where_something_whole_is_said(short, shown):
    narrow = replace(RECORDING, banner=Banner("error", f"{short} And more than that.", short))
    assert plain(banner(narrow, 60)).strip() == shown
    assert plain(banner(narrow, 80)).strip() == short

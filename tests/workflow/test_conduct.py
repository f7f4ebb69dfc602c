"""The live session: each act is one event, and the view follows."""

import pytest
from workflow.room import led

from facilitator.units import SECOND


@pytest.fixture
def room(tmp_path):
    with led(tmp_path) as (conduct, clock):
        yield conduct, clock


def at_question(conduct):
    """Go through the forms and the round to the first question."""
    conduct.next()
    conduct.next()
    conduct.next()
    for _ in range(4):
        conduct.assent("agree")
    conduct.next()


def test_space_goes_through_the_guide_and_begins_the_recording(room):
    conduct, _ = room
    conduct.next()
    assert conduct.view.stage.do == "record"
    assert conduct.view.pill == "before"
    conduct.next()
    assert conduct.state.phase == "recording"
    assert conduct.state.item == "I.s1"
    assert conduct.orders.recorder is None


def test_the_round_cannot_be_passed_while_somebody_is_open(room):
    conduct, _ = room
    for _ in range(3):
        conduct.next()
    conduct.assent("agree")
    conduct.assent("agree")
    conduct.next()
    assert conduct.state.item == "I.q1"
    assert "P3, P4 have not answered" in conduct.view.said


def test_around_the_room_is_y_y_y(room):
    conduct, _ = room
    at_question(conduct)
    assert [seat.status for seat in conduct.state.seats] == ["agreed"] * 4
    assert conduct.state.item == "II.q1"


def test_a_declined_seat_says_so_when_it_is_pressed(room):
    conduct, _ = room
    for _ in range(3):
        conduct.next()
    conduct.assent("agree")
    conduct.assent("decline")
    conduct.speaker("P2")
    assert "P2 declined: left out" in conduct.view.said
    conduct.undo()
    assert conduct.state.speaker is None


def test_a_seat_that_is_not_there_is_not_keyed(room):
    conduct, _ = room
    conduct.speaker("P9")
    assert conduct.state.presses == ()
    assert "no seat 9" in conduct.view.said


def test_a_note_has_the_time_item_and_speaker_of_its_first_keystroke(room):
    conduct, clock = room
    at_question(conduct)
    conduct.speaker("P4")
    clock.time += 10 * SECOND
    conduct.draft("h")
    clock.time += 10 * SECOND
    conduct.speaker("P1")
    conduct.draft("he wrote it down")
    conduct.keep_note()
    (note,) = conduct.state.notes
    assert (note.at, note.speaker, note.item) == (10 * SECOND, "P4", "II.q1")
    assert note.text == "he wrote it down"


def test_a_line_emptied_again_takes_a_new_time(room):
    conduct, clock = room
    conduct.draft("x")
    conduct.draft("")
    clock.time += SECOND
    conduct.draft("y")
    assert conduct.view.draft.at == SECOND


def test_the_draft_is_on_disk_a_second_after_the_last_key(room, tmp_path):
    conduct, clock = room
    path = tmp_path / "study" / "recordings" / "FG1" / "draft"
    conduct.draft("unsent")
    conduct.tick()
    assert not path.exists()
    clock.time += SECOND
    conduct.tick()
    assert conduct.notes.wait()
    assert path.exists()
    conduct.keep_note()
    assert path.exists(), "the only copy on disk stays until the journal has the note"
    conduct.writer.flush()
    conduct.tick()
    assert conduct.notes.wait()
    assert not path.exists()


def test_words_typed_off_the_record_are_not_kept_their_time_is(room, tmp_path):
    conduct, _ = room
    at_question(conduct)
    conduct.off_record()
    conduct.draft("Maria said something")
    conduct.keep_note()
    conduct.writer.flush()
    assert conduct.state.notes[0].text == ""
    journals = (tmp_path / "study").glob("recordings/FG1/journal/*")
    assert not any(b"Maria" in journal.read_bytes() for journal in journals)


def test_a_note_typed_on_the_record_is_kept_though_it_is_sent_off_it(room):
    conduct, _ = room
    at_question(conduct)
    conduct.draft("he wrote it down")
    conduct.off_record()
    conduct.keep_note()
    assert [note.text for note in conduct.state.notes] == ["he wrote it down"]


def test_what_was_typed_off_the_record_is_not_kept_though_it_is_sent_on_it(room, tmp_path):
    conduct, clock = room
    at_question(conduct)
    conduct.draft("before")
    conduct.off_record()
    conduct.draft("before Maria")
    clock.time += SECOND
    conduct.tick()
    assert conduct.notes.wait()
    assert b"Maria" not in (tmp_path / "study/recordings/FG1/draft").read_bytes()
    conduct.off_record()
    conduct.draft("before Maria after")
    assert conduct.view.draft.partly_kept
    conduct.keep_note()
    assert [note.text for note in conduct.state.notes] == ["before after"]
    assert "without what was typed off the record" in conduct.view.said


def test_a_board_and_a_reason_off_the_record_keep_no_words(room):
    conduct, _ = room
    at_question(conduct)
    conduct.off_record()
    conduct.board("Maria's plan")
    conduct.skip("Maria asked")
    assert conduct.state.notes[0].text == ""
    assert conduct.state.visits[-2].reason == ""


def test_that_nothing_was_kept_is_said_where_neighbours_read_it_too(room):
    conduct, _ = room
    at_question(conduct)
    conduct.draft("kept")
    conduct.keep_note()
    assert conduct.view.said_in_private
    conduct.off_record()
    conduct.draft("not kept")
    conduct.keep_note()
    assert "no words" in conduct.view.said
    assert not conduct.view.said_in_private  # else the discreet view shows a tick for a lost note


def test_of_a_board_off_the_record_it_is_said_that_no_words_are_kept(room):
    conduct, _ = room
    at_question(conduct)
    conduct.board("lessons")
    assert conduct.view.said.startswith("board kept")
    conduct.off_record()
    conduct.board("Maria's plan")
    assert "no words" in conduct.view.said


def test_a_seat_that_declined_is_not_given_to_a_late_arrival(room):
    conduct, _ = room
    for _ in range(3):
        conduct.next()
    conduct.assent("decline")
    conduct.arrives(1)
    assert conduct.state.seat(1).status == "declined"
    assert "takes a new seat" in conduct.view.said


def test_an_open_round_cannot_be_skipped(room):
    conduct, _ = room
    for _ in range(3):
        conduct.next()
    conduct.skip()
    assert conduct.state.item == "I.q1"


def test_a_mark_takes_a_note_with_its_words(room):
    conduct, _ = room
    at_question(conduct)
    conduct.mark("quote")
    conduct.draft("nobody taught us")
    conduct.keep_note()
    conduct.writer.flush()
    (line,) = [note for note in conduct.view.notes if note.kind == "quote"]
    assert line.text == "nobody taught us"
    assert line.durable


def test_identified_reaches_ten_seconds_back(room):
    conduct, clock = room
    at_question(conduct)
    clock.time += 30 * SECOND
    conduct.mark("identified")
    assert conduct.state.marks[0].start == 20 * SECOND


def test_off_the_record_stops_and_starts_the_sound(room):
    conduct, clock = room
    at_question(conduct)
    conduct.off_record()
    assert conduct.orders.wanted == "off"
    assert conduct.view.pill == "off_record"
    conduct.name_break()
    assert conduct.view.pill == "break"
    clock.time += 90 * SECOND
    assert conduct.view.gap == 90 * SECOND
    conduct.off_record()
    assert conduct.orders.wanted == "on"
    assert conduct.state.phase == "recording"


def test_undo_off_the_record_says_that_o_goes_on(room):
    conduct, clock = room
    at_question(conduct)
    clock.time += SECOND
    conduct.off_record()
    conduct.undo()
    assert conduct.state.phase == "off_record"
    assert "Use o" in conduct.view.said


def test_a_break_is_named_only_while_the_sound_is_stopped(room):
    conduct, _ = room
    at_question(conduct)
    conduct.name_break()
    assert "o stops the sound" in conduct.view.said


def test_undo_takes_acts_back_one_at_a_time_and_says_which(room):
    conduct, _ = room
    at_question(conduct)
    conduct.speaker("P1")
    conduct.mark("quote")
    conduct.undo()
    assert conduct.state.marks == ()
    assert "took back" in conduct.view.said
    conduct.undo()
    assert conduct.state.speaker is None


def test_undo_reaches_the_journal_under_the_true_name(room, tmp_path):
    conduct, _ = room
    at_question(conduct)
    conduct.speaker("P1")
    conduct.undo()
    conduct.writer.flush()
    from facilitator.session.state import replay
    from facilitator.study.folder import Study

    records = Study.open(tmp_path / "study").session("FG1").read().records
    assert replay(records).speaker is None
    assert replay(records).item == "II.q1"


def test_probes_are_used_by_number_or_the_next_unused(room):
    conduct, _ = room
    at_question(conduct)
    conduct.probe(None)
    conduct.probe(2)
    assert [probe.used for probe in conduct.view.stage.probes] == [True, True]
    conduct.probe(7)
    assert "no such probe" in conduct.view.said


def test_going_elsewhere_leaves_the_item_begun(room):
    conduct, _ = room
    at_question(conduct)
    conduct.go_to("I.s1")
    assert conduct.state.visits[-2].left_as == "begun"


def test_ending_asks_once_and_stops_the_recorder(room):
    conduct, _ = room
    at_question(conduct)
    conduct.ask_end()
    assert "End FG1?" in (conduct.view.question or "")
    conduct.answer(False)
    assert conduct.view.question is None
    assert not conduct.ended
    conduct.ask_end()
    conduct.answer(True)
    assert conduct.ended
    assert conduct.orders.wanted == "stop"


def test_a_question_is_dropped_after_ten_seconds(room):
    conduct, clock = room
    conduct.ask_end()
    clock.time += 10 * SECOND
    assert conduct.view.question is None


def test_participants_are_counted_as_they_sit(room):
    conduct, _ = room
    conduct.next()
    conduct.next()
    assert conduct.view.stage.text == "I have 4 participants."


def test_a_banner_that_was_shown_is_written_down_though_it_is_over_by_then(room):
    conduct, _ = room
    conduct.keyboard(False)
    assert [banner.fault for banner in conduct.noted(0)] == ["keyboard"]
    assert conduct.view.banner.fault == "keyboard"
    conduct.keyboard(True)
    assert [banner.fault for banner in conduct.noted(0)] == ["keyboard"]
    assert conduct.view.banner is None
    assert conduct.noted(0) == ()


def test_what_was_skipped_is_said_to_be(room):
    conduct, _ = room
    conduct.go_to("II.q1")
    conduct.skip()
    assert conduct.view.said.startswith("skipped, now at “")
    conduct.next()
    assert conduct.view.said.startswith("went to “") or "last item" in conduct.view.said

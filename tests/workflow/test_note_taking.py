"""The unsent note: on disk until its journal has it, and never in the way of the screen."""

from facilitator.units import SECOND
from facilitator.workflow.note_taking import NoteDesk


def written(path, text="unsent", at=5):
    desk = NoteDesk(path)
    desk.write(text, now=at, item="II.q1", speaker="P4")
    desk.save()
    return desk


def test_a_crash_leaves_the_note_to_be_gone_on_with(tmp_path):
    written(tmp_path / "draft")
    found = NoteDesk(tmp_path / "draft").draft
    assert (found.text, found.first_key, found.item, found.speaker) == ("unsent", 5, "II.q1", "P4")
    assert found.from_before


def test_a_note_that_is_in_the_journal_is_not_offered_again(tmp_path):
    written(tmp_path / "draft", at=5)
    assert NoteDesk(tmp_path / "draft", {5}).draft.text == ""


def test_a_sent_note_keeps_its_file_until_its_record_is_durable(tmp_path):
    desk = written(tmp_path / "draft")
    done = False
    desk.take()
    desk.sent(lambda: done)
    desk.write("the next", now=9, item=None, speaker=None)
    desk.tick(9 + SECOND)
    assert b"unsent" in (tmp_path / "draft").read_bytes()
    done = True
    desk.tick(9 + 2 * SECOND)
    assert b"the next" in (tmp_path / "draft").read_bytes()


def test_a_disk_that_refuses_the_draft_is_no_error_and_is_tried_again(tmp_path):
    folder = tmp_path / "gone"
    desk = NoteDesk(folder / "draft")
    desk.write("unsent", now=0, item=None, speaker=None)
    desk.tick(SECOND)
    folder.mkdir()
    desk.tick(2 * SECOND)
    assert (folder / "draft").exists()

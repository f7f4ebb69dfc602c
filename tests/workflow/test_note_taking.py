"""The unsent note: on disk until its journal has it, and never in the way of the screen."""

from threading import Event as Signal

from facilitator.units import SECOND
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs
from facilitator.workflow.draft_file import DraftFile
from facilitator.workflow.note_taking import NoteDesk


def written(path, text="unsent", at=5, envelope=None):
    desk = NoteDesk(path, envelope=envelope)
    desk.write(text, now=at, item="II.q1", speaker="P4")
    desk.save()
    return desk


def ticked(desk, now):
    """Tick, and let what that began come to its end."""
    desk.tick(now)
    assert desk.wait()


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
    ticked(desk, 9 + SECOND)
    assert b"unsent" in (tmp_path / "draft").read_bytes()
    done = True
    ticked(desk, 9 + 2 * SECOND)
    assert b"the next" in (tmp_path / "draft").read_bytes()


def test_a_disk_that_refuses_the_draft_is_no_error_and_is_tried_again(tmp_path):
    folder = tmp_path / "gone"
    desk = NoteDesk(folder / "draft")
    desk.write("unsent", now=0, item=None, speaker=None)
    ticked(desk, SECOND)
    folder.mkdir()
    ticked(desk, 2 * SECOND)
    ticked(desk, 3 * SECOND)
    assert (folder / "draft").exists()


def test_what_is_typed_off_the_record_is_not_kept_and_what_comes_before_and_after_it_is(tmp_path):
    desk = NoteDesk(tmp_path / "draft")
    desk.write("they laughed", now=1, item="II.q1", speaker="P4")
    desk.write("they laughed at Jo", now=2, item="II.q1", speaker="P4", off=True)
    desk.write("they laughed at Jo and went on", now=3, item="II.q1", speaker="P5")
    desk.write("all they laughed at Jo and went on", now=4, item="II.q1", speaker="P5")
    assert desk.draft.keeps == "all they laughed and went on"
    assert desk.draft.first_key == 1


def test_a_note_begun_off_the_record_begins_with_its_first_word_on_it(tmp_path):
    desk = NoteDesk(tmp_path / "draft")
    desk.write("secret", now=1, item="II.q1", speaker="P4", off=True)
    assert desk.draft.keeps == ""
    desk.write("secret a lesson", now=7, item="II.q2", speaker="P5")
    kept = desk.draft
    assert (kept.keeps, kept.first_key, kept.item, kept.speaker) == (" a lesson", 7, "II.q2", "P5")


class TestInAnEncryptedSession:
    """The draft is closed with the *words* key, on the disk from its first byte."""

    def test_it_is_closed_and_gone_on_with(self, tmp_path):
        own = envelope()
        written(tmp_path / "draft", "a giraffe", envelope=own)
        data = (tmp_path / "draft").read_bytes()
        assert data.startswith(b"age-encryption.org/v1\n")
        assert b"giraffe" not in data
        found = NoteDesk(tmp_path / "draft", envelope=own).draft
        assert (found.text, found.from_before) == ("a giraffe", True)

    def test_one_that_cannot_be_opened_here_is_never_replaced(self, tmp_path):
        before = envelope()
        written(tmp_path / "draft", "the first", envelope=before)
        data = (tmp_path / "draft").read_bytes()
        written(tmp_path / "draft", "the second", at=9, envelope=envelope())
        assert (tmp_path / "draft").read_bytes() == data
        assert NoteDesk(tmp_path / "draft", envelope=before).draft.text == "the first"

    def test_a_sent_draft_is_removed_and_not_the_one_that_stays_closed(self, tmp_path):
        written(tmp_path / "draft", "the first", envelope=envelope())
        desk = written(tmp_path / "draft", "the second", at=9, envelope=envelope())
        desk.take()
        desk.save()
        assert [path.name for path in tmp_path.iterdir()] == ["draft"]

    def test_both_are_found_one_after_the_other_by_who_holds_all_keys(self, tmp_path):
        first, second = Pairs.made(1), Pairs.made(2)
        written(tmp_path / "draft", "the first", envelope=AgeEnvelope(first))
        written(tmp_path / "draft", "the second", at=9, envelope=AgeEnvelope(second))
        both = AgeEnvelope(Pairs.read(first.text() + second.text()))
        assert NoteDesk(tmp_path / "draft", envelope=both).draft.text == "the first"
        assert NoteDesk(tmp_path / "draft", {5}, both).draft.text == "the second"


def envelope():
    return AgeEnvelope(Pairs.made(1))


def test_a_disk_that_hangs_keeps_no_key_waiting(tmp_path):
    hangs, goes_on = Signal(), Signal()

    class Hanging(DraftFile):
        def write(self, plain):
            hangs.set()
            goes_on.wait(30)
            super().write(plain)

    desk = NoteDesk(tmp_path / "draft")
    desk._file = Hanging(tmp_path / "draft")
    desk._file.found(lambda data: True)
    desk.write("a", now=0, item=None, speaker=None)
    desk.tick(SECOND)
    assert hangs.wait(30)
    desk.write("ab", now=2 * SECOND, item=None, speaker=None)
    desk.tick(4 * SECOND)
    goes_on.set()
    assert desk.wait()
    ticked(desk, 5 * SECOND)
    assert NoteDesk(tmp_path / "draft").draft.text == "ab"


def test_the_draft_of_another_note_taker_is_not_taken_for_ones_own(tmp_path):
    other = NoteDesk(tmp_path / "draft-notes2")
    other.write("theirs", now=1, item=None, speaker=None)
    assert other.save()
    assert NoteDesk(tmp_path / "draft-notes").draft.text == ""
    assert NoteDesk(tmp_path / "draft-notes2").draft.text == "theirs"

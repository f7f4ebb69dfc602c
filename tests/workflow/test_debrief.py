"""Each writer's debrief: a page is an act, a page half written survives, notes stay open."""

from threading import Event as Signal

import pytest
from encrypted import Encrypted, durable
from workflow.room import led

from facilitator.errors import BadInput
from facilitator.formats.debrief_toml import DebriefQuestion, read_debrief
from facilitator.session.events import aside
from facilitator.session.events import live as act
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.workflow.debrief import Debrief, ask
from facilitator.workflow.draft_file import DraftFile
from facilitator.workflow.join_session import JoinedSession
from facilitator.workflow.page_draft import PageDraft
from facilitator.workflow.run import Run, check_asked

QUESTIONS = (
    DebriefQuestion("mood", "Mood", "How was the mood?"),
    DebriefQuestion("change", "To change", "What would you change?"),
)


@pytest.fixture
def over(tmp_path):
    """Give (conduct, clock, how to open a debrief) of a group whose recording is over."""
    with led(tmp_path) as (conduct, clock):
        conduct.begin_recording("II.q1")
        conduct._do(act.ItemReached("II.q2", "skipped"))
        clock.time += 60 * SECOND
        conduct.end()

        def opened(leads=True):
            return Debrief(conduct, QUESTIONS, DraftFile(tmp_path / "draft-debrief"), leads=leads)

        yield conduct, clock, opened


def events(conduct, kind):
    return [r.event for r in conduct.records if isinstance(r.event, kind)]


def test_an_item_that_was_skipped_without_a_reason_is_asked_for_first(over):
    conduct, _, opened = over
    debrief = opened()
    assert "most memorable lesson" in debrief.view.page.text
    debrief.write("no time")
    debrief.keep()
    assert events(conduct, aside.SkipExplained) == [aside.SkipExplained("II.q1", "no time")]
    assert dict(conduct.state.beside.explained) == {"II.q1": "no time"}
    assert debrief.view.page.id == "mood"


def test_a_skipped_item_is_quoted_as_it_would_have_been_said(over):
    conduct, _, opened = over
    conduct._do(act.ItemReached("I.s1", "begun"), act.ItemReached("I.q1", "skipped"))
    assert "I have 4 participants." in opened().view.page.text


def test_who_does_not_lead_is_not_asked_why_items_were_skipped(over):
    _, _, opened = over
    assert opened(leads=False).view.page.id == "mood"


def test_a_page_is_kept_when_it_is_left_and_once(over):
    conduct, _, opened = over
    debrief = opened(leads=False)
    debrief.write("lively")
    debrief.turn(1)
    debrief.turn(-1)
    assert debrief.view.written == "lively"
    debrief.turn(1)
    assert events(conduct, aside.DebriefAnswered) == [aside.DebriefAnswered("mood", "lively")]
    assert debrief.view.answered == 1


def test_closed_with_pages_left_empty_nothing_is_said_of_them(over):
    conduct, _, opened = over
    debrief = opened(leads=False)
    debrief.turn(1)
    debrief.write("more time")
    debrief.close()
    assert debrief.closed
    assert [one.question for one in conduct.state.beside.debrief] == ["change"]
    assert conduct.state.beside.closed_debriefs == {"facilitator"}


def test_a_page_half_written_is_on_the_disk_within_a_second_and_opens_there(over):
    conduct, clock, opened = over
    debrief = opened(leads=False)
    debrief.turn(1)
    debrief.write("more ti")
    clock.time += SECOND
    debrief.tick()
    debrief._draft.wait()
    again = opened(leads=False)
    assert (again.view.page.id, again.view.written) == ("change", "more ti")
    again.close()
    assert conduct.writer.flush()
    again.tick()
    again._draft.wait()
    assert opened(leads=False).view.page.id == "mood"


def test_what_was_written_on_a_page_that_is_asked_no_more_becomes_a_note(over, tmp_path):
    conduct, _, opened = over
    first = opened(leads=False)
    first.write("lively")
    first.keep()
    assert conduct.writer.flush()
    first.write("more time")
    first.save()
    again = Debrief(conduct, QUESTIONS[:1], DraftFile(tmp_path / "draft-debrief"), leads=False)
    assert (again.view.page.id, again.view.written) == ("notes", "more time")
    again.close()
    assert [one.text for one in conduct.state.beside.debrief] == ["lively"]
    assert [note.text for note in conduct.state.notes] == ["more time"]


def test_the_last_second_of_a_page_is_on_the_disk_though_a_signal_closed_its_screen(over):
    _, _, opened = over

    def struck(debrief):
        debrief.write("live")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ask(opened(leads=False), struck)
    assert opened(leads=False).view.written == "live"


def ticked(draft, now):
    draft.tick(now)
    draft.wait()


def test_the_next_page_replaces_no_page_that_waits_for_the_journal(tmp_path):
    draft = PageDraft(DraftFile(tmp_path / "draft"))
    draft.write("mood", "lively", 0)
    ticked(draft, SECOND)
    durable = []
    draft.sent(lambda: bool(durable))
    draft.write("change", "more time", 2 * SECOND)
    ticked(draft, 4 * SECOND)
    assert PageDraft(DraftFile(tmp_path / "draft")).text == "lively"
    durable.append(True)
    ticked(draft, 5 * SECOND)
    assert PageDraft(DraftFile(tmp_path / "draft")).text == "more time"


def test_leaving_an_empty_page_removes_no_page_that_waits_for_the_journal(tmp_path):
    draft = PageDraft(DraftFile(tmp_path / "draft"))
    draft.write("mood", "lively", 0)
    ticked(draft, SECOND)
    durable = []
    draft.sent(lambda: bool(durable))
    draft.forget()
    ticked(draft, 2 * SECOND)
    assert PageDraft(DraftFile(tmp_path / "draft")).text == "lively"
    durable.append(True)
    ticked(draft, 3 * SECOND)
    assert not (tmp_path / "draft").exists()


def test_a_disk_that_hangs_keeps_no_key_of_the_debrief_waiting(tmp_path):
    hangs, goes_on = Signal(), Signal()

    class Hanging(DraftFile):
        def write(self, plain):
            hangs.set()
            goes_on.wait(30)
            super().write(plain)

    draft = PageDraft(Hanging(tmp_path / "draft"))
    draft.write("mood", "live", 0)
    draft.tick(SECOND)
    assert hangs.wait(30)
    draft.write("mood", "lively", 2 * SECOND)
    draft.tick(4 * SECOND)
    goes_on.set()
    draft.wait()
    ticked(draft, 5 * SECOND)
    assert PageDraft(DraftFile(tmp_path / "draft")).text == "lively"


def test_a_page_that_the_disk_refused_is_written_again_a_second_later(tmp_path):
    class Refusing(DraftFile):
        refuses = True

        def write(self, plain):
            if self.refuses:
                raise OSError(28, "No space left on device")
            super().write(plain)

    file = Refusing(tmp_path / "draft")
    draft = PageDraft(file)
    draft.write("mood", "lively", 0)
    ticked(draft, SECOND)
    file.refuses = False
    ticked(draft, SECOND + 100_000)
    assert not (tmp_path / "draft").exists()
    ticked(draft, 3 * SECOND)
    assert PageDraft(DraftFile(tmp_path / "draft")).text == "lively"
    file.refuses = True
    draft.write("mood", "lively at last", 4 * SECOND)
    ticked(draft, 5 * SECOND)
    file.refuses = False
    draft.save()
    assert PageDraft(DraftFile(tmp_path / "draft")).text == "lively at last"


def test_a_page_left_empty_while_its_draft_is_written_leaves_no_file(tmp_path):
    draft = PageDraft(DraftFile(tmp_path / "draft"))
    draft.write("mood", "lively", 0)
    draft.sent(lambda: True)
    draft.write("change", "more", 0)
    draft.tick(SECOND)
    draft.forget()
    draft.wait()
    ticked(draft, 2 * SECOND)
    assert not (tmp_path / "draft").exists()


def test_what_was_answered_before_a_stop_stands_on_its_page(over):
    _, _, opened = over
    first = opened(leads=False)
    first.write("lively")
    first.keep()
    assert opened(leads=False).view.written == "lively"


def test_notes_stay_open_and_are_marked_as_taken_afterwards(over):
    conduct, _, opened = over
    debrief = opened(leads=False)
    debrief.turn(5)
    assert debrief.view.is_last
    debrief.write("two stayed on")
    debrief.keep()
    (note,) = conduct.state.notes
    assert (note.text, note.after) == ("two stayed on", True)
    assert not debrief.closed
    assert [text for _, text, _ in debrief.view.notes] == ["two stayed on"]
    debrief.keep()
    assert debrief.closed


def test_a_note_that_was_put_aside_is_kept_though_its_page_was_never_opened(over):
    conduct, _, opened = over
    conduct.draft("two stayed on")
    conduct.put_aside()
    opened(leads=False).close()
    assert [note.text for note in conduct.state.notes] == ["two stayed on"]


def test_a_note_begun_off_the_record_takes_no_word_typed_afterwards_with_it(tmp_path):
    with led(tmp_path) as (conduct, clock):
        conduct.begin_recording("II.q1")
        conduct.off_record()
        conduct.draft("a secret")
        conduct.put_aside()
        clock.time += SECOND
        conduct.end()
        debrief = Debrief(conduct, QUESTIONS, DraftFile(tmp_path / "draft-debrief"), leads=False)
        debrief.turn(5)
        debrief.write("the room was cold")
        debrief.keep()
        assert [(n.text, n.after) for n in conduct.state.notes] == [("the room was cold", True)]


def test_a_note_whose_file_outlived_it_is_kept_once(over):
    conduct, clock, opened = over
    debrief = opened(leads=False)
    debrief.turn(5)
    debrief.write("two stayed on")
    clock.time += SECOND
    debrief.tick()
    debrief.keep()
    opened(leads=False).close()
    assert [note.text for note in conduct.state.notes] == ["two stayed on"]


def test_closed_it_leaves_no_draft_though_the_session_is_killed_before_it_ends(over, tmp_path):
    conduct, _, opened = over

    def screen(debrief):
        debrief.write("no time")
        debrief.save()
        assert (tmp_path / "draft-debrief").exists()
        debrief.close()

    ask(opened(), screen)
    assert conduct.state.phase == "debrief"
    assert not (tmp_path / "draft-debrief").exists()


def readable(place, word):
    return [path for path in place.rglob("*") if path.is_file() and word in path.read_bytes()]


def test_in_an_encrypted_session_no_page_lies_readable_while_it_is_written_nor_after(tmp_path):
    study = Encrypted(tmp_path)
    with study.opened() as live:
        live.conduct.end()
        durable(live)
        with JoinedSession(study.study(), "FG1", study.state) as session:
            for debrief in (live.debrief(), session.debrief()):
                debrief.turn(1)
                debrief.write("a zebra")
                debrief.save()
            assert len(list(live.folder.path.glob("draft-debrief-*"))) == 2
            assert not readable(tmp_path, b"zebra")
            debrief.close()
            assert session.joined.writer.flush(10)
        durable(live)
    assert not readable(tmp_path, b"zebra")


def test_questions_that_cannot_be_read_keep_a_session_from_beginning_not_from_ending(tmp_path):
    study = Study.create(tmp_path / "study", "A study")
    asked = Run("FG1", participants=4)
    check_asked(study, asked)
    (study.root / "templates").mkdir(exist_ok=True)
    (study.root / "templates" / "debrief.toml").write_text("question = 3", encoding="utf-8")
    with pytest.raises(BadInput, match="other things than questions"):
        check_asked(study, asked)
    study.new_session("FG1").make()
    check_asked(study, asked)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "other things"),
        ("question = 3", "other things"),
        ("[[question]]\nid = 'a'\ntitle = 'A'", "question 1 does not hold"),
        ("[[question]]\nid = 'a'\ntitle = ''\ntext = 'b'", "question 1 has an empty"),
        ("[[question]]\nid='a'\ntitle='A'\ntext='b'\n" * 2, "one id"),
        ("[[question", "no TOML"),
    ],
)
def test_a_wrong_template_is_refused_with_its_place(text, says):
    with pytest.raises(BadInput, match=says):
        read_debrief(text.encode(), "templates/debrief.toml")

"""What a reviewer changes, marks, finds and says by hand, and how it is taken back."""

from dataclasses import replace

import pytest
from deciding import derived, material
from deciding_books import BooksInMemory
from marked import as_lines
from words_known import Letters, PlainWords

from facilitator.errors import BadInput, Refused
from facilitator.redaction.described import described
from facilitator.redaction.replacements import originals
from facilitator.session.events import Record
from facilitator.session.events.desk import FlagDecided
from facilitator.session.events.whole_study import EntityDescribed
from facilitator.workflow.redact import RedactJob
from facilitator.workflow.redact_events import correcting

TALK = """
P1: my name is <<Maria|PERSON>> and I saw <<Dr. Patel|PERSON>> at <<Kestrel Hospital|ORG>>
P2: <<maria|PERSON>> saw <<Patel|PERSON>> too and so did Zuzana
P1: then zuzana went to <<Kestrel Hospital|ORG>>
"""


class Heard:
    """The sound of a session: keeps what was played."""

    def __init__(self):
        self.played = []

    def play(self, start, end):
        self.played.append((start, end))

    def stop(self):
        self.played.append("silence")


@pytest.fixture
def books():
    return BooksInMemory()


@pytest.fixture
def sound():
    return Heard()


@pytest.fixture
def job(books, sound):
    return RedactJob(material(TALK), books, "AB", PlainWords(), Letters(), sound)


def text_of(job):
    return as_lines(job.redaction.transcript)


def at(job, text):
    job.go(next(flag.name for flag in job.redaction.flags if flag.text == text))
    return job.view.card.flag


def fresh(job):
    """Give what the journals alone would give."""
    return derived(replace(job.redaction.material, present=()))


# --- a flag that is changed before it is decided ---------------------------------------------


class TestTheCard:
    def test_shows_what_a_change_would_come_to_and_decides_nothing(self, job, books):
        at(job, "Kestrel Hospital")
        job.change(kind="LOCATION")
        card = job.view.card
        assert (card.label, card.becomes, card.changed, card.decision) == (
            "Place",
            "[Place 1]",
            True,
            None,
        )
        assert books.written == []

    def test_shows_exactly_what_then_stands_there(self, job):
        at(job, "Dr. Patel")
        job.change(kind="LOCATION", wording="a colleague")
        job.stretch("start", 1)
        before = job.view.card
        job.decide(before.flag, "redact")
        assert before.text == "Patel"
        assert f"I saw Dr. {before.becomes} at" in text_of(job)

    def test_with_all_its_changes_counts_for_all_alike(self, job):
        at(job, "Kestrel Hospital")
        job.change(wording="a clinic")
        job.decide_entity("kestrel hospital", "redact")
        assert text_of(job).count("[a clinic]") == 2

    def test_forgets_its_changes_where_one_goes_on_or_says_so(self, job):
        at(job, "Maria")
        job.change(kind="LOCATION")
        job.calm()
        assert (job.view.card.label, job.view.card.changed) == ("Name", False)
        job.change(kind="LOCATION")
        job.next()
        job.back()
        assert job.view.card.changed is False

    def test_is_taken_back_before_any_decision_is(self, job):
        decided = at(job, "Maria")
        job.decide(decided, "redact")
        at(job, "Dr. Patel")
        job.change(kind="LOCATION")
        job.undo()
        assert (job.view.card.label, job.view.card.changed) == ("Name", False)
        assert job.redaction.flag(decided).decision == "redact"
        job.undo()
        assert job.redaction.flag(decided).open

    def test_takes_no_blank_wording(self, job):
        with pytest.raises(BadInput, match="never blank"):
            job.change(wording=" [ ] ")
        assert job.view.card.changed is False


class TestItsWords:
    def test_are_stretched_by_words_at_either_end(self, job):
        at(job, "Maria")
        job.stretch("end", 2)
        assert job.view.card.text == "Maria and I"
        job.stretch("start", -1)
        assert job.view.card.text == "is Maria and I"

    def test_never_leave_the_passage_and_keep_one_word(self, job):
        at(job, "Maria")
        for _ in range(30):
            job.stretch("end", 1)
        assert job.view.card.text.endswith("at Kestrel Hospital")
        for _ in range(30):
            job.stretch("end", -1)
        assert job.view.card.text == "Maria"

    def test_as_proposed_are_no_change(self, job):
        job.stretch("end", 1)
        job.stretch("end", -1)
        assert job.view.card.changed is False

    def test_stretched_over_the_flag_decide_it_with_them(self, job):
        at(job, "Maria")
        job.stretch("start", -1)
        job.decide(job.view.card.flag, "redact")
        kept = [f.text for f in job.redaction.flags if f.decision == "keep"]
        assert kept == []
        assert text_of(job).startswith("P1: my name [Name 1] and I saw")

    def test_drawn_in_leave_the_rest_as_it_was_said(self, job):
        at(job, "Kestrel Hospital")
        job.stretch("end", -1)
        job.decide(job.view.card.flag, "redact")
        assert "Patel at [Organisation 1] Hospital" in text_of(job)


def test_keeping_all_keeps_these_words_and_never_what_is_merely_of_the_same_entity(books):
    talk = "P1: <<Maria|PERSON>> met <<Maria Ochoa|PERSON>>\nP2: <<maria|PERSON>> did\n"
    job = RedactJob(material(talk), books, "AB", PlainWords(), Letters())
    at(job, "Maria")
    assert (job.view.card.times, job.view.card.alike) == (3, 2)
    job.decide_entity("maria ochoa", "keep")
    assert [(f.text, f.decision) for f in job.redaction.flags] == [
        ("Maria", "keep"),
        ("Maria Ochoa", None),
        ("maria", "keep"),
    ]


def test_corrected_words_keep_the_punctuation_on_both_sides():
    redaction = derived(material("P1: she said (Zuzana came), then\n"))
    event = correcting(redaction, "0", 2, 3, " Susanna  left ", "AB")
    assert event.text == "(Susanna left),"


# --- the same as -----------------------------------------------------------------------------


def test_another_name_of_the_same_person_gets_the_same_number_from_then_on(job):
    job.decide(at(job, "Maria"), "redact")
    at(job, "Dr. Patel")
    assert "Maria" in [one.original for one in job.same_lines]
    job.change(same_as="Maria")
    assert job.view.card.becomes == "Dr. [Name 1]"
    job.decide_entity("patel", "redact")
    assert text_of(job).count("[Name 1]") == 3
    job.undo()
    assert text_of(job).count("[Name 1]") == 1
    assert fresh(job).flags == job.redaction.flags


def test_what_is_the_same_as_another_is_of_their_type(job):
    job.decide(at(job, "Maria"), "redact")
    at(job, "Kestrel Hospital")
    job.change(same_as="Maria")
    assert (job.view.card.label, job.view.card.becomes) == ("Name", "[Name 1]")


def test_those_of_its_type_and_with_a_number_are_offered_first(job):
    job.decide(at(job, "Patel"), "redact")
    job.decide_entity("kestrel hospital", "redact")
    at(job, "Maria")
    assert [(one.original, one.becomes) for one in job.same_lines] == [
        ("Patel", "[Name 1]"),
        ("Kestrel Hospital", "[Hospital 1]"),
    ]


# --- whose side, and what in general ---------------------------------------------------------


def test_someone_told_of_is_written_down_once_they_have_a_number(job, books):
    at(job, "Dr. Patel")
    job.describe(told_of=True)
    assert job.view.card.told_of is True
    assert books.written == []
    job.decide_entity("patel", "redact")
    (said,) = [e for _, e in books.written if isinstance(e, EntityDescribed)]
    assert (said.label, said.number, said.told_of, said.by) == ("Name", 1, True, "AB")


def test_what_it_is_in_general_stands_everywhere_and_is_taken_back(job):
    job.decide_entity("kestrel hospital", "redact")
    at(job, "Kestrel Hospital")
    job.describe(general="a rural clinic")
    assert text_of(job).count("[a rural clinic]") == 2
    job.undo()
    assert text_of(job).count("[Hospital 1]") == 2
    assert fresh(job).transcript == job.redaction.transcript


def test_a_card_that_was_changed_follows_what_is_said_of_its_entity(job):
    job.decide(at(job, "Maria"), "redact")
    at(job, "maria")
    job.stretch("end", 1)
    job.stretch("end", -1)
    job.change(kind="LOCATION")
    job.change(kind="PERSON")
    job.describe(general="a nurse")
    assert (job.view.card.changed, job.view.card.becomes) == (True, "[a nurse]")


def test_what_was_said_before_of_an_entity_stays_beside_what_is_added(job):
    job.decide_entity("patel", "redact")
    at(job, "Patel")
    job.describe(told_of=True)
    job.describe(general="a consultant")
    known = described(job.redaction.material.study_records)["Name", 1]
    assert (known.told_of, known.general) == (True, "a consultant")


# --- what no flag covers ---------------------------------------------------------------------


class TestReading:
    def test_counts_what_is_open_of_the_words_that_were_marked_and_of_no_others(self, job):
        text = next(text for text in job.redaction.texts if "Zuzana" in text.text)
        for word in ("too", "Zuzana"):
            start = text.text.index(word)
            job.mark_missed(text.name, start, start + len(word), "PERSON")
        assert job.view.last.endswith("1 more of it is open now")

    def test_begins_behind_the_flag_and_goes_by_words_into_the_next_passage(self, job):
        at(job, "Kestrel Hospital")
        job.read()
        assert job.view.card is None
        assert job.view.chosen == "maria"
        job.by_words(-1)
        assert job.view.chosen == "Hospital"

    def test_marks_what_is_chosen_searches_it_everywhere_and_reads_on(self, job):
        at(job, "Patel")
        job.read()
        job.by_words(3)
        job.choose()
        job.by_words(1)
        assert job.view.chosen == "did Zuzana"
        job.by_words(-1)
        job.choose()
        job.by_words(1)
        job.missed("PERSON")
        assert text_of(job).splitlines()[1].endswith("and so did [Name 1]")
        assert "zuzana" in [flag.text for flag in job.redaction.flags if flag.open]
        assert "1 more of it" in job.view.last
        assert job.view.reading
        assert job.view.chosen == "then"
        job.undo()
        assert "zuzana" not in [flag.text for flag in job.redaction.flags]

    def test_chooses_within_one_passage_and_backwards_too(self, job):
        job.read()
        job.by_passages(1)
        job.by_words(1)
        job.choose()
        job.by_words(-30)
        assert job.view.chosen == "maria saw"
        job.by_words(60)
        assert job.view.chosen.startswith("saw Patel")
        assert job.view.chosen.endswith("Zuzana")

    def test_stops_at_both_ends_of_the_text(self, job):
        job.read()
        job.by_passages(-9)
        job.by_words(-1)
        assert job.view.chosen == "my"
        job.by_passages(9)
        for _ in range(20):
            job.by_words(1)
        assert job.view.chosen == "Hospital"

    def test_goes_back_to_the_flag_that_was_on_the_card(self, job):
        flag = at(job, "Patel")
        job.read()
        job.by_words(2)
        job.stop_reading()
        assert job.view.card.flag == flag


class TestFinding:
    def test_words_that_no_flag_covers_are_chosen(self, job):
        job.find("ZUZANA")
        assert (job.view.reading, job.view.chosen) == (True, "Zuzana")
        job.find("")
        assert job.view.chosen == "zuzana"
        job.find("")
        assert job.view.chosen == "Zuzana"

    def test_a_flag_is_put_on_the_card(self, job):
        job.find("patel")
        assert (job.view.reading, job.view.card.text) == (False, "Dr. Patel")
        job.find("")
        assert job.view.card.text == "Patel"

    def test_several_words_are_found_in_one_passage(self, job):
        job.find("so  did")
        assert job.view.chosen == "so did"

    def test_what_stands_nowhere_is_said_without_the_words(self, job):
        with pytest.raises(Refused) as refused:
            job.find("mangosteen")
        assert "mangosteen" not in str(refused.value)


# --- names for this pass ---------------------------------------------------------------------


class TestNamesOfThisPass:
    def test_are_looked_for_and_written_nowhere(self, job, books):
        job.name("Zuzana Novak,  Ben ")
        assert [f.text for f in job.redaction.flags if "uzana" in f.text] == ["Zuzana", "zuzana"]
        assert (job.view.present, job.named) == (2, "Zuzana Novak, Ben")
        assert books.written == []

    def test_hold_up_the_way_out_once_while_flags_stand_on_them_alone(self, job):
        assert job.leave()
        job.name("Zuzana")
        assert not job.leave()
        assert "2 open flags stand on names of this pass alone" in job.view.question
        assert job.leave()

    def test_hold_nobody_up_once_all_is_decided(self, job):
        job.name("Zuzana")
        job.decide_entity("zuzana", "redact")
        assert job.leave()

    def test_stay_after_a_decision_and_go_when_none_is_typed(self, job):
        job.name("Zuzana")
        job.decide(at(job, "Maria"), "keep")
        assert [f.text for f in job.redaction.flags].count("zuzana") == 1
        job.name("")
        assert [f.text for f in job.redaction.flags].count("zuzana") == 0


# --- sound -----------------------------------------------------------------------------------


def test_sound_begins_two_seconds_before_the_words_and_ends_two_after(job, sound):
    flag = job.redaction.flag(at(job, "Dr. Patel"))
    words = job.redaction.material.transcript.segments[0].words
    sound.played.clear()
    job.play()
    second = 1_000_000
    begin, end = words[flag.first].start, words[flag.last].end
    assert sound.played == [(begin - 2 * second, end + 2 * second)]
    job.read()
    job.play()
    assert sound.played[-1][0] == words[flag.last + 1].start - 2 * second


def test_sound_stops_where_one_goes_on(job, sound):
    job.play()
    job.next()
    assert sound.played[-1] == "silence"


def test_words_without_times_have_no_sound(books, sound):
    from marked import marked

    given = replace(material(TALK), transcript=marked(TALK, timed=False).transcript)
    job = RedactJob(given, books, "AB", PlainWords(), Letters(), sound)
    with pytest.raises(Refused, match="have no sound"):
        job.play()


# --- other sessions, other reviewers ---------------------------------------------------------


def test_what_is_kept_after_all_is_no_original_of_the_study_any_more(job):
    flag = at(job, "Maria")
    job.decide(flag, "redact")
    job.go(flag)
    job.decide(flag, "keep")
    assert originals(job.redaction.material.study_records) == {}
    job.undo()
    assert list(originals(job.redaction.material.study_records)) == ["Maria"]
    assert fresh(job).flags == job.redaction.flags


@pytest.mark.parametrize("elsewhere", [frozenset({("PERSON", "maria")}), None])
def test_what_another_session_stands_on_or_may_stand_on_stays_known(job, books, elsewhere):
    books.redacted_elsewhere = elsewhere
    flag = at(job, "Maria")
    job.decide(flag, "redact")
    job.go(flag)
    job.decide(flag, "keep")
    assert list(originals(job.redaction.material.study_records)) == ["Maria"]


def test_narrower_words_stay_redacted_though_the_wider_ones_are_known_and_kept(books):
    books.redacted_elsewhere = None
    job = RedactJob(material(TALK), books, "AB", PlainWords(), Letters())
    job.mark_missed("1", 0, 9, "ADDRESS")
    flag = at(job, "maria saw")
    job.stretch("end", -1)
    assert job.view.card.becomes == "[Address 2]"
    job.decide(flag, "redact")
    assert "P2: [Address 2] saw Patel" in text_of(job)


class TestSomebodyElse:
    def decides(self, job, books, text, decision):
        flag = next(f for f in job.redaction.flags if f.text == text)
        event = FlagDecided(flag.name, decision, flag.type, "CD", flag.text)
        record = Record("review-9.1.1", 900, "", event)
        books.others = job.redaction.material.with_records((record,))

    def test_is_taken_in_and_said(self, job, books):
        self.decides(job, books, "Kestrel Hospital", "keep")
        job.tick()
        assert job.view.decided == 1
        assert "somebody else works on this" in job.view.last
        assert job.view.card.text == "Maria"

    def test_is_never_decided_over_unseen(self, job, books):
        flag = at(job, "Maria")
        self.decides(job, books, "Maria", "keep")
        with pytest.raises(Refused, match="Somebody else decided this"):
            job.decide(flag, "redact")
        assert (job.view.card.decision, job.view.card.by) == ("keep", "CD")

    def test_is_decided_otherwise_only_when_asked_for_twice(self, job, books):
        flag = at(job, "Maria")
        self.decides(job, books, "Maria", "keep")
        job.tick()
        job.decide(flag, "redact")
        assert job.view.question.startswith("CD kept this. Press y again")
        assert job.redaction.flag(flag).decision == "keep"
        job.decide(flag, "redact")
        assert job.redaction.flag(flag).by == "AB"

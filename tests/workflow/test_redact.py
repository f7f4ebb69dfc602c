import pytest
from deciding import derived, material
from deciding_books import BooksInMemory
from marked import as_lines
from words_known import Letters, PlainWords

from facilitator.errors import BadInput, Refused
from facilitator.session.events import Record
from facilitator.session.events.desk import FlagDecided, PassageMarked, SignedOff
from facilitator.session.events.whole_study import ReplacementGiven
from facilitator.workflow.redact import RedactJob
from facilitator.workflow.redact_events import Wanted

TALK = """
P1: my name is <<Maria|PERSON>> and I saw <<Dr. Patel|PERSON>> at <<Kestrel|ORG>>
P2: <<maria|PERSON>> saw <<Patel|PERSON>> too
"""


@pytest.fixture
def job():
    return opened(TALK)


def opened(text, **more):
    return RedactJob(material(text, **more), BooksInMemory(), "AB", PlainWords(), Letters())


def text_of(job):
    return as_lines(job.redaction.transcript)


def test_the_view_says_what_is_to_be_decided_and_what_it_becomes(job):
    view = job.view
    assert (view.session, view.decided, view.total, view.left) == ("FG1", 0, 5, 5)
    assert (view.card.text, view.card.label, view.card.becomes) == ("Maria", "Name", "[Name 1]")
    assert (view.card.times, view.card.decided, view.card.identifier) == (2, 0, "direct")
    assert [(e.text, e.of, e.here) for e in view.entities] == [
        ("Maria", 2, True),
        ("Dr. Patel", 2, False),
        ("Kestrel", 1, False),
    ]


def test_the_context_shows_this_flag_other_open_ones_and_what_is_replaced(job):
    job.decide(job.view.card.flag, "redact")
    pieces = [(p.text, p.kind) for line in job.view.context for p in line.pieces]
    assert pieces == [
        ("my name is ", "plain"),
        ("[Name 1]", "redacted"),
        (" and I saw ", "plain"),
        ("Dr. Patel", "open"),
        (" at ", "plain"),
        ("Kestrel", "open"),
        ("maria", "here"),
        (" saw ", "plain"),
        ("Patel", "open"),
        (" too", "plain"),
    ]


def test_deciding_goes_on_to_the_same_entity_first(job):
    job.decide(job.view.card.flag, "redact")
    assert job.view.card.text == "maria"
    job.decide(job.view.card.flag, "redact")
    assert job.view.card.text == "Patel"


def test_all_of_an_entity_is_decided_in_one_act_and_taken_back_in_one(job):
    job.decide_entity(job.view.card.flag and "patel", "redact")
    assert (job.view.decided, "Patel" in text_of(job)) == (2, False)
    job.undo()
    assert (job.view.decided, "Patel" in text_of(job)) == (0, True)
    job.undo()
    assert job.view.last.startswith("nothing to take back")


def test_taking_back_says_what_it_took_back(job):
    job.decide(job.view.card.flag, "keep")
    job.undo()
    assert job.view.last == "taken back: kept “Maria”"


class TestWithNothingOpen:
    @pytest.fixture
    def done(self, job):
        while job.view.card is not None:
            job.decide(job.view.card.flag, "redact")
        return job

    def reopened(self, job, *more):
        given = job.redaction.material.with_records(more)
        return RedactJob(given, BooksInMemory(), "AB", PlainWords(), Letters())

    def test_no_flag_is_on_the_card(self, done):
        assert done.view.last.startswith("✓ redacted")
        assert done.view.card is None
        assert self.reopened(done).view.card is None

    def test_decided_flags_are_reached_and_show_their_decision(self, done):
        again = self.reopened(done)
        again.next()
        assert (again.view.card.text, again.view.card.decision) == ("Maria", "redact")
        again.back()
        assert again.view.card.text == "Patel"

    def test_what_is_kept_is_counted_apart(self, done):
        again = self.reopened(done)
        again.next()
        again.decide(again.view.card.flag, "keep")
        first = again.view.entities[0]
        assert (first.text, first.kept) == ("Maria", 1)

    def test_changing_what_was_signed_asks_once(self, done):
        signs = [
            Record(f"review.9.{n}", 99, "", SignedOff(done.redaction.hash, by, ()))
            for n, by in enumerate(("AB", "CD"))
        ]
        again = self.reopened(done, *signs)
        again.next()
        flag = again.view.card.flag
        again.decide(flag, "keep")
        assert again.view.question.startswith("That voids 2 signatures. Press n again")
        assert again.redaction.flag(flag).decision == "redact"
        again.next()
        assert again.view.question is None
        again.back()
        again.decide(flag, "keep")
        again.decide(flag, "keep")
        assert again.redaction.flag(flag).decision == "keep"
        assert again.view.question is None


def test_what_was_taken_back_proposes_nothing_anywhere():
    job = opened("P1: Maria <<Ochoa|PERSON>> came\nP2: then ochoa left\n")
    job.decide(job.view.card.flag, "redact")
    assert [f.text for f in job.redaction.flags] == ["Ochoa", "ochoa"]
    job.undo()
    assert [f.reason for f in job.redaction.flags if "redacted" in f.reason] == []
    study = job.redaction.material.study_records
    other = material("P1: we met Ochoa there", study_records=study)
    assert derived(other).flags == ()


def test_a_number_that_was_taken_back_is_given_to_nobody_else_and_again_to_its_own():
    job = opened("P1: <<Ochoa|PERSON>> met <<Bianchi|PERSON>>\n")
    first, second = (flag.name for flag in job.redaction.flags)
    job.decide(first, "redact")
    job.undo()
    job.decide(second, "redact")
    job.decide(first, "redact")
    assert text_of(job) == "P1: [Name 1] met [Name 2]"
    other = material("P1: we met Ochoa there", study_records=job.redaction.material.study_records)
    assert [flag.text for flag in derived(other).flags] == ["Ochoa"]


def test_taking_back_returns_to_the_flag_that_was_decided(job):
    first = job.view.card.flag
    job.decide(first, "redact")
    job.undo()
    assert (job.view.card.flag, job.view.card.decision) == (first, None)


def test_the_number_is_written_before_the_decision(job):
    job.decide(job.view.card.flag, "redact")
    kinds = [(writer, type(event)) for writer, event in job._work._books.written]
    assert kinds == [("study", ReplacementGiven), ("review", FlagDecided)]


def test_a_reviewer_s_own_wording_stands_in_brackets_and_its_original_is_known(job):
    """The number is kept for it and not shown: the other sessions are searched for the words."""
    job.decide(job.view.card.flag, "redact", Wanted(wording="a colleague"))
    assert text_of(job).startswith("P1: my name is [a colleague] and")
    (given,) = [e for _, e in job._work._books.written if isinstance(e, ReplacementGiven)]
    assert given.original


def test_a_blank_replacement_is_refused_and_changes_nothing(job):
    with pytest.raises(BadInput, match="never blank"):
        job.decide(job.view.card.flag, "redact", Wanted(wording=" [] "))
    assert job.view.decided == 0


def test_another_type_gives_another_label(job):
    job.decide(job.view.card.flag, "redact", Wanted(kind="LOCATION"))
    assert "[Place 1]" in text_of(job)


def test_another_span_redacts_those_words_and_leaves_the_rest(job):
    flag = next(f for f in job.redaction.flags if f.text == "Dr. Patel")
    job.decide(flag.name, "redact", Wanted(span=(flag.start + 4, flag.end)))
    assert "I saw Dr. [Name 1] at" in text_of(job)


def test_what_was_missed_is_redacted_and_searched_at_once():
    job = opened("P1: then Zuzana came\nP2: zuzana did")
    job.mark_missed("0", 5, 11, "PERSON")
    assert text_of(job) == "P1: then [Name 1] came\nP2: zuzana did"
    assert [(e.text, e.decided, e.of) for e in job.view.entities] == [("Zuzana", 1, 2)]
    assert isinstance(job._work._books.written[-1][1], PassageMarked)


def test_next_and_back_go_round_without_deciding(job):
    job.back()
    assert job.view.card.text == "Patel"
    job.next()
    assert job.view.card.text == "Maria"
    assert job.view.decided == 0


def test_decided_flags_are_passed_over_unless_all_are_shown(job):
    first = job.view.card.flag
    job.decide_entity("maria", "keep")
    job.go(first)
    job.next()
    assert job.view.card.text == "Dr. Patel"
    job.show(only_open=False)
    job.back()
    assert job.view.card.flag == first


def test_a_flag_that_is_gone_is_refused(job):
    with pytest.raises(Refused, match="no such flag"):
        job.decide("h9.1-h9.1:PERSON", "redact")


def test_what_the_job_holds_is_what_its_journals_give(job):
    job.decide(job.view.card.flag, "redact")
    job.mark_missed("1", 6, 9, "ROLE")
    job.decide_entity("patel", "redact")
    job.undo()
    job.decide_entity("kestrel", "keep")
    fresh = derived(job.redaction.material)
    assert (fresh.flags, fresh.hash) == (job.redaction.flags, job.redaction.hash)
    assert fresh.transcript == job.redaction.transcript


def test_without_flags_there_is_no_card():
    view = opened("P1: we met and then she said no").view
    assert (view.card, view.context, view.total) == (None, (), 0)
    assert view.last.startswith("No open flag")

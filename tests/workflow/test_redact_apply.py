from dataclasses import replace

import pytest
from brought import PLAIN_AND_ENCRYPTED, SAID, brought, desk, study_in
from deciding import candidates, material
from deciding_books import BooksInMemory
from marked import as_lines, marked
from words_known import Letters, PlainWords

from facilitator.errors import BadInput, Refused
from facilitator.redaction.described import described
from facilitator.redaction.replacements import originals
from facilitator.workflow.decisions_file import read_decisions
from facilitator.workflow.redact import RedactJob, open_redaction
from facilitator.workflow.redact_apply import apply_to
from facilitator.workflow.verify import verify

TALK = """
P1: my name is <<Maria|PERSON>> and I saw <<Dr. Patel|PERSON>> at <<Kestrel|ORG>>
P2: <<maria|PERSON>> saw <<Patel|PERSON>> too, and Zuzana
P3: no, zuzana did
"""


@pytest.fixture
def job():
    return RedactJob(material(TALK), BooksInMemory(), "AB", PlainWords(), Letters())


def apply(job, *decisions, **more):
    return apply_to(job, read_decisions({"decisions": list(decisions), **more}))


def text_of(job):
    return as_lines(job.redaction.transcript)


def test_a_flag_is_decided_by_its_name(job):
    done = apply(job, {"flag": "h1.3-h1.3:PERSON", "decision": "redact"})
    assert (done.redacted, done.kept, done.open) == (1, 0, 4)
    assert text_of(job).startswith("P1: my name is [Name 1] and")


def test_words_are_decided_wherever_they_are_flagged_in_any_case(job):
    apply(job, {"text": "Maria", "decision": "redact"}, {"text": "Kestrel", "decision": "keep"})
    assert text_of(job).splitlines()[:2] == [
        "P1: my name is [Name 1] and I saw Dr. Patel at Kestrel",
        "P2: [Name 1] saw Patel too, and Zuzana",
    ]


def test_an_entity_is_decided_in_all_its_mentions(job):
    apply(job, {"entity": "patel", "decision": "redact"})
    assert "Patel" not in text_of(job)


def test_one_flag_is_an_exception_to_its_entity(job):
    one = next(f for f in job.redaction.flags if f.text == "Patel")
    apply(
        job,
        {"entity": "patel", "decision": "redact"},
        {"flag": one.name, "decision": "keep"},
    )
    assert text_of(job).count("Patel") == 1


def test_the_rest_is_redacted_at_last(job):
    done = apply(job, {"text": "Kestrel", "decision": "keep"}, {"rest": "redact"})
    assert (done.open, done.kept) == (0, 1)
    assert "Kestrel" in text_of(job)


def test_what_was_missed_is_found_elsewhere_and_falls_under_the_rest(job):
    at = job.redaction.texts[1].text.index("Zuzana")
    missed = {"missed": [1, at, at + 6], "type": "PERSON"}
    done = apply(job, missed, {"rest": "redact"}, hash=job.redaction.hash)
    assert done.open == 0
    assert "uzana" not in text_of(job)


def test_span_type_and_wording_go_with_a_flag(job):
    flag = next(f for f in job.redaction.flags if f.text == "Dr. Patel")
    wish = {"flag": flag.name, "decision": "redact", "type": "ROLE", "replacement": "a doctor"}
    span = [0, flag.start - 6, flag.end]
    apply(job, {**wish, "span": span}, hash=job.redaction.hash)
    assert text_of(job).startswith("P1: my name is Maria and [a doctor] at Kestrel")


def test_another_mention_of_someone_gets_their_number(job):
    apply(
        job,
        {"text": "Maria", "decision": "redact"},
        {"entity": "patel", "decision": "redact", "same_as": "Maria"},
    )
    assert text_of(job).count("[Name 1]") == 4


def test_words_whose_flag_becomes_part_of_a_wider_one_are_no_mistake():
    talk = "P1: we met <<Maria|PERSON>> Ochoa there\nP2: my name is <<Maria Ochoa|PERSON>>\n"
    unsure = replace(material(talk), candidates=candidates(marked(talk), 50))
    job = RedactJob(unsure, BooksInMemory(), "AB", PlainWords(), Letters())
    assert [flag.text for flag in job.redaction.flags] == ["Maria", "Maria Ochoa"]
    apply(
        job,
        {"text": "Maria", "decision": "redact"},
        {"text": "Maria Ochoa", "decision": "redact"},
    )
    assert text_of(job) == "P1: we met [Name 1] there\nP2: my name is [Name 1]"


def test_what_is_said_twice_of_one_entity_counts_together(job):
    apply(
        job,
        {"entity": "patel", "decision": "redact", "told_of": True},
        {"entity": "patel", "general": "a doctor"},
    )
    (said,) = described(job.redaction.material.study_records).values()
    assert (said.told_of, said.general, said.by) == (True, "a doctor", "AB")
    assert text_of(job).count("[a doctor]") == 2


def test_nothing_is_said_of_what_is_not_redacted(job):
    wish = {"entity": "patel", "told_of": True}
    with pytest.raises(BadInput) as refused:
        apply(job, {"text": "Maria", "decision": "redact"}, wish)
    assert refused.value.evidence == ("decision 2: told_of and general are for what is redacted",)
    assert job._work._books.written == []


def test_the_hash_changes_with_every_decision(job):
    before = job.redaction.hash
    done = apply(job, {"rest": "redact"}, hash=before)
    assert done.hash == job.redaction.hash != before


def test_a_file_for_another_state_of_the_text_is_refused(job):
    with pytest.raises(Refused, match="changed since this file was written"):
        apply(job, {"rest": "redact"}, hash="0" * 64)
    assert job._work._books.written == []


def test_places_need_the_hash_of_the_text_that_they_count_in(job):
    with pytest.raises(BadInput, match="does not say of which state"):
        apply(job, {"missed": [1, 0, 5], "type": "PERSON"})


@pytest.mark.parametrize(
    ("wrong", "evidence"),
    [
        ({"flag": "h1.0-h1.0:PERSON", "decision": "redact"}, "decision 2: no such flag"),
        ({"text": "Nobody", "decision": "redact"}, "no flag has these words"),
        ({"entity": "nobody", "decision": "keep"}, "no flag has these words"),
        ({"missed": [99, 0, 5], "type": "PERSON"}, "There are no words at that place"),
        ({"missed": [1, 500, 505], "type": "PERSON"}, "There are no words at that place"),
    ],
)
def test_one_decision_that_cannot_be_applied_refuses_the_whole_file(job, wrong, evidence):
    with pytest.raises(BadInput) as refused:
        apply(job, {"text": "Maria", "decision": "redact"}, wrong, hash=job.redaction.hash)
    assert any(evidence in line for line in refused.value.evidence)
    assert job._work._books.written == []


@pytest.mark.parametrize(
    ("content", "evidence"),
    [
        ({"flag": "x", "decision": "hide"}, 'neither "redact" nor "keep"'),
        ({"flag": "x", "decision": "redact", "replacment": "y"}, "did you mean replacement?"),
        ({"flag": "x", "decision": "redact", "replacement": "[]"}, "blank or no text"),
        ({"flag": "x", "decision": "redact", "replacement": "\u200b"}, "blank or no text"),
        ({"flag": "x", "decision": "redact", "type": "NAME"}, "type: none of PERSON"),
        ({"flag": "x", "decision": "keep", "span": [0, 1, 2]}, "span: goes with redact"),
        ({"flag": "x", "text": "y", "decision": "keep"}, "needs one of flag, text"),
        ({"text": "x", "decision": "keep", "same_as": "y"}, "same_as: goes with redact"),
        ({"text": "x", "decision": "redact", "same_as": " "}, "same_as: no text"),
        ({"text": "x", "decision": "keep", "told_of": True}, "told_of: goes with redact"),
        ({"text": "x", "told_of": "yes"}, "told_of: neither true nor false"),
        ({"text": "x", "general": 3}, "general: no text"),
        ({"text": "x", "general": "[\u200b]"}, "general: no text"),
        ({"flag": "x", "decision": "redact", "told_of": True}, "a key that is not known here"),
        ({"text": "x"}, 'neither "redact" nor "keep"'),
        ({"missed": [0, 5, 2], "type": "PERSON"}, "not of the form [segment, start, end]"),
        ({"missed": [0, 1, 2]}, "type: missing"),
        ({"rest": "keep"}, 'rest: only "redact"'),
        ("redact", "no JSON object"),
    ],
)
def test_a_mistake_in_the_file_is_named_by_its_place(content, evidence):
    with pytest.raises(BadInput) as wrong:
        read_decisions({"decisions": [content]})
    assert any(evidence in line and "decision 1" in line for line in wrong.value.evidence)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"flag": "x", "decision": "redact"}, {"flag": "x", "decision": "keep"}),
        ({"text": "Maria", "decision": "keep"}, {"text": "maria", "decision": "redact"}),
        (
            {"entity": "maria", "decision": "redact", "replacement": "a nurse"},
            {"entity": "maria", "decision": "redact"},
        ),
        ({"missed": [0, 1, 5], "type": "PERSON"}, {"missed": [0, 1, 5], "type": "ORG"}),
    ],
)
def test_of_two_decisions_that_contradict_each_other_none_is_taken(first, second):
    with pytest.raises(BadInput) as wrong:
        read_decisions({"decisions": [first, second]})
    assert wrong.value.evidence == ("decision 2: says otherwise than decision 1",)


def test_the_same_said_twice_and_more_said_of_it_is_no_contradiction():
    once = {"text": "Maria", "decision": "redact"}
    more = {"text": "Maria", "told_of": True}
    assert len(read_decisions({"decisions": [once, once, more]}).wishes) == 3


def test_the_rest_stands_last():
    with pytest.raises(BadInput) as wrong:
        read_decisions({"decisions": [{"rest": "redact"}, {"text": "a", "decision": "keep"}]})
    assert wrong.value.evidence == ('"rest" stands once, and last',)


@pytest.mark.parametrize("value", [[], "x", None, {}, {"decisions": "all"}])
def test_a_file_without_decisions_is_refused(value):
    with pytest.raises(BadInput, match="no list of decisions"):
        read_decisions(value)


@pytest.mark.parametrize("one", PLAIN_AND_ENCRYPTED, ids=("plain", "encrypted"))
def test_what_was_taken_back_on_the_screen_leaves_no_original_in_the_study(tmp_path, one):
    study = study_in(tmp_path / "study", one=one)
    brought(study, "FG5", SAID)
    job, books = open_redaction(desk(study), "AB")
    with books:
        job.decide(job.view.card.flag, "redact")
        assert originals(study.whole.read().records)
        job.undo()
    assert originals(study.whole.read().records) == {}
    assert desk(study).redaction.flags == job.redaction.flags
    assert verify(study, "FG5").sessions[0].problems == ()

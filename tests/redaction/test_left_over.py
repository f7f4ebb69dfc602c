from deciding import all_redacted, derived, material, records
from words_known import PlainWords

from facilitator.redaction.left_over import left_over
from facilitator.session.events.desk import FlagDecided


def found(redaction):
    return [(left.text, left.why, left.times) for left in left_over(redaction, PlainWords())]


def test_a_word_that_the_language_does_not_know_is_left():
    assert found(derived(material("P1: so we saw Zorblax\nP2: zorblax it was"))) == [
        ("Zorblax", "unknown", 2)
    ]


def test_a_capital_in_mid_sentence_is_left_and_none_at_its_beginning():
    assert found(derived(material("P1: Then we met Mercy there. Grace came. I'm in"))) == [
        ("Mercy", "capital", 1)
    ]


def test_what_a_person_kept_is_not_left():
    given = material("P1: so we saw <<Zorblax|ORG>> and zorblax again")
    kept = [FlagDecided(f.name, "keep", f.type, "AB", f.text) for f in derived(given).flags]
    assert found(derived(given.with_records(records(*kept)))) == []


def test_a_replacement_that_stands_once_is_told_and_bears_no_word():
    assert found(all_redacted("P1: so <<Maria|PERSON>> came\nP2: <<Anna|PERSON>> and anna")) == [
        ("[Name 1]", "once", 1)
    ]


def test_a_name_in_a_reviewer_s_own_wording_is_left():
    given = material("P1: so <<Maria|PERSON>> came")
    one = [
        FlagDecided(f.name, "redact", f.type, "AB", f.text, replacement="[Mercy of Zorblax]")
        for f in derived(given).flags
    ]
    assert found(derived(given.with_records(records(*one)))) == [("Zorblax", "unknown", 1)]


def test_marks_of_the_transcript_are_none():
    assert found(derived(material("P1: so she said [laughter] no [crosstalk]"))) == []

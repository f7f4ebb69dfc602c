import pytest
from deciding import all_redacted, decided, derived, material, records
from words_known import Letters, PlainWords

from facilitator.redaction.originals import forms_of
from facilitator.redaction.passages import Text
from facilitator.redaction.residual import residual, shows
from facilitator.session.events.desk import FlagDecided, ResidualAccepted


def found(redaction):
    return [(hit.text, hit.like, hit.rule) for hit in residual(redaction, PlainWords(), Letters())]


def in_text(said, *originals):
    """Look for originals in one text, as in a file of a pack."""
    words = tuple(said.split())
    text = Text("file", True, tuple(f"w.{n}" for n in range(len(words))), words, None, None)
    forms = forms_of(originals, PlainWords())
    return [(h.text, h.rule) for h in shows([text], forms, PlainWords(), Letters())]


def test_nothing_shows_when_all_is_redacted():
    assert found(all_redacted("P1: ask <<Maria Ochoa|PERSON>>, she knows\nP2: ochoa's word")) == []


@pytest.mark.parametrize(
    ("said", "original", "kind", "expected"),
    [
        ("so Ochoa left", "Maria Ochoa", "PERSON", [("Ochoa", "same")]),
        ("so maria ochoa left", "Maria Ochoa", "PERSON", [("maria ochoa", "same")]),
        ("by grace alone", "Grace Vandermeer", "PERSON", [("grace", "same")]),
        ("then Vandermere came", "Grace Vandermeer", "PERSON", [("Vandermere", "alike")]),
        ("then filipa came", "Philippa", "PERSON", [("filipa", "alike")]),
        ("that is P-A-T-E-L to you", "Dr. Patel", "PERSON", [("P-A-T-E-L", "spelled")]),
        ("that is p a t e l to you", "Dr. Patel", "PERSON", [("p a t e l", "spelled")]),
        ("ask M.O. then", "Maria Ochoa", "PERSON", [("M.O.", "initials")]),
        ("it was 619 555 0142 then", "619-555-0142", "PHONE", [("619 555 0142", "digits")]),
        (
            "six one nine uh five five five oh one four two",
            "619-555-0142",
            "PHONE",
            [("six one nine uh five five five oh one four two", "digits")],
        ),
        ("the only vet in Alpine", "the only vet in Alpine", "ROLE",
         [("the only vet in Alpine", "same")]),
        ("so the Ochoa-Lee girls left", "Maria Ochoa", "PERSON", [("Ochoa-Lee", "same")]),
        ("then Patel came", "P-A-T-E-L", "PERSON", [("Patel", "same")]),
        ("then Patel came", "p a t e l", "PERSON", [("Patel", "same")]),
        ("then Jones came", "Ada Smith-Jones", "PERSON", [("Jones", "same")]),
        ("then Obrien came", "Pat O'Brien", "PERSON", [("Obrien", "same")]),
        ("then Brien came", "Pat O’Brien", "PERSON", [("Brien", "same")]),
        ("so jose left", "José Peña", "PERSON", [("jose", "same")]),
        ("so Pen\u0303a left", "José Peña", "PERSON", [("Pen\u0303a", "same")]),
        ("so Och\u00adoa left", "Maria Ochoa", "PERSON", [("Och\u00adoa", "same")]),
        ("so Och⟨U+00AD⟩oa left", "Maria Ochoa", "PERSON", [("Och⟨U+00AD⟩oa", "same")]),
        ("so ochoa85 left", "Maria Ochoa", "PERSON", [("ochoa85", "same")]),
        ("so Ochoa left", "@ochoa85", "HANDLE", [("Ochoa", "same")]),
        ("so Och oa left", "Maria Ochoa", "PERSON", [("Och oa", "same")]),
        ("so Och-oa left", "Maria Ochoa", "PERSON", [("Och-oa", "same")]),
        ("we went to UCSD then", "University of California San Diego", "ORG",
         [("UCSD", "initials")]),
        ("write to mochoa today", "Maria Ochoa", "PERSON", [("mochoa", "alike")]),
        ("the Ochoas left", "Maria Ochoa", "PERSON", [("Ochoas", "alike")]),
        ("then Lea came", "Ann Lee", "PERSON", [("Lea", "alike")]),
        ("and then Jo left", "Jo", "PERSON", [("Jo", "same")]),
        ("we went up to Mercy again", "Mercy Hospital", "ORG", [("Mercy", "same")]),
        ("so [Ochoa 3] left", "Maria Ochoa", "PERSON", [("Ochoa", "same")]),
        ("it is P as in Peter, A, T, E, L", "Dr. Patel", "PERSON",
         [("P as in Peter, A, T, E, L", "spelled")]),
        ("papa alpha tango echo lima they said", "Dr. Patel", "PERSON",
         [("papa alpha tango echo lima", "spelled")]),
        ("it is m o double s a they said", "Rita Mossa", "PERSON",
         [("m o double s a", "spelled")]),
        ("it is O-C-H-O-H they said", "Maria Ochoa", "PERSON", [("O-C-H-O-H", "spelled")]),
        ("ask M O then", "Maria Ochoa", "PERSON", [("M O", "initials")]),
        ("ask MO then", "Maria Ochoa", "PERSON", [("MO", "initials")]),
        ("ask Dr. P then", "Dr. Patel", "PERSON", [("Dr. P", "initials")]),
        ("it ends in 0142 then", "619-555-0142", "PHONE", [("0142", "digits")]),
        ("she is ninety three now", "93", "AGE", [("ninety three", "digits")]),
        ("she is 93 now", "ninety-three", "AGE", [("93", "digits")]),
    ],
)  # fmt: skip
def test_an_original_shows_in_each_of_its_forms(said, original, kind, expected):
    assert in_text(said, (original, kind)) == expected


@pytest.mark.parametrize(
    ("said", "original", "kind"),
    [
        ("so [Name 1] left", "Maria Ochoa", "PERSON"),
        ("the man came", "M-A-N", "PERSON"),
        ("the van came, and they hadn't", "Hodan van der Berg", "PERSON"),
        ("the one we will see", "the Will Zimmerman", "PERSON"),
        ("two of us", "a hundred and two", "AGE"),
        ("we will go, and Ochre is a word", "Will Adeyemi", "PERSON"),
        ("the hospital was good", "Mercy Hospital", "ORG"),
        ("one or two of us, 12 or so", "619-555-0142", "PHONE"),
        ("tell it to me", "Al Li", "PERSON"),
        ("Me is how it began", "Me Li", "PERSON"),
        ("so we ask for mercy again", "Mercy Hospital", "ORG"),
        ("Mercy is what we ask for", "Mercy Hospital", "ORG"),
        ("we went to UC then", "University of California San Diego", "ORG"),
        ("a good man came", "Ada Goodman", "PERSON"),
        ("so papa met mike there", "Pam", "PERSON"),
        ("the I C U was good", "Ian Cole Udall Smith", "PERSON"),
        ("about 93 of 100 came", "1993-2345", "ID"),
        ("in 2019 we went there", "555-2019-33", "PHONE"),
        ("ask my sister I said", "Imran", "PERSON"),
        ("see Dr. Will then", "Dr. Patel", "PERSON"),
    ],
)
def test_what_only_looks_a_little_like_it_is_let_be(said, original, kind):
    assert in_text(said, (original, kind)) == []


def test_digits_in_a_row_are_a_finding_by_themselves():
    assert in_text("it is 44 10 93 12 now") == [("44 10 93 12", "number")]


def test_a_name_that_is_cut_where_a_segment_ends_shows():
    given = material("P1: ask <<Vandermeer|PERSON>> now\nP2: it was Vande\nP2: rmeer who came")
    done = given.with_records(decided(derived(given)))
    assert found(derived(done)) == [("rmeer", "Vandermeer", "same")]


def test_a_number_that_is_written_in_one_is_a_finding_too():
    assert in_text("it is 5550142000 now") == [("5550142000", "number")]
    assert in_text("it is 2019 now") == []


def test_a_kept_clause_does_not_hide_what_lies_in_it():
    given = material("P1: <<the only vet in Alpin|ROLE>> left\nP2: in <<Alpine|LOCATION>> then")
    clause, place = derived(given).flags
    both = (*records(_kept(clause)), *records(_redacted(place), writer="other"))
    assert found(derived(given.with_records(both))) == [("Alpin", "Alpine", "alike")]


def test_what_is_kept_here_and_redacted_elsewhere_needs_a_reason():
    numbers = records(*all_redacted("P1: <<the only vet in Alpine|ROLE>> left").to_number)
    given = material("P1: and <<the only vet in Alpine|ROLE>>, he left", study_records=numbers)
    done = given.with_records(records(*(_kept(flag) for flag in derived(given).flags)))
    (hit,) = residual(derived(done), PlainWords(), Letters())
    assert (hit.text, hit.rule) == ("the only vet in Alpine", "same")
    accepted = records(ResidualAccepted(hit.hit, "AB", "in the papers", hit.text), writer="later")
    (again,) = residual(derived(done.with_records(accepted)), PlainWords(), Letters())
    assert again.accepted == "in the papers"


def test_what_names_a_transcript_is_looked_through_too():
    here = all_redacted("P1: ask <<Maria Ochoa|PERSON>> now")
    hits = residual(here, PlainWords(), Letters(), {"the study's title": "Care at Ochoa"})
    assert [(hit.where, hit.text) for hit in hits] == [("the study's title", "Ochoa")]


def test_what_a_person_kept_is_decided():
    given = material("P1: <<Maria|PERSON>> came\nP2: no, <<Marja|PERSON>> did")
    first, second = derived(given).flags
    done = given.with_records(
        (*decided(derived(given))[:1], *records(_kept(second), writer="other"))
    )
    assert found(derived(done)) == []
    assert first.text == "Maria"


def test_a_hit_is_accepted_with_a_reason_and_named_without_words():
    given = material("P1: <<Maria|PERSON>> came\nP2: no, Marja did")
    done = given.with_records(decided(derived(given)))
    (hit,) = residual(derived(done), PlainWords(), Letters())
    assert hit.hit == "h1.3-h1.3:alike"
    accepted = records(ResidualAccepted(hit.hit, "AB", "a street", hit.text), writer="later")
    (again,) = residual(derived(done.with_records(accepted)), PlainWords(), Letters())
    assert again.accepted == "a street"
    other = records(ResidualAccepted(hit.hit, "AB", "a street", "other words"), writer="later")
    (still,) = residual(derived(done.with_records(other)), PlainWords(), Letters())
    assert still.accepted is None, "a reason holds for the words it was given for"


def test_a_name_redacted_in_another_session_counts_here():
    numbers = records(*all_redacted("P1: ask <<Philippa|PERSON>>").to_number)
    here = material("P1: then filipa came", study_records=numbers)
    assert found(derived(here)) == [("filipa", "Philippa", "alike")]


def test_a_reviewer_s_own_wording_is_looked_through_too():
    given = material("P1: ask <<Maria Ochoa|PERSON>> now")
    worded = decided(derived(given), replacement="[Ochoa, a nurse]")
    assert found(derived(given.with_records(worded))) == [("Ochoa", "Maria Ochoa", "same")]


def _kept(flag):
    return FlagDecided(flag.name, "keep", flag.type, "AB", flag.text)


def _redacted(flag):
    return FlagDecided(flag.name, "redact", flag.type, "AB", flag.text)

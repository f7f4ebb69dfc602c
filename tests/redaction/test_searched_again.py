"""What was accepted once is searched again: in every form, in this session and in all others."""

from dataclasses import replace

import pytest
from deciding import decided, derived, material, records
from marked import as_lines
from words_known import Letters, PlainWords

from facilitator.redaction.redacted import redact
from facilitator.session.events.desk import FlagDecided, PassageMarked

STUDY = "P1: ask <<{}|{}>> now"


def _elsewhere(original, kind, text):
    """Give what is flagged in another session once `original` was redacted in the first."""
    first = material(STUDY.format(original, kind))
    numbers = records(*derived(first.with_records(decided(derived(first)))).to_number)
    return derived(material(text, study_records=numbers)).flags


@pytest.mark.parametrize(
    ("original", "said"),
    [
        ("Patel", "patel"),
        ("Patel", "Patel's"),
        ("Patel", "Patels"),
        ("Jones", "joneses"),
        ("Wen", "wens"),
        ("Dr. Patel", "patel"),
        ("Maribel Ochoa", "ochoa"),
        ("Maribel Smith-Ochoa", "ochoa"),
        ("Ochoa", "Ochoa-Reyes"),
        ("Ochoa", "Ochoa/Reyes"),
        ("Petrosyan", "petrosian"),
        ("Filipa", "phillippa"),
    ],
)
def test_a_name_is_found_in_another_session_in_any_form(original, said):
    found = _elsewhere(original, "PERSON", f"P1: so they met {said} there")
    assert [flag.text for flag in found] == [said]


@pytest.mark.parametrize(
    ("kind", "original"), [("OTHER", "Moonbeam"), ("ROLE", "beekeeper"), ("HANDLE", "zuzkarocks")]
)
def test_a_single_word_that_a_person_marked_is_found_again(kind, original):
    found = _elsewhere(original, kind, f"P1: they met {original.lower()} there")
    assert [flag.text for flag in found] == [original.lower()]


def test_a_common_word_that_a_person_marked_is_not_looked_for_everywhere():
    assert _elsewhere("sister", "OTHER", "P1: her sister came") == ()


def test_a_title_is_not_looked_for_alone():
    assert _elsewhere("Sister", "PERSON", "P1: so her sister came") == ()
    assert _elsewhere("Maribel Doctor Ochoa", "PERSON", "P1: so the doctor came") == ()


@pytest.mark.parametrize("said", ["hospital", "man", "Maria", "Mario", "ochre"])
def test_what_merely_resembles_a_name_is_left_alone(said):
    assert _elsewhere("Ochoa", "PERSON", f"P1: so they met {said} there") == ()


def test_a_likeness_says_so_and_is_less_certain_than_the_words_themselves():
    (same,) = _elsewhere("Petrosyan", "PERSON", "P1: so petrosyan came")
    (like,) = _elsewhere("Petrosyan", "PERSON", "P1: so petrosian came")
    assert same.reason == "the same was redacted in this study"
    assert like.reason == "spelt nearly like a name that was redacted in this study"
    assert like.score < same.score


def test_what_is_redacted_here_is_searched_alike_here_too():
    given = material("P1: ask <<Petrosyan|PERSON>> now\nP2: petrosian knows")
    done = given.with_records(decided(derived(given)))
    assert [flag.text for flag in derived(done).flags if flag.open] == ["petrosian"]


def test_every_kind_of_mention_keeps_its_possessive():
    given = material(
        "P1: <<Fresno's|LOCATION>> best, <<Kestrel’s|ORG>> man, the <<Patels'|PERSON>> street"
    )
    done = given.with_records(decided(derived(given)))
    assert as_lines(derived(done).transcript) == (
        "P1: [Place 1]'s best, [Organisation 1]’s man, the [Name 1]' street"
    )


def test_marking_a_missed_word_finds_it_in_the_whole_session():
    given = material("P1: Moonbeam said\nP2: so moonbeam left")
    marked = records(PassageMarked("h1.0", "h1.0", "OTHER", "AB", "Moonbeam"))
    flags = derived(given.with_records(marked)).flags
    assert [(flag.text, flag.open) for flag in flags] == [("Moonbeam", False), ("moonbeam", True)]


def test_a_kept_name_is_not_searched():
    given = material("P1: ask <<Petrosyan|PERSON>> now\nP2: petrosian knows")
    (flag,) = derived(given).flags
    kept = records(FlagDecided(flag.name, "keep", "PERSON", "AB", flag.text))
    assert [one.text for one in derived(given.with_records(kept)).flags] == ["Petrosyan"]


def test_a_common_word_that_only_a_recogniser_took_for_a_name_is_left_alone_in_lower_case():
    given = material("P1: ask <<Bill|PERSON>> now\nP2: so we call the bill")
    assert [flag.text for flag in derived(given).flags] == ["Bill"]
    redacted = given.with_records(decided(derived(given)))
    assert [flag.text for flag in derived(redacted).flags] == ["Bill", "bill"]


def test_a_rare_word_that_is_part_of_a_redacted_name_is_found_in_lower_case_among_capitals():
    class Turnpikes(PlainWords):
        def ordinary(self, word):
            return word == "turnpike" or super().ordinary(word)

        def zipf(self, word):
            return 300 if word == "turnpike" else super().zipf(word)

    def found(given):
        return [f.text for f in redact(given, Turnpikes(), Letters()).flags]

    first = material("P1: ask <<Margaret Turnpike|PERSON>> now")
    numbers = records(*derived(first.with_records(decided(derived(first)))).to_number)
    text = "P1: So Ann met turnpike there"
    assert found(material(text, study_records=numbers)) == ["turnpike"]
    named = material(text, present=("Margaret Turnpike",))
    assert found(named) == ["turnpike"]
    only_proposed = material("P1: ask <<Margaret Turnpike|PERSON>>\nP2: So Ann met turnpike there")
    assert found(only_proposed) == ["Margaret Turnpike"]


def test_what_is_known_of_a_word_raises_its_score_and_gives_its_reason_and_type():
    first = material("P1: ask <<Kestrel|ORG>> now")
    numbers = records(*derived(first.with_records(decided(derived(first)))).to_number)
    given = material("P1: so <<kestrel|PERSON>> came", study_records=numbers)
    unsure = replace(given.candidates[0], score=45)
    (flag,) = derived(replace(given, candidates=(unsure,))).flags
    assert (flag.type, flag.score, flag.reason) == (
        "ORG",
        90,
        "the same was redacted in this study",
    )


def test_a_name_elsewhere_makes_a_word_likely_and_leaves_its_type():
    given = material("P1: ask <<Omak|PERSON>> now\nP2: so <<omak|LOCATION>> then")
    sure, unsure = given.candidates
    given = replace(given, candidates=(sure, replace(unsure, score=45)))
    flag = derived(given).flags[1]
    assert (flag.type, flag.tier) == ("LOCATION", "likely")


def test_what_was_decided_keeps_the_reason_for_which_it_was_proposed():
    given = material("P1: ask <<Maria|PERSON>> now")
    (flag,) = derived(given.with_records(decided(derived(given)))).flags
    assert flag.reason == "marked in the test"

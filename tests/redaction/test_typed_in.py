"""A correction that brings in an unknown or a capitalised word is a flag; what was decided holds
for the words it was decided upon, and for no others."""

from dataclasses import replace

import pytest
from deciding import decided, derived, material, records
from marked import as_lines

from facilitator.redaction.decisions import Places, lapsed
from facilitator.session.events.desk import SpeakerCorrected, TextCorrected
from facilitator.transcript.corrections import corrected


def _corrected(given, *events):
    """Give the material after corrections, as a desk would assemble it."""
    made = records(*events, writer="review-c")
    transcript = corrected(given.transcript, made).transcript
    segments = tuple(replace(s, number=n) for n, s in enumerate(transcript.segments))
    return replace(given, transcript=replace(transcript, segments=segments), candidates=())


def _flags(said: str, typed: str, **more) -> list[tuple[str, str]]:
    given = material(f"P1: {said}")
    words = given.transcript.words
    event = TextCorrected(words[0].name, words[-1].name, "AB", typed)
    return [(f.text, f.reason) for f in derived(_corrected(replace(given, **more), event)).flags]


def test_an_unknown_word_that_was_typed_in_is_a_flag():
    unknown = "typed in by a correction; not an ordinary word"
    assert _flags("we saw met to sell here", "we saw metersell here") == [("metersell", unknown)]


def test_a_capital_in_mid_sentence_that_was_typed_in_is_a_flag():
    capital = "typed in by a correction, with a capital"
    assert _flags("we met all there", "we met Grace there") == [("Grace", capital)]


@pytest.mark.parametrize(
    "typed", ["We met all there", "we met. All there", "we, I'm told, met all 12 there"]
)
def test_an_ordinary_correction_is_none(typed):
    assert _flags("we met all there", typed) == []


def test_words_of_the_guide_and_of_the_never_list_are_none():
    assert _flags("we met all there", "we met Epic there", harmless=frozenset({"epic"})) == []


def test_words_that_were_heard_are_left_to_the_recognisers():
    given = material("P1: so metersell met Grace")
    assert derived(given).flags == ()


def test_a_word_that_the_engine_was_unsure_of_raises_the_score():
    given = material("P1: ask <<Maria|PERSON>> now")
    scores = [_score(given, probability) for probability in (9000, 4000, 2000)]
    assert scores == [70, 75, 80]


def _score(given, probability):
    (segment,) = given.transcript.segments
    words = tuple(replace(word, probability=probability) for word in segment.words)
    unsure = replace(given.transcript, segments=(replace(segment, words=words),))
    return derived(replace(given, transcript=unsure)).flags[0].score


def test_decisions_whose_own_words_did_not_change_survive_a_correction():
    given = material("P1: ask <<Maria Ochoa|PERSON>> now\nP2: <<Wen|PERSON>> and <<Omak|PERSON>>")
    done = given.with_records(decided(derived(given)))
    after = _corrected(
        done,
        TextCorrected("h1.0", "h1.3", "AB", "please ask Maria Ochoa at once"),
        TextCorrected("h1.6", "h1.6", "AB", "Omaha"),
    )
    assert as_lines(derived(after).transcript) == (
        "P1: please ask [Name 1] at once\nP2: [Name 2] and Omaha"
    )
    assert lapsed(after.records, Places(derived(after).texts)) == ("h1.6-h1.6:PERSON",)


def test_a_word_typed_into_a_redacted_name_is_not_redacted_unseen():
    given = material("P1: ask <<Maria Ochoa|PERSON>> now")
    done = given.with_records(decided(derived(given)))
    done = done.with_records((), records(*derived(done).to_number, writer="study"))
    after = derived(_corrected(done, TextCorrected("h1.1", "h1.2", "AB", "Maria or Ochoa")))
    assert as_lines(after.transcript) == "P1: ask Maria or Ochoa now"
    assert [flag.text for flag in after.flags if flag.open] == ["Maria", "Ochoa"]


def test_words_that_two_people_say_by_now_are_decided_anew():
    given = material("P1: ask <<Maria Ochoa|PERSON>> now")
    done = given.with_records(decided(derived(given)))
    after = _corrected(done, SpeakerCorrected("h1.2", "h1.3", "P2", "AB"))
    assert "[Name" not in as_lines(derived(after).transcript)
    assert lapsed(after.records, Places(derived(after).texts)) == ("h1.1-h1.2:PERSON",)

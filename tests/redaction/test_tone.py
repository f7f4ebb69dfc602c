"""Where a tone stands: over what the redacted text does not say, and over nothing else."""

from dataclasses import replace
from itertools import pairwise

import pytest
from deciding import all_redacted, decided, derived, material
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.ports import Stretch
from facilitator.redaction.tone import (
    AFTER,
    BEFORE,
    JOINED_UNDER,
    LEAST_AFTER,
    redacted_words,
    tones,
)
from facilitator.transcript.doubt import UNSURE
from facilitator.transcript.model import Segment, Transcript, Word
from facilitator.units import SECOND

NOTHING = frozenset()


def redaction_of(*words, redacted=("Maria",)):
    """Words of one turn, each (text, start, end, probability) in milliseconds and hundredths."""
    made = tuple(
        Word(f"h1.{n}", text, start and start * 1000, end and end * 1000, p and p * 100, "P1")
        for n, (text, start, end, p) in enumerate(words)
    )
    segment = Segment(0, 1, "P1", None, made[0].start, made[-1].end, made)
    lines = " ".join(f"<<{t}|PERSON>>" if t in redacted else t for t, *_ in words)
    whole = replace(material(f"P1: {lines}"), transcript=Transcript("FG1", "h1", (segment,)))
    return all_decided(whole)


def all_decided(given):
    found = derived(given)
    return derived(given.with_records(decided(found)))


def only_tone(*words, **more):
    (tone,) = tones(redaction_of(*words, **more), [], NOTHING).stretches
    return tone.start // 1000, tone.end // 1000


def test_a_tone_begins_before_a_redacted_word_and_ends_after_it():
    assert only_tone(("ask", 0, 300, 90), ("Maria", 1000, 1400, 90), ("now", 2000, 2300, 90)) == (
        1000 - BEFORE // 1000,
        1400 + AFTER // 1000,
    )


def test_it_ends_at_the_edge_of_a_word_that_surely_stays():
    assert only_tone(("ask", 0, 300, 90), ("Maria", 1000, 1400, 90), ("now", 1500, 1800, 90)) == (
        1000 - BEFORE // 1000,
        1500,
    )


def test_a_word_that_follows_at_once_still_loses_its_beginning():
    assert only_tone(("ask", 0, 300, 90), ("Maria", 1000, 1400, 90), ("now", 1400, 1800, 90)) == (
        1000 - BEFORE // 1000,
        1400 + LEAST_AFTER // 1000,
    )


def test_it_begins_as_early_within_a_word_that_stays_for_beginnings_are_found_late():
    assert only_tone(("ask", 0, 1000, 90), ("Maria", 1000, 1400, 90), ("now", 2000, 2300, 90)) == (
        1000 - BEFORE // 1000,
        1400 + AFTER // 1000,
    )


def test_a_neighbour_the_engine_was_not_sure_of_goes_with_it_whole():
    assert only_tone(("ma", 600, 1000, 30), ("Maria", 1000, 1400, 90), ("a", 1400, 1900, None)) == (
        600,
        1900,
    )


def test_a_name_typed_where_no_time_was_left_takes_its_neighbours_with_it():
    assert only_tone(
        ("ask", 600, 1000, 90), ("Maria", 1000, 1000, None), ("now", 1000, 1800, 90)
    ) == (
        600,
        1800,
    )


def test_two_tones_with_less_than_a_word_between_them_are_one():
    words = [("Maria", 1000, 1400, 90), ("so", 1450, 1600, 90), ("Maria", 1700, 2100, 90)]
    assert only_tone(*words) == (1000 - BEFORE // 1000, 2100 + AFTER // 1000)


def test_a_redacted_word_without_a_time_keeps_the_sound_from_being_written():
    found = tones(redaction_of(("ask", 0, 300, 90), ("Maria", None, None, None)), [], NOTHING)
    assert (found.stretches, found.timeless) == ((), (0,))


def test_unsure_words_that_nobody_checked_are_named_by_their_segment():
    redaction = redaction_of(("ask", 0, 300, 90), ("Maria", 1000, 1400, 90))
    (segment,) = redaction.material.transcript.segments
    doubted = replace(segment, doubts=(UNSURE,))
    unsure = replace(
        redaction,
        material=replace(redaction.material, transcript=Transcript("FG1", "h1", (doubted,))),
    )
    assert tones(unsure, [], NOTHING).doubtful == (0,)
    assert tones(unsure, [], {0}).doubtful == ()


@pytest.mark.parametrize("why", ["declined", "withdrawn", "left_out", "off_record"])
def test_what_a_rule_leaves_out_of_the_text_is_left_out_of_the_sound(why):
    cut = Segment(1, 2, None, None, 5 * SECOND, 6 * SECOND, (), cut=why)
    found = tones(with_segment(cut), [], NOTHING)
    assert found.stretches == (Stretch(5 * SECOND - BEFORE, 6 * SECOND + AFTER),)


def test_the_turn_of_someone_who_withdrew_goes_where_the_text_only_marks_it():
    word = Word("h1.9", "so", 5 * SECOND, 6 * SECOND, 9000, "P2")
    turn = Segment(1, 2, "P2", None, 5 * SECOND, 6 * SECOND, (word,), withdrew=True)
    found = tones(with_segment(turn), [], NOTHING)
    assert found.stretches == (Stretch(5 * SECOND - BEFORE, 6 * SECOND + AFTER),)


def test_something_left_out_without_a_time_keeps_the_sound_from_being_written():
    cut = Segment(1, 2, None, None, None, None, (), cut="declined")
    assert tones(with_segment(cut), [], NOTHING).timeless == (1,)


def with_segment(segment):
    redaction = redaction_of(("ask", 0, 300, 90), redacted=())
    (first,) = redaction.material.transcript.segments
    whole = Transcript("FG1", "h1", (first, segment))
    return replace(redaction, material=replace(redaction.material, transcript=whole))


def test_speech_that_no_word_stands_for_goes():
    redaction = redaction_of(("ask", 0, 300, 90), redacted=())
    speech = [Stretch(0, 300_000), Stretch(4 * SECOND, 5 * SECOND), Stretch(7 * SECOND, 7_200_000)]
    assert tones(redaction, speech, NOTHING).stretches == (Stretch(4 * SECOND, 5 * SECOND),)


NAMES = ["Maria", "Okafor", "Zuzana"]
TALK = ["so", "we", "met", "and", "then", "she", "said", "no"]


@given(st.lists(st.sampled_from([*NAMES, *TALK]), min_size=1, max_size=30))
@settings(max_examples=60)
def test_every_redacted_word_lies_in_a_tone_and_tones_lie_apart(words):
    lines = " ".join(f"<<{word}|PERSON>>" if word in NAMES else word for word in words)
    redaction = all_redacted(f"P1: {lines}")
    found = tones(redaction, [], NOTHING).stretches
    gone = redacted_words(redaction)
    for word in redaction.material.transcript.words:
        inside = any(tone.start < word.start and word.end < tone.end for tone in found)
        assert inside or word.name not in gone
    for one, other in pairwise(found):
        assert other.start - one.end >= JOINED_UNDER
    assert bool(found) == bool(gone)

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_lines import state
from summary_samples import said

from facilitator.summary.talk import percents, talk
from facilitator.transcript.model import Segment, Transcript, Word
from facilitator.units import SECOND

MINUTE = 60 * SECOND


def rows(found):
    return {row.speaker: row for row in found.rows}


@given(st.lists(st.integers(0, 10**12), max_size=14))
def test_percents_add_up_to_a_hundred(amounts):
    given = percents(amounts)
    assert sum(given) == (100 if sum(amounts) else 0)
    for amount, percent in zip(amounts, given, strict=True):
        assert abs(percent * sum(amounts) - 100 * amount) < max(sum(amounts), 1)


def test_a_press_holds_until_the_next_press_item_or_stop():
    found = talk(
        state(
            """
            0:00 start 3
            0:00 record
            0:10 speaker 1
            0:20 speaker 2
            0:25 item II.q1
            0:30 speaker 3
            0:35 off
            0:45 on
            0:50 speaker m
            1:00 end
            """
        ),
        None,
        60 * SECOND,
    )
    assert found.basis == "keys"
    assert {who: row.time // SECOND for who, row in rows(found).items()} == {
        "P1": 10,
        "P2": 5,
        "P3": 5,
        "FAC": 10,
    }
    assert [row.share for row in found.rows] == [50, 25, 25, None]
    assert [row.share_of_all for row in found.rows] == [33, 17, 17, 33]


def test_a_press_off_the_record_counts_for_nobody():
    found = talk(
        state("0:00 start 2\n0:00 record\n0:10 off\n0:12 speaker 1\n0:20 on\n0:30 end"),
        None,
        30 * SECOND,
    )
    assert all(row.time == 0 for row in found.rows)


def test_who_declined_is_not_counted_by_keys():
    found = talk(
        state("0:00 start 2\n0:00 record\n0:05 assent 2 decline\n0:10 speaker 2\n0:30 end"),
        None,
        30 * SECOND,
    )
    assert rows(found)["P2"].left_out
    assert rows(found)["P2"].time == 0


def test_words_say_who_spoke_where_there_are_words():
    found = talk(
        state("0:00 start 2\n0:00 record\n0:01 speaker 2"),
        said(
            """
            0:10 P1: one two three four
            0:20 FAC: five six
            0:30 ?: seven
            """
        ),
        60 * SECOND,
    )
    assert found.basis == "words"
    by = rows(found)
    assert [row.speaker for row in found.rows] == ["P1", "P2", "FAC", None]
    assert by["P1"].time == 2 * SECOND
    assert by["P1"].words == 4
    assert by["P1"].share == 100
    assert by["P2"].share == 0
    assert by[None].share is None
    assert sum(row.share_of_all for row in found.rows) == 100


def test_a_pause_to_think_does_not_end_a_spell_and_another_speaker_does():
    found = talk(
        state("0:00 start 2\n0:00 record"),
        said("0:10 P1: one two\n0:12 P1: three\n0:20 P1: four\n0:20.200 P2: mm\n0:21 P1: five"),
        60 * SECOND,
    )
    assert [(s.start // 10**5, s.end // 10**5) for s in rows(found)["P1"].spells] == [
        (100, 125),
        (200, 205),
        (210, 215),
    ]
    assert rows(found)["P1"].longest == 2_500_000


def test_a_word_stretched_over_what_was_skipped_is_cut_to_its_length():
    word = Word("h1.0", "Yes", 10 * SECOND, 40 * SECOND, 9000, "P1")
    segment = Segment(0, 1, "P1", None, 10 * SECOND, 40 * SECOND, (word,))
    found = talk(state("0:00 start 1\n0:00 record"), Transcript("FG3", "h1", (segment,)), MINUTE)
    assert rows(found)["P1"].time == 350_000 + 3 * 90_000


def test_an_imported_transcript_without_times_counts_words():
    def segment(number, who, text):
        words = tuple(Word(f"i1.{number}{n}", w, speaker=who) for n, w in enumerate(text.split()))
        return Segment(number, number + 1, who, None, None, None, words)

    transcript = Transcript(
        "FG5",
        "i1",
        (
            segment(0, "FAC", "How was it"),
            segment(1, "P10", "Good I think so"),
            segment(2, "P2", "Bad"),
        ),
    )
    found = talk(state(""), transcript, 0)
    assert found.basis == "counts"
    assert [(row.speaker, row.share) for row in found.rows] == [
        ("P2", 20),
        ("P10", 80),
        ("FAC", None),
    ]


@pytest.mark.parametrize("cut", ["declined", "withdrawn", "off_record"])
def test_a_cut_stretch_counts_for_nobody(cut):
    gap = Segment(0, 1, "P1", None, 0, 10 * SECOND, (), cut=cut)
    transcript = Transcript("FG3", "h1", (gap, *said("0:20 P2: one two").segments))
    found = talk(state("0:00 start 2\n0:00 record"), transcript, MINUTE)
    assert rows(found)["P1"].time == 0
    assert rows(found)["P1"].turns == 0

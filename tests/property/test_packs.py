"""What leaves, and what comes in: rules that hold for every text."""

from gate_cases import HASH, evidence
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import BadInput
from facilitator.formats.csv_out import turns_csv
from facilitator.formats.detect import read
from facilitator.formats.docx_out import docx
from facilitator.formats.pack_texts import texts
from facilitator.formats.txt_out import txt
from facilitator.formats.vtt_out import vtt
from facilitator.release.gate import open_gate
from facilitator.release.leaving import leaving
from facilitator.transcript.model import Segment, Transcript, Word

WRITERS = {"docx": docx, "txt": txt, "csv": turns_csv, "vtt": vtt}
CUTS = ("declined", "withdrawn", "off_record", "break", "lost", "not_asked")
SPEAKERS = st.sampled_from(["P1", "P2", "P3", "FAC", "ALL", None])
anything = st.text(st.characters(codec="utf-8"), max_size=40)


def read_or_refused(data):
    """Give whether the bytes were read, or refused in two sentences."""
    try:
        return bool(read(data).pieces)
    except BadInput as refused:
        return refused.what.endswith(".") and refused.todo.endswith(".")


@st.composite
def segments(draw):
    """Segments whose words are marked with their place, so that each can be searched for."""
    made = []
    for number in range(draw(st.integers(1, 8))):
        count = draw(st.integers(1, 4))
        start = number * 2_000_000
        said = tuple(Word(f"h1.{number}{n}", f"word{number}x{n}") for n in range(count))
        cut = draw(st.none() | st.sampled_from(CUTS))
        turn, speaker = draw(st.integers(1, 3)), draw(SPEAKERS)
        made.append(
            Segment(number, turn, speaker, "I.q1", start, start + 1_000_000, said, cut, "Marta")
        )
    return tuple(made)


class TestWhoDeclinedOrWithdrewAppearsNowhereDownstream:
    """D1, A2: what was cut is in no byte of a pack, whoever handed it over."""

    @given(segments())
    def test_no_word_of_a_cut_segment_is_in_any_file(self, said):
        passed = open_gate(evidence(), leaving(Transcript("FG3", "h1", said), HASH))
        for ending, write in WRITERS.items():
            found = "\n".join(text for _, text in texts(f"FG3.{ending}", write(passed)))
            for segment in said:
                for word in segment.words:
                    assert (word.text in found) == (segment.cut is None)
            assert "Marta" not in found


class TestWhatLeavesIsReadAsItIs:
    """H1: a pack's text is the cleared text, whatever signs stand in it."""

    @given(st.lists(st.tuples(st.sampled_from(["P1", "P2", "FAC"]), anything), min_size=1))
    def test_any_text_makes_files_that_can_be_read(self, said):
        turns = tuple(
            Segment(n, n, who, None, n, n + 1, (Word(f"h1.{n}", text),))
            for n, (who, text) in enumerate(said)
        )
        passed = open_gate(evidence(), leaving(Transcript("FG3", "h1", turns), HASH))
        for ending, write in WRITERS.items():
            data = write(passed)
            assert data == write(passed)
            assert all(HASH not in where for where, _ in texts(f"FG3.{ending}", data))
            for _, text in texts(f"FG3.{ending}", data):
                assert not any(ord(sign) < 32 and sign not in "\n\r" for sign in text)


class TestWhateverComesInIsReadOrRefused:
    """Bad input: one sentence on what is wrong, one on what to do, nothing changed."""

    @given(st.binary(max_size=300) | anything.map(str.encode))
    def test_no_bytes_make_it_fail_otherwise(self, data):
        assert read_or_refused(data)

    @given(
        st.sampled_from(
            [b"WEBVTT\n\n", b"1\n00:00:01,000 --> ", b"P1: a\n", b"PK\x03\x04", b"[0:01] "]
        ),
        st.binary(max_size=200),
    )
    def test_nor_do_such_that_begin_well(self, head, data):
        assert read_or_refused(head + data)

    @given(st.lists(st.tuples(st.sampled_from(["P1", "P2"]), st.integers(1, 5)), min_size=1))
    def test_every_word_of_a_plain_transcript_is_kept_in_order(self, said):
        lines, words = [], []
        for label, count in said:
            own = [f"w{len(words) + n}" for n in range(count)]
            words += own
            lines.append(f"{label}: {' '.join(own)}")
        brought = read("\n".join(lines).encode())
        assert [word for piece in brought.pieces for word in piece.text.split()] == words
        assert [piece.label for piece in brought.pieces] == [label for label, _ in said]

"""What staff correct: names, times and speakers of the words, before and after."""

from itertools import pairwise

import pytest
from spoken import group, spread

from facilitator.session.events import Record
from facilitator.session.events.desk import SpeakerCorrected, SpeakerRenamed, TextCorrected
from facilitator.transcript.corrections import corrected, retyped
from facilitator.transcript.fingerprint import DecidedFlag, transcript_hash
from facilitator.transcript.imported import ImportedPiece, ImportedTurns, drafted_import
from facilitator.transcript.model import Segment, Transcript, Word


def transcript(*texts: str) -> Transcript:
    """One segment a text, a second a segment, all of `P1` but where `P2: ` stands before it."""
    segments, number = [], 0
    for place, text in enumerate(texts):
        speaker, _, said = text.rpartition(": ")
        words = []
        for heard in spread(said, place * 1_000_000, (place + 1) * 1_000_000):
            number += 1
            words.append(
                Word(f"h1.{number}", heard.text, heard.start, heard.end, 9_000, speaker or "P1")
            )
        segments.append(
            Segment(place, place, speaker or "P1", None, place * 1_000_000, None, tuple(words))
        )
    return Transcript("FG1", "h1", tuple(segments))


def mended(start: Transcript, *events) -> Transcript:
    records = [Record(f"review.1.{n}", n, "", event) for n, event in enumerate(events, start=1)]
    return corrected(start, records).transcript


def words(found: Transcript) -> list[tuple[str, str]]:
    return [(word.name, word.text) for word in found.words]


def test_a_corrected_word_has_a_new_name_and_its_neighbours_keep_theirs():
    found = mended(transcript("I saw the barn today"), TextCorrected("h1.1", "h1.5", "AB",
                   "I saw the barman today"))  # fmt: skip
    assert words(found) == [
        ("h1.1", "I"), ("h1.2", "saw"), ("h1.3", "the"), ("review.1.1.1", "barman"),
        ("h1.5", "today"),
    ]  # fmt: skip


def test_a_new_word_lies_within_the_time_of_what_it_replaces():
    start = transcript("I saw the barn today")
    old = start.words[3]
    found = mended(start, TextCorrected("h1.4", "h1.4", "AB", "big barn door"))
    new = found.words[3:6]
    assert new[0].start == old.start
    assert new[-1].end == old.end
    assert all(a.end <= b.start for a, b in pairwise(new))


def test_what_is_typed_between_two_words_gets_the_time_between_them():
    first, second = Word("h1.1", "one", 0, 100), Word("h1.2", "two", 300, 400)
    made = retyped([first, second], ["one", "and", "two"], "review.1.1")
    assert made == [first, Word("review.1.1.1", "and", 100, 300), second]


def test_words_can_be_taken_out():
    found = mended(transcript("I I saw it"), TextCorrected("h1.1", "h1.2", "AB", "I"))
    assert [word.text for word in found.words] == ["I", "saw", "it"]


def test_a_segment_without_words_is_gone():
    found = mended(transcript("you you", "I saw it"), TextCorrected("h1.1", "h1.2", "AB", ""))
    assert [segment.text for segment in found.segments] == ["I saw it"]


def test_a_correction_of_words_that_are_gone_is_passed_over():
    once = TextCorrected("h1.2", "h1.2", "AB", "heard")
    assert words(mended(transcript("I saw it"), once, once)) == [
        ("h1.1", "I"), ("review.1.1.1", "heard"), ("h1.3", "it"),
    ]  # fmt: skip


def test_a_corrected_speaker_parts_the_segment():
    found = mended(transcript("I saw it did you"), SpeakerCorrected("h1.4", "h1.5", "P2", "AB"))
    assert [(s.speaker, s.text) for s in found.segments] == [("P1", "I saw it"), ("P2", "did you")]


def test_a_renamed_speaker_is_renamed_everywhere():
    found = mended(
        transcript("P2: one", "P1: two", "P2: three"), SpeakerRenamed(to="P4", by="AB", label="P2")
    )
    assert [s.speaker for s in found.segments] == ["P4", "P1", "P4"]


def test_an_imported_label_is_given_a_speaker():
    turns = ImportedTurns(
        "i1", (ImportedPiece("Hello there.", "Maria"), ImportedPiece("Hi.", None))
    )
    draft = Transcript("FG1", "i1", drafted_import(turns))
    found = mended(draft, SpeakerRenamed(to="P3", by="AB", label="Maria"))
    assert [(s.speaker, s.label, s.text) for s in found.segments] == [
        ("P3", "Maria", "Hello there."), (None, None, "Hi."),
    ]  # fmt: skip


def test_no_label_of_an_import_is_printed_by_accident():
    turns = ImportedTurns("i1", (ImportedPiece("Hello there.", "Maria"),))
    assert "Maria" not in repr(turns)
    assert "Hello" not in repr(turns)


class TestHash:
    """What a reviewer signs."""

    @pytest.fixture
    def told(self):
        return group("0:00 start 2\n0:00 record\n0:01.0-0:03.0 I saw it.\n0:01.6 speaker 1")

    def test_the_same_transcript_has_the_same_hash(self, told):
        assert transcript_hash(told.transcript()) == transcript_hash(told.transcript())

    @pytest.mark.parametrize(
        "event",
        [
            TextCorrected("h1.2", "h1.2", "AB", "heard"),
            SpeakerCorrected("h1.1", "h1.1", "P2", "AB"),
            SpeakerRenamed(to="FAC", by="AB", label="P1"),
        ],
    )
    def test_every_correction_changes_it(self, told, event):
        changed = told.transcript(Record("review.1.1", 1, "", event))
        assert transcript_hash(changed) != transcript_hash(told.transcript())

    def test_a_decision_changes_it(self, told):
        decided = (DecidedFlag("h1.2-h1.2:PERSON", "redact", "PERSON", "[Name 1]"),)
        plain = transcript_hash(told.transcript())
        assert transcript_hash(told.transcript(), decided=decided) != plain

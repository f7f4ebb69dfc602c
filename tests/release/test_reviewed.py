"""Which segments a person has checked, also after words were corrected."""

from facilitator.release.reviewed import reviewed
from facilitator.session.events.desk import TurnsReviewed
from facilitator.transcript.model import Segment, Transcript, Word


def transcript(*segments):
    """A segment is its words' names: `h1.0 h1.1`."""
    return Transcript(
        "FG3",
        "h1",
        tuple(
            Segment(n, n, "P1", None, None, None, tuple(Word(name, "x") for name in names.split()))
            for n, names in enumerate(segments)
        ),
    )


def marked(*stretches, how="marked"):
    return TurnsReviewed(tuple(stretches), how, "AB")


def test_a_segment_counts_when_every_word_is_marked():
    found = reviewed(transcript("h1.0 h1.1", "h1.2 h1.3"), [marked(("h1.0", "h1.2"))])
    assert found.segments == {0}
    assert found.listened == frozenset()


def test_listened_is_kept_apart():
    marks = [marked(("h1.0", "h1.1"), how="listened"), marked(("h1.2", "h1.3"))]
    found = reviewed(transcript("h1.0 h1.1", "h1.2 h1.3"), marks)
    assert found.segments == {0, 1}
    assert found.listened == {0}


def test_words_corrected_since_leave_the_rest_checked():
    found = reviewed(
        transcript("review-c01e.1.3.0 h1.1 review-c01e.1.3.1"), [marked(("h1.0", "h1.2"))]
    )
    assert found.segments == {0}


def test_a_stretch_between_typed_words_is_found_by_place():
    words = "review-c01e.1.3.0 h1.1 review-c01e.1.3.1"
    found = reviewed(transcript(words), [marked(("review-c01e.1.3.0", "review-c01e.1.3.1"))])
    assert found.segments == {0}


def test_a_mark_of_another_run_counts_for_nothing():
    assert reviewed(transcript("h1.0"), [marked(("h0.0", "h0.9"))]).segments == frozenset()


def test_a_segment_without_words_is_neither():
    assert reviewed(transcript(""), [marked(("h1.0", "h1.9"))]).segments == frozenset()

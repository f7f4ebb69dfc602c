"""What would leave: whole turns, and cuts that do not say whose."""

from facilitator.release.leaving import leaving, turns_of
from facilitator.session.state import Note
from facilitator.transcript.model import Segment, Transcript, Word


def segment(number, turn, speaker, text, *, cut=None, item=None, start=None, end=None):
    words = tuple(Word(f"h1.{number}{n}", word) for n, word in enumerate(text.split()))
    return Segment(number, turn, speaker, item, start, end, words, cut, label="Marta")


def test_segments_of_a_turn_are_one_paragraph_with_its_times():
    (turn,) = turns_of(
        (
            segment(0, 1, "P1", "One", start=None, end=None),
            segment(1, 1, "P1", "two.", item="I.q1", start=2, end=3),
        )
    )
    assert (turn.number, turn.speaker, turn.text, turn.item) == (1, "P1", "One two.", "I.q1")
    assert (turn.start, turn.end) == (2, 3)


def test_a_cut_says_neither_who_nor_by_which_choice():
    turns = turns_of(
        (
            segment(0, 1, "P1", "Yes."),
            segment(1, 2, "P3", "", cut="declined"),
            segment(2, 3, "P4", "", cut="withdrawn"),
            segment(3, 4, "P2", "No."),
            segment(4, 5, None, "", cut="off_record"),
        )
    )
    assert [turn.shown for turn in turns] == ["Yes.", "[left out]", "No.", "[off the record]"]
    assert [turn.label for turn in turns] == ["P1", None, "P2", None]
    assert [turn.speaker for turn in turns] == ["P1", None, "P2", None]


def test_words_that_someone_left_in_a_cut_are_dropped():
    (turn,) = turns_of((segment(0, 1, "P3", "unspeakable", cut="declined"),))
    assert turn.text == ""


def test_what_nobody_is_known_to_have_said_has_a_label_of_its_own():
    turns = turns_of((segment(0, 1, None, "Who?"),))
    assert turns[0].label == "UNK"


def test_an_emptied_segment_is_no_turn():
    assert turns_of((segment(0, 1, "P1", ""),)) == ()


def test_labels_that_an_import_brought_do_not_leave():
    made = leaving(Transcript("FG3", "i1", (segment(0, 1, "P1", "Yes."),)), "5e")
    assert "Marta" not in str([getattr(made.turns[0], f) for f in made.turns[0].__slots__])


def test_notes_leave_without_who_wrote_them():
    note = Note("notes-7f3a.1.2", 5, "notes-7f3a", "I.q1", "P3", "[Name 1] laughed")
    (left,) = leaving(Transcript("FG3", "h1", ()), "5e", (note,)).notes
    assert (left.at, left.item, left.text) == (5, "I.q1", "[Name 1] laughed")

from session_lines import state
from summary_samples import said

from facilitator.summary.moments import lines, moments, note_shown


def quotes(keys, words):
    return moments(state(keys), lines(said(words)), ("quote",))


def test_a_quote_is_the_turn_of_who_was_keyed():
    (one,) = quotes(
        "1:00 speaker 1\n1:05 quote",
        "0:50 P2: Before that\n1:00 P1: She sat down first\n1:04 P2: Mm",
    )
    assert (one.said, one.said_by) == ("She sat down first", "P1")
    assert not one.before
    assert not one.after


def test_a_quote_without_a_key_is_the_turn_begun_last():
    (one,) = quotes("1:05 quote", "0:50 P2: Before that\n1:00 P1: She sat down first")
    assert (one.said, one.said_by) == ("She sat down first", "P1")


def test_a_key_grown_old_does_not_choose_the_turn():
    (one,) = quotes("0:10 speaker 2\n2:00 quote", "0:10 P2: Long ago\n1:58 P1: She sat down first")
    assert one.said_by == "P1"


def test_of_a_long_turn_what_is_near_is_quoted_and_the_rest_said_to_be_there():
    long = " | ".join(f"piece {n} {'word ' * 18}" for n in range(10))  # ten seconds a piece
    (one,) = quotes("1:35 speaker 1\n1:36 quote", f"0:30 P1: {long}")
    assert one.before
    assert one.after
    assert "piece 4" in one.said
    assert "piece 0" not in one.said
    assert "piece 9" not in one.said


def test_a_quote_before_any_word_has_none():
    (one,) = quotes("0:05 quote", "1:00 P1: Later")
    assert one.said is None


def test_a_follow_up_is_open_until_it_was_come_back_to():
    keys = "1:00 followup\n1:01 noted_with the letter\n2:00 followup\n3:00 followed_up"
    found = moments(state(keys), (), ("followup",))
    assert [(one.done, one.notes) for one in found] == [(False, ("the letter",)), (True, ())]


def test_a_note_says_who_wrote_it_and_what_it_belongs_to():
    keys = "0:10 speaker 4\n0:11 quote\n0:12 noted_with yes\n0:20 notes-7f3a note no\n0:30 board x"
    here = state(keys)
    shown = [note_shown(note, here) for note in here.notes]
    assert [(note.by, note.kind, note.who) for note in shown] == [
        ("facilitator", "quote", "P4"),
        ("note-taker", "note", "P4"),
        ("facilitator", "board", "P4"),
    ]

"""What a withdrawal comes to, and how the seat is found that nobody knows."""

from spoken import group

from facilitator.session.state import replay
from facilitator.transcript.find import likely
from facilitator.transcript.withdrawal import comes_to

LINES = """
    0:00 start 4
    0:00 record
    0:01.0-0:03.0 It was on the night ward.
    0:01.6 speaker 4
    0:02 note @4 night ward
    0:02 quote
    0:05.0-0:07.0 I agree with Seat four there.
    0:05.7 speaker 2
    0:06 note the others nod
    0:09.0-0:12.0 As P40 is not P4, and forty is not four.
    0:09.7 speaker 1
    0:14 item II.q1
    0:16.0-0:18.0 Somebody else on the night shift.
    """


def test_turns_notes_quotes_mentions_and_what_nobody_is_known_for_are_counted():
    told = group(LINES, {"II.q1": ""})
    state = replay(told.records)
    found = comes_to("P4", told.transcript(), state.notes, state.marks)
    assert (found.turns, found.notes, found.quotes) == (1, 1, 1)
    assert [(place.segment, place.speaker) for place in found.mentions] == [(1, "P2"), (2, "P1")]
    assert [place.segment for place in found.unsure] == [3]


def test_before_a_transcription_what_was_noted_is_counted():
    state = replay(group(LINES).records)
    found = comes_to("P4", None, state.notes, state.marks)
    assert (found.turns, found.notes, found.mentions) == (0, 1, ())


def test_what_somebody_remembers_is_found_by_its_rare_words():
    found = likely(group(LINES, {"II.q1": ""}).transcript(), "the NIGHT ward, somewhere")
    assert [one.segment.speaker for one in found] == ["P4"]
    assert likely(group(LINES).transcript(), "helicopter") == ()
    assert likely(group(LINES).transcript(), " … ") == ()

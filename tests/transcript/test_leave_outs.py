"""What the group asked to leave out: found, put on words, and never back by a later correction."""

from spoken import group

from facilitator.session.events import Record, aside
from facilitator.session.events.desk import LeaveOutSettled, TextCorrected
from facilitator.session.state import replay
from facilitator.transcript.leave_outs import asked_to_leave_out, likely_places

LINES = """
    0:00 start 2
    0:00 record
    0:01.0-0:04.0 My brother lives in the valley.
    0:01.6 speaker 1
    0:06.0-0:09.0 We never went to the valley.
    0:06.7 speaker 2
    0:20.0-0:22.0 That was all.
    0:20.7 speaker 1
    0:22 leave_out
    """
EARLIER = Record(
    "facilitator.1.90", 23_000_000, "", aside.PassageLeftOut("P1", "the brother in the valley")
)


def asked(told):
    return asked_to_leave_out(replay((*told.records, EARLIER)))


def settled(of, *words, reason=""):
    return Record("review.1.1", 30_000_000, "", LeaveOutSettled(of, words, "AB", reason))


def test_a_mark_points_to_its_ten_seconds_and_an_earlier_passage_to_its_words():
    told = group(LINES)
    now, earlier = asked(told)
    segments = {s.number: s.text for s in told.transcript().segments}
    assert [segments[n] for n in likely_places(now, told.transcript())] == ["That was all."]
    assert [segments[n] for n in likely_places(earlier, told.transcript())] == [
        "My brother lives in the valley."
    ]


def test_where_its_speaker_is_wrong_the_words_are_found_all_the_same():
    told = group(LINES)
    other = Record("n.1.1", 23_000_000, "", aside.PassageLeftOut("P2", "my brother lives"))
    (_, one) = asked_to_leave_out(replay((*told.records, other)))
    assert likely_places(one, told.transcript()) == (0,)


def test_what_is_put_on_words_is_left_out_and_counts_as_settled():
    told = group(LINES)
    now, _ = asked(told)
    made = told.transcript(settled(now.name, ("h1.2", "h1.3")))
    assert [(s.text, s.cut) for s in made.segments[:3]] == [
        ("My", None),
        ("", "left_out"),
        ("in the valley.", None),
    ]
    assert made.segments[1].doubts == (), "a person decided it"
    assert made.left_out == {now.name}


def test_what_is_dropped_is_settled_and_everything_stays():
    told = group(LINES)
    now, _ = asked(told)
    made = told.transcript(settled(now.name, reason="they took it back"))
    assert made.left_out == {now.name}
    assert [s.cut for s in made.segments] == [None] * 3


def test_a_later_correction_brings_nothing_back():
    told = group(LINES)
    now, _ = asked(told)
    retyped = TextCorrected("h1.2", "h1.2", "AB", "sister")
    made = told.transcript(
        settled(now.name, ("h1.2", "h1.3")), Record("review.1.2", 31_000_000, "", retyped)
    )
    assert "sister" not in " ".join(word.text for word in made.words)


def test_words_of_another_run_leave_it_open():
    told = group(LINES)
    now, _ = asked(told)
    assert told.transcript(settled(now.name, ("h7.2", "h7.3"))).left_out == frozenset()

"""A rehearsal's own key log is read back as it was pressed."""

from session.test_state import session

from facilitator.formats.key_log import read_key_log
from facilitator.session.events import aside
from facilitator.session.events import live as act
from facilitator.workflow.keys_pressed import key_log


def test_what_was_pressed_is_read_back_from_the_beginning_of_the_recording_on():
    records = session(
        act.ItemReached("intro.a1", "asked"),
        act.RecordingStarted(),
        act.SpeakerNamed("P4"),
        act.SpeakerNamed("FAC"),
        act.AssentAnswered(4, "agree"),
        act.AssentAnswered(3, "unclear"),
        act.ItemReached("II.q1", "asked"),
        act.ItemReached("II.q3", "begun"),
        act.ItemReached("II.q4", "skipped", "no time"),
        act.ProbeUsed("II.q4.p1"),
        act.MomentMarked("identified", None, None, 0),
        act.NoteTaken(0, None, None, "he wrote it down"),
        act.OffRecordStarted(),
        act.BreakNamed(),
        act.OffRecordEnded(),
        act.ActWithdrawn("facilitator.1.4"),
        act.RecordingEnded(),
        act.NoteTaken(0, None, None, "written at the debrief", after=True),
        act.SessionEnded((), ()),
    )
    lines = read_key_log(key_log(records), "keys.jsonl")
    first = ["speaker", "speaker", "assent", "item", "go", "skip", "probe", "identified"]
    rest = ["note", "off", "break", "on", "undo", "end"]
    assert [line.do for line in lines] == [*first, *rest]
    assert [line.speaker for line in lines[:2]] == ["P4", "FAC"]
    assert (lines[2].seat, lines[2].answer) == (4, "agree")
    assert lines[0].t == 4_000_000
    assert lines[8].text == "he wrote it down"
    assert lines[5].text == "no time"


def test_what_began_the_recording_is_not_in_it():
    begun = session(act.RecordingStarted())
    with_item = [
        *begun,
        type(begun[-1])("x.1.9", begun[-1].at, "", act.ItemReached("I.s1", "asked")),
    ]
    assert key_log(with_item) == b""


def test_who_left_who_withdrew_and_what_was_left_out_are_read_back():
    records = session(
        act.RecordingStarted(),
        act.ParticipantArrived(9),
        act.ParticipantLeft(2, "stay"),
        act.ConsentWithdrawn(3),
        aside.CardShown("declined"),
        aside.PassageLeftOut("P4", "the car"),
        aside.PassageLeftOut(None, "the street"),
    )
    lines = read_key_log(key_log(records), "keys.jsonl")
    named = [(line.do, line.seat, line.words or line.card or line.text) for line in lines]
    assert named == [
        ("late", 9, ""),
        ("gone", 2, "stay"),
        ("withdraw", 3, ""),
        ("card", None, "declined"),
        ("leave_out_earlier", 4, "the car"),
        ("leave_out_earlier", None, "the street"),
    ]


def test_an_undo_of_what_a_log_cannot_say_is_not_in_it():
    answers = (act.AssentAnswered(1, "agree"), act.AssentAnswered(2, "unclear"))
    records = session(act.RecordingStarted(), *answers)
    undo = type(records[-1])("facilitator.1.99", 9, "", act.ActWithdrawn(records[-1].name))
    lines = read_key_log(key_log([*records, undo]), "keys.jsonl")
    assert [line.do for line in lines] == ["assent"]

"""The internal summary says what was answered at the debrief, and what happened on the way."""

from facilitator.session.aside import Beside, Debrief, Fault
from facilitator.session.events.aside import FaultKind
from facilitator.session.room import SessionState, Visit
from facilitator.summary.beside import FAULT_LABELS, Happened, debrief_shown, happened
from facilitator.summary.outcomes import outcomes
from facilitator.units import SECOND


def test_answers_stand_in_the_order_of_the_questions_with_whose_they_are():
    beside = Beside(
        debrief=(
            Debrief("notes", "mood", "tired"),
            Debrief("facilitator", "change", "more time"),
            Debrief("facilitator", "mood", "lively"),
            Debrief("facilitator", "old", "of another template"),
            Debrief("facilitator", "unsaid", "  "),
        )
    )
    shown = debrief_shown(SessionState(beside=beside), {"mood": "Mood", "change": "To change"})
    assert [(one.by, one.question, one.text) for one in shown] == [
        ("note-taker", "Mood", "tired"),
        ("facilitator", "Mood", "lively"),
        ("facilitator", "To change", "more time"),
        ("facilitator", "old", "of another template"),
    ]


def test_cards_faults_and_a_hand_over_stand_in_order_of_time():
    beside = Beside(
        cards=(("declined", 5 * SECOND),),
        faults=(Fault("no_signal", 2 * SECOND, 4 * SECOND), Fault("too_loud", 9 * SECOND)),
        handed_over=(7 * SECOND,),
        accepted=("keys",),
    )
    shown = happened(SessionState(beside=beside))
    assert shown[:2] == (
        Happened(0, "begun though the check said no: keys"),
        Happened(2 * SECOND, "the microphone gave no signal", 4 * SECOND),
    )
    assert [one.at // SECOND for one in shown] == [0, 2, 5, 7, 9]


def test_every_fault_has_its_words():
    assert set(FAULT_LABELS) == set(FaultKind.__args__)


def test_why_an_item_was_skipped_is_what_the_debrief_says_last(guide):
    item = next(item for item in guide.stops if item.kind == "question").id
    visit = Visit(item, 0, SECOND, "skipped", "in the room")
    told = SessionState(visits=(visit,), beside=Beside(explained=((item, "at the debrief"),)))
    assert outcomes(told, guide)[item].reason == "at the debrief"
    assert outcomes(SessionState(visits=(visit,)), guide)[item].reason == "in the room"

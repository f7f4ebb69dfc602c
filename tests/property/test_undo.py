"""Undo is an event: a state that undo makes from an earlier one is that of the whole replay."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.session.events import Record, aside
from facilitator.session.events import live as act
from facilitator.session.past import Past
from facilitator.session.state import BEGINNING, after, replay

SEATS = st.integers(1, 4)
ACTS = st.one_of(
    st.builds(act.ItemReached, st.sampled_from(["I.q1", "II.q1"]), st.just("asked")),
    st.builds(act.SpeakerNamed, st.sampled_from(["P1", "P2", "FAC"])),
    st.builds(act.AssentAnswered, SEATS, st.sampled_from(["agree", "decline", "unclear"])),
    st.builds(act.ParticipantArrived, SEATS),
    st.builds(act.ParticipantLeft, SEATS, st.sampled_from(["stay", "withdraw", "nothing"])),
    st.builds(act.BoardWritten, st.none(), st.just("lessons")),
    st.builds(aside.CardShown, st.just("declined")),
    st.just(act.RecordingStarted()),
    st.just(act.OffRecordStarted()),
    st.just(act.OffRecordEnded()),
)
UNDO = st.integers(0, 30)
"""Undo takes back the act that lies so far back, where there is one: others act as well."""


class Led:
    """Folds records as a screen does."""

    def __init__(self, every):
        self.records, self.state, self.past = [], BEGINNING, Past(every)

    def add(self, event):
        number = len(self.records)
        record = Record(f"facilitator.1.{number}", number, "", event)
        self.records.append(record)
        self.state = after(self.state, record)
        self.past.keep(len(self.records), self.state)

    def undo(self, back):
        if self.state.acts:
            last = self.state.acts[-1 - back % len(self.state.acts)]
            self.add(act.ActWithdrawn(last.name))
            self.state = self.past.without(self.records, last.name)


@given(st.integers(1, 9), st.lists(ACTS | UNDO, max_size=60))
def test_a_state_after_undo_is_that_of_the_whole_replay(every, done):
    led = Led(every)
    led.add(act.SessionStarted(4, "a guide", "0" * 64, "mic"))
    for one in done:
        if isinstance(one, int):
            led.undo(one)
        else:
            led.add(one)
        assert led.state == replay(led.records)

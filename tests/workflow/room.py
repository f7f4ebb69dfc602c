"""A session led without a recorder: real journal, real steering file, a clock that a test sets."""

from contextlib import contextmanager
from pathlib import Path

from facilitator.guide.model import Guide, Item, Section
from facilitator.ports import Order
from facilitator.session.events import live as act
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.units import SECOND
from facilitator.workflow.conduct import Conduct
from facilitator.workflow.note_taking import NoteDesk
from facilitator.workflow.orders import Orders
from facilitator.workflow.prompt_taking import PromptDesk
from facilitator.workflow.room import Room
from facilitator.workflow.writer import JournalWriter


class StandingClock:
    """The machine's clock, standing where a test puts it (`ports.Clock`)."""

    boot = "0badcafe"

    def __init__(self) -> None:
        self.time = 1000 * SECOND

    def now(self):
        return self.time

    def utc(self):
        return "2026-11-24T12:00:00.000Z"

    def sleep(self, time):
        self.time += time


def guide() -> Guide:
    """A guide with an introduction, an assent round and two questions with probes."""
    items = (
        Item("intro.s1", "script", "Thank you for coming.", "intro"),
        Item("intro.a1", "action", "Begin recording.", "intro", do="record"),
    )
    assent = (
        Item("I.s1", "script", "I have {{ participants }} participants.", "I"),
        Item("I.q1", "question", "Do you agree to participate?", "I", do="assent"),
    )
    talk = (
        Item("II.q1", "question", "What was the most memorable lesson?", "II", bold=((9, 34),)),
        Item("II.q1.p1", "probe", "Does anyone have a similar story?", "II", of="II.q1"),
        Item("II.q1.p2", "action", "write down the lessons", "II", of="II.q1"),
        Item("II.q2", "question", "What else?", "II"),
    )
    sections = (
        Section("intro", "", "Introduction", 6, items),
        Section("I", "I", "I. Assent", 4, assent),
        Section("II", "II", "II. Learning", 30, talk),
    )
    return Guide("A guide", None, None, 40, None, sections)


@contextmanager
def led(folder: Path, seats: int = 4, at_steering: Path | None = None):
    """Give (conduct, clock) of a new session in a new study; the clock stands at second 0.

    Its steering file lies where others find it by the state folder `at_steering`, if one is given.
    """
    study = Study.create(folder / "study", "A study", _any_guide(folder))
    session = study.new_session("FG1")
    machine = StandingClock()
    clock = SessionClock(machine, machine.now())
    place = None if at_steering is None else steering_path(at_steering, session.id)
    steering = SteeringFile(place or folder / "open.now")
    orders = Orders(steering, machine, Order(1, "off", "off", 0))
    journal = session.writer("facilitator", SessionClock(SystemClock(), 0))
    writer = JournalWriter(journal, "facilitator", machine.utc)
    room = Room("FG1", guide(), "a microphone", encrypted=False)
    draft = session.path / "draft"
    conduct = Conduct(
        *(room, writer, orders, NoteDesk(draft), [], lambda: None),
        clock=clock,
        prompts=PromptDesk(draft),
    )
    conduct.add(
        act.SessionStarted(seats, "guide", "0" * 64, "mic"),
        act.ItemReached("intro.s1", "asked"),
        at=0,
    )
    try:
        yield conduct, machine
    finally:
        writer.close()
        journal.close()
        orders.close()
        steering.close()


def _any_guide(folder: Path) -> Path:
    path = folder / "guide.md"
    path.write_text("---\ntitle: A guide\n---\n# I. Assent\n\nDo you agree?\n", encoding="utf-8")
    return path

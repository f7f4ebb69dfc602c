"""An encrypted study on disk, with a session of it, for tests about keys."""

from dataclasses import dataclass, field
from hashlib import sha256

from facilitator.session.events import live
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.vault import identity
from facilitator.workflow.keyring import keyed, nobody

GUIDE = b"# Guide\n"
SAID = "the giraffe asked for Margaret"


@dataclass(frozen=True)
class Holder:
    """Someone who can open a study."""

    identity: str = field(repr=False)
    recipient: str


def holder():
    """Make a holder's key, not protected: deriving one from a passphrase takes a second."""
    return Holder(*identity.make())


@dataclass(frozen=True)
class Room:
    """A study's folder with the folders of this machine's user."""

    study: object
    one: Holder
    state: object
    runtime: object

    def opened_by(self, *holders):
        """Give the study as someone opens it with these holders' keys in one identity file."""
        text = "\n".join(holder.identity for holder in holders) or None
        study = Study.open(self.study.root)
        ask = (lambda: text) if text else nobody
        return keyed(study, self.state, ask, self.runtime)


def made(tmp_path, *others):
    """Make a study for one holder and `others`."""
    one = holder()
    recipients = (one.recipient, *(other.recipient for other in others))
    study = Study.create(tmp_path / "study", "T", recipients=recipients)
    room = Room(study, one, tmp_path / "state", None)
    return Room(room.opened_by(), one, room.state, None)


def note(text=SAID):
    """Give a note that says `text`."""
    return live.NoteTaken(first_key=0, item=None, speaker="P4", text=text)


def led(study, name="FG1"):
    """Lead a session with a note in it to its end."""
    session = study.new_session(name)
    session.guide_copy.write_bytes(GUIDE)
    with session.writer("facilitator", SessionClock(SystemClock(), 0)) as ledger:
        ledger.append(live.SessionStarted(4, "g", sha256(GUIDE).hexdigest(), "mic"), note(), at=0)
        head = [(file.file, file.bytes, *file.head) for file in session.read().files]
        ledger.append(live.SessionEnded(tuple(head), ()), at=5)
    return session


def notes(study, name="FG1"):
    """Give the texts of a session's notes as far as they can be opened."""
    events = [record.event for record in study.session(name).read().records]
    return [event.text for event in events if isinstance(event, live.NoteTaken)]

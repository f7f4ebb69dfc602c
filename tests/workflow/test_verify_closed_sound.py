"""What `facilitator verify` says of closed sound, with and without its key."""

from hashlib import sha256

import pytest

from facilitator.audio.fca import ClosedForm
from facilitator.audio.wav import header
from facilitator.ports import PieceMark
from facilitator.session.events import live, sound
from facilitator.session.events.keeping import SoundClosed
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.vault import identity
from facilitator.workflow import wiring
from facilitator.workflow.keyring import keyed
from facilitator.workflow.verify import verify

RATE = 8000
SECONDS = 12
NAME = "mic.0001.fca"


def samples(count):
    return b"".join((i % 251).to_bytes(2, "little") for i in range(count))


class Session:
    """A session of an encrypted study with one closed piece of twelve seconds."""

    def __init__(self, tmp_path):
        _, recipient = identity.make()
        root, self.state = tmp_path / "study", tmp_path / "state"
        Study.create(root, "T", recipients=(recipient,))
        self.study = keyed(Study.open(root), self.state)
        self.folder = self.study.new_session("FG3")
        self.clock = SessionClock(SystemClock(), 0)
        self.ledger = self.folder.writer("facilitator", self.clock)
        self.ledger.append(live.RecordingStarted(), at=0)
        self.envelope = self.folder.closing()
        self.blocks = []

    def record(self, *, close=True):
        log = self.folder.writer("recorder", self.clock)
        form = ClosedForm(self.folder.id, self.envelope).begin(PieceMark("mic", 1, 0, RATE))
        log.append(sound.SegmentOpened("mic", NAME, 0, RATE), at=0)
        data, pcm = form.head, samples(SECONDS * RATE)
        for at in range(0, len(pcm), RATE):
            self.blocks.append(form.body(pcm[at : at + RATE]))
            data += self.blocks[-1]
            count = (at + RATE) // 2
            if count % (5 * RATE) == 0:
                sha = sha256(data).hexdigest()
                tick = sound.TickWritten(NAME, count, len(data), sha, count * SECOND // RATE)
                log.append(tick, at=tick.heard)
        if close:
            sha = sha256(data).hexdigest()
            closed = sound.SegmentClosed(NAME, SECONDS * RATE, len(data), sha)
            log.append(closed, at=SECONDS * SECOND)
        self.head = form.head
        self.path = self.folder.sound / NAME
        self.path.write_bytes(data)
        self.path.chmod(0o600)

    def lose_the_key(self):
        for key in (self.state / "open").glob("*.key"):
            key.unlink()
        self.study = keyed(Study.open(self.study.root), self.state)

    def problems(self):
        (found,) = verify(self.study, "FG3").sessions
        return list(found.problems)


@pytest.fixture
def session(tmp_path):
    made = Session(tmp_path)
    made.record()
    return made


@pytest.mark.parametrize("key", [True, False])
def test_a_whole_piece_is_whole_with_and_without_its_key(session, key):
    if not key:
        session.lose_the_key()
    (found,) = verify(session.study, "FG3").sessions
    assert found.problems == ()
    assert [(s.file, s.seconds) for s in found.audio] == [(NAME, 12.0)]


def spoil(session, block):
    blocks = list(session.blocks)
    blocks[block] = blocks[block][:-20] + bytes(20)
    session.path.write_bytes(session.head + b"".join(blocks))


def test_a_changed_block_is_named_to_within_a_tick_without_a_key(session):
    spoil(session, 13)
    session.lose_the_key()
    (problem,) = session.problems()
    assert problem.startswith(f"{NAME} is not what was written")
    assert "between 5.0 s and 10.0 s" in problem


def test_a_changed_block_is_named_to_itself_with_the_key(session):
    spoil(session, 13)
    (problem,) = session.problems()
    assert problem == f"{NAME} cannot be read from 6.5 to 7.0 s: it was changed or cut."


def test_what_lies_beyond_the_last_tick_is_seen_with_the_key(tmp_path):
    session = Session(tmp_path)
    session.record(close=False)
    spoil(session, 22)
    assert session.problems() == [
        f"{NAME} cannot be read from 11.0 to 11.5 s: it was changed or cut."
    ]
    session.lose_the_key()
    assert session.problems() == []


def test_a_missing_end_is_said_with_its_length(session):
    data = session.head + b"".join(session.blocks[:-4])
    session.path.write_bytes(data)
    session.lose_the_key()
    (problem,) = session.problems()
    assert "is cut off: its last 2." in problem


def test_a_torn_last_block_is_a_note_and_no_damage(tmp_path):
    session = Session(tmp_path)
    session.record(close=False)
    with session.path.open("ab") as file:
        file.write(session.blocks[0][:100])
    (found,) = verify(session.study, "FG3").sessions
    assert found.problems == ()
    assert f"{NAME} ends in 100 bytes of a block that was never finished." in found.notes


def test_a_piece_recorded_in_clear_and_closed_later_is_looked_for_under_its_new_name(tmp_path):
    session = Session(tmp_path)
    log = session.folder.writer("recorder", session.clock)
    clear = session.folder.sound / "mic.0001.wav"
    clear.write_bytes(header(0, RATE) + samples(3 * RATE))
    log.append(sound.SegmentOpened("mic", clear.name, 0, RATE), at=0)
    sounds, disk = session.folder.sound, SystemDisk()
    name, count = wiring.close_sound(clear, sounds, session.folder.id, session.envelope, disk)
    clear.unlink()
    closed = sounds / name
    data = closed.read_bytes()
    session.ledger.append(SoundClosed(clear.name, name, count), at=4 * SECOND)
    (found,) = verify(session.study, "FG3").sessions
    assert found.problems == ()
    assert [(s.file, s.seconds) for s in found.audio] == [(NAME, 3.0)]
    closed.write_bytes(data[: len(data) * 2 // 5])  # two of six blocks, whatever they pack to
    assert session.problems() == [f"{NAME} is cut off: 2.0 s that were written are missing."]

"""Sealing: the open key goes, what lay in clear is encrypted, and nothing is lost by it."""

import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from closed_study import SAID, led, made, note, notes

from facilitator.audio.wav import header, lengths
from facilitator.errors import FacilitatorError, Refused
from facilitator.session.events import keeping, live, machine, sound
from facilitator.session.events.made import event_name
from facilitator.study import key_files, locks
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.reading import FileReader
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.workflow import close_clear, seal
from facilitator.workflow.derive import Desk
from facilitator.workflow.status import status
from facilitator.workflow.verify import verify

RATE = 8000
PCM = b"".join((i % 251).to_bytes(2, "little") for i in range(3 * RATE))
HEARD = b'{"words": "the giraffe asked"}'


@pytest.fixture
def room(tmp_path):
    return made(tmp_path)


def events(study, name="FG1"):
    return [record.event for record in study.session(name).read().records]


def whole(room, name="FG1"):
    """Say what `verify` finds wrong, with a holder's key and without any."""
    found = [
        verify(study, name).sessions[0] for study in (room.opened_by(room.one), room.opened_by())
    ]
    return [problem for one in found for problem in one.problems]


def test_a_sealed_session_opens_for_a_holder_alone(room):
    session = led(room.study)
    SteeringFile(steering_path(room.state, session.id)).close()
    done = seal.seal(room.opened_by(), "FG1")
    assert (done.already, done.ended, done.closed.any) == (False, True, False)
    assert list((room.state / "open").iterdir()) == []
    assert notes(room.opened_by()) == []
    assert notes(room.opened_by(room.one)) == [SAID]
    last = events(room.opened_by())[-1]
    assert [head[0] for head in last.journals] == ["facilitator.1.jsonl", "recorder.1.jsonl"]
    assert whole(room) == []


def test_sealing_again_changes_nothing(room):
    led(room.study)
    seal.seal(room.opened_by(), "FG1")
    before = sorted(p.name for p in room.study.recordings.rglob("*"))
    assert seal.seal(room.opened_by(), "FG1").already
    assert sorted(p.name for p in room.study.recordings.rglob("*")) == before


def test_sealing_that_was_stopped_before_the_key_went_ends_it(room, monkeypatch):
    led(room.study)
    with monkeypatch.context() as stopped, suppress(KeyboardInterrupt):
        stopped.setattr(key_files, "erase", lambda path: (_ for _ in ()).throw(KeyboardInterrupt))
        seal.seal(room.opened_by(), "FG1")
    assert key_files.open_sessions(room.state)
    seal.seal(room.opened_by(), "FG1")
    assert not key_files.open_sessions(room.state)
    found = [
        event for event in events(room.opened_by()) if isinstance(event, keeping.SessionSealed)
    ]
    assert len(found) == 1


def test_the_key_is_overwritten_before_it_is_unlinked(room, tmp_path):
    session = led(room.study)
    path = key_files.open_path(room.state, session.id)
    other = tmp_path / "another name of the same bytes"
    os.link(path, other)
    seal.seal(room.opened_by(), "FG1")
    assert set(other.read_bytes()) == {0}


def test_no_key_is_removed_while_it_is_not_wrapped_twice_and_whole(room):
    session = led(room.study)
    wrapped = sorted(Path(session.keys.folder).iterdir())
    wrapped[0].write_bytes(b"")
    for path in wrapped[2:4]:
        path.unlink()
    seal.seal(room.opened_by(), "FG1")
    assert notes(room.opened_by(room.one)) == [SAID]
    assert whole(room) == []


def test_a_session_that_is_run_is_not_sealed(room):
    session = led(room.study)
    with locks.running(session), pytest.raises(Refused, match="already being run"):
        seal.seal(room.opened_by(), "FG1")
    assert key_files.open_sessions(room.state)


def test_a_session_that_was_cut_short_can_be_sealed_and_it_is_said(room):
    session = room.study.new_session("FG1")
    with session.writer("facilitator", SessionClock(SystemClock(), 0)) as ledger:
        ledger.append(note(), at=0)
    assert not seal.seal(room.opened_by(), "FG1").ended
    assert notes(room.opened_by(room.one)) == [SAID]


def aged(room, hours):
    for path in (room.state / "open").glob("*.key"):
        os.utime(path, (path.stat().st_mtime - hours * 3600,) * 2)


def test_what_ended_over_a_day_ago_is_sealed_by_the_next_command(room, monkeypatch):
    led(room.study), led(room.study, "FG2")
    aged(room, 30)
    assert seal.seal_overdue(room.opened_by()) == ()  # it ended only now
    monkeypatch.setattr(seal, "OVERDUE", 0)
    with locks.running(room.study.session("FG2")):
        assert seal.seal_overdue(room.opened_by()) == ("FG1",)
    assert seal.seal_overdue(room.opened_by()) == ("FG2",)
    assert seal.seal_overdue(room.opened_by()) == ()


def test_a_session_that_was_cut_short_over_a_day_ago_is_sealed_unless_it_is_run(room, monkeypatch):
    session = room.study.new_session("FG1")
    with session.writer("facilitator", SessionClock(SystemClock(), 0)) as ledger:
        ledger.append(note(), at=0)
    aged(room, 30)
    assert seal.seal_overdue(room.opened_by()) == ()  # it was cut short only now
    monkeypatch.setattr(seal, "OVERDUE", 0)
    assert not seal.seal_when_ready(room.opened_by(), session)
    with locks.running(session):
        assert seal.seal_overdue(room.opened_by()) == ()
    assert seal.seal_overdue(room.opened_by()) == ("FG1",)
    assert notes(room.opened_by(room.one)) == [SAID]


# --- what was recorded in clear -------------------------------------------------------------------


def piece(session, recorder, number, first):
    """Write a piece of sound in clear and its journal as the recorder does."""
    name, samples = f"mic.{number:04}.wav", len(PCM) // 2
    recorder.append(sound.SegmentOpened("mic", name, first, RATE), at=first)
    data = bytearray(header(first, RATE) + PCM)
    for place, field in lengths(samples):
        data[place : place + len(field)] = field
    (session.sound / name).write_bytes(data)
    closed = sound.SegmentClosed(name, samples, len(data), sha256(data).hexdigest())
    recorder.append(closed, at=first)


def recorded_in_clear(room):
    """Leave a session as `run` does where a holder's key was broken and the facilitator went on."""
    session = room.study.new_session("FG1").in_clear()
    session.guide_copy.write_bytes(b"# Guide\n")
    clock = SessionClock(SystemClock(), 0)
    guide = sha256(b"# Guide\n").hexdigest()
    with session.writer("facilitator", clock) as ledger:
        ledger.append(live.SessionStarted(4, "g", guide, "mic"), note("before the crash"), at=0)
    with session.writer("facilitator", clock) as ledger, session.writer("recorder", clock) as rec:
        piece(session, rec, 1, 0)
        piece(session, rec, 2, 3 * RATE)
        with session.writer("notes", clock) as second:
            second.append(note("from the second chair"), at=4)
        ledger.append(note(), live.AssentAnswered(3, "decline"), at=5)
        read = session.read()
        heads = tuple((file.file, file.bytes, *file.head) for file in read.files)
        ledger.append(live.SessionEnded(heads, ()), at=6)
    with session.writer("transcriber", clock) as transcriber:
        name = session.store_heard(HEARD)
        transcriber.append(machine.TranscriptionEnded("h1", name), at=7)
    (session.derived / "0000").mkdir()
    (session.derived / "0000" / "summary.html").write_text(SAID)
    (session.path / "draft-facilitator").write_text(SAID)
    for path in session.path.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return room.study.session("FG1")


def records(study):
    """Give all records of the session but those of sealing, and those that name files."""
    found = study.session("FG1").read().records
    return [
        (r.name, r.at, r.utc, r.event)
        for r in found
        if not isinstance(r.event, keeping.Keeping | live.SessionEnded | machine.TranscriptionEnded)
    ]


def confirmed(room):
    """Seal as someone does who knows that the session was recorded in clear."""
    study = room.opened_by()
    return seal.seal(study, "FG1", seal.in_clear(study, "FG1"))


LEAKS = (b"giraffe", b"second chair", b"crash", b"decline", PCM[:400])


def leaks(room):
    return [
        (str(path), word)
        for root in (room.study.recordings, room.state)
        for path in root.rglob("*")
        if path.is_file()
        for word in LEAKS
        if word in path.read_bytes()
    ]


def test_what_was_recorded_in_clear_is_encrypted_and_every_record_keeps_its_name(room):
    session = recorded_in_clear(room)
    before = records(room.study)
    assert leaks(room)
    (line,) = status(room.opened_by()).sessions
    assert line.about_keys == "NOT encrypted: facilitator seal FG1 encrypts it"
    done = confirmed(room)
    assert (done.closed.sounds, done.closed.journals) == (2, 5)
    assert leaks(room) == []
    assert sorted(path.name for path in session.sound.iterdir()) == ["mic.0001.fca", "mic.0002.fca"]
    assert list((room.state / "open").iterdir()) == []
    study = room.opened_by(room.one)
    assert records(study) == before
    assert whole(room) == []
    desk = Desk(study, study.session("FG1"))
    (stretch,) = desk.timeline.stretches
    read = close_clear.wiring.sound_reader(desk.folder.sounds, desk.folder.envelope)
    assert read(stretch) == PCM + PCM
    ended = next(e for e in events(study) if isinstance(e, machine.TranscriptionEnded))
    assert study.session("FG1").load_heard(ended.file) == HEARD
    assert confirmed(room).already


def test_the_journals_as_they_were_written_are_kept_closed_byte_for_byte(room):
    session = recorded_in_clear(room)
    before = {path.name: path.read_bytes() for path in session.journal.iterdir()}
    confirmed(room)
    folder = room.opened_by(room.one).session("FG1")
    closed = [e for e in events(room.opened_by()) if isinstance(e, keeping.JournalClosed)]
    assert {one.file: folder.load_heard(one.kept) for one in closed} == before


def test_the_hashes_of_before_are_nowhere_in_clear(room):
    """Whoever knew them could try out which seat declined."""
    session = recorded_in_clear(room)
    old = set()
    for path in session.journal.iterdir():
        reader = FileReader(path.name)
        reader.feed(path.read_bytes())
        old |= {h.encode() for h in reader.so_far().links.values()}
    assert len(old) > 10
    confirmed(room)
    everything = b"".join(p.read_bytes() for p in session.path.rglob("*") if p.is_file())
    assert [h for h in old if h in everything] == []


def test_a_torn_tail_and_a_damaged_line_are_kept_and_named(room):
    session = recorded_in_clear(room)
    path = session.journal / "facilitator.1.jsonl"
    data = path.read_bytes().replace(b"before the crash", b"behind the crash") + b'{"torn giraffe'
    path.write_bytes(data)
    confirmed(room)
    assert leaks(room) == []
    (closed,) = [
        e
        for e in events(room.opened_by())
        if isinstance(e, keeping.JournalClosed) and e.file == path.name
    ]
    assert closed.lost == ("facilitator.1.2",)
    assert room.opened_by(room.one).session("FG1").load_heard(closed.kept) == data
    assert SAID in notes(room.opened_by(room.one))


class Killed(BaseException):
    """The process ends here."""


STEPS = ("replace", "unlink", "rename")


@pytest.mark.parametrize("step", range(0, 40, 3))
def test_closing_that_is_killed_loses_nothing_and_is_ended_by_the_next(room, monkeypatch, step):
    recorded_in_clear(room)
    before = records(room.study)
    count = iter(range(10_000))

    def ending(act):
        def at_step(*args, **kwargs):
            if next(count) == step:
                raise Killed
            return act(*args, **kwargs)

        return at_step

    with monkeypatch.context() as patched, suppress(Killed):
        for name in STEPS:
            patched.setattr(Path, name, ending(getattr(Path, name)))
        patched.setattr(shutil, "rmtree", ending(shutil.rmtree))
        confirmed(room)
    confirmed(room)
    assert records(room.opened_by(room.one)) == before
    assert leaks(room) == []
    assert whole(room) == []
    closed = [e for e in events(room.opened_by()) if isinstance(e, keeping.JournalClosed)]
    assert len(closed) == len({one.file for one in closed}) == 5


def test_what_does_not_open_as_it_was_takes_no_place(room, monkeypatch):
    session = recorded_in_clear(room)
    before = {path: path.read_bytes() for path in session.path.rglob("*") if path.is_file()}
    monkeypatch.setattr("facilitator.audio.fca.ClosedBytes.body", lambda self, pcm: b"")
    with pytest.raises(FacilitatorError):
        confirmed(room)
    assert {path: path.read_bytes() for path in before} == before


def test_a_holders_key_that_is_still_broken_leaves_all_as_it_is(room):
    recorded_in_clear(room)
    toml = room.study.root / "study.toml"
    toml.write_text(toml.read_text().replace(room.one.recipient, "age1broken"))
    with pytest.raises(FacilitatorError, match="no public key"):
        confirmed(room)
    assert event_name(type(events(room.opened_by())[0])) == "session.started"

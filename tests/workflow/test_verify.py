"""What `facilitator verify` says of whole and of damaged sessions."""

import json
import subprocess
import sys
from hashlib import sha256

import pytest

from facilitator.audio.wav import header, lengths
from facilitator.errors import Refused
from facilitator.session.events import live, machine, sound
from facilitator.study import artefacts
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.workflow.verify import verify

RATE = 8000
TICK = 5 * RATE


def ticks_of(name, data, samples, first=0):
    """Give the ticks of a piece as the recorder writes them, every five seconds."""
    header_bytes = len(data) - 2 * samples
    for count in range(TICK, samples + 1, TICK):
        end = header_bytes + 2 * count
        sha = sha256(data[:end]).hexdigest()
        yield sound.TickWritten(name, count, end, sha, heard=(first + count) * SECOND // RATE)


def record_piece(session, ledger, name, first, samples, *, close=True):
    """Write a piece of sound and its journal as the recorder does."""
    pcm = b"".join((i % 251).to_bytes(2, "little") for i in range(samples))
    data = header(first, RATE) + pcm
    opened = sound.SegmentOpened("mic", name, first, RATE)
    ledger.append(opened, *ticks_of(name, data, samples, first), at=first * SECOND // RATE)
    if close:
        changed = bytearray(data)
        for place, field in lengths(samples):
            changed[place : place + len(field)] = field
        data = bytes(changed)
        closed = sound.SegmentClosed(name, samples, len(data), sha256(data).hexdigest())
        ledger.append(closed, at=(first + samples) * SECOND // RATE)
    (session.sound / name).write_bytes(data)


@pytest.fixture
def study(tmp_path):
    return Study.create(tmp_path / "study", "T")


@pytest.fixture
def session(study):
    """A session as `run` leaves it: two pieces with a gap between them, the second cut short."""
    session = study.new_session("FG3")
    session.guide_copy.write_bytes(b"# Guide\n")
    clock = SessionClock(SystemClock(), 0)
    ledger, recorder = session.writer("facilitator", clock), session.writer("recorder", clock)
    guide = sha256(b"# Guide\n").hexdigest()
    ledger.append(live.SessionStarted(4, "g", guide, "mic"), live.RecordingStarted(), at=0)
    record_piece(session, recorder, "mic.0001.wav", 0, 12 * RATE)
    recorder.append(sound.GapLeft("mic", 12 * RATE, 20 * RATE, RATE, "off_record"), at=20 * SECOND)
    record_piece(session, recorder, "mic.0002.wav", 20 * RATE, 11 * RATE)
    for number in range(5):
        ledger.append(live.BoardWritten(item=None, text=f"note {number}"), at=30 * SECOND + number)
    reading = session.read()
    journals = tuple((file.file, file.bytes, *file.head) for file in reading.files)
    closed = [r.event for r in reading.records if isinstance(r.event, sound.SegmentClosed)]
    sounds = tuple((event.file, event.bytes, event.sha) for event in closed)
    ledger.append(live.SessionEnded(journals, sounds), at=40 * SECOND)
    for path in session.path.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return session


def problems(study):
    (found,) = verify(study, "FG3").sessions
    return list(found.problems)


def change(path, place, old=None):
    data = bytearray(path.read_bytes())
    place = data.index(old) if old else place
    data[place] ^= 1
    path.write_bytes(data)


def test_a_whole_session_is_whole(study, session):
    found = verify(study)
    assert found.whole
    (one,) = found.sessions
    assert (one.session, one.problems, one.notes) == ("FG3", (), ())
    assert [(j.file, j.records, j.torn_bytes, j.damaged) for j in one.journals] == [
        ("facilitator.1.jsonl", 8, 0, ()),
        ("recorder.1.jsonl", 9, 0, ()),
    ]
    assert [(s.file, s.seconds, s.problem) for s in one.audio] == [
        ("mic.0001.wav", 12.0, None),
        ("mic.0002.wav", 11.0, None),
    ]
    assert [(gap.start, gap.end, gap.why) for gap in one.gaps] == [
        (12 * SECOND, 20 * SECOND, "off_record")
    ]


def test_verify_changes_nothing(study, session):
    (session.journal / "facilitator.1.jsonl").open("ab").write(b"torn")
    before = {path: path.read_bytes() for path in study.root.rglob("*") if path.is_file()}
    verify(study)
    assert {p: p.read_bytes() for p in study.root.rglob("*") if p.is_file()} == before


def test_a_torn_tail_is_reported_and_no_damage(study, session):
    with (session.journal / "recorder.1.jsonl").open("ab") as file:
        file.write(b'{"at":5,"d":')
    (one,) = verify(study).sessions
    assert one.problems == ()
    assert one.journals[1].torn_bytes == 12
    assert "12 bytes of a record that was never finished" in one.notes[0]


def test_a_changed_byte_names_the_record_that_is_lost(study, session):
    change(session.journal / "facilitator.1.jsonl", 0, b"note 2")
    (one,) = verify(study, "FG3").sessions
    assert one.journals[0].damaged == ("facilitator.1.5",)
    assert one.journals[0].records == 7
    assert len(one.problems) == 1
    assert "line 6 does not fit the chain" in one.problems[0]
    assert "record facilitator.1.5" in one.problems[0]
    assert "note" not in one.problems[0]


def test_a_changed_last_record_is_damage_and_no_torn_tail(study, session):
    change(session.journal / "facilitator.1.jsonl", 0, b"session.ended")
    (one,) = verify(study, "FG3").sessions
    assert one.journals[0].damaged == ("facilitator.1.8",)


def test_a_journal_that_was_cut_off_is_seen(study, session):
    path = session.journal / "recorder.1.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-2]))
    (said,) = problems(study)
    assert said.startswith("recorder.1.jsonl is cut off after record 7: the end of the session")


def test_a_missing_journal_is_seen(study, session):
    (session.journal / "recorder.1.jsonl").unlink()
    said = problems(study)
    assert said[0] == "recorder.1.jsonl is missing: the end of the session names it."


def test_a_part_that_lost_its_end_after_another_began_is_seen(study):
    session = study.new_session("FG3")
    clock = SessionClock(SystemClock(), 0)
    session.writer("facilitator", clock).append(live.RecordingStarted(), live.ProbeUsed("p"), at=0)
    session.writer("notes", clock)
    session.writer("facilitator", clock)
    path = session.journal / "facilitator.1.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    said = problems(study)
    assert len(said) == 2
    assert all("facilitator.1.jsonl is cut off after record 1" in one for one in said)


def test_a_journal_of_another_session_is_seen(study, session):
    other = study.new_session("FG4")
    clock = SessionClock(SystemClock(), 0)
    other.writer("notes", clock)
    (stranger,) = other.journal.iterdir()
    stranger.rename(session.journal / "notes-00ff.1.jsonl")
    said = problems(study)
    assert any("belongs to another session" in one for one in said)
    assert any("was renamed" in one for one in said)


def test_swapped_files_are_named(study, session):
    one, two = (session.journal / f"{name}.1.jsonl" for name in ("facilitator", "recorder"))
    data = one.read_bytes(), two.read_bytes()
    two.write_bytes(data[0])
    one.write_bytes(data[1])
    said = problems(study)
    assert "facilitator.1.jsonl was written as recorder.1.jsonl: it was renamed." in said
    assert "recorder.1.jsonl was written as facilitator.1.jsonl: it was renamed." in said


def test_one_file_of_another_session_is_the_stranger_wherever_it_stands(study, session):
    clock = SessionClock(SystemClock(), 0)
    other = study.new_session("FG4")
    other.writer("facilitator", clock).close()
    stranger = (other.journal / "facilitator.1.jsonl").read_bytes()
    session.writer("notes", clock).close()
    (session.journal / "facilitator.1.jsonl").write_bytes(stranger)
    (said,) = (one for one in problems(study) if "belongs to another session" in one)
    assert said.startswith("facilitator.1.jsonl ")


@pytest.mark.parametrize(
    ("act", "said", "damaged"),
    [
        ("double", "line 4 does not fit the chain", "facilitator.1.jsonl:4"),
        ("swap", "lines 3 to 5 do not fit the chain", "facilitator.1.2"),
        ("delete", "line 3 does not fit the chain", "facilitator.1.2"),
    ],
)
def test_lines_that_were_moved_are_named(study, session, act, said, damaged):
    path = session.journal / "facilitator.1.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    if act == "double":
        lines.insert(3, lines[2])
    elif act == "swap":
        lines[2], lines[3] = lines[3], lines[2]
    else:
        del lines[2]
    path.write_bytes(b"".join(lines))
    (one,) = verify(study, "FG3").sessions
    assert any(said in problem for problem in one.problems)
    assert damaged in one.journals[0].damaged


def test_a_kind_of_record_that_is_not_known_is_counted_and_no_damage(study, session):
    session.writer("notes", SessionClock(SystemClock(), 0)).close()
    (path,) = session.journal.glob("notes-*")
    header = path.read_bytes()
    body = b'{"at":5,"d":{},"e":"mood.sensed","n":1,"utc":"","v":1}'
    h = sha256(header[-67:-3] + body).hexdigest().encode()
    path.write_bytes(header + body[:-1] + b',"h":"' + h + b'"}\n')
    (one,) = verify(study, "FG3").sessions
    assert one.problems == ()
    assert any("1 record of a kind that this version does not know" in note for note in one.notes)


@pytest.mark.parametrize(
    ("second", "between"),
    [(2, "between 0.0 s and 5.0 s"), (7, "between 5.0 s and 10.0 s"), (11, "after 10.0 s")],
)
def test_changed_sound_is_told_to_within_a_tick(study, session, second, between):
    path = session.sound / "mic.0001.wav"
    change(path, path.stat().st_size - 2 * RATE * (12 - second))
    (one,) = verify(study, "FG3").sessions
    (said,) = one.problems
    assert said == f"mic.0001.wav is not what was written: something changed {between} of it."
    assert [s.problem is not None for s in one.audio] == [True, False]


def test_sound_that_was_cut_off_or_taken_away_is_seen(study, session):
    path = session.sound / "mic.0001.wav"
    path.write_bytes(path.read_bytes()[: -3 * 2 * RATE])
    (session.sound / "mic.0002.wav").unlink()
    assert problems(study) == [
        "mic.0001.wav is cut off: its last 3.0 s are missing.",
        "mic.0002.wav is missing: journals name it.",
    ]


@pytest.fixture
def killed(study):
    """A session whose recorder was killed: a piece that is open, with more than its last tick."""
    session = study.new_session("FG3")
    recorder = session.writer("recorder", SessionClock(SystemClock(), 0))
    record_piece(session, recorder, "mic.0001.wav", 0, 12 * RATE, close=False)
    return session


def test_a_piece_that_was_open_when_the_recorder_died_is_whole(study, killed):
    (one,) = verify(study, "FG3").sessions
    assert one.problems == ()
    assert one.audio[0].seconds == 12.0


def test_a_piece_that_was_closed_but_not_told_is_whole(study, killed):
    path = killed.sound / "mic.0001.wav"
    data = bytearray(path.read_bytes())
    for place, field in lengths(12 * RATE):
        data[place : place + len(field)] = field
    path.write_bytes(data)
    assert problems(study) == []


def test_in_an_open_piece_too_a_change_is_seen(study, killed):
    path = killed.sound / "mic.0001.wav"
    change(path, path.stat().st_size - 2 * RATE * 6)
    assert "between 5.0 s and 10.0 s" in problems(study)[0]
    path.write_bytes(path.read_bytes()[: -4 * 2 * RATE])
    assert "2.0 s that were written are missing" in problems(study)[0]


def test_a_piece_that_was_never_begun_is_no_loss(study, session):
    recorder = session.writer("recorder", SessionClock(SystemClock(), 0))
    recorder.append(sound.SegmentOpened("mic", "mic.0003.wav", 0, RATE), at=0)
    assert problems(study) == []


def test_sound_without_any_journal_is_still_counted(study, killed):
    for path in killed.journal.iterdir():
        path.unlink()
    (one,) = verify(study, "FG3").sessions
    assert (one.audio[0].file, one.audio[0].seconds) == ("mic.0001.wav", 12.0)


def test_a_changed_guide_and_a_missing_artefact_are_seen(study, session):
    session.guide_copy.write_bytes(b"# Other\n")
    name = artefacts.store(session.heard, b"heard")
    ledger = session.writer("transcriber", SessionClock(SystemClock(), 0))
    ledger.append(machine.TranscriptionEnded("h1", name), at=0)
    assert problems(study) == ["guide.md is not the guide that was run: its SHA-256 is another."]
    (session.heard / name).unlink()
    assert any("missing" in said for said in problems(study))


def test_wider_modes_are_told_and_no_damage(study, session):
    session.guide_copy.chmod(0o644)
    (one,) = verify(study, "FG3").sessions
    assert one.problems == ()
    assert "1 of its files and folders are open to other accounts" in one.notes[0]


def test_the_study_s_own_journal_is_the_session_study(study, session):
    study.whole.writer("study", SessionClock(SystemClock(), 0))
    assert [one.session for one in verify(study).sessions] == ["FG3", "study"]
    assert [one.session for one in verify(study, "study").sessions] == ["study"]


def test_a_wrong_name_is_refused(study, session):
    with pytest.raises(Refused, match="Did you mean FG3"):
        verify(study, "FG33")


def test_a_newer_format_is_a_problem_that_names_the_program(study, session):
    path = session.journal / "notes-00ff.1.jsonl"
    body = b'{"format":"facilitator-journal/2","program":"7.1"}'
    h = sha256(body).hexdigest()
    path.write_bytes(body[:-1] + f',"h":"{h}"}}\n'.encode())
    (said,) = problems(study)
    assert "Install facilitator 7.1" in said


def run(study, *arguments):
    command = [sys.executable, "-m", "facilitator", "verify", "--study", str(study.root)]
    return subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)


def test_the_command_prints_one_document_and_its_status(study, session):
    done = run(study, "FG3", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert found["format"] == "facilitator/verify/1"
    assert found["whole"] is True
    (one,) = found["sessions"]
    assert one["journals"][0] == {
        "file": "facilitator.1.jsonl",
        "records": 8,
        "torn_bytes": 0,
        "damaged": [],
    }
    assert one["audio"][0] == {"file": "mic.0001.wav", "seconds": 12.0, "damaged": False}
    assert one["gaps"] == [{"start": 12.0, "end": 20.0, "why": "off_record"}]
    assert one["problems"] == []
    change(session.journal / "facilitator.1.jsonl", 0, b"note 2")
    done = run(study, "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["sessions"][0]["journals"][0]["damaged"] == ["facilitator.1.5"]
    done = run(study)
    assert done.returncode == 1
    assert (
        "✗ FG3: 16 records in 2 journal files, 0:00:23 of sound in 2 files, 1 gap\n" in done.stdout
    )
    assert "Not everything is whole." in done.stdout

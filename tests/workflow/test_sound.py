"""A session's sound written out: one file a stretch, asked for, journaled, never over another."""

import json
import wave

import pytest

from facilitator.audio.fca import ClosedForm
from facilitator.audio.wav import header
from facilitator.cli.main import root
from facilitator.errors import Refused, Unavailable
from facilitator.ports import PieceMark
from facilitator.session.events import live, sound
from facilitator.session.events.desk import ClearCopyMade
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.vault import identity
from facilitator.workflow.clear_copies import remove_all
from facilitator.workflow.derive import Desk
from facilitator.workflow.keyring import keyed
from facilitator.workflow.sound import sound_out

RATE = 8000


def pcm(first, samples):
    return b"".join((n & 0x7FFF).to_bytes(2, "little") for n in range(first, first + samples))


@pytest.fixture(params=["clear", "closed"])
def study(tmp_path, request):
    """A session with two stretches: 0–3 s, and 5–7 s."""
    closed = request.param == "closed"
    recipients = (identity.make()[1],) if closed else ()
    Study.create(tmp_path / "study", "T", recipients=recipients)
    study = keyed(Study.open(tmp_path / "study"), tmp_path / "state")
    folder = study.new_session("FG3")
    clock = SessionClock(SystemClock(), 0)
    with folder.writer("facilitator", clock) as ledger:
        ledger.append(live.RecordingStarted(), at=0)
    envelope = folder.closing()
    with folder.writer("recorder", clock) as log:
        for number, (first, samples) in enumerate(((0, 3 * RATE), (5 * RATE, 2 * RATE)), 1):
            name = f"mic.{number:04}.{'fca' if closed else 'wav'}"
            log.append(sound.SegmentOpened("mic", name, first, RATE), at=first * SECOND // RATE)
            if closed:
                form = ClosedForm(folder.id, envelope).begin(PieceMark("mic", number, first, RATE))
                data = form.head + form.body(pcm(first, samples))
            else:
                data = header(first, RATE) + pcm(first, samples)
            (folder.sound / name).write_bytes(data)
    return study


def by_wave(path):
    with wave.open(str(path)) as file:
        return file.getframerate(), file.readframes(file.getnframes())


def copies(study):
    records = Desk(study, study.session("FG3")).records
    return [r.event for r in records if isinstance(r.event, ClearCopyMade)]


def test_each_stretch_is_a_file_named_by_its_start(study, tmp_path):
    made = sound_out(study, "FG3", tmp_path / "out", clear=True, by="AB")
    assert [(c.file.name, c.start, c.seconds) for c in made.files] == [
        ("FG3-mic-0h00m00.000s.wav", 0.0, 3.0),
        ("FG3-mic-0h00m05.000s.wav", 5.0, 2.0),
    ]
    first, second = (copy.file for copy in made.files)
    assert by_wave(first) == (RATE, pcm(0, 3 * RATE))
    assert by_wave(second) == (RATE, pcm(5 * RATE, 2 * RATE))
    assert first.stat().st_mode & 0o777 == 0o600


def test_without_clear_nothing_is_written_nor_journaled(study, tmp_path):
    with pytest.raises(Refused, match="never passes the gate"):
        sound_out(study, "FG3", tmp_path / "out", clear=False, by=None)
    assert not (tmp_path / "out").exists()
    assert copies(study) == []


def test_each_copy_is_journaled_and_lock_removes_it(study, tmp_path):
    made = sound_out(study, "FG3", tmp_path / "out", clear=True, by="AB")
    assert [(c.what, c.by, c.file) for c in copies(study)] == [
        ("sound", "AB", str(copy.file)) for copy in made.files
    ]
    assert {removal.became for removal in remove_all(study)} == {"removed"}
    assert list((tmp_path / "out").iterdir()) == []


def test_what_is_there_is_never_overwritten(study, tmp_path):
    there = tmp_path / "out" / "FG3-mic-0h00m05.000s.wav"
    there.parent.mkdir()
    there.write_bytes(b"mine")
    with pytest.raises(Refused, match="nothing is overwritten"):
        sound_out(study, "FG3", there.parent, clear=True, by=None)
    assert [path.read_bytes() for path in there.parent.iterdir()] == [b"mine"]
    assert copies(study) == []


def test_nothing_is_written_among_the_recordings_or_through_a_link(study, tmp_path):
    inside = study.recordings / "FG3" / "out"
    with pytest.raises(Refused, match="lies among the recordings"):
        sound_out(study, "FG3", inside, clear=True, by=None)
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(Refused, match="is a link"):
        sound_out(study, "FG3", tmp_path / "link", clear=True, by=None)
    assert not inside.exists()


def test_a_spoilt_block_is_left_out_and_said(study, tmp_path):
    path = study.session("FG3").sound / "mic.0001.fca"
    if not path.exists():
        pytest.skip("in the clear a changed sample is a sample")
    data = bytearray(path.read_bytes())
    data[len(data) * 5 // 12] ^= 1  # the middle of the third of six blocks
    path.write_bytes(data)
    made = sound_out(study, "FG3", tmp_path / "out", clear=True, by=None)
    assert made.unread_seconds == 0.5
    assert [copy.seconds for copy in made.files] == [1.0, 1.5, 2.0]


def test_without_the_key_it_says_how_to_get_it(study, tmp_path):
    keys = list((study.state / "open").glob("*.key"))
    if not keys:
        pytest.skip("a study in the clear needs no key")
    keys[0].unlink()
    locked = keyed(Study.open(study.root), study.state)
    with pytest.raises(Unavailable, match="no key"):
        sound_out(locked, "FG3", tmp_path / "out", clear=True, by=None)


def test_the_command_prints_what_scripts_rely_on(study, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("FACILITATOR_STATE", str(study.state))
    arguments = ["sound", "FG3", "--out", str(tmp_path / "out"), "--clear", "--json"]
    root.main(args=[*arguments, "--study", str(study.root)], prog_name="f", standalone_mode=False)
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "facilitator/sound/1"
    assert [sorted(file) for file in told["files"]] == [["file", "seconds", "start"]] * 2

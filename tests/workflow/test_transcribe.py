"""A transcription that is stopped and goes on: real journals and sound files, a scripted ear."""

from dataclasses import replace
from types import SimpleNamespace

import msgspec
import pytest

from facilitator.audio.pieces import SoundFiles
from facilitator.audio.wav import header
from facilitator.errors import Refused
from facilitator.ports import Heard, HeardWord, Hearing, Reading, Stretch
from facilitator.session.events import live, machine, sound
from facilitator.session.state import standing
from facilitator.session.timeline import Timeline
from facilitator.study import artefacts
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.workflow.transcribe import Transcription, Work, finished_run, heard_stretches

RATE = 1000
PIECE = 5 * SECOND


class ScriptedEar:
    """Implements ports.Ear: a piece each five seconds, whose one word says its first sample."""

    gate = "scripted gate"

    def __init__(self, stops_after=None, threads=1, model="small"):
        self.engine = SimpleNamespace(
            name="scripted",
            model=model,
            model_sha256=model.rjust(64, "0"),
            versions=("scripted 1",),
            options=("seed 1", f"threads {threads}"),
            rate=RATE,
        )
        self.left = stops_after
        self.heard = 0

    def listen(self, sound, rate):
        samples = sum(len(block) // 2 for block in sound)
        end = samples * SECOND // rate
        pieces = tuple(Stretch(at, min(at + PIECE, end)) for at in range(0, end, PIECE))
        return Hearing((Stretch(0, end),), pieces)

    def hear(self, pcm, rate):
        if self.left is not None and self.heard >= self.left:
            raise KeyboardInterrupt
        self.heard += 1
        first = int.from_bytes(pcm[:2], "little")
        return Reading((HeardWord(SECOND, 2 * SECOND, 9_000, f"from{first}"),))


@pytest.fixture
def folder(tmp_path):
    """A session with 12 s of sound, a gap, and 8 s more; each sample is its number."""
    folder = Study.create(tmp_path / "study", "T").new_session("FG3")
    clock = SessionClock(SystemClock(), 0)
    ledger, recorder = folder.writer("facilitator", clock), folder.writer("recorder", clock)
    ledger.append(live.SessionStarted(4, "g", "0" * 64, "mic"), live.RecordingStarted(), at=0)
    for name, first, samples in (("mic.0001.wav", 0, 12_000), ("mic.0002.wav", 20_000, 8_000)):
        pcm = b"".join(n.to_bytes(2, "little") for n in range(first, first + samples))
        (folder.sound / name).write_bytes(header(first, RATE, samples) + pcm)
        recorder.append(sound.SegmentOpened("mic", name, first, RATE), at=first * 1000)
        closed = sound.SegmentClosed(name, samples, len(pcm), "0" * 64)
        recorder.append(closed, at=(first + samples) * 1000)
    ledger.close()
    recorder.close()
    return folder


def work(folder):
    records = standing(folder.read().records)
    stretches = heard_stretches(Timeline.of(records).stretches)
    sounds = tuple((p.name, p.stat().st_size) for p in sorted(folder.sound.iterdir()))
    return Work("FG3", stretches, sounds, records)


def transcribe(folder, ear, told=None, *, restart=False):
    clock = folder.clock()
    ledger = folder.writer("transcriber", clock)
    try:
        job = Transcription(work(folder), ear, SoundFiles((folder.sound,)).read, ledger, clock.at)
        return job.run(told.append if told is not None else lambda _: None, folder.store_heard,
                       restart=restart)  # fmt: skip
    finally:
        ledger.close()


def events(folder, kind):
    return [r.event for r in folder.read().records if isinstance(r.event, kind)]


def test_each_piece_is_heard_at_its_place_in_the_session(folder):
    heard = transcribe(folder, ScriptedEar())
    words = [(word.text, word.start) for piece in heard.pieces for word in piece.words]
    # Session seconds 0, 5, 10, and after the gap 20, 25; each word begins a second in.
    assert words == [
        ("from0", 1_000_000), ("from5000", 6_000_000), ("from10000", 11_000_000),
        ("from20000", 21_000_000), ("from25000", 26_000_000),
    ]  # fmt: skip
    assert heard.sound == (Stretch(0, 12_000_000), Stretch(20_000_000, 28_000_000))


def test_a_whole_run_is_stored_once_under_its_hash(folder):
    heard = transcribe(folder, ScriptedEar())
    (ended,) = events(folder, machine.TranscriptionEnded)
    assert msgspec.json.decode(artefacts.load(folder.heard, ended.file), type=Heard) == heard


def test_stopped_it_goes_on_where_it_was(folder):
    with pytest.raises(KeyboardInterrupt):
        transcribe(folder, ScriptedEar(stops_after=2))
    assert len(events(folder, machine.PieceHeard)) == 2
    again = ScriptedEar(threads=2)  # another number of threads is still the same run
    heard = transcribe(folder, again)
    assert again.heard == 3
    assert [piece.piece for piece in heard.pieces] == [0, 1, 2, 3, 4]
    assert len(events(folder, machine.TranscriptionStarted)) == 1


def test_stopped_and_not_stopped_come_to_the_same(folder):
    for stop in (1, 2, 1):
        with pytest.raises(KeyboardInterrupt):
            transcribe(folder, ScriptedEar(stops_after=stop))
    heard = transcribe(folder, ScriptedEar())
    anew = transcribe(folder, ScriptedEar(), restart=True)
    assert anew.run == "h2"
    assert replace(anew, run="h1") == heard


def test_another_model_is_another_run(folder):
    with pytest.raises(KeyboardInterrupt):
        transcribe(folder, ScriptedEar(stops_after=2))
    assert transcribe(folder, ScriptedEar(model="base")).run == "h2"


def test_a_whole_run_of_this_sound_and_model_is_found_again(folder):
    assert finished_run(work(folder), "scripted", "small".rjust(64, "0")) is None
    transcribe(folder, ScriptedEar())
    found = finished_run(work(folder), "scripted", "small".rjust(64, "0"))
    assert found is not None
    assert found[0].run == "h1"
    assert finished_run(work(folder), "scripted", "base".rjust(64, "0")) is None


def test_how_far_it_has_come_and_how_long_it_takes_is_said(folder):
    told = []
    transcribe(folder, ScriptedEar(), told)
    assert [progress.done for progress in told[1:]] == [5, 10, 12, 17, 20]
    assert told[-1].of == 20
    assert told[-1].left_seconds == 0
    assert all("from" not in progress.text for progress in told)


def test_without_sound_it_is_refused_and_nothing_is_written(folder):
    nothing = Work("FG3", (), (), ())
    with pytest.raises(Refused, match="no sound"):
        Transcription(nothing, ScriptedEar(), lambda _: b"", None, lambda: 0)


def test_of_several_sources_one_is_heard():
    def stretch(source):
        return SimpleNamespace(source=source)

    both = (stretch("backup"), stretch("mic"), stretch("mic"))
    assert [s.source for s in heard_stretches(both)] == ["mic", "mic"]

"""Closed sound is heard by the real engine; what cannot be read is said."""

from pathlib import Path

import pytest
import soundfile

from facilitator.audio.fca import ClosedForm
from facilitator.ports import PieceMark
from facilitator.session.events import live, sound
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.units import us_of_sample
from facilitator.vault import identity
from facilitator.workflow.keyring import keyed
from facilitator.workflow.transcribing import Asked, transcribe

ROOT = Path(__file__).parents[2]
SECONDS = 14


@pytest.mark.slow
def test_a_spoilt_block_costs_itself_and_is_said(tmp_path):
    Study.create(tmp_path / "study", "T", recipients=(identity.make()[1],))
    study = keyed(Study.open(tmp_path / "study"), tmp_path / "state")
    folder = study.new_session("FG3")
    voices, rate = soundfile.read(ROOT / "recordings/rehearsal/rehearsal.flac", dtype="int16")
    pcm = voices[: SECONDS * rate].tobytes()
    clock = SessionClock(SystemClock(), 0)
    with folder.writer("facilitator", clock) as ledger:
        ledger.append(live.SessionStarted(1, "g", "0" * 64, "mic"), live.RecordingStarted(), at=0)
    form = ClosedForm(folder.id, folder.closing()).begin(PieceMark("mic", 1, 0, rate))
    with folder.writer("recorder", clock) as log:
        log.append(sound.SegmentOpened("mic", "mic.0001.fca", 0, rate), at=0)
    blocks = [form.body(pcm[at : at + rate]) for at in range(0, len(pcm), rate)]
    blocks[11] = blocks[11][:-1] + bytes([blocks[11][-1] ^ 1])
    (folder.sound / "mic.0001.fca").write_bytes(form.head + b"".join(blocks))
    (done,) = transcribe(study, ["FG3"], Asked(threads=1), [ROOT / "models"], lambda _: None)
    assert done.unread_seconds == 0.5
    heard = [(stretch.start, stretch.end) for stretch in done.heard.sound]
    half = rate // 2
    assert heard == [
        (0, us_of_sample(11 * half, rate)),
        (us_of_sample(12 * half, rate), SECONDS * 1_000_000),
    ]
    assert done.words > 10

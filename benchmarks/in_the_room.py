"""Lead a group through a microphone: its recording is played in a room while its keys are pressed.

The room is `tests/sound_room`, on a machine without a sound card. Playing cannot begin to the
millisecond, so where it began is found in the sound itself, and the truth is moved there.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from sound_room import RATE, sound_room

AHEAD_SECONDS = 4.0
"""The recording begins so long after the session's zero: a microphone takes two seconds."""
LATENCY_SECONDS = 0.25
"""How long the player takes to be heard; the rest is found in the sound."""
FRAMES_HZ = 100

LEAD = """
import sys
from pathlib import Path
from facilitator.study.folder import Study
from facilitator.workflow.run import Run, run_headless
study, guide, seats, keys, state = sys.argv[1:]
run = Run("G1", guide=guide, participants=int(seats), keys=Path(keys))
run_headless(Study.open(Path(study)), run, Path(state))
"""


def lead_in_the_room(study: Path, audio: Path, keys: Path, guide: str, seats: int) -> float:
    """Lead the group in `study`; give how many seconds later than in the file it was heard."""
    place = study.parent
    sound = heard_by_a_player(audio, place / "play.wav")
    later = place / "keys.jsonl"
    later.write_text(moved(keys, AHEAD_SECONDS, AHEAD_SECONDS + len(sound) / RATE + 1))
    with sound_room(place / "r", awake=True) as room:
        asked = [str(study), guide, str(seats), str(later), str(place / "state")]
        led = subprocess.Popen([sys.executable, "-c", LEAD, *asked], env=room.env)
        wait_for_zero(study, AHEAD_SECONDS - LATENCY_SECONDS, led)
        play = ["paplay", "--latency-msec=200", str(place / "play.wav")]
        played = subprocess.run(play, env=room.env, check=False)
        if led.wait(timeout=120) or played.returncode:
            sys.exit("The group could not be led in the room.")
    return offset(study, sound)


def heard_by_a_player(audio: Path, target: Path) -> np.ndarray:
    """Write the recording at the room's rate; give its samples."""
    import soundfile
    import soxr

    sound, rate = soundfile.read(audio, dtype="float32")
    resampled = soxr.resample(sound if sound.ndim == 1 else sound[:, 0], rate, RATE)
    soundfile.write(target, resampled, RATE, subtype="PCM_16")
    return np.asarray(resampled)


def moved(keys: Path, by: float, end: float) -> str:
    """Give a key log with every time `by` seconds later, and an end."""
    lines = [json.loads(line) for line in keys.read_text().splitlines() if line.strip()]
    lines = [{**line, "t": round(line["t"] + by, 3)} for line in lines if line["do"] != "end"]
    lines.append({"t": round(end, 3), "do": "end"})
    return "".join(json.dumps(line) + "\n" for line in lines)


def wait_for_zero(study: Path, seconds: float, led: subprocess.Popen[bytes]) -> None:
    """Wait until so many seconds have passed on the session's clock."""
    from facilitator.study.clock import SystemClock

    journal = study / "recordings" / "G1" / "journal" / "facilitator.1.jsonl"
    while not (journal.exists() and journal.read_text().count("\n")):
        if led.poll() is not None:
            sys.exit("The group could not be led in the room.")
        time.sleep(0.02)
    zero = json.loads(journal.read_text().splitlines()[0])["zero"]
    while SystemClock().now() - zero < seconds * 1e6:
        time.sleep(0.002)


def offset(study: Path, sound: np.ndarray) -> float:
    """Give where the recording lies in the session, by the course of its loudness."""
    from facilitator.audio.pieces import SoundFiles
    from facilitator.study.folder import Study
    from facilitator.workflow.derive import Desk

    opened = Study.open(study)
    desk = Desk(opened, opened.session("G1"))
    stretches, files = desk.timeline.stretches, SoundFiles(desk.folder.sounds)
    heard = np.zeros(round(max(s.end for s in stretches) / 1e6 * FRAMES_HZ) + 1)
    for stretch in stretches:
        pcm = np.frombuffer(files.read(stretch), dtype="<i2")
        course = loudness(pcm.astype(np.float32) / 32768, stretch.rate)
        first = round(stretch.start / 1e6 * FRAMES_HZ)
        heard[first : first + len(course)] = course[: len(heard) - first]
    played = loudness(sound, RATE)
    size = 1 << (len(heard) + len(played)).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(played, size))
    return int(np.argmax(np.fft.irfft(spectrum, size)[: len(heard)])) / FRAMES_HZ


def loudness(sound: np.ndarray, rate: int) -> np.ndarray:
    """Give the root mean square of each hundredth of a second, less its mean."""
    step = rate // FRAMES_HZ
    frames = sound[: len(sound) // step * step].reshape(-1, step)
    course = np.sqrt((frames**2).mean(axis=1))
    return np.asarray(course - course.mean())

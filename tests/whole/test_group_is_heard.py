"""Half a minute of the rehearsal, led by its keys, heard by the real engine, killed on the way."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import soundfile

ROOT = Path(__file__).parents[2]
REHEARSAL = ROOT / "recordings" / "rehearsal"
SECONDS = 60.0


def facilitator(*arguments, cwd):
    command = [sys.executable, "-m", "facilitator", *arguments]
    env = {**os.environ, "FACILITATOR_STATE": str(cwd / "state")}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) if "--json" in arguments else None


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The first minute of the rehearsal, recorded."""
    place = tmp_path_factory.mktemp("whole")
    sound, rate = soundfile.read(REHEARSAL / "rehearsal.flac", dtype="int16")
    soundfile.write(place / "minute.wav", sound[: int(SECONDS * rate)], rate)
    lines = (REHEARSAL / "rehearsal.keys.jsonl").read_text().splitlines()
    kept = [line for line in lines if json.loads(line)["t"] < SECONDS]
    (place / "keys.jsonl").write_text("\n".join(kept) + "\n")
    facilitator("init", "study", "--no-encryption", cwd=place)
    facilitator(
        "run", "--session", "G1", "--guide", "compassionate-care", "--participants", "6",
        "--headless", "--audio", "../minute.wav", "--keys", "../keys.jsonl", "--speed", "20",
        cwd=place / "study",
    )  # fmt: skip
    return place / "study"


def pieces_done(study):
    journals = study.glob("recordings/G1/journal/transcriber.*.jsonl")
    return sum(text.count('"e":"piece.heard"') for p in journals for text in [p.read_text()])


@pytest.mark.slow
def test_a_killed_transcription_goes_on_and_hears_the_group(study):
    command = [sys.executable, "-m", "facilitator", "transcribe", "G1", "--threads", "1"]
    running = subprocess.Popen(command, cwd=study, stderr=subprocess.DEVNULL)
    while pieces_done(study) == 0 and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait()
    before = pieces_done(study)
    assert before >= 1

    done = facilitator("transcribe", "G1", "--json", cwd=study)
    assert pieces_done(study) > before
    assert done["words"] > 60
    again = facilitator("transcribe", "G1", "--json", cwd=study)
    assert again["words"] == done["words"]
    assert again["wall_seconds"] < 5  # what is whole is never made again

    shown = facilitator("transcript", "G1", "--json", "--clear", cwd=study)
    said = " ".join(segment["text"] for segment in shown["segments"]).lower()
    assert "interactions with patients" in said
    assert "sorry" not in said  # of who declined
    agreed = [s["speaker"] for s in shown["segments"] if "agree" in s["text"].lower()]
    assert agreed[-5:] == ["P1", "P2", "P3", "P4", "P5"]
    assert [s["cut"] for s in shown["segments"] if "cut" in s] == ["declined"]

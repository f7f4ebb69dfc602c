"""How long it takes to open a 90-minute encrypted session, and to know its stage without a key.

    .venv/bin/python benchmarks/opening.py [SESSIONS] [RUNS]

A session has 3,000 acts of people and the recorder's journal of 90 minutes. Opened means read,
every hash looked at, every record opened, and replayed; beside it, in the same run, stands what its
age messages alone take. The holder's key has no passphrase: deriving one takes a second by design.
Its stage means what `status` knows of it in this process, from `derived/stage.json` and without;
beside it stands reading and hashing the same bytes. The files are in the system's cache. Of
SESSIONS (1,000) sessions each is that one again, its files linked.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from facilitator.ports import KeyName
from facilitator.session.events import Record, live, sound
from facilitator.session.state import replay
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.stage_file import NAME
from facilitator.units import SECOND
from facilitator.vault import identity
from facilitator.workflow.home import home_view
from facilitator.workflow.keyring import keyed, nobody
from facilitator.workflow.stage import Around
from facilitator.workflow.status import session_status, status

ACTS = 3_000
MINUTES = 90
RATE = 48_000
OPEN_BUDGET, STAGE_BUDGET, STUDY_BUDGET = 2.0, 0.05, 1.0
"""Seconds."""


def lead(session: SessionFolder) -> None:
    """Write a session that was led for 90 minutes."""
    clock = SessionClock(SystemClock(), 0)
    step = MINUTES * 60 * SECOND // ACTS
    acts = [act(n, step) for n in range(ACTS)]
    ledger = session.writer("facilitator", clock)
    ledger.append(live.SessionStarted(10, "g", "", "mic"), live.RecordingStarted(), at=0)
    for first in range(0, ACTS, 100):
        ledger.append(*acts[first : first + 100], at=first * step)
    recorder = session.writer("recorder", clock)
    recorder.append(*taped(), at=0)
    recorder.close()
    ledger.append(live.SessionEnded((), ()), at=MINUTES * 60 * SECOND)
    ledger.close()


def act(number: int, step: int) -> live.Live:
    """Give what is done most: who speaks, notes, marks, items."""
    match number % 10:
        case 0:
            text = f"they nodded at what was said of the {number}th example #hierarchy"
            return live.NoteTaken(number * step, "II.q1", "P4", text)
        case 1:
            return live.MomentMarked("quote", "II.q1", "P4", number * step)
        case 2:
            return live.ItemReached(f"II.q{number % 7 + 1}", "asked")
        case _:
            return live.SpeakerNamed(f"P{number % 10 + 1}")


def taped() -> list[sound.Sound]:
    """Give the recorder's journal: a segment a minute, a tick each five seconds."""
    told: list[sound.Sound] = [sound.RecorderStarted("mic", "USB", RATE, 0)]
    for minute in range(MINUTES):
        file, bytes_ = f"mic.{minute + 1:04}.fca", 60 * RATE * 2
        told.append(sound.SegmentOpened("mic", file, minute * 60 * RATE, RATE))
        told += (
            sound.TickWritten(
                *(file, tick * 5 * RATE, tick * 10 * RATE, "5e" * 32),
                (minute * 60 + tick * 5) * SECOND,
            )
            for tick in range(1, 12)
        )
        told.append(sound.SegmentClosed(file, 60 * RATE, bytes_, "5e" * 32))
    return told


def median(runs: int, one: Callable[[], object], before: Callable[[], object] = list) -> float:
    """Give the median wall time of `one`, in seconds; `before` is called before, unmeasured."""
    took = []
    for _ in range(runs):
        before()
        begun = time.perf_counter()
        one()
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


def messages(session: SessionFolder) -> list[tuple[KeyName, bytes]]:
    """Give every age message in a session's journals, with the key that opens it."""
    keys: dict[str, KeyName] = {"d": "record", "w": "words"}
    return [
        (key, base64.b64decode(parts[part]))
        for path in sorted(session.journal.iterdir())
        for parts in map(json.loads, path.read_text().splitlines())
        for part, key in keys.items()
        if isinstance(parts.get(part), str)
    ]


def opened_alone(session: SessionFolder, closed: list[tuple[KeyName, bytes]]) -> None:
    """Open the messages, and nothing else."""
    envelope = session.envelope
    assert envelope is not None
    for key, message in closed:
        envelope.open(message, key)


def hashed(session: SessionFolder) -> None:
    """Read and hash the bytes of all journals."""
    for path in session.journal.iterdir():
        sha256(path.read_bytes()).digest()


def many(study: Study, session: SessionFolder, number: int) -> None:
    """Make the session stand in its study `number` times."""
    for n in range(number - 1):
        other = session.path.parent / f"G{n:04}"
        shutil.copytree(session.path, other, copy_function=os.link)
        (other / "derived" / NAME).unlink(missing_ok=True)


def line(what: str, took: float, budget: float | None = None, beside: float | None = None) -> None:
    """Print a figure, its budget and what it stands beside."""
    told = "" if budget is None else f"   budget {budget * 1000:5.0f} ms"
    told += "" if beside is None else f"   {took / beside:5.2f} times what stands beside it"
    print(f"{what:<52} {took * 1000:8.1f} ms{told}")


def main(sessions: int = 1_000, runs: int = 5) -> None:
    """Print what each takes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        secret, recipient = identity.make()
        Study.create(folder / "s", "Opening", recipients=(recipient,))

        def study(ask: Callable[[], str | None] = nobody) -> Study:
            return keyed(Study.open(folder / "s"), folder / "state", ask)

        begun = study(lambda: secret)
        lead(begun.new_session("G"))
        shutil.rmtree(folder / "state")
        one_session(study, secret, runs)
        many(begun, begun.session("G"), sessions)
        whole_study(study, folder, sessions, runs)


def one_session(study: Callable[..., Study], secret: str, runs: int) -> None:
    """Print what one session takes."""
    held = study(lambda: secret)
    session = held.session("G")
    closed = messages(session)
    size = sum(path.stat().st_size for path in session.journal.iterdir())
    print(f"{ACTS} acts, {len(closed)} age messages, {size / 1e6:.1f} MB of journals")
    alone = median(runs, lambda: opened_alone(session, closed))
    line("its age messages alone", alone)
    read = median(runs, lambda: replay(opened(study, secret)))
    line("opened with a holder's key: read and replayed", read, OPEN_BUDGET, alone)
    bytes_alone = median(runs, lambda: hashed(session))
    line("its bytes read and hashed alone", bytes_alone)

    def stage() -> None:
        locked = study()
        one = session_status(Around(locked, locked=True), locked.session("G"))
        assert one.locked
        assert one.stage.value == "recorded"

    kept = session.derived / NAME
    fresh = median(runs, stage, lambda: kept.unlink(missing_ok=True))
    line("its stage without a key, nothing kept", fresh, STAGE_BUDGET, bytes_alone)
    line("its stage without a key, from stage.json", median(runs, stage), STAGE_BUDGET)


def opened(study: Callable[..., Study], secret: str) -> tuple[Record[Any], ...]:
    """Read a session as a new process would, its wrapped keys included."""
    reading = study(lambda: secret).session("G").read()
    assert not any(file.closed for file in reading.files)
    return reading.records


def whole_study(study: Callable[..., Study], folder: Path, sessions: int, runs: int) -> None:
    """Print what a whole study takes."""
    begun = time.perf_counter()
    assert len(status(study()).sessions) == sessions
    line(f"{sessions} sessions, the first time", time.perf_counter() - begun)
    line(
        f"{sessions} sessions, from what is kept",
        median(runs, lambda: status(study())),
        STUDY_BUDGET,
    )
    line(
        "the home screen of them, its whole view",
        median(runs, lambda: home_view(study())),
        STUDY_BUDGET,
    )
    environment = {**os.environ, "FACILITATOR_STATE": str(folder / "state")}
    command = [sys.executable, "-m", "facilitator", "status", "--study", str(folder / "s")]

    def process() -> None:
        subprocess.run(command, check=True, capture_output=True, env=environment)

    line("`facilitator status` of them, a whole process", median(runs, process))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))

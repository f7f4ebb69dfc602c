"""How soon a note is durable: an append to an encrypted journal, beside a bare write and sync.

    python benchmarks/journal.py [--notes 1000] [--folder PLACE]

One note and one bare write of as many bytes are taken turn by turn, on the same disk. Budget
(`docs/internals/journal.md`): 99 of 100 notes within 50 ms, or within three times the bare write.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import pyrage

from facilitator.session.events.live import NoteTaken
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.disk import sync
from facilitator.study.folder import Study
from facilitator.workflow.keyring import keyed

BUDGET_SECONDS = 0.050
TIMES_BARE = 3
WORDS = "she said it was the giraffe first, and everybody laughed #play"


def measure(folder: Path, notes: int) -> tuple[list[float], list[float], int]:
    """Take notes; give the seconds of each append, of each bare write, and bytes a note."""
    holder = pyrage.x25519.Identity.generate().to_public()
    Study.create(folder / "study", "A study", recipients=(str(holder),))
    session = keyed(Study.open(folder / "study"), folder / "state").new_session("FG1")
    machine = SystemClock()
    clock = SessionClock(machine, machine.now())
    appends, bares = [], []
    with (
        session.writer("facilitator", clock) as journal,
        (folder / "bare").open("ab", buffering=0) as bare,
    ):
        file = session.journal / journal.file
        before = file.stat().st_size
        for n in range(notes):
            note = NoteTaken(clock.at(), "II.q1", "P4", f"{WORDS} {n}")
            appends.append(seconds_of(lambda note=note: journal.append(note, at=note.first_key)))
            data = os.urandom((file.stat().st_size - before) // (n + 1))
            bares.append(seconds_of(lambda data=data: (bare.write(data), sync(bare.fileno()))))
        size = (file.stat().st_size - before) // notes
    return appends, bares, size


def seconds_of(act) -> float:
    """Give how long something took."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def share(times: list[float], percent: float) -> float:
    """Give the time within which so many of a hundred are done."""
    return sorted(times)[min(len(times) - 1, round(len(times) * percent / 100))]


def main() -> int:
    """Measure, as the command line asks."""
    parser = argparse.ArgumentParser(description="Measure how soon a note is durable.")
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--folder", type=Path, help="On the disk to measure; else a temporary one.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="journal-", dir=given.folder) as folder:
        appends, bares, size = measure(Path(folder), given.notes)
    within = max(BUDGET_SECONDS, TIMES_BARE * share(bares, 99))
    print(f"load average  {os.getloadavg()[0]:.1f}")
    print(f"bytes a note  {size}")
    for name, times in (("encrypted note", appends), ("bare write", bares)):
        p50, p99 = 1000 * share(times, 50), 1000 * share(times, 99)
        print(f"{name:15}p50 {p50:6.2f} ms   p99 {p99:6.2f} ms   worst {1000 * max(times):.1f} ms")
    print(f"budget         p99 within {1000 * within:.1f} ms")
    return 0 if share(appends, 99) <= within else 1


if __name__ == "__main__":
    sys.exit(main())

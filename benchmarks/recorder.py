"""What recording costs: the recorder's share of a core, the bytes it writes, what it loses.

    python benchmarks/recorder.py [--seconds 60] [--beside N] [--encrypted] [--kills N]

A real recorder process hears numbered samples in a room without a sound card (`tests/sound_room`).
`--beside N` keeps N processes busy at the lowest priority, as a transcription would be; with
`--encrypted` the study is. Budgets (`docs/internals/sound.md`): under 3 % of a core, under 1.2
times the sound in bytes written, and no sample lost but those that the player counts as its own
underruns. `--kills N` kills the recorder N times instead and says how much sound each cost: the
session clock at the kill less the last sample that is read back.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from live_recorder import Live
from sound_room import RATE, busy, counted, missing, sound_room

from facilitator.vault import identity

CPU_BUDGET_PERCENT = 3.0
BYTES_BUDGET = 1.2
LOSS_BUDGET_SECONDS = 0.6


def cpu_seconds(pid: int) -> float:
    """Give the processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def bytes_written(pid: int) -> int:
    """Give what a process has had written to the disk (Linux)."""
    lines = Path(f"/proc/{pid}/io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("write_bytes"))


def led(folder: Path, *, encrypted: bool) -> Live:
    """Give a session, in an encrypted study or in another."""
    return Live(folder, recipients=(identity.make()[1],) if encrypted else ())


def listening(live: Live) -> None:
    """Have it recorded."""
    live.start()
    live.begin()
    live.wait(lambda: live.said.heard > 0)
    live.orders.give("on", live.clock.at())
    live.wait(lambda: live.said.safe > 0)


def measure(folder: Path, seconds: int, *, encrypted: bool) -> bool:
    """Record for so long and print what it cost; say whether all budgets hold."""
    with sound_room(folder / "room") as room:
        os.environ.update(room.env)
        live = led(folder, encrypted=encrypted)
        try:
            listening(live)
            pid = live.recorder.pid
            began, cpu, written = time.monotonic(), cpu_seconds(pid), bytes_written(pid)
            safe = live.said.safe
            with room.playing(seconds) as player:
                player.wait()
            wall = time.monotonic() - began
            cpu = cpu_seconds(pid) - cpu
            sound = (live.said.safe - safe) * 2
            written = bytes_written(pid) - written
            live.machine.sleep(1_000_000)
            live.orders.give("stop", live.clock.at())
            live.wait_for_end()
            found = counted(live.pcm())
        finally:
            live.close()
    percent, share = 100 * cpu / wall, written / sound
    print(f"load average            {os.getloadavg()[0]:.1f}")
    print(f"recorder                {percent:.1f} % of a core (budget {CPU_BUDGET_PERCENT} %)")
    print(f"written                 {share:.2f} × the sound (budget {BYTES_BUDGET})")
    print(f"samples heard           {found.heard} of {seconds * RATE}")
    print(f"samples lost            {found.lost}, at {len(found.jumps)} places")
    print(f"underruns of the player {player.underruns}")
    whole = len(found.jumps) <= player.underruns
    return percent < CPU_BUDGET_PERCENT and share < BYTES_BUDGET and whole


def kill(folder: Path, kills: int, *, encrypted: bool) -> bool:
    """Kill the recorder so often and print what it cost; say whether the budget holds."""
    chance, lost = random.Random(kills), []
    with sound_room(folder / "room", awake=True) as room:
        os.environ.update(room.env)
        live = led(folder, encrypted=encrypted)
        try:
            listening(live)
            for _ in range(kills):
                live.machine.sleep(round(chance.uniform(1, 3) * 1_000_000))
                live.kill()
                now = live.clock.at()
                lost.append((now - live.timeline.end) / 1e6)
                live.start()
                live.wait(lambda: live.said.phase == "on")
                safe = live.said.safe
                live.wait(lambda before=safe: live.said.safe > before)
        finally:
            live.close()
    lost.sort()
    print(f"load average            {os.getloadavg()[0]:.1f}")
    print(f"kills                   {kills}")
    print(f"lost at a kill          {lost[len(lost) // 2]:.2f} s median, {lost[-1]:.2f} s at most")
    print(f"budget                  {LOSS_BUDGET_SECONDS} s")
    return lost[-1] <= LOSS_BUDGET_SECONDS


def main() -> int:
    """Measure, as the command line asks."""
    parser = argparse.ArgumentParser(description="Measure what recording costs.")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--beside", type=int, default=0, metavar="N")
    parser.add_argument("--encrypted", action="store_true")
    parser.add_argument("--kills", type=int, default=0, metavar="N")
    given = parser.parse_args()
    if (why := missing()) is not None:
        print(f"No sound room: {why}", file=sys.stderr)
        return 1
    beside = busy(given.beside)
    try:
        with tempfile.TemporaryDirectory(prefix="rec-") as folder:
            if given.kills:
                holds = kill(Path(folder), given.kills, encrypted=given.encrypted)
            else:
                holds = measure(Path(folder), given.seconds, encrypted=given.encrypted)
            return 0 if holds else 1
    finally:
        for process in beside:
            process.kill()
            process.wait()


if __name__ == "__main__":
    sys.exit(main())

"""A thousand kills, or as many as are asked for; one line of JSON each.

    python tests/faults/kill_many.py --kills 1000 --out kills.jsonl [--seed N] [--at-once 4]
    python tests/faults/kill_many.py --table kills.jsonl

The table is the one in `docs/internals/faults.md`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import sound_room
from faults.killing import SIGNALS, WHO, Blow, Killed
from placed_sound import placed

EACH = 12
"""Kills of one session: every signal on everybody once, in an order of its own."""
SECONDS_A_KILL = 7
"""More than a session lives between two kills; sound is laid in for so long."""
HEARD_AFTER = 3.0
"""Seconds until a player that was started is heard, and more."""
EVERY_PLAIN, EVERY_FILE = 4, 5
"""One session in so many is plain, one in so many is played from a file."""


def kill_many(kills: int, seed: int, at_once: int, say: Callable[[Blow], None]) -> list[Blow]:
    """Kill sessions until `kills` blows are dealt, `at_once` sessions side by side."""
    sessions = -(-kills // EACH)
    seconds = 30 + sessions * EACH * SECONDS_A_KILL / at_once
    draw = random.Random(seed)
    seeds = [draw.randrange(2**32) for _ in range(sessions)]
    with (
        tempfile.TemporaryDirectory(prefix="kills-") as folder,
        heard(Path(folder), seconds) as env,
    ):

        def one(n: int) -> list[Blow]:
            by_file = env is None or n % EVERY_FILE == EVERY_FILE - 1
            return kill_one(Path(folder) / str(n), seeds[n], None if by_file else env, n, say)

        with ThreadPoolExecutor(at_once) as pool:
            return [blow for blows in pool.map(one, range(sessions)) for blow in blows]


def kill_one(
    folder: Path, seed: int, env: dict[str, str] | None, n: int, say: Callable[[Blow], None]
) -> list[Blow]:
    """Kill one session; without `env` it plays a file."""
    folder.mkdir()
    audio = None if env is not None else placed_file(folder / "placed.wav")
    session = Killed(folder, seed, env or {}, audio, plain=n % EVERY_PLAIN == EVERY_PLAIN - 1)
    blows = list(product(SIGNALS, WHO))
    random.Random(seed).shuffle(blows)
    try:
        taken = session.take(blows)
    except BaseException as failure:
        kept = Path(tempfile.mkdtemp(prefix=f"killed-{seed}-")) / "session"
        shutil.copytree(folder, kept)
        print(f"{failure!r}: seed {seed}, kept in {kept}", file=sys.stderr, flush=True)
        raise
    for blow in taken:
        say(blow)
    return taken


@contextmanager
def heard(folder: Path, seconds: float) -> Iterator[dict[str, str] | None]:
    """Open a room in which samples that say their place are heard; None where there can be none."""
    if (why := sound_room.missing()) is not None:
        print(f"No sound room ({why}): every session plays a file.", file=sys.stderr)
        yield None
        return
    sound = placed(round(seconds * sound_room.RATE))
    with (
        sound_room.sound_room(folder / "room", awake=True) as room,
        room.playing(seconds, sound) as player,
    ):
        time.sleep(HEARD_AFTER)
        yield room.env
        print(f"underruns of the player: {player.underruns}", file=sys.stderr)


def placed_file(path: Path) -> Path:
    import soundfile

    rate = 16_000
    pcm = placed(rate * EACH * SECONDS_A_KILL * 2)
    with soundfile.SoundFile(path, "w", rate, 1, "PCM_16") as file:
        file.buffer_write(pcm, dtype="int16")
    return path


# --- the table -----------------------------------------------------------------------------------


def table(blows: list[Blow]) -> str:
    """Give what a run came to, by signal and whom it struck."""
    lines = [
        "| signal | struck | kills | acknowledged | lost | sound lost, mean | worst "
        "| gaps | worst error | item kept |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, who in product(SIGNALS, WHO):
        rows = [blow for blow in blows if (blow.signal, blow.who) == (name, who)]
        if rows:
            lines.append(f"| {name} | {who} | {_figures(rows)} |")
    lines.append(f"| **all** | | {_figures(blows)} |")
    return "\n".join(lines)


def _figures(rows: list[Blow]) -> str:
    sound = [row.sound_lost for row in rows if row.sound_lost is not None]
    errors = [row.gap_error for row in rows if row.gap_error is not None]
    figures = [
        str(len(rows)),
        f"{sum(row.acknowledged for row in rows):,}",
        str(sum(len(row.lost) for row in rows)),
        f"{sum(sound) / max(1, len(sound)) / 1e6:.3f} s",
        f"{max(sound, default=0) / 1e6:.3f} s",
        str(len(errors)),
        f"{max(errors, default=0) / 1e6:.4f} s",
        f"{sum(row.same_item for row in rows)}",
    ]
    return " | ".join(figures)


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill sessions, and count what is lost.")
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--at-once", type=int, default=4)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--table", type=Path, nargs="+")
    given = parser.parse_args()
    if given.table:
        kept = [line for file in given.table for line in file.read_text().splitlines()]
        print(table([Blow(**json.loads(line)) for line in kept]))
        return 0
    print(f"seed {given.seed}", flush=True)
    with given.out.open("a") if given.out else sys.stdout as out:
        done = kill_many(
            given.kills, given.seed, given.at_once, lambda b: print(b.told(), file=out, flush=True)
        )
    print(table(done))
    return 0


if __name__ == "__main__":
    sys.exit(main())

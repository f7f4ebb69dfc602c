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
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from itertools import product
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import sound_room
from faults.killing import SIGNALS, WHO, Blow, Killed
from placed_sound import placed

EACH = 12
"""Kills of one session: every signal on everybody once, in an order of its own."""
SECONDS_A_KILL = 15
"""More than a session lives between two kills; sound is laid in for so long."""
HEARD_AFTER = 3.0
"""Seconds until a player that was started is heard, and more."""
EVERY_PLAIN, EVERY_FILE = 4, 5
"""One session in so many is plain, one in so many is played from a file."""


def kill_many(kills: int, seed: int, at_once: int, say: Callable[[Blow], None]) -> list[Blow]:
    """Kill sessions until `kills` blows are dealt, `at_once` sessions side by side.

    Raises ExceptionGroup where something was not as it must be; those sessions are kept.
    """
    sessions = -(-kills // EACH)
    seconds = 30 + sessions * EACH * SECONDS_A_KILL / at_once
    draw = random.Random(seed)
    seeds = [draw.randrange(2**32) for _ in range(sessions)]
    with (
        tempfile.TemporaryDirectory(prefix="kills-") as folder,
        heard(Path(folder), seconds) as env,
        ProcessPoolExecutor(at_once, get_context("spawn")) as pool,
    ):
        given = [(Path(folder) / str(n), seeds[n], env, n) for n in range(sessions)]
        waiting = [pool.submit(kill_one, *one) for one in given]
        for done in as_completed(waiting):
            for blow in [] if done.exception() else done.result():
                say(blow)
    if failed := [failure for one in waiting if isinstance(failure := one.exception(), Exception)]:
        raise ExceptionGroup(f"of {sessions} sessions", failed)
    return [blow for one in waiting for blow in one.result()]


def kill_one(folder: Path, seed: int, room: dict[str, str] | None, n: int) -> list[Blow]:
    """Kill one session; the `n`th hears the room, or plays a file."""
    folder.mkdir()
    by_file = room is None or n % EVERY_FILE == EVERY_FILE - 1
    audio = placed_file(folder / "placed.wav") if by_file else None
    session = Killed(folder, seed, room or {}, audio, plain=n % EVERY_PLAIN == EVERY_PLAIN - 1)
    blows = list(product(SIGNALS, WHO))
    random.Random(seed).shuffle(blows)
    try:
        return session.take(blows)
    except Exception as failure:
        kept = Path(tempfile.mkdtemp(prefix=f"killed-{seed}-")) / "session"
        shutil.copytree(folder, kept)
        raise AssertionError(f"{failure!r}: seed {seed}, session {n}, kept in {kept}") from failure


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

        def say(blow: Blow) -> None:
            print(blow.told(), file=out, flush=True)

        try:
            print(table(kill_many(given.kills, given.seed, given.at_once, say)))
        except ExceptionGroup as failed:
            for failure in failed.exceptions:
                print(failure, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

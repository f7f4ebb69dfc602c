"""What encryption costs the demo: every step in an encrypted study, held against a plain one.

    .venv/bin/python benchmarks/demo.py [ROUNDS]

Both are whole demos without the live screen, each in a process of its own and in turn, the order
changing from round to round; the ratio of the sums is what counts (budget: under 1.15). Seconds of
processor time, recorder included, stand beside those of the clock: other work moves them less.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import NamedTuple

BUDGET = 1.15
KINDS = ("plain", "encrypted")


def main(rounds: int = 2) -> None:
    """Print the seconds of each step in both kinds, by the clock and of the processor."""
    took: dict[str, dict[str, Took]] = defaultdict(dict)
    for number in range(rounds):
        for kind in KINDS if number % 2 == 0 else KINDS[::-1]:
            for step, *seconds in demo(kind):
                before = took[step].get(kind, Took(0, 0))
                took[step][kind] = Took(*map(sum, zip(before, seconds, strict=True)))
    print(f"{'seconds by the clock (of the processor)':<40}{'plain':>16}{'encrypted':>16}")
    for step, each in took.items():
        show(step, *(Took(*(part / rounds for part in each[kind])) for kind in KINDS))
    whole = [Took(*map(sum, zip(*(each[k] for each in took.values()), strict=True))) for k in KINDS]
    show("all", *(Took(*(part / rounds for part in one)) for one in whole))
    by_clock, by_processor = (one / other for other, one in zip(*whole, strict=True))
    print(f"ratio {by_clock:.3f} by the clock, {by_processor:.3f} of the processor ({BUDGET})")


class Took(NamedTuple):
    """What a step took, in seconds."""

    clock: float
    processor: float


def show(step: str, plain: Took, encrypted: Took) -> None:
    """Print a line."""
    figures = "".join(f"{one.clock:8.1f} ({one.processor:5.1f})" for one in (plain, encrypted))
    print(f"{step:<40}{figures}")


def demo(kind: str) -> list[tuple[str, float, float]]:
    """Run one demo in a process of its own; give each step with its seconds."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, __file__, "--one", kind, place]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def one(kind: str, place: Path) -> None:
    """Do every step of one demo, and print what each took; the first is loading the program."""
    took, begun, used = [], time.perf_counter(), 0.0
    from facilitator.cli.demo import FAST
    from facilitator.cli.place import model_places, rehearsal_folder
    from facilitator.workflow.demo import Setting, Step, steps

    setting = Setting(
        folder=place / "demo",
        key=place / "key.txt" if kind == "encrypted" else None,
        rehearsal=rehearsal_folder(),
        state=place / "state",
        models=model_places(None),
        speed=round(1000 * FAST),
    )
    loaded = Step("load", time.perf_counter() - begun)
    for step in chain([loaded], steps(setting, lambda progress: None)):
        now = sum(os.times()[:4])
        took.append((step.step, step.seconds, now - used))
        used = now
    print(json.dumps(took))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        main(*map(int, sys.argv[1:2]))

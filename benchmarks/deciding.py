"""How long a key of the redaction screen takes until its new view, in a session of 14,000 words.

    python benchmarks/deciding.py

The session is that of `correcting.py`, nothing of it decided. Each figure is of ten presses: wall
clock and processor time, in milliseconds. A decision is written, synced and derived anew.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from brought import desk, study_in  # noqa: E402
from correcting import _lines, _segments  # noqa: E402
from heard_session import heard_session  # noqa: E402

from facilitator.workflow.collecting import collect_seldom  # noqa: E402
from facilitator.workflow.redact import RedactJob, open_redaction  # noqa: E402

DATA = ROOT / "benchmarks" / "data" / "redaction"
PRESSES = 10


def main() -> None:
    """Print a line for each key."""
    collect_seldom()  # as the command does
    with tempfile.TemporaryDirectory() as folder:
        study = study_in(Path(folder) / "study")
        heard_session(study, "FG1", "\n".join(_lines(_segments(DATA))))
        job, books = open_redaction(desk(study, "FG1"), "AB")
        with books:
            print(f"{len(job.redaction.flags)} flags")
            for name, press in _keys(job).items():
                _measure(name, job, press)


def _keys(job: RedactJob) -> dict[str, Callable[[], object]]:
    def entity() -> str:
        return next(line.entity for line in job.view.entities if line.here)

    def flag() -> str:
        assert job.view.card is not None
        return job.view.card.flag

    return {
        "arrow": job.next,
        "y": lambda: job.decide(flag(), "redact"),
        "a": lambda: job.decide_entity(entity(), "redact"),
        "u": job.undo,
        "t": lambda: job.change(kind="LOCATION"),
        "e →": lambda: job.stretch("end", 1),
        "+": job.read,
        "→": lambda: job.by_words(1),
    }


def _measure(name: str, job: RedactJob, press: Callable[[], object]) -> None:
    wall, cpu = [], []
    for _ in range(PRESSES):
        begun = time.perf_counter(), time.process_time()
        press()
        assert job.view.total
        wall.append(time.perf_counter() - begun[0])
        cpu.append(time.process_time() - begun[1])
    print(
        f"{name:6} median {_ms(statistics.median(wall))}, of a processor"
        f" {_ms(statistics.median(cpu))}; worst {_ms(max(wall))} and {_ms(max(cpu))}"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


if __name__ == "__main__":
    main()

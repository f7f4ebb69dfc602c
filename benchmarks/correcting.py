"""How long it takes from a corrected word to all flags made again, in a session of 14,000 words.

    python benchmarks/redaction.py --correction

The session is led and heard as one that was run here: 90 minutes, eight seats, a key press a turn;
its words are those of `benchmarks/data/redaction/`. Every flag of it is decided. Then a word reads
otherwise, ten times over, through the job that the screen drives: it is written, the text assembled
anew, what changed goes through the recognisers, what is known over the whole text, and the view is
made. Once in a study that is readable, once in an encrypted one.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from brought import study_in
from closed_study import Holder, holder
from heard_session import heard_session
from marked import marked

from facilitator.session.events.desk import FlagDecided
from facilitator.study.folder import Study
from facilitator.transcript.model import Segment
from facilitator.workflow.collecting import collect_seldom
from facilitator.workflow.derive import Desk
from facilitator.workflow.redact import open_redaction
from facilitator.workflow.redact_books import DeskBooks

WORDS = 14_000
TIMES = 10
BUDGET = 0.5
"""Seconds."""
_A_WORD, _A_PAUSE = 320, 1_000
"""Milliseconds."""


def correction(data: Path) -> bool:
    """Print the figures; say whether they are within the budget."""
    collect_seldom()
    segments = _segments(data)
    within = True
    for kind, one in (("readable", None), ("encrypted", holder())):
        with tempfile.TemporaryDirectory() as folder:
            wall, cpu = _measured(Path(folder), segments, one)
        within = within and statistics.median(cpu) <= BUDGET
        print(
            f"{kind:10} {sum(len(s.words) for s in segments):6} words, {TIMES} corrections: median"
            f" {statistics.median(wall):.2f} s, of a processor {statistics.median(cpu):.2f} s;"
            f" worst {max(wall):.2f} and {max(cpu):.2f} s"
        )
    return within


def _segments(data: Path) -> list[Segment]:
    text = "\n".join(path.read_text("utf-8") for path in sorted(data.glob("*.txt")))
    found: list[Segment] = []
    while sum(len(segment.words) for segment in found) < WORDS:
        found += marked(text).transcript.segments
    while sum(len(segment.words) for segment in found[:-1]) >= WORDS:
        found.pop()
    return found


def _measured(
    folder: Path, segments: Sequence[Segment], one: Holder | None
) -> tuple[list[float], list[float]]:
    study = study_in(folder / "study", one=one)
    heard_session(study, "FG1", "\n".join(_lines(segments)))
    _decide(study)
    wall, cpu = [], []
    job, books = open_redaction(_desk(study), "AB")
    with books:
        for n in range(TIMES):
            said = [flag for flag in job.redaction.flags if not flag.note and not flag.missed]
            job.go(said[(n + 1) * len(said) // (TIMES + 1)].name)
            begun = time.perf_counter(), time.process_time()
            job.correct(f"Vandermeer{'e' * n}")
            assert job.view.left
            wall.append(time.perf_counter() - begun[0])
            cpu.append(time.process_time() - begun[1])
    return wall, cpu


def _lines(segments: Sequence[Segment]) -> Iterator[str]:
    """Give the session as `spoken` reads it."""
    yield from ("0:00 start 8", "0:00 record", *(f"0:00.{n} assent {n} agree" for n in range(1, 9)))
    at = 1_000
    for n, segment in enumerate(segments):
        end = at + _A_WORD * len(segment.words)
        yield f"{_clock(at)}-{_clock(end)} {segment.text}"
        yield f"{_clock(at + 200)} speaker {n % 8 + 1}"
        at = end + _A_PAUSE


def _clock(milliseconds: int) -> str:
    return f"{milliseconds // 60_000}:{milliseconds // 1000 % 60:02}.{milliseconds % 1000:03}"


def _decide(study: Study) -> None:
    """Redact every other entity and keep the rest, as a reviewer would."""
    redaction = _desk(study).redaction
    entities = {flag.entity: n for n, flag in enumerate(redaction.flags)}
    with DeskBooks(_desk(study)) as books:
        while redaction.open:
            events = [
                FlagDecided(
                    flag.name,
                    "keep" if entities.setdefault(flag.entity, 0) % 2 else "redact",
                    flag.type,
                    "AB",
                    flag.text,
                )
                for flag in redaction.flags
                if flag.open
            ]
            books.session(*events)
            books.study(*_desk(study).redaction.to_number)
            redaction = _desk(study).redaction


def _desk(study: Study) -> Desk:
    return Desk(study, study.session("FG1"))

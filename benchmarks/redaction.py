"""How much of what identifies someone is proposed, how much besides, and how fast.

Speed is words a second of processor time, garbage looked for as seldom as in the program itself.

    python benchmarks/redaction.py [FILE…] [--misses] [--false]
    python benchmarks/redaction.py --correction

Files are marked text (`P3: my name is <<Maria|PERSON>>`); without any, those of
`benchmarks/data/redaction/`, development and held-out ones apart. `--misses` and `--false` print
what was not covered and what was flagged besides; leave them off for held-out files.
`--correction` measures instead how long the flags take after a corrected word (`correcting.py`).
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from correcting import correction  # noqa: E402
from marked import Marked, Span, marked  # noqa: E402

from facilitator.recognisers.lexicon import EnglishLexicon  # noqa: E402
from facilitator.recognisers.likeness import EnglishLikeness  # noqa: E402
from facilitator.recognisers.presidio import PresidioRecogniser  # noqa: E402
from facilitator.redaction.entities import key  # noqa: E402
from facilitator.redaction.flags import TYPES, Flag  # noqa: E402
from facilitator.redaction.material import Material  # noqa: E402
from facilitator.redaction.passages import passages, texts_of  # noqa: E402
from facilitator.redaction.redacted import redact  # noqa: E402
from facilitator.workflow.collecting import collect_seldom  # noqa: E402

DATA = Path(__file__).parent / "data" / "redaction"


@dataclass
class Count:
    """What was found in some texts."""

    words: int = 0
    direct: int = 0
    direct_covered: int = 0
    entities: int = 0
    entities_covered: int = 0
    indirect: int = 0
    indirect_found: int = 0
    indirect_covered: int = 0
    flags: int = 0
    false: int = 0
    types_right: int = 0
    seconds: float = 0.0
    missed: list[str] = field(default_factory=list)
    wrongly: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        """Add another count to this one."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def line(self, name: str) -> str:
        """Give the count as a line of the table."""
        thousand = self.false / self.words * 1000 if self.words else 0
        found = self.direct_covered + self.indirect_found
        return (
            f"{name:32} {self.words:6} {_of(self.direct_covered, self.direct):>15}"
            f" {_of(self.entities_covered, self.entities):>15}"
            f" {_of(self.indirect_found, self.indirect):>15}"
            f" {_of(self.indirect_covered, self.indirect):>15}"
            f" {self.false:4} {thousand:6.1f} {_of(self.types_right, found):>15}"
            f" {self.words / self.seconds:8.0f}"
        )


HEAD = (
    f"{'text':32} {'words':>6} {'direct covered':>15} {'entities whole':>15}"
    f" {'indirect found':>15} {'indirect whole':>15} {'false':>4} {'/1000':>6}"
    f" {'type right':>15} {'words/s':>8}"
)


def measure(texts: Marked, recogniser: PresidioRecogniser, name: str) -> Count:
    """Look through one text and compare."""
    begun = time.process_time()
    candidates = recogniser.propose(passages(texts_of(texts.transcript, ())))
    material = Material(texts.transcript, candidates=candidates)
    flags = redact(material, EnglishLexicon(), EnglishLikeness()).flags
    count = Count(words=len(texts.transcript.words), seconds=time.process_time() - begun)
    count.flags = len(flags)
    whole: dict[str, bool] = {}
    for span in texts.spans:
        touching = [f for f in flags if _touches(f, span)]
        covered = _covered(span, touching)
        if TYPES[span.type].identifier == "direct":
            count.direct += 1
            count.direct_covered += covered
            entity = key(span.text, span.type)
            whole[entity] = whole.get(entity, True) and covered
        else:
            count.indirect += 1
            count.indirect_found += bool(touching)
            count.indirect_covered += covered
        count.types_right += any(f.type == span.type for f in touching)
        if not covered:
            count.missed.append(f"{name}: {span.type} {span.text}")
    count.entities, count.entities_covered = len(whole), sum(whole.values())
    wrong = [f for f in flags if not any(_touches(f, span) for span in texts.spans)]
    count.false = len(wrong)
    count.wrongly = [f"{name}: {f.type} {f.text} ({f.reason}, {f.score})" for f in wrong]
    return count


def _touches(flag: Flag, span: Span) -> bool:
    return flag.segment == span.segment and flag.start < span.end and span.start < flag.end


def _covered(span: Span, flags: Sequence[Flag]) -> bool:
    """Say whether every letter and digit of a span lies in a flag."""
    places = [span.start + m.start() for m in re.finditer(r"\w", span.text)]
    return all(any(f.start <= place < f.end for f in flags) for place in places)


def _of(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:4.0%}" if whole else "–"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--false", action="store_true")
    parser.add_argument("--correction", action="store_true")
    return parser.parse_args()


def _groups(files: Iterable[Path]) -> dict[str, list[Path]]:
    groups: dict[str, list[Path]] = {}
    for path in sorted(files or DATA.glob("*.txt")):
        groups.setdefault(path.stem.split("_")[0], []).append(path)
    return groups


def main() -> None:
    """Print the table."""
    asked = _arguments()
    if asked.correction:
        sys.exit(not correction(DATA))
    collect_seldom()
    recogniser = PresidioRecogniser()
    measure(marked("P1: a first text, so that lists are read."), recogniser, "")
    print(HEAD)
    for group, paths in _groups(asked.files).items():
        total = Count()
        for path in paths:
            count = measure(marked(path.read_text("utf-8")), recogniser, path.stem)
            total.add(count)
            print(count.line(path.stem))
        print(total.line(f"= {group}"))
        if asked.misses:
            print(*total.missed, sep="\n")
        if asked.false:
            print(*total.wrongly, sep="\n")


if __name__ == "__main__":
    main()

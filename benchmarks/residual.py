"""How much the residual check finds in texts that were redacted by their truth, and how fast.

    python benchmarks/residual.py [FILE…] [--hits]

Each file of marked text (`P3: my name is <<Maria|PERSON>>`) is a session of one study; without any,
those of `benchmarks/data/redaction/`, held-out ones left aside. What is found is either a mention
that nobody marked, or noise that a person has to give a reason for. `--hits` prints each. Speed is
seconds of processor time for all of them as one session.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from deciding import candidates, decided, records  # noqa: E402
from marked import marked  # noqa: E402

from facilitator.recognisers.lexicon import EnglishLexicon  # noqa: E402
from facilitator.recognisers.likeness import EnglishLikeness  # noqa: E402
from facilitator.redaction.material import Material  # noqa: E402
from facilitator.redaction.redacted import Redaction, redact  # noqa: E402
from facilitator.redaction.residual import redacted_originals, residual  # noqa: E402
from facilitator.session.events import Record  # noqa: E402

DATA = Path(__file__).parent / "data" / "redaction"
ROUNDS = 3
"""What is redacted brings up more of the same: so often everything open is redacted."""
JUDGES = EnglishLexicon(), EnglishLikeness()


def redacted(text: str, study: Sequence[Record[Any]] = ()) -> Redaction:
    """Give marked text with every marked mention redacted, and what propagation brings up."""
    read = marked(text)
    material = Material(
        read.transcript, candidates=candidates(read, 99), study_records=tuple(study)
    )
    for _ in range(ROUNDS):
        found = redact(material, *JUDGES)
        material = material.with_records(decided(found))
    return redact(material, *JUDGES)


def sessions(texts: dict[str, str]) -> dict[str, Redaction]:
    """Give each text redacted, the originals of all the others known to the study."""
    study: tuple[Record[Any], ...] = ()
    for name, text in texts.items():
        study = (*study, *records(*redacted(text, study).to_number, writer=name))
    return {name: redacted(text, study) for name, text in texts.items()}


def main() -> None:
    """Print hits by rule, and how long it takes."""
    parser = argparse.ArgumentParser(description="Hits of the residual check, and its speed.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--hits", action="store_true", help="print each hit")
    asked = parser.parse_args()
    files = asked.files or [p for p in sorted(DATA.glob("*.txt")) if "held" not in p.name]
    texts = {path.stem: path.read_text(encoding="utf-8") for path in files}
    count: Counter[str] = Counter()
    words, originals = 0, 0
    for name, redaction in sessions(texts).items():
        words += sum(1 for _ in redaction.transcript.words)
        originals = max(originals, len(redacted_originals(redaction)))
        for hit in residual(redaction, *JUDGES):
            count[hit.rule] += 1
            if asked.hits:
                print(f"  {name} {hit.where}: {hit.rule} “{hit.text}” of “{hit.like}” {hit.score}")
    by_rule = ", ".join(f"{number} {rule}" for rule, number in count.most_common())
    print(f"{len(texts)} sessions, {words} words, {originals} originals: {by_rule or 'no hit'}")
    whole = redacted("\n".join(texts.values()))
    began = time.process_time()
    residual(whole, *JUDGES)
    seconds = time.process_time() - began
    said = sum(1 for _ in whole.transcript.words)
    print(f"as one session of {said} words: {seconds:.2f} s")


if __name__ == "__main__":
    main()

"""What a machine still hears of the redacted sound, and what writing it costs.

    python benchmarks/redacted_sound.py [--plain]

The bundled rehearsal is led, heard, corrected and redacted by reviewers who know its truth
(`tests/whole/by_truth.py`); its study is encrypted but with `--plain`. Then the redacted sound is
written, and the same engine listens to it and to the sound as it was recorded:

- originals: what the program's own search finds in what was heard;
- identifying words: words of names, places and numbers that the truth says are nothing else;
- seconds of work per second of sound.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from whole.by_truth import (  # noqa: E402
    Remembering,
    identifying_words,
    redacted_by_truth,
    truth_of,
)

from facilitator.workflow import wiring  # noqa: E402
from facilitator.workflow.demo import SESSION  # noqa: E402
from facilitator.workflow.derive import Desk  # noqa: E402
from facilitator.workflow.listen_again import ear_for, listen_again  # noqa: E402
from facilitator.workflow.redact_audio import redact_sound  # noqa: E402
from facilitator.workflow.transcribe import heard_stretches  # noqa: E402

REHEARSAL = ROOT / "recordings" / "rehearsal"
MODELS = (ROOT / "models",)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Listen to the redacted sound of the rehearsal.")
    parser.add_argument("--plain", action="store_true", help="In a study without encryption.")
    plain = parser.parse_args().plain
    truth = truth_of(REHEARSAL)
    sought = identifying_words(truth)
    with tempfile.TemporaryDirectory(prefix="redacted-") as folder:
        study = redacted_by_truth(Path(folder), REHEARSAL, MODELS, encrypted=not plain)
        begun = time.perf_counter()
        done = redact_sound(study, SESSION, None, print, None, "RA")
        wrote = time.perf_counter() - begun
        desk = Desk(study, study.session(SESSION))
        after = Remembering(ear_for(study, MODELS))
        begun = time.perf_counter()
        again = redact_sound(study, SESSION, after, lambda _: None, None, "RA")
        listened = time.perf_counter() - begun - wrote
        before = Remembering(after.ear)
        read = wiring.sound_reader(desk.folder.sounds, desk.folder.envelope)
        stretches = heard_stretches(desk.timeline.stretches)
        recorded = listen_again(desk, stretches, read, before, lambda _: None)
    length = done.seconds
    print(
        f"{len(done.tones.stretches)} tones over {done.tones.length / 1e6:.1f} s of {length:.0f} s"
    )
    print(f"written in {wrote / length:.3f}, listened to in {listened / length:.2f} × its length")
    print("                     recorded  redacted")
    print(f"words heard          {before.words:8}  {after.words:8}")
    print(f"originals found      {len(recorded.found):8}  {len(again.heard.found):8}")
    print(
        f"identifying words    {len(before.said & sought):8}  {len(after.said & sought):8}"
        f"  of {len(sought)}"
    )


if __name__ == "__main__":
    main()

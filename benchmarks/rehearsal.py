"""How well a whole group is heard, against what was really said.

    python benchmarks/rehearsal.py [FOLDER …] [--speed 20] [--guide compassionate-care] [--room]

A FOLDER holds a recording (.flac or .wav), what was said (*.truth.json) and the keys pressed
(*.keys.jsonl), in the form of `recordings/rehearsal`. Each is led through `facilitator run
--headless` in a study made for it (with `--room` through a microphone, played in a room without a
sound card, at speed 1), transcribed, and compared:

- word error of ours and of plain Whisper (earlier text not used, word times, each unbroken stretch
  whole) in this very run; what a rule leaves out is left out on both sides;
- words with the right speaker, of those heard;
- words said off the record or by who declined, that stand in the transcript: there must be none;
- assents that are heard at their place.

Texts and times of the truth are approximate (0.1 s, one word in ten off by more than 0.27 s).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Said:
    """A word as the truth or a transcript has it."""

    text: str
    start: float
    end: float
    speaker: str | None = None

    @property
    def middle(self) -> float:
        """Give the middle of its time, seconds."""
        return (self.start + self.end) / 2


@dataclass(frozen=True)
class Figures:
    """What was measured of one group."""

    group: str
    words: int
    error: float
    plain_error: float
    speakers: float
    off_record: int
    declined: int
    assents: str
    cut_seconds: float


def main() -> None:
    """Measure each folder and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "recordings/rehearsal"])
    parser.add_argument("--speed", type=float, default=20)
    parser.add_argument("--guide", default="compassionate-care")
    parser.add_argument("--room", action="store_true")
    asked = parser.parse_args()
    for folder in asked.folders:
        with tempfile.TemporaryDirectory() as place:
            show(measure(folder, Path(place) / "study", asked))


def show(found: Figures) -> None:
    """Print the figures of one group."""
    print(
        f"{found.group}: {found.words} words\n"
        f"  word error            {found.error:6.1%}  (plain Whisper {found.plain_error:.1%})\n"
        f"  right speaker         {found.speakers:6.1%}\n"
        f"  words off the record  {found.off_record:6}\n"
        f"  words of who declined {found.declined:6}\n"
        f"  assents heard         {found.assents:>6}\n"
        f"  left out by rule      {found.cut_seconds:6.1f} s",
        flush=True,
    )


def measure(folder: Path, study: Path, asked: argparse.Namespace) -> Figures:
    """Lead, transcribe and compare one group."""
    audio = next(p for p in sorted(folder.iterdir()) if p.suffix in (".flac", ".wav"))
    keys = next(folder.glob("*keys.jsonl"))
    truth = json.loads(next(folder.glob("*truth.json")).read_text())
    seats = max(int(s[1:]) for s in truth["speakers"] if s.startswith("P"))
    program("init", str(study), "--no-encryption")
    later = 0.0
    if asked.room:
        from in_the_room import lead_in_the_room

        later = lead_in_the_room(study, audio, keys, asked.guide, seats)
    else:
        run = ("--session", "G1", "--guide", asked.guide, "--participants", str(seats))
        sound = ("--headless", "--audio", str(audio), "--speed", str(asked.speed))
        program("run", "--study", str(study), *run, *sound, "--keys", str(keys))
    program("transcribe", "G1", "--study", str(study))
    return compared(folder.name, study, moved(truth, later))


def moved(truth: dict, by: float) -> dict:
    """Give the truth with every turn and word `by` seconds later."""

    def each(parts: list[dict]) -> list[dict]:
        return [{**part, "start": part["start"] + by, "end": part["end"] + by} for part in parts]

    return {**truth, "turns": each(truth["turns"]), "words": each(truth["words"])}


def program(*arguments: str) -> None:
    """Run the program; end with what it says where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", *arguments], capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"facilitator {' '.join(arguments)}\n{done.stderr}{done.stdout}")


def compared(group: str, study: Path, truth: dict) -> Figures:
    """Compare the transcript in `study` with the truth."""
    from facilitator.study.folder import Study
    from facilitator.workflow.derive import Desk

    opened = Study.open(study)
    desk = Desk(opened, opened.session("G1"))
    ours = [
        Said(w.text, (w.start or 0) / 1e6, (w.end or 0) / 1e6, w.speaker)
        for w in desk.transcript.words
    ]
    cuts = [
        (s.start / 1e6, s.end / 1e6)
        for s in desk.transcript.segments
        if s.cut and s.start is not None and s.end is not None
    ]
    turns = {turn["i"]: turn for turn in truth["turns"]}
    said = [_said(w) for w in truth["words"] if not turns[w["turn"]]["off_record"]]
    said = [word for word in said if not _inside(word, cuts)]
    plain = [word for word in plain_whisper(desk) if not _inside(word, cuts)]
    error, pairs = word_error(said, ours)
    right = [one.speaker == other.speaker for one, other in pairs]
    return Figures(
        group,
        len(ours),
        error,
        word_error(said, plain)[0],
        sum(right) / max(1, len(right)),
        leaked(truth, ours, "off_record"),
        leaked(truth, ours, "declined"),
        _assents(desk, truth),
        sum(end - start for start, end in cuts),
    )


def _said(word: dict) -> Said:
    speaker = "FAC" if word["speaker"] == "F" else word["speaker"]
    return Said(word["text"], word["start"], word["end"], speaker)


def _inside(word: Said, stretches: Sequence[tuple[float, float]]) -> bool:
    return any(start <= word.middle < end for start, end in stretches)


def plain_whisper(desk) -> list[Said]:
    """Decode each unbroken stretch whole, with the same model and nothing of ours around it."""
    from facilitator.audio.pieces import SoundFiles
    from facilitator.speech.openai_whisper import OpenAIWhisper
    from facilitator.speech.resample import resampled

    files = SoundFiles(desk.folder.sounds)
    engine = OpenAIWhisper(ROOT / "models/tiny.en.pt", threads=2)
    words: list[Said] = []
    for stretch in desk.timeline.stretches:
        pcm = b"".join(resampled([files.read(stretch)], stretch.rate, engine.rate))
        words += [
            Said(w.text, (w.start + stretch.start) / 1e6, (w.end + stretch.start) / 1e6)
            for w in engine.decode(pcm)
        ]
    return words


def word_error(
    said: Sequence[Said], heard: Sequence[Said]
) -> tuple[float, list[tuple[Said, Said]]]:
    """Give wrong, missing and added words per word said, and which word was heard for which."""
    one = [(token, word) for word in said for token in tokens(word.text)]
    other = [(token, word) for word in heard for token in tokens(word.text)]
    cost = _costs([token for token, _ in one], [token for token, _ in other])
    i, j = len(one), len(other)
    pairs: list[tuple[Said, Said]] = []
    while i and j:
        differs = one[i - 1][0] != other[j - 1][0]
        if cost[i, j] == cost[i - 1, j - 1] + differs:
            i, j = i - 1, j - 1
            pairs.append((one[i][1], other[j][1]))
        elif cost[i, j] == cost[i - 1, j] + 1:
            i -= 1
        else:
            j -= 1
    return int(cost[-1, -1]) / max(1, len(one)), pairs[::-1]


def tokens(text: str) -> list[str]:
    """Give what is compared: small letters, digits and apostrophes."""
    plain = re.sub(r"[^a-z0-9' ]", "", text.lower().replace("’", "'").replace("-", " "))
    return plain.split()


def _costs(one: list[str], other: list[str]) -> np.ndarray:
    """Fill the table of edit distances, a row at a time."""
    codes = {token: n for n, token in enumerate(dict.fromkeys([*one, *other]))}
    columns = np.array([codes[token] for token in other], dtype=np.int32)
    cost = np.zeros((len(one) + 1, len(other) + 1), dtype=np.int32)
    steps = np.arange(len(other) + 1, dtype=np.int32)
    cost[0] = steps
    for i, token in enumerate(one, start=1):
        best = np.minimum(cost[i - 1, 1:] + 1, cost[i - 1, :-1] + (columns != codes[token]))
        row = np.concatenate(([i], best))
        cost[i] = np.minimum.accumulate(row - steps) + steps
    return cost


def leaked(truth: dict, ours: Sequence[Said], kind: str) -> int:
    """Count words that must not be there: three in a row as said there, or heard in its time."""
    turns = [turn for turn in truth["turns"] if turn[kind]]
    heard = [token for word in ours for token in tokens(word.text)]
    runs = {tuple(heard[n : n + 3]) for n in range(len(heard) - 2)}
    others = [token for turn in truth["turns"] if not turn[kind] for token in tokens(turn["text"])]
    elsewhere = {tuple(others[n : n + 3]) for n in range(len(others) - 2)}
    found = 0
    for turn in turns:
        text = tokens(turn["text"])
        mine = {tuple(text[n : n + 3]) for n in range(len(text) - 2)} - elsewhere
        found += len(mine & runs)
        whole = (turn["start"] + 0.1, turn["end"] - 0.1)
        overlapped = any(
            other is not turn and other["start"] < whole[1] and whole[0] < other["end"]
            for other in truth["turns"]
        )
        found += 0 if overlapped else sum(_inside(word, [whole]) for word in ours)
    return found


def _assents(desk, truth: dict) -> str:
    from facilitator.transcript.heard_assent import heard_assents

    found = heard_assents(
        desk.heard, state=desk.state, items=desk.guide.items, timeline=desk.timeline
    )
    return f"{sum(each.heard for each in found)}/{len(truth['assents'])}"


if __name__ == "__main__":
    main()

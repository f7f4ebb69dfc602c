"""A rehearsal whose reviewers know what was really said: its words and its names, by its truth."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from facilitator.ports import Ear, Hearing, Reading
from facilitator.redaction.redacted import Redaction
from facilitator.study.folder import Study
from facilitator.transcript.model import Transcript
from facilitator.workflow.demo import SESSION, Setting, steps
from facilitator.workflow.derive import Desk
from facilitator.workflow.keyring import keyed
from facilitator.workflow.redact_apply import decide
from facilitator.workflow.review import correct

TYPES = {"NAME": "PERSON", "HOSPITAL": "ORG", "PLACE": "LOCATION", "PHONE": "PHONE", "DATE": "DATE"}
REVIEWER = "RA"
SPEED = 20_000
"""Thousandths: how fast the recording is played."""
ROUNDS = 2
TITLES = frozenset({"doctor", "missus"})
"""They stay as they were said."""
_AROUND = ".,;:!?\"“”‘'’()…–"


def redacted_by_truth(
    place: Path, rehearsal: Path, models: tuple[Path, ...], *, encrypted: bool
) -> Study:
    """Lead the rehearsal in a study at `place`, hear it, correct and redact it by its truth."""
    truth, key = truth_of(rehearsal), place / "key.txt" if encrypted else None
    setting = Setting(place / "study", key, rehearsal, place / "state", models, SPEED)
    for step in steps(setting, lambda _: None):
        if step.step == "review":
            break
    secret = key and next(line for line in key.read_text().splitlines() if line[:1] == "A")
    study = keyed(Study.open(place / "study"), place / "state", lambda: secret)
    here = Desk(study, study.session(SESSION))
    now = {str(s.number): s.text for s in here.transcript.segments}
    typed = {n: t for n, t in corrections(truth, here.transcript).items() if t != now[n]}
    given = {"hash": here.redaction.hash, "text": typed, "reviewed": "all"}
    correct(study, SESSION, given, REVIEWER)
    for _ in range(ROUNDS):  # what is marked as missed brings up flags with the same words
        redaction = Desk(study, here.folder).redaction
        given = {"hash": redaction.hash, "decisions": decisions(truth, redaction)}
        decide(study, SESSION, given, REVIEWER)
    return study


class Remembering:
    """An ear (`ports.Ear`) that keeps which words it heard."""

    def __init__(self, ear: Ear) -> None:
        """Hear with `ear`."""
        self.ear, self.engine, self.gate = ear, ear.engine, ear.gate
        self.said: set[str] = set()
        self.words = 0

    def listen(self, sound: Iterable[bytes], rate: int) -> Hearing:
        """Say where somebody speaks."""
        return self.ear.listen(sound, rate)

    def hear(self, pcm: bytes, rate: int) -> Reading:
        """Say what is said, and keep it."""
        reading = self.ear.hear(pcm, rate)
        self.said |= {_bare(word.text).removesuffix("'s") for word in reading.words}
        self.words += len(reading.words)
        return reading


def truth_of(folder: Path) -> dict[str, Any]:
    """Read what was really said in the recording of `folder`."""
    return json.loads((folder / "rehearsal.truth.json").read_text(encoding="utf-8"))


def corrections(truth: dict[str, Any], transcript: Transcript) -> dict[str, str]:
    """Give the text of each segment as it was really said: what a careful reviewer types."""
    turns = {turn["i"]: turn for turn in truth["turns"]}
    said = [
        word["text"]
        for word in truth["words"]
        if not turns[word["turn"]]["off_record"] and not turns[word["turn"]]["declined"]
    ]
    heard = [(s.number, word.text) for s in transcript.segments for word in s.words]
    typed: dict[int, list[str]] = {number: [] for number, _ in heard}
    matched = SequenceMatcher(None, [_bare(t) for _, t in heard], [_bare(t) for t in said])
    for kind, i, j, a, b in matched.get_opcodes():
        if kind == "equal":
            for (number, _), text in zip(heard[i:j], said[a:b], strict=True):
                typed[number].append(text)
            continue
        if said[a:b]:
            typed[heard[min(i, len(heard) - 1)][0]] += said[a:b]
        for number, text in heard[i:j]:  # what a person marked where nobody spoke words
            typed[number] += [text] if text.startswith("[") else []
    return {str(number): " ".join(texts) for number, texts in typed.items() if texts}


def decisions(truth: dict[str, Any], redaction: Redaction) -> list[dict[str, Any]]:
    """Give the decisions that the truth asks for: its identifiers go, everything else stays."""
    wanted = dict(_identifiers(truth, redaction))
    covered = set()
    made: list[dict[str, Any]] = []
    for flag in redaction.flags:
        here = (flag.passage, flag.start, flag.end)
        goes = here in wanted
        made.append({"flag": flag.name, "decision": "redact" if goes else "keep"})
        covered |= {here} if goes else set()
    for (passage, start, end), kind in wanted.items():
        if (passage, start, end) not in covered:
            made.append({"missed": [int(passage), start, end], "type": kind})
    return made


def identifying_words(truth: dict[str, Any]) -> frozenset[str]:
    """Give the words that are said on the record only where somebody is identified."""
    turns = {turn["i"]: turn for turn in truth["turns"]}
    named = [one for one in truth["pii"] if not one["off_record"]]
    inside, outside = set(), set()
    for word in truth["words"]:
        if not turns[word["turn"]]["off_record"]:
            here = any(
                one["turn"] == word["turn"] and one["start"] <= _middle(word) <= one["end"]
                for one in named
            )
            (inside if here else outside).add(_bare(word["text"]))
    return frozenset(inside - outside - TITLES)


def _middle(word: dict[str, Any]) -> float:
    return (word["start"] + word["end"]) / 2


def _identifiers(
    truth: dict[str, Any], redaction: Redaction
) -> Iterator[tuple[tuple[str, int, int], str]]:
    for one in truth["pii"]:
        words = [re.escape(_bare(word)) for word in one["text"].split()]
        sought = re.compile(r"\b" + r"\W+".join(words) + r"\b", re.IGNORECASE)
        for text in redaction.texts:
            for match in sought.finditer(text.text):
                yield (text.name, match.start(), match.end()), TYPES[one["type"]]


def _bare(text: str) -> str:
    return text.strip(_AROUND).casefold()

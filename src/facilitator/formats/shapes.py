"""The ways in which a line begins a turn, one function each: a new shape is a new function here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from facilitator.formats.labels import Candidate, is_known, is_name_like, is_short
from facilitator.formats.lines import Line
from facilitator.formats.pieces import collapsed
from facilitator.formats.stamps import CLOCK, leading
from facilitator.units import Us, parse_clock

_COLON = re.compile(
    rf"(?P<label>[^:\t]{{1,60}}?)\s*(?:[\[(]?(?P<time>(?<=[\s\[(]){CLOCK})[\])]?)?\s*:(?P<rest>.*)"
)
_BRACKETS = re.compile(
    rf"(?P<label>[^:\t\[(]{{1,60}}?)\s*[\[(](?P<time>{CLOCK})[\])]\s*(?P<rest>[^\s:].*)"
)
_HEAD = re.compile(rf"\[?(?P<label>[^\[\]\t]{{1,60}}?)\]?(?P<gap>\s*\(|\s+)(?P<time>{CLOCK})\)?\s*")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a turn begins, as far as one line shows it."""

    label: Candidate
    start: Us | None
    text: str = field(repr=False)


Shape: TypeAlias = Callable[[Line, Line | None], Opening | None]
"""Takes a line and the one below it."""


def labelled(line: Line, _below: Line | None) -> Opening | None:
    """Read `[00:01:02] Speaker 1: text`, `Speaker 1 (00:03):`, `P4:⇥text`."""
    start, rest = leading(line.text)
    found = _COLON.fullmatch(rest)
    if found is None:
        return None
    label, after = collapsed(found["label"]), found["rest"]
    if after and not after[0].isspace() and not is_known(label):
        return None  # a clock time, an address of the web
    bold = bool(line.bold) and line.bold <= len(line.text) - len(after) + 1
    sure = bold or after.startswith("\t")
    if found["time"]:
        start = parse_clock(found["time"])
    return Opening(Candidate(label, sure), start, after)


def bracketed(line: Line, _below: Line | None) -> Opening | None:
    """Read `Name [00:00:06] text`."""
    found = _BRACKETS.fullmatch(line.text)
    if found is None:
        return None
    label = Candidate(collapsed(found["label"]))
    return Opening(label, parse_clock(found["time"]), found["rest"])


def headed(line: Line, _below: Line | None) -> Opening | None:
    """Read `Name  0:03` or `SPEAKER_00` on a line of its own, the words below it."""
    found = _HEAD.fullmatch(line.text)
    if found is None:
        alone = is_known(line.text) and any(character.isdigit() for character in line.text)
        return Opening(Candidate(line.text, sure=True), None, "") if alone else None
    label = collapsed(found["label"])
    apart = len(found["gap"]) > 1 or "(" in found["gap"]
    if not apart and not (is_short(label) and (is_known(label) or is_name_like(label))):
        return None
    return Opening(Candidate(label, sure=True), parse_clock(found["time"]), "")


def time_headed(line: Line, below: Line | None) -> Opening | None:
    """Read `00:00:03 Speaker 1` on a line of its own, the words below it without a time."""
    start, label = leading(line.text)
    if start is None or below is None or leading(below.text)[0] is not None:
        return None
    return Opening(Candidate(collapsed(label)), start, "") if is_short(label) else None


SHAPES: tuple[Shape, ...] = (headed, time_headed, bracketed, labelled)
"""In order of how much a match says; the one that fits most lines is taken."""

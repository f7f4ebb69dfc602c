"""The questions of the debrief as a team writes them, in TOML: a `[[question]]` for each page."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from facilitator.errors import BadInput

LARGEST = 100_000
"""Bytes."""
_KEYS = ("id", "title", "text")


@dataclass(frozen=True, slots=True)
class DebriefQuestion:
    """One page of the debrief."""

    id: str
    title: str
    text: str


def read_debrief(data: bytes, name: str) -> tuple[DebriefQuestion, ...]:
    """Give the questions in order. Raises BadInput with the place and what to write instead."""
    try:
        found = tomllib.loads(data[: LARGEST + 1].decode("utf-8-sig").replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as failure:
        raise BadInput(
            f"{name} is no TOML that can be read.",
            "Mend it, or remove it: then the questions that come with the program are asked.",
        ) from failure
    listed = found.get("question")
    if set(found) != {"question"} or not isinstance(listed, list) or not listed:
        raise BadInput(f"{name} holds other things than questions.", "[[question]]")
    questions = tuple(_question(one, place, name) for place, one in enumerate(listed, start=1))
    if len({one.id for one in questions}) < len(questions):
        raise BadInput(f"{name}: two questions have one id.", "Give each an id of its own.")
    return questions


def _question(found: Any, place: int, name: str) -> DebriefQuestion:
    if not isinstance(found, dict) or set(found) != set(_KEYS):
        raise BadInput(
            f"{name}: question {place} does not hold just id, title and text.",
            'id = "mood", title = "Mood", text = "How was the mood?"',
        )
    values = [found[key] for key in _KEYS]
    if not all(isinstance(value, str) and value.strip() for value in values):
        raise BadInput(
            f"{name}: question {place} has an empty or unquoted id, title or text.",
            "Write each as text in quotation marks.",
        )
    return DebriefQuestion(*(" ".join(value.split()) for value in values))

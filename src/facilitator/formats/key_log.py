"""The key log: a session's keys as JSON Lines, for `run --keys` and for a rehearsal's own record.

One object a line with its time `t` in seconds and what was done (`do`). Fields that begin with `_`
are ignored, unknown ones are refused.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from facilitator.errors import BadInput
from facilitator.units import Us, us

SPEAKER_OF_KEY = {str(n): f"P{n}" for n in range(1, 10)} | {
    "0": "P10",
    "-": "P11",
    "=": "P12",
    "m": "FAC",
    "c": "ALL",
}
"""The keys that say who speaks."""

_NEEDS: dict[str, tuple[str, ...]] = {
    "speaker": ("key",),
    "item": (),
    "go": ("item",),
    "asked": (),
    "skip": (),
    "covered": ("item",),
    "probe": ("item",),
    "assent": ("participant", "answer"),
    "late": ("participant",),
    "gone": ("participant",),
    "withdraw": ("participant",),
    "card": ("card",),
    "leave_out_earlier": ("text",),
    "off": (),
    "on": (),
    "break": (),
    "identified": (),
    "quote": (),
    "followup": (),
    "leave_out": (),
    "note": ("text",),
    "board": ("text",),
    "undo": (),
    "end": (),
}
"""What can be done, and the fields that it needs beside `t`."""

_MAY: dict[str, tuple[str, ...]] = {
    "item": ("item",),
    "skip": ("reason",),
    "asked": ("item",),
    "gone": ("words",),
    "leave_out_earlier": ("participant",),
}
_WORDS = ("stay", "withdraw", "not_asked", "nothing")
_ANSWERS = ("agree", "decline", "absent")


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of a key log."""

    line: int
    """Counts from 1."""
    t: Us
    do: str
    item: str | None = None
    speaker: str | None = None
    """`P4`, `FAC`, `ALL`."""
    seat: int | None = None
    answer: str | None = None
    words: str | None = None
    """What becomes of what someone who left had said: `stay`, `withdraw`, `not_asked`."""
    card: str | None = None
    text: str = field(default="", repr=False)
    """A note's words, what stands on the board, or why an item was skipped."""


def read_key_log(data: bytes, name: str) -> tuple[KeyLine, ...]:
    """Read a key log; `name` is what the file is called in an error.

    Raises BadInput for the first line that cannot be used, with its number.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{name} is no key log: it is not UTF-8 text.", _DO_THIS) from error
    lines: list[KeyLine] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            continue
        line = _line(number, raw, name)
        if lines and line.t < lines[-1].t:
            raise BadInput(
                f"{name}, line {number}: its time is before the line above.",
                "Put the lines in the order of their times.",
            )
        lines.append(line)
    return tuple(lines)


_DO_THIS = 'Give a file with lines such as {"t": 2.6, "do": "speaker", "key": "4"}.'


def _line(number: int, raw: str, name: str) -> KeyLine:
    where = f"{name}, line {number}"
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{where}: this is not a JSON object.", _DO_THIS) from error
    if not isinstance(given, dict):
        raise BadInput(f"{where}: this is not a JSON object.", _DO_THIS)
    fields = {key: value for key, value in given.items() if not key.startswith("_")}
    do = fields.get("do")
    if not isinstance(do, str) or do not in _NEEDS:
        raise BadInput(f"{where}: `do` says nothing known.", _nearest(str(do), tuple(_NEEDS)))
    t = fields.get("t")
    if isinstance(t, bool) or not isinstance(t, int | float) or not 0 <= t < 1e6:
        raise BadInput(f"{where}: `t` is no time in seconds.", "Write it as 12.5.")
    known = ("t", "do", "key", *_NEEDS[do], *_MAY.get(do, ()))
    for key in fields:
        if key not in known:
            raise BadInput(f"{where}: {do!r} knows no field {key!r}.", _nearest(key, known))
    for key in _NEEDS[do]:
        if not isinstance(fields.get(key), str):
            raise BadInput(f"{where}: {do!r} needs {key!r} as text.", _DO_THIS)
    return KeyLine(number, us(t), do, **_meaning(do, fields, where))


def _meaning(do: str, fields: dict[str, Any], where: str) -> dict[str, Any]:
    meaning: dict[str, Any] = {}
    if do == "speaker":
        if fields["key"] not in SPEAKER_OF_KEY:
            raise BadInput(
                f"{where}: this key names no speaker.", "Use 1…9, 0, -, =, m (facilitator) or c."
            )
        meaning["speaker"] = SPEAKER_OF_KEY[fields["key"]]
    if "participant" in fields:
        label = str(fields["participant"])
        if not (label[:1] == "P" and label[1:].isdecimal() and 1 <= int(label[1:]) <= 12):
            raise BadInput(f"{where}: this is no participant.", "Write P1 … P12.")
        meaning["seat"] = int(label[1:])
    if "answer" in fields:
        if fields["answer"] not in _ANSWERS:
            raise BadInput(f"{where}: this is no answer.", "Write agree, decline or absent.")
        meaning["answer"] = fields["answer"]
    if "words" in fields:
        if fields["words"] not in _WORDS:
            raise BadInput(f"{where}: this is no `words`.", "Write stay, withdraw or not_asked.")
        meaning["words"] = fields["words"]
    if isinstance(fields.get("card"), str):
        meaning["card"] = fields["card"]
    if isinstance(fields.get("item"), str):
        meaning["item"] = fields["item"]
    words = fields.get("text", fields.get("reason"))
    if isinstance(words, str):
        meaning["text"] = words
    return meaning


def _nearest(given: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(given, known, n=1)
    return f"Did you mean {close[0]!r}?" if close else f"Known are: {', '.join(known)}."

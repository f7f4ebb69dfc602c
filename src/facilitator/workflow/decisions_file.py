"""Read a file of decisions (`redact --apply`), whole or not at all.

`{"hash": "…", "decisions": [{"flag": "…", "decision": "redact"}, {"text": "Maria", "decision":
"keep"}, {"entity": "…", "decision": …}, {"missed": [segment, start, end], "type": "PERSON"},
{"rest": "redact"}]}`. A decision about one flag goes before one about all flags with its words;
`rest` comes last and only redacts. Two that contradict each other are refused. `same_as` says of
whom a redacted one is another mention; `told_of` and `general` say more of an entity, with a
decision or without.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

from facilitator.errors import BadInput
from facilitator.redaction.flags import TYPES
from facilitator.redaction.replacements import says_something
from facilitator.session.events.desk import Decision

About: TypeAlias = Literal["flag", "text", "entity", "missed", "rest"]

_DESCRIBES = ("told_of", "general")
_KEYS: Mapping[str, frozenset[str]] = {
    "flag": frozenset({"flag", "decision", "type", "replacement", "span", "same_as"}),
    "text": frozenset({"text", "decision", "type", "replacement", "same_as", *_DESCRIBES}),
    "entity": frozenset({"entity", "decision", "type", "replacement", "same_as", *_DESCRIBES}),
    "missed": frozenset({"missed", "type", "replacement"}),
    "rest": frozenset({"rest"}),
}
_REDACTS = ("span", "same_as", *_DESCRIBES)
"""What is said of words only where they are redacted."""
_WHOLE = frozenset({"hash", "decisions", "format", "session"})


@dataclass(frozen=True, slots=True)
class Place:
    """Some words by segment (or note) and offsets."""

    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wish:
    """One decision of the file."""

    number: int
    """Counts from 1."""
    about: About
    which: str = field(default="", repr=False)
    """The flag, the words or the entity."""
    decision: Decision = "redact"
    type: str | None = None
    replacement: str | None = field(default=None, repr=False)
    place: Place | None = None
    same_as: str | None = field(default=None, repr=False)
    """Another mention of the same person or place."""
    told_of: bool | None = None
    """Whether it is someone told of; None where nothing is said."""
    general: str | None = field(default=None, repr=False)
    """What stands for it where the study generalises; None where nothing is said."""
    decides: bool = True
    """False where it only says more of an entity."""

    @property
    def describes(self) -> bool:
        """Say whether it says more of an entity."""
        return self.told_of is not None or self.general is not None


@dataclass(frozen=True, slots=True)
class DecisionsFile:
    """All of it."""

    hash: str | None
    wishes: tuple[Wish, ...]

    @property
    def counts_places(self) -> bool:
        """Say whether something in it stands at offsets, and so needs the hash of the text."""
        return any(wish.place is not None for wish in self.wishes)


def read_decisions(value: Any) -> DecisionsFile:
    """Read the value of the JSON file. Raises BadInput with every mistake in it."""
    if not isinstance(value, dict) or not isinstance(value.get("decisions"), list):
        raise BadInput(
            "The file holds no list of decisions.",
            'Write {"hash": "…", "decisions": [{"flag": "…", "decision": "redact"}]}.',
        )
    wrong = [f"a key that is not known: {_near(k, _WHOLE)}" for k in value if k not in _WHOLE]
    hash_ = value.get("hash")
    if hash_ is not None and not isinstance(hash_, str):
        wrong.append("hash: no text")
    wishes = []
    for number, one in enumerate(value["decisions"], 1):
        wish = _wish(number, one, wrong)
        if wish is not None:
            wishes.append(wish)
    rests = [wish for wish in wishes if wish.about == "rest"]
    if rests and (len(rests) > 1 or wishes[-1].about != "rest"):
        wrong.append('"rest" stands once, and last')
    wrong += _contradictions(wishes)
    refuse(wrong)
    return DecisionsFile(hash_, tuple(wishes))


def _contradictions(wishes: Sequence[Wish]) -> Iterator[str]:
    """Name each decision that says otherwise than an earlier one about the same."""
    said: dict[tuple[object, ...], Wish] = {}
    for wish in wishes:
        if wish.decides and wish.about != "rest":
            which = wish.place if wish.about == "missed" else wish.which.casefold()
            first = said.setdefault((wish.about, which), wish)
            if replace(first, number=wish.number, which=wish.which) != wish:
                yield f"decision {wish.number}: says otherwise than decision {first.number}"


def refuse(wrong: list[str]) -> None:
    """Raise BadInput where there are mistakes."""
    if wrong:
        count = "One decision" if len(wrong) == 1 else f"{len(wrong)} decisions"
        raise BadInput(
            f"{count} in the file cannot be applied; nothing was changed.",
            "Mend the file and apply it again.",
            tuple(wrong),
        )


def _wish(number: int, one: Any, wrong: list[str]) -> Wish | None:
    if not isinstance(one, dict):
        wrong.append(f"decision {number}: no JSON object")
        return None
    about = [name for name in _KEYS if name in one]
    if len(about) != 1:
        wrong.append(f"decision {number}: needs one of flag, text, entity, missed, rest")
        return None
    problems = list(_problems(about[0], one))
    wrong += [f"decision {number}: {problem}" for problem in problems]
    return None if problems else _made(number, about[0], one)


def _problems(about: str, one: Mapping[str, Any]) -> Iterator[str]:
    for key in one:
        if key not in _KEYS[about]:
            yield f"a key that is not known here: {_near(key, _KEYS[about])}"
    if about in ("flag", "text", "entity"):
        if not _is_said(one[about]):
            yield f"{about}: no text"
        only_described = "decision" not in one and any(name in one for name in _DESCRIBES)
        if not only_described and one.get("decision") not in ("redact", "keep"):
            yield 'decision: neither "redact" nor "keep"'
    if about == "rest" and one["rest"] != "redact":
        yield 'rest: only "redact"'
    if about == "missed" and not _is_place(one["missed"]):
        yield "missed: not of the form [segment, start, end]"
    if about == "missed" and "type" not in one:
        yield "type: missing"
    if "span" in one and not _is_place(one["span"]):
        yield "span: not of the form [segment, start, end]"
    if one.get("decision") == "keep":
        yield from (f"{name}: goes with redact" for name in _REDACTS if name in one)
    if "same_as" in one and not _is_said(one["same_as"]):
        yield "same_as: no text"
    if "told_of" in one and not isinstance(one["told_of"], bool):
        yield "told_of: neither true nor false"
    if "general" in one and not (one["general"] == "" or _is_wording(one["general"])):
        yield "general: no text"
    if "type" in one and one["type"] not in TYPES:
        yield f"type: none of {', '.join(TYPES)}"
    if "replacement" in one and not _is_wording(one["replacement"]):
        yield "replacement: blank or no text"


def _made(number: int, about: str, one: Mapping[str, Any]) -> Wish:
    placed = one.get("span") if about == "flag" else one.get("missed")
    return Wish(
        number=number,
        about=about,  # type: ignore[arg-type]  # one of _KEYS
        which=str(one[about]) if about in ("flag", "text", "entity") else "",
        decision=one.get("decision", "redact"),
        type=one.get("type"),
        replacement=one.get("replacement"),
        place=None if placed is None else Place(str(placed[0]), placed[1], placed[2]),
        same_as=one.get("same_as"),
        told_of=one.get("told_of"),
        general=one.get("general"),
        decides="decision" in one or about in ("missed", "rest"),
    )


def _is_place(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 3:
        return False
    passage, start, end = value
    numbers = all(isinstance(n, int) and not isinstance(n, bool) for n in (start, end))
    return numbers and isinstance(passage, int | str) and 0 <= start < end


def _is_said(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_wording(value: Any) -> bool:
    return isinstance(value, str) and says_something(value)


def _near(key: object, known: frozenset[str]) -> str:
    near = difflib.get_close_matches(str(key), sorted(known), n=1)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"

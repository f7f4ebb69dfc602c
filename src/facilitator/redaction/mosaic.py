"""What one person has gathered: indirect identifiers, each harmless, that together tell who it is.

A card lays side by side what was said by or about a participant, or what speakers told of one
person who was not there: the clauses of the turns in which that person is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from facilitator.redaction.described import described
from facilitator.redaction.flags import TYPES, Flag
from facilitator.redaction.passages import Text
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.replacements import given_in
from facilitator.transcript.held_back import SEAT_MENTIONED, about

_SEAT = re.compile(r"P\d+")


@dataclass(frozen=True, slots=True)
class Mosaic:
    """One person's card."""

    who: str = field(repr=False)
    """`P4`; of someone told of, their entity."""
    name: str = field(repr=False)
    """What to call them on the card: `P4`, `[Name 3]`, or the words where none stands for them."""
    told_of: bool
    """True for someone who was not there."""
    flags: tuple[Flag, ...]
    """Each thing once, in the order of the text: what still stands before what is redacted."""

    @property
    def standing(self) -> tuple[Flag, ...]:
        """Give what would still be read: kept, or not decided yet."""
        return tuple(flag for flag in self.flags if flag.decision != "redact")


def mosaic(redaction: Redaction) -> tuple[Mosaic, ...]:
    """Give a card for everybody about whom something indirect is known, the most first."""
    cards = (*_participants(redaction), *_told_of(redaction))
    return tuple(sorted(cards, key=lambda c: (-len(c.standing), -len(c.flags), c.told_of, c.who)))


def _participants(redaction: Redaction) -> Iterable[Mosaic]:
    whose = _whose(redaction)
    found: dict[str, list[Flag]] = {}
    for flag in redaction.flags:
        for seat in whose[flag.passage] if _tells(flag) else ():
            found.setdefault(seat, []).append(flag)
    for seat, flags in found.items():
        yield Mosaic(seat, seat, told_of=False, flags=_each_once(flags))


def _whose(redaction: Redaction) -> Mapping[str, frozenset[str]]:
    """Give the seats that each passage is by or about."""
    notes = {note.name: about(note) for note in redaction.material.notes}
    return {
        text.name: frozenset(filter(_SEAT.fullmatch, notes.get(text.name) or _in_turn(text)))
        for text in redaction.texts
    }


def _in_turn(text: Text) -> frozenset[str]:
    named = frozenset(f"P{int(seat)}" for seat in SEAT_MENTIONED.findall(text.text))
    return named | ({text.speaker} if text.speaker else set())


def _told_of(redaction: Redaction) -> Iterable[Mosaic]:
    sides = described(redaction.material.study_records)
    turns = {text.name: ("note", text.name) if text.note else text.turn for text in redaction.texts}
    people: dict[str, list[Flag]] = {}
    clauses: dict[object, list[Flag]] = {}
    for flag in redaction.flags:
        if flag.type == "PERSON" and flag.decision != "keep":
            people.setdefault(flag.entity, []).append(flag)
        elif _tells(flag):
            clauses.setdefault(turns[flag.passage], []).append(flag)
    for entity, named in people.items():
        number = next((n for f in named if (n := given_in(f.replacement))), None)
        side = sides.get(number) if number else None
        stories = dict.fromkeys(turns[flag.passage] for flag in named)
        flags = _each_once([flag for turn in stories for flag in clauses.get(turn, ())])
        if flags and not (side and side.told_of is False):
            yield Mosaic(entity, _called(named), told_of=True, flags=flags)


def _tells(flag: Flag) -> bool:
    """Say whether it is an indirect identifier."""
    return TYPES[flag.type].identifier == "indirect"


def _each_once(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Give one flag of each thing, one that still stands if there is one."""
    found: dict[str, Flag] = {}
    for flag in flags:
        before = found.get(flag.entity)
        if before is None or (before.decision == "redact" and flag.decision != "redact"):
            found[flag.entity] = flag
    return tuple(sorted(found.values(), key=lambda flag: flag.decision == "redact"))


def _called(named: list[Flag]) -> str:
    worded = next((flag.replacement for flag in named if flag.replacement), None)
    return worded or max(named, key=lambda flag: len(flag.text)).text

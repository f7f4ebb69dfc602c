"""Cut the passages around a flag into pieces: what is decided, what is open, and where one is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from facilitator.redaction.flags import Flag
from facilitator.redaction.passages import Text
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.replacements import shown
from facilitator.workflow.redact_view import ContextLine, Piece, PieceKind

AROUND = 6
"""Passages before and after the flag's own: a window shows as many of them as it has rows for."""
WIDE = 12
"""The same with more context."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The words that the card or the cursor is about."""

    passage: str
    start: int
    end: int
    kind: PieceKind
    flag: str | None = None


def context(redaction: Redaction, spot: Spot, *, wide: bool) -> tuple[ContextLine, ...]:
    """Give the passages around a spot: what was said, or what was typed; the two lie apart."""
    texts = redaction.texts
    place = next(n for n, text in enumerate(texts) if text.name == spot.passage)
    reach = WIDE if wide else AROUND
    near = range(max(place - reach, 0), min(place + reach + 1, len(texts)))
    return tuple(
        ContextLine(
            at=texts[n].at,
            speaker=texts[n].what or _speaker(texts[n].speaker),
            pieces=tuple(_pieces(redaction, texts[n], spot if n == place else None)),
            here=n == place,
        )
        for n in near
        if texts[n].note == texts[place].note
    )


def _speaker(speaker: str | None) -> str:
    return "m" if speaker == "FAC" else speaker or ""


def _pieces(redaction: Redaction, text: Text, spot: Spot | None) -> Iterator[Piece]:
    """Cut a passage where a flag begins or ends; of several the first of `_owners` shows."""
    owners = _owners(redaction, text, spot)
    edges = sorted({0, len(text.text), *(edge for one in owners for edge in (one.start, one.end))})
    before: _Owner | None = None
    begun = 0
    for start, end in pairwise(edges):
        owner = next((one for one in owners if one.start <= start and end <= one.end), None)
        if start and owner is not before:
            yield _piece(text.text[begun:start], before)
            begun = start
        before = owner
    yield _piece(text.text[begun:], before)


@dataclass(frozen=True, slots=True)
class _Owner:
    """A flag, or the spot, with how its words are shown."""

    start: int
    end: int
    kind: PieceKind
    flag: str | None
    instead: str | None = None
    """What stands there in place of its words."""


def _owners(redaction: Redaction, text: Text, spot: Spot | None) -> list[_Owner]:
    """Give what claims words: the spot, replacements (the widest first), open flags, kept ones."""
    flags = [f for f in redaction.flags if f.passage == text.name]
    owners = [] if spot is None else [_Owner(spot.start, spot.end, spot.kind, spot.flag)]
    replaced = [f for f in flags if f.replacement is not None and not _meets(f, spot)]
    for flag in sorted(replaced, key=lambda f: f.start - f.end):
        if not any(flag.start < one.end and one.start < flag.end for one in owners):
            instead = shown(flag.text, flag.type, flag.replacement or "")
            owners.append(_Owner(flag.start, flag.end, "redacted", flag.name, instead))
    shortest = sorted(flags, key=lambda f: f.end - f.start)
    owners += [_Owner(f.start, f.end, "open", f.name) for f in shortest if f.open]
    kept = (f for f in shortest if f.decision == "keep" and f.by is not None)
    return [*owners, *(_Owner(f.start, f.end, "kept", f.name) for f in kept)]


def _meets(flag: Flag, spot: Spot | None) -> bool:
    return spot is not None and flag.start < spot.end and spot.start < flag.end


def _piece(words: str, owner: _Owner | None) -> Piece:
    if owner is None:
        return Piece(words)
    return Piece(words if owner.instead is None else owner.instead, owner.kind, owner.flag)


def spot_of(flag: Flag) -> Spot:
    """Give where a flag stands."""
    return Spot(flag.passage, flag.start, flag.end, "here", flag.name)


def spot_of_words(text: Text, first: int, last: int) -> Spot:
    """Give where chosen words stand."""
    start, end = text.trimmed(first, last)
    return Spot(text.name, start, end, "cursor")

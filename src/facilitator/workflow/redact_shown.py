"""Paint the redaction screen's value from a session's redaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.redaction.flags import TYPES, Flag
from facilitator.redaction.passages import Text
from facilitator.redaction.redacted import Redaction, becomes
from facilitator.redaction.replacements import label_of, shown
from facilitator.units import Us
from facilitator.workflow.redact_view import (
    Card,
    ContextLine,
    EntityLine,
    Piece,
    PieceKind,
    RedactView,
)

BEFORE = 3
AFTER = 3
"""Passages shown around the flag's own."""
_LEAD: Us = 2_000_000


def next_flag(
    redaction: Redaction,
    here: Flag | None,
    *,
    only_open: bool,
    by: int = 1,
    entity_first: bool = False,
) -> Flag | None:
    """Give the flag after `here` (before it, with `by=-1`), from the other end if there is none."""
    flags = redaction.flags
    wanted = [f for f in flags if f.open or not only_open]
    if not wanted:
        return None
    if here is None:
        return wanted[0 if by > 0 else -1]
    if entity_first:
        same = [f for f in wanted if f.entity == here.entity and f.name != here.name]
        if same:
            return _after(same, here, flags, by)
    return _after([f for f in wanted if f.name != here.name], here, flags, by)


def _after(wanted: Sequence[Flag], here: Flag, flags: Sequence[Flag], by: int) -> Flag | None:
    order = {flag.name: n for n, flag in enumerate(flags)}
    place = order.get(here.name, 0)
    ordered = sorted(wanted, key=lambda flag: order[flag.name], reverse=by < 0)
    beyond = [f for f in ordered if (order[f.name] - place) * by > 0]
    found = beyond or ordered
    return found[0] if found else None


def shown_view(redaction: Redaction, here: str | None, last: str, *, only_open: bool) -> RedactView:
    """Give the screen's value with the flag `here` on the card, or none."""
    flag = redaction.flag(here) if here else None
    return RedactView(
        session=redaction.session,
        decided=redaction.decided,
        total=len(redaction.flags),
        at=flag.at if flag else None,
        entities=tuple(_entities(redaction, flag)),
        context=tuple(_context(redaction, flag)) if flag else (),
        card=_card(redaction, flag) if flag else None,
        last=last,
        only_open=only_open,
    )


def _entities(redaction: Redaction, here: Flag | None) -> Iterator[EntityLine]:
    found: dict[str, list[Flag]] = {}
    for flag in redaction.flags:
        found.setdefault(flag.entity, []).append(flag)
    for entity, flags in found.items():
        longest = max(flags, key=lambda flag: len(flag.text))
        yield EntityLine(
            entity=entity,
            text=longest.text,
            type=longest.type,
            decided=sum(not flag.open for flag in flags),
            of=len(flags),
            kept=sum(flag.decision == "keep" for flag in flags),
            here=here is not None and here.entity == entity,
        )


def _card(redaction: Redaction, flag: Flag) -> Card:
    alike = redaction.alike(flag)
    kind = TYPES[flag.type]
    return Card(
        flag=flag.name,
        text=flag.text,
        type=flag.type,
        label=label_of(flag.text, flag.type),
        identifier=kind.identifier,
        tier=flag.tier,
        reason=flag.reason,
        score=flag.score,
        becomes=shown(flag.text, flag.type, becomes(redaction, flag)),
        times=len(alike),
        decided=sum(not one.open for one in alike),
        decision=flag.decision,
        passage=flag.passage,
        start=_play_from(redaction, flag),
    )


def _play_from(redaction: Redaction, flag: Flag) -> Us | None:
    """Give two seconds before its first word."""
    for segment in redaction.material.transcript.segments:
        if segment.number == flag.segment:
            start = segment.words[flag.first].start
            return None if start is None else max(start - _LEAD, 0)
    return None


def _context(redaction: Redaction, here: Flag) -> Iterator[ContextLine]:
    texts = redaction.texts
    place = next(n for n, text in enumerate(texts) if text.name == here.passage)
    around = range(max(place - BEFORE, 0), min(place + AFTER + 1, len(texts)))
    for n in around:
        if texts[n].note and n != place:
            continue
        yield ContextLine(
            at=texts[n].at,
            speaker="note" if texts[n].note else _speaker(texts[n].speaker),
            pieces=tuple(_pieces(redaction, texts[n], here)),
            here=n == place,
        )


def _speaker(speaker: str | None) -> str:
    return "m" if speaker == "FAC" else speaker or ""


def _pieces(redaction: Redaction, text: Text, here: Flag) -> Iterator[Piece]:
    """Cut a passage at its flags; of flags that overlap the one on the card shows."""
    flags = [f for f in redaction.flags if f.passage == text.name]
    flags.sort(key=lambda f: (f.name != here.name, f.decision != "redact", f.start - f.end))
    taken: list[Flag] = []
    for flag in flags:
        if not any(flag.start < other.end and other.start < flag.end for other in taken):
            taken.append(flag)
    at, whole = 0, text.text
    for flag in sorted(taken, key=lambda f: f.start):
        yield from _plain(whole[at : flag.start])
        yield _piece(flag, here)
        at = flag.end
    yield from _plain(whole[at:])


def _plain(text: str) -> Iterator[Piece]:
    if text:
        yield Piece(text)


def _piece(flag: Flag, here: Flag) -> Piece:
    kind: PieceKind = "plain"
    if flag.name == here.name:
        kind = "here"
    elif flag.open:
        kind = "open"
    elif flag.replacement is not None:
        return Piece(shown(flag.text, flag.type, flag.replacement), "redacted")
    return Piece(flag.text, kind)

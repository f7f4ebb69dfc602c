"""What can be chosen from on the redaction screen: types, entities, sides, what each gathered."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.redaction.flags import TYPES
from facilitator.redaction.mosaic import Mosaic
from facilitator.tui.lines import Line, Span
from facilitator.tui.regions.pick import Pick
from facilitator.tui.regions.redact import entity_sign
from facilitator.units import clock, counted
from facilitator.workflow.redact_view import EntityLine, SameLine

DIGITS = "1234567890"
TOLD_OF, IN_ROOM, GENERAL = "told_of", "in_room", "general"


def type_picks(now: str | None) -> tuple[Pick, ...]:
    """Give every type, the first ten with a digit; `now` is the flag's own."""
    return tuple(
        Pick(
            DIGITS[place : place + 1],
            name,
            (
                (f"{kind.label:<14}", "strong" if name == now else ""),
                (f"{kind.identifier}{', a whole clause' if kind.clause else ''}", "quiet"),
            ),
        )
        for place, (name, kind) in enumerate(TYPES.items())
    )


def entity_picks(entities: Sequence[EntityLine], typed: str) -> tuple[Pick, ...]:
    """Give who and what is named, as far as their names hold what was typed; open ones first."""
    wanted = [line for line in entities if _holds(typed, line.text, TYPES[line.type].label)]
    wanted.sort(key=lambda line: line.done)
    return tuple(Pick("", line.entity, _entity(line)) for line in wanted)


def _entity(line: EntityLine) -> Line:
    count = f"{line.decided}/{line.of} decided"
    return (
        entity_sign(line),
        (f" {line.text}  ", "quiet" if line.done else "strong"),
        (f"{TYPES[line.type].label.lower()} · {count}", "quiet"),
    )


def same_picks(lines: Sequence[SameLine], typed: str) -> tuple[Pick, ...]:
    """Give whose mention it may be, as far as their names hold what was typed."""
    wanted = [one for one in lines if _holds(typed, one.original, one.becomes)]
    return tuple(Pick("", one.original, _same(one)) for one in wanted)


def _same(one: SameLine) -> Line:
    becomes = one.becomes or "not decided yet"
    kind: Span = (f"{TYPES[one.type].label.lower()} · ", "quiet")
    return ((f"{one.original}  ", "strong"), kind, (becomes, "accent" if one.becomes else "quiet"))


def side_picks() -> tuple[Pick, ...]:
    """Give what can be said of who or what it is."""
    return (
        Pick("1", TOLD_OF, (("told of", "strong"), (", not here: no release shows them", "quiet"))),
        Pick("2", IN_ROOM, (("was in the room", "strong"),)),
        Pick(
            "3",
            GENERAL,
            (("what it is in general", "strong"), (", in the whole study: a large city", "quiet")),
        ),
    )


def mosaic_picks(cards: Sequence[Mosaic]) -> tuple[Pick, ...]:
    """Give each person's card: a line with the name, then what is known, what stands first."""
    return tuple(pick for card in cards for pick in _gathered(card))


def _gathered(card: Mosaic) -> tuple[Pick, ...]:
    stands, gone = len(card.standing), len(card.flags) - len(card.standing)
    told = "told of · " if card.told_of else ""
    head: Line = (
        (f"{card.name}  ", "strong"),
        (f"{told}{counted(stands, 'detail')} would be read, {gone} replaced", "quiet"),
    )
    first = card.flags[0].name
    return (
        Pick("", first, head),
        *(Pick("", flag.name, _detail(card, n)) for n, flag in enumerate(card.flags)),
    )


def _detail(card: Mosaic, place: int) -> Line:
    flag = card.flags[place]
    at = "" if flag.at is None else f"  {clock(flag.at)}"
    if flag.decision == "redact":
        return (
            ("  ✓ ", "success"),
            (f"{flag.text} → {flag.replacement or ''}", "quiet"),
            (at, "quiet"),
        )
    sign: Span = ("  ○ ", "success") if flag.decision == "keep" else ("  * ", "warning")
    return (sign, (flag.text, ""), (at, "quiet"))


def _holds(typed: str, *where: str) -> bool:
    words = typed.casefold().split()
    whole = " ".join(where).casefold()
    return all(word in whole for word in words)

"""The card below the words: what is proposed, why, and what it becomes."""

from __future__ import annotations

from facilitator.tui.lines import Line, Lines, Span, clipped, fitted, width_of, wrapped
from facilitator.workflow.redact_view import Card, RedactView

ROOMY = 18
USUAL = 4
"""Rows below the rule: what it is, why, what it becomes, what was changed."""
_OPEN, _KEPT = "* open", "○ kept"
_SIDES = {True: "told of: in no release", False: "was in the room"}


def card_lines(view: RedactView, width: int, height: int) -> Lines:
    """Give the card of the flag, of the words that are chosen, or what to do without either.

    Where there are rows enough (`height` of them) it always takes as many, so that the words above
    it stand still.
    """
    card = _reading(view, width) if view.reading else _no_card(width)
    if view.card is not None:
        card = _card(view.card, width)
    return (_rule(view, width), *fitted(card, max(USUAL if height >= ROOMY else 0, len(card))))


def _rule(view: RedactView, width: int) -> Line:
    """Give the line above the card; it says what the signs among the words mean."""
    kinds = {piece.kind for line in view.context for piece in line.pieces}
    signs = [sign for kind, sign in (("open", _OPEN), ("kept", _KEPT)) if kind in kinds]
    if not view.only_open:
        signs.append("arrows go to all flags")
    said = f" {' · '.join(signs)} " if signs else ""
    before: Line = ((" ──", "rule"), (said, "quiet"))
    return (*before, ("─" * max(width - width_of(before), 0), "rule"))


def _card(card: Card, width: int) -> Lines:
    rows = [*_what(card, width), _becomes(card)]
    told = [_SIDES[card.told_of]] if card.told_of is not None else []
    told += [f"[{card.general}] everywhere"] if card.general else []
    if told:
        rows.append(((f"  {' · '.join(told)}", "quiet"),))
    if card.changed:
        rows.append((("  ! changed by hand, not decided: ", "warning"), ("y", "accent")))
    return tuple(clipped(row, width) for row in rows)


def _what(card: Card, width: int) -> Lines:
    """Give what kind of thing it is and why, the reason on lines of its own where it is long."""
    kind: Span = (f" · {card.identifier} · {card.tier}", "quiet")
    score = f" · {card.score / 100:.2f}"
    label: Span = (f"  {card.label}", "strong")
    one: Line = (label, kind, (f" · {card.reason}{score}", "quiet"))
    if width_of(one) <= width:
        return (one,)
    reason = wrapped(card.reason, width - 3, "quiet")
    return ((label, kind, (score, "quiet")), *((("  ", ""), *row) for row in reason))


def _becomes(card: Card) -> Line:
    times = f"said {card.times} time{'s' * (card.times != 1)}, {card.decided} decided"
    by = f" by {card.by}" if card.by else ""
    decided = {"redact": f"✓ redacted{by}", "keep": f"○ kept{by}", None: ""}[card.decision]
    return (
        ("  becomes ", "quiet"),
        (card.becomes, "accent"),
        (f"   {decided}" if decided else "", "success"),
        (f"   {times}", "quiet"),
    )


def _reading(view: RedactView, width: int) -> Lines:
    chosen: Line = ((f"  “{view.chosen}”", "strong"), (" is chosen", "quiet"))
    hint: Line = (("  space chooses from here · enter redacts it everywhere", "quiet"),)
    return (clipped(chosen, width), clipped(hint, width))


def _no_card(width: int) -> Lines:
    return (
        clipped((("  No open flag.", "strong"), (" enter: the residual check.", "")), width),
        clipped((("  All is decided: ↑↓ show it · + reads the text.", "quiet"),), width),
    )

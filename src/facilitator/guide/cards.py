"""Contingency cards: approved sentences for what can happen, a heading of `cards.md` each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.guide.blocks import Page, Place, Problem
from facilitator.guide.check import Placed, equal_ids
from facilitator.guide.model import Item, Section
from facilitator.guide.parse import laid_out, sorted_problems

NEEDED = "declined"
"""The card that the assent round puts on the screen by itself."""

MOST = 9
"""A digit shows one."""


@dataclass(frozen=True, slots=True)
class Card:
    """What to say and to do when something happens."""

    id: str
    """`declined`: what the journal says of its use."""
    title: str
    lines: tuple[str, ...]
    """What is read aloud, a paragraph each; what is done stands in square brackets."""

    @property
    def text(self) -> str:
        """Give its lines as one text."""
        return "\n".join(self.lines)


def parse_cards(page: Page, name: str = "") -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """Give the cards on `page` and every mistake in them, in line order."""
    guide, placed, problems = laid_out(page, name)
    cards = tuple(_card(section) for section in guide.sections if section.items)
    return cards, sorted_problems((*problems, *_problems(cards, placed)))


def _card(section: Section) -> Card:
    return Card(section.id, section.title, tuple(_line(item) for item in section.items))


def _line(item: Item) -> str:
    return f"[{item.text}]" if item.kind == "action" else item.text


def _problems(cards: tuple[Card, ...], placed: tuple[Placed, ...]) -> Iterator[Problem]:
    yield from equal_ids(placed)
    yield from _too_many(placed)
    yield from _empty(cards, placed)
    yield from _what_a_card_cannot_do(placed)
    if NEEDED not in {card.id for card in cards}:
        text = f"The card {NEEDED!r} is missing: it is shown when someone declines to take part."
        yield Problem(Place(1, 1), text, f"# Someone declined {{#{NEEDED}}}")


def _too_many(placed: Iterable[Placed]) -> Iterator[Problem]:
    headings = [one for one in placed if one.item is None]
    for one in headings[MOST:]:
        text = f"No digit is left to show this card with: {MOST} are the most."
        yield Problem(one.place, text, "Leave it out, or make one of two.")


def _empty(cards: tuple[Card, ...], placed: Iterable[Placed]) -> Iterator[Problem]:
    filled = {card.id for card in cards}
    for one in placed:
        if one.item is None and one.id not in filled:
            yield Problem(one.place, "Nothing stands on this card.", "Write what is to be said.")


def _what_a_card_cannot_do(placed: Iterable[Placed]) -> Iterator[Problem]:
    for one in placed:
        if one.item is not None and one.item.do is not None:
            text = f"do={one.item.do} means nothing on a card: the guide says when it happens."
            yield Problem(one.place, text, "Leave it out.")
        if one.item is not None and "{{" in one.item.text:
            yield Problem(
                one.place, "Nothing is filled in on a card.", "Write it without a number."
            )

"""What identifies by being rare: the only one of a kind, a role in a place, an event all know.

Whole clauses, since it is the combination that identifies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from facilitator.recognisers import (
    indirect_conditions,
    indirect_deeds,
    indirect_events,
    indirect_parts,
    indirect_roles,
    indirect_unique,
)
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.grammar import Grammar
from facilitator.recognisers.indirect_rules import Rule
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import listed
from facilitator.recognisers.vocabulary import Shape

_KINDS = (
    indirect_unique,
    indirect_roles,
    indirect_deeds,
    indirect_events,
    indirect_conditions,
)


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    opens: re.Pattern[str]
    goes_on: re.Pattern[str]
    needs: re.Pattern[str] | None
    never_without: tuple[frozenset[str], ...]
    """Letters of each of which a shape has one, or the rule finds nothing in it."""

    def may_find(self, letters: frozenset[str]) -> bool:
        """Say whether a shape of these letters is worth searching."""
        return not any(needed.isdisjoint(letters) for needed in self.never_without)

    def find(self, shape: Shape) -> Iterator[tuple[int, int]]:
        """Give the first and last token of each clause."""
        for match in self.opens.finditer(shape.letters):
            begin = match.start("begin")
            on = self.goes_on.match(shape.letters, match.end())
            end = on.end() if on else match.end()
            if self.needs is None or self.needs.search(shape.letters, begin, end):
                yield shape.first[begin], shape.last[end - 1]


class _Every:
    """All rules, by the letters without which they find nothing: few are worth a search."""

    def __init__(self, grammar: Grammar, rules: list[_Compiled]) -> None:
        self.grammar, self._rules = grammar, rules
        self._of_letter: dict[str, list[int]] = {}
        self._of_any = [n for n, rule in enumerate(rules) if not rule.never_without]
        for n, rule in enumerate(rules):
            for letter in min(rule.never_without, key=len, default=frozenset[str]()):
                self._of_letter.setdefault(letter, []).append(n)

    def worth(self, shape: Shape) -> Iterator[_Compiled]:
        """Give the rules that may find something, in their order."""
        letters, found = frozenset(shape.letters), set(self._of_any)
        for letter in letters:
            found.update(self._of_letter.get(letter, ()))
        return (self._rules[n] for n in sorted(found) if self._rules[n].may_find(letters))


class IndirectDetector(Detector):
    """Clauses that identify someone in context."""

    types = ("ROLE", "EVENT")

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give whole clauses."""
        every = _compiled()
        shape, tokens = every.grammar.shape(reading), reading.tokens
        for each in every.worth(shape):
            rule = each.rule
            for first, last in each.find(shape):
                start, end = tokens[first].start, tokens[last].end
                yield Found(start, end, rule.type, rule.score, rule.reason)


@cache
def _compiled() -> _Every:
    every = [rule for kind in _KINDS for rule in kind.RULES]
    parts = dict(indirect_parts.PARTS)
    for kind in _KINDS:
        parts |= kind.PARTS
    names = listed("places") - listed("places_that_are_words")
    patterns = [rule.pattern for rule in every]
    grammar = Grammar(indirect_parts.lists(), parts, patterns, names)
    ends = {name: grammar.compiled(name) for name in {rule.goes_on for rule in every}}
    compiled = [
        _Compiled(
            rule,
            grammar.compiled(rule.pattern),
            ends[rule.goes_on],
            grammar.compiled(f"[{rule.needs}]") if rule.needs else None,
            tuple(grammar.needed(rule.pattern)),
        )
        for rule in every
    ]
    return _Every(grammar, compiled)

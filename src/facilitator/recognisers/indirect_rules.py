"""A rule: a pattern over words, and what it proposes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """What identifies in context."""

    type: str
    score: int
    """Hundredths."""
    reason: str
    pattern: str
    """Over words (`grammar`); what is found begins at `<`."""
    goes_on: str
    """The part that what is found goes on over, after the pattern."""
    needs: str
    """Lists of which one term must stand in what is found; none need if empty."""


def rules(
    type_: str, score: int, reason: str, *patterns: str, goes_on: str = "MORE", needs: str = ""
) -> tuple[Rule, ...]:
    """Give rules that propose the same for the same reason."""
    return tuple(Rule(type_, score, reason, each, goes_on, needs) for each in patterns)

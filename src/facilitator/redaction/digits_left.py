"""Digits of redacted numbers in any grouping, written or said, and long numbers that are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.redaction.bare import Bare
from facilitator.redaction.hits import Shown
from facilitator.redaction.originals import LEAST_DIGITS, Originals
from facilitator.redaction.spoken import ONES, REPEATS, TEENS, TENS, digits

MANY_DIGITS = 6
"""Digits in a row that are a finding by themselves, in groups or said one by one."""
LONG_NUMBER = 7
"""Digits from which a number that is written in one is a finding."""
_BETWEEN = 2
"""Other words that may stand within a number: `uh`, `sorry`."""
_NUMBER_WORDS = frozenset((*ONES, *TEENS, *TENS, *REPEATS))


def digits_left(whole: str, words: Sequence[Bare], sought: Originals) -> Iterator[Shown]:
    """Give what shows a redacted number or age, and long numbers that show none."""
    for run in _runs(words):
        start, end = run[0].start, run[-1].end
        found = digits(whole[start:end])
        original = _shows(found, sought)
        if original is not None:
            yield Shown(start, end, original, 100, "digits")
        elif (len(found) >= MANY_DIGITS and len(run) > 2) or len(found) >= LONG_NUMBER:
            yield Shown(start, end, "", 50, "number")


def _shows(found: str, sought: Originals) -> str | None:
    if found in sought.ages:
        return sought.ages[found]
    return next((o for number, o in sought.numbers.items() if _within(number, found)), None)


def _within(number: str, found: str) -> bool:
    """Say whether a number stands whole in what was found, or a telling piece of it does.

    Its first or last four digits are what people say of a number (`ends in 0142`).
    """
    if number in found or (len(found) >= LEAST_DIGITS + 2 and found in number):
        return True
    return len(found) >= LEAST_DIGITS and (number.startswith(found) or number.endswith(found))


def _runs(words: Sequence[Bare]) -> Iterator[list[Bare]]:
    """Give runs of digits said or written, with at most two other words in between."""
    run: list[Bare] = []
    between = 0
    for word in words:
        if word.bare in _NUMBER_WORDS or any(c.isdecimal() for c in word.bare):
            run.append(word)
            between = 0
        elif run:
            between += 1
            if between > _BETWEEN:
                yield run
                run, between = [], 0
    if run:
        yield run

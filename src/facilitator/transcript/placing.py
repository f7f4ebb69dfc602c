"""Where each heard word really lies: the gate hears pauses exactly, the engine does not.

An engine's word times are right within a third of a second, and now and then a short utterance
("I agree.") is put a second late. The gate's runs of speech are exact. So the words of a piece are
laid over its runs in order, each as near to where the engine put it as their lengths allow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from facilitator.ports import HeardPiece, HeardWord, Stretch
from facilitator.units import SECOND, Us

_REACH: Us = 3 * SECOND
"""Farther than that from where the engine put it, a word is not laid."""
_LEAST: Us = 40_000
_LEAST_LETTER: Us = 40_000
"""The shortest that a word takes: 40 ms and 40 ms a letter, quick speech."""
_EMPTY_MOST: Us = SECOND // 2
"""What a run left without words costs at most: laughter must not pull words away."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a word lies."""

    start: Us
    end: Us
    run: int | None
    """Number of the run of speech it lies in; None where the gate heard nothing near."""


def placed(pieces: Sequence[HeardPiece], speech: Sequence[Stretch]) -> tuple[Placed, ...]:
    """Give the place of each word, in the order of the pieces' words; `speech` is in order."""
    places: list[Placed] = []
    for piece in pieces:
        first = max(0, bisect_right(speech, piece.start, key=lambda run: run.start) - 1)
        last = bisect_right(speech, piece.end, key=lambda run: run.start)
        while first < last and speech[first].end <= piece.start:
            first += 1
        runs = [
            Stretch(max(run.start, piece.start), min(run.end, piece.end))
            for run in speech[first:last]
        ]
        chosen = laid(piece.words, runs)
        for word, run in zip(piece.words, chosen, strict=True):
            places.append(_within(word, None if run is None else first + run, speech))
    return tuple(places)


def _within(word: HeardWord, run: int | None, speech: Sequence[Stretch]) -> Placed:
    if run is None:
        return Placed(word.start, word.end, None)
    start = min(max(word.start, speech[run].start), speech[run].end)
    return Placed(start, min(max(word.end, start), speech[run].end), run)


def laid(words: Sequence[HeardWord], runs: Sequence[Stretch]) -> tuple[int | None, ...]:
    """Give for each word the run it lies in, both in order; None where there are no runs.

    The cheapest way to share the words out: each costs its distance from its run, a run costs what
    its words lack in room, and a run without words costs half its length.
    """
    if not runs:
        return (None,) * len(words)
    middles = [(word.start + word.end) // 2 for word in words]
    least = [0]
    for word in words:
        least.append(least[-1] + _LEAST + _LEAST_LETTER * sum(c.isalnum() for c in word.text))
    best: dict[int, tuple[Us, tuple[int, ...]]] = {0: (0, ())}
    for number, run in enumerate(runs):
        best = _one_more(best, number == len(runs) - 1, run, middles, least)
    _, ends = best[len(words)]
    return tuple(number for number, (a, b) in enumerate(pairwise((0, *ends))) for _ in range(b - a))


def _one_more(
    best: dict[int, tuple[Us, tuple[int, ...]]],
    is_last: bool,
    run: Stretch,
    middles: Sequence[Us],
    least: Sequence[Us],
) -> dict[int, tuple[Us, tuple[int, ...]]]:
    """Let one more run take words: from each way so far, none, one, two … of those in reach."""
    ways: dict[int, tuple[Us, tuple[int, ...]]] = {}
    for begin, (cost, ends) in best.items():
        far: Us = 0
        end = begin
        while True:
            if not is_last or end == len(middles):
                total = cost + far + _room(run, least[end] - least[begin], end == begin)
                if end not in ways or total < ways[end][0]:
                    ways[end] = (total, (*ends, end))
            if end == len(middles):
                break
            away = max(run.start - middles[end], middles[end] - run.end, 0)
            if away > _REACH and not is_last:
                break
            far += away
            end += 1
    return ways


def _room(run: Stretch, least: Us, is_empty: bool) -> Us:
    if is_empty:
        return min(run.length // 2, _EMPTY_MOST)
    return max(0, least - run.length)

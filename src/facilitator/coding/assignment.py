"""Who codes which transcript: every one once, as many as asked twice, about as much for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from facilitator.errors import BadInput


@dataclass(frozen=True, slots=True)
class Assigned:
    """A transcript and its coders."""

    session: str
    coders: tuple[str, ...]
    """One, or two where it is coded twice; in the order in which coders were named."""


def assign(
    lengths: Mapping[str, int], coders: Sequence[str], *, double: int, seed: int | str
) -> tuple[Assigned, ...]:
    """Give each session's coders, in the order of the sessions' names.

    `lengths` says how long each session's transcript is (any unit, the same for all). Which
    `double` sessions are coded twice depends on nothing but their names and `seed`; then the
    longest goes first, each time to whoever has least so far (Graham's rule, 1969), so that two
    coders' loads never differ by more than the longest transcript. Raises BadInput.
    """
    _refuse(lengths, coders, double)
    twice = set(_shuffled(lengths, seed)[:double])
    load = dict.fromkeys(_shuffled(coders, seed), 0)
    chosen: dict[str, tuple[str, ...]] = {}
    for session in _in_turn(lengths, twice, seed):
        least = sorted(load, key=load.__getitem__)[: 2 if session in twice else 1]
        for coder in least:
            load[coder] += lengths[session]
        chosen[session] = tuple(sorted(least, key=list(coders).index))
    return tuple(Assigned(session, chosen[session]) for session in sorted(lengths))


def _in_turn(lengths: Mapping[str, int], twice: set[str], seed: int | str) -> list[str]:
    """Sessions coded twice first, since they leave less choice; the longest of each first."""
    shuffled = _shuffled(lengths, seed)
    return sorted(shuffled, key=lambda session: (session not in twice, -lengths[session]))


def _shuffled(names: Mapping[str, int] | Sequence[str], seed: int | str) -> list[str]:
    """Shuffle by hash: the same on every machine and Python, whatever order the names came in."""
    return sorted(sorted(names), key=lambda name: sha256(f"{seed}\n{name}".encode()).hexdigest())


def _refuse(lengths: Mapping[str, int], coders: Sequence[str], double: int) -> None:
    if not coders:
        raise BadInput("No coder is named.", "Name at least one: --coders A,B,C.")
    if len(set(coders)) < len(coders):
        raise BadInput("A coder is named twice.", "Name each once: --coders A,B,C.")
    if not 0 <= double <= len(lengths):
        raise BadInput(
            f"{double} transcripts cannot be coded twice: there are {len(lengths)}.",
            f"Ask for at most that many: --double {len(lengths)}.",
        )
    if double and len(coders) < 2:
        raise BadInput(
            "One coder alone cannot code a transcript twice.", "Name a second: --coders A,B."
        )

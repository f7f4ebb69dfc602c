"""What the gate screen is shown: each condition, its evidence, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

GoesTo: TypeAlias = Literal["redact", "residual", "sign", "verify", ""]
"""The screen or step that `enter` opens on a condition; `` where only a command does it."""


@dataclass(frozen=True, slots=True)
class GateLine:
    """One condition."""

    id: str
    holds: bool
    label: str
    """What it asks, in a few words: `every flag in turns decided`."""
    evidence: str
    """A sentence of figures."""
    todo: str
    """The command that brings it further; empty where it holds."""
    goes: GoesTo
    """What `enter` opens; empty where it holds, or where only the command does it."""
    here: bool
    """True for the one that the keys are about: at first, the first that does not hold."""


@dataclass(frozen=True, slots=True)
class GateView:
    """All that the gate screen shows at one moment."""

    session: str
    open: bool
    hash: str
    """First twelve digits of what would leave; empty before there are words."""
    lines: tuple[GateLine, ...]
    next: str
    """What to do next, a sentence."""

    @property
    def left(self) -> int:
        """Give how many conditions do not hold."""
        return sum(not line.holds for line in self.lines)

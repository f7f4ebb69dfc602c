"""What the last screen of a group is shown: sentences, what to take along, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

EndingChoice: TypeAlias = Literal["seal", "transcribe"]
Sign: TypeAlias = Literal["ok", "warn", "error", "next"]


@dataclass(frozen=True, slots=True)
class EndingLine:
    """A sentence, and whether all is well with it."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class EndingView:
    """All that the last screen shows."""

    session: str
    lines: tuple[EndingLine, ...]
    packing: tuple[str, ...]
    seals: bool
    """True where sealing is what comes next: the session lies open on this machine."""
    can_transcribe: bool
    """True where something was recorded."""

"""A line of the check before a session: its state, its name and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

LineState: TypeAlias = Literal["ok", "warn", "stop", "na"]
"""Fine; fine, but do this; stops the session; does not matter now."""

NAMES = {
    "device": "Microphone",
    "level": "Level",
    "chair": "Far chair",
    "disk": "Disk",
    "space": "Space",
    "cipher": "Disk cipher",
    "power": "Power",
    "sleep": "Sleep",
    "guide": "Guide",
    "encryption": "Encryption",
    "proof": "Key",
    "synced": "Cloud",
    "core": "Core files",
    "keys": "Keys",
    "room": "In the room",
    "clock": "Clock",
    "model": "Model",
    "size": "Screen",
}
"""The lines by their ids, in the order in which they are shown."""
NEVER_ACCEPTED = frozenset({"device", "level", "guide", "encryption"})
"""Nobody can say that these do not matter: no session could begin, or nothing would be heard."""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the check."""

    id: str
    state: LineState
    text: str


def stops(lines: tuple[CheckLine, ...]) -> bool:
    """Say whether a line stops the session."""
    return any(line.state == "stop" for line in lines)


def in_order(lines: list[CheckLine]) -> tuple[CheckLine, ...]:
    """Give lines in the order in which they are shown."""
    order = list(NAMES)
    return tuple(sorted(lines, key=lambda line: order.index(line.id)))

"""What people call a device: its own name, short enough for a banner."""

from __future__ import annotations

LONGEST = 21
_NO_NAMES = frozenset({"", "default", "pulse", "pipewire", "sysdefault"})


def spoken(name: str) -> str:
    """Give a device's name for a sentence, after `the`: `USB mic`; `microphone` without a name."""
    short = name.partition(" (hw:")[0].partition(": ")[0].strip()
    if short.lower() in _NO_NAMES:
        return "microphone"
    return short if len(short) <= LONGEST else short[: LONGEST - 1].rstrip() + "…"

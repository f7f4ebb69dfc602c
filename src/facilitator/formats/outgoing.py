"""What every file of a pack has in common: its title line, its text, its times."""

from __future__ import annotations

import unicodedata

from facilitator.formats.visible import visible
from facilitator.release.cleared import TEAM, Cleared, RedactedTurn
from facilitator.units import Us


def title(cleared: Cleared) -> str:
    """Give the line that says which signed text a file came from; it holds no colon."""
    less = "" if cleared.profile == TEAM else f"profile {cleared.profile}, "
    return f"{cleared.session}, de-identified transcript, {less}signed as {cleared.hash}"


def plain(text: str) -> str:
    """Give `text` as a document may hold it: composed characters, controls made visible."""
    return visible(unicodedata.normalize("NFC", text))


def paragraph(turn: RedactedTurn) -> str:
    """Give a turn as `P4: text`; a cut has no label."""
    label = turn.label
    return plain(turn.shown if label is None else f"{label}: {turn.shown}")


def stamp(time: Us) -> str:
    """Give a time as `00:12:03`, parts of a second cut off."""
    whole = max(time, 0) // 1_000_000
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def milliseconds(time: Us) -> str:
    """Give a time as `00:12:03.250`, cut off, never rounded up."""
    return f"{stamp(time)}.{max(time, 0) // 1000 % 1000:03}"


def seconds(time: Us | None) -> str:
    """Give a time as seconds with three digits; `` where there is none."""
    return "" if time is None else f"{time // 1_000_000}.{time // 1000 % 1000:03}"

"""Waiting for what a screen does by itself: until it is so, however busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.app import App
from textual.pilot import Pilot
from tui.rendering import as_text

PATIENCE_SECONDS = 30.0
LOOKS = 30


async def until(pilot: Pilot, holds: Callable[[], object]) -> None:
    """Wait until `holds()` is true."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, "it never came"
        await pilot.pause(0.02)


async def looked(pilot: Pilot) -> None:
    """Have every screen look once, and whatever comes of it done."""
    for screen in pilot.app.screen_stack:
        if (tick := getattr(screen, "tick", None)) is not None:
            tick()
    await pilot.pause()


async def settled(app: App, pilot: Pilot) -> str:
    """Give the screen once two looks see the same: what is laid out anew is painted at the next."""
    before, text = "", as_text(app)
    for _ in range(LOOKS):
        if text == before:
            break
        await looked(pilot)
        before, text = text, as_text(app)
    return text

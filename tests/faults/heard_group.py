"""A session that hears a room: the real one, its real recorder, and what its banners say when."""

from __future__ import annotations

import time
from array import array
from pathlib import Path
from typing import Any

from sound_room import RATE

from facilitator.session.events.aside import FaultKind, FaultOver, FaultSeen
from facilitator.session.events.sound import GapLeft
from facilitator.study.folder import Study
from facilitator.workflow.keyring import keyed
from facilitator.workflow.run import Run, open_session

LOOK_SECONDS = 0.05
VOICES = 6_000
"""About -15 dBFS, as a voice across a table."""


def tone(seconds: float, peak: int) -> bytes:
    """A sawtooth of 100 Hz with that peak, 16 bit."""
    period = RATE // 100
    once = array("h", (peak * (2 * n - period) // period for n in range(period)))
    return (once * round(seconds * 100)).tobytes()


def clipped(seconds: float) -> bytes:
    """A square wave at full scale: what a microphone gives that is shouted into."""
    once = array("h", [32_767] * (RATE // 200) + [-32_768] * (RATE // 200))
    return (once * round(seconds * 100)).tobytes()


class HeardGroup:
    """One session, begun by its first keys, looked at as its screen does."""

    def __init__(self, root: Path, state: Path, device: str | None = None) -> None:
        """Begin it in a new study at `root`, recording."""
        study = keyed(Study.create(root / "study", "In a room"), state)
        self.live = open_session(study, Run("FG1", participants=6, device=device), state)
        self.conduct = self.live.conduct
        self.conduct.due = self.live.look_after
        self.begin()

    def begin(self) -> None:
        """Record from here on, and wait until it is on the disk."""
        self.until(lambda: (said := self.conduct.orders.recorder) and said.heard > 0, 15)
        record = self.conduct.room.guide.tied_to("record")
        assert record is not None
        self.conduct.go_to(record.id)
        self.conduct.next()
        self.until(lambda: self.view.pill == "recording" and (self.view.saved_to or 0) > 0, 15)

    @property
    def view(self) -> Any:
        return self.conduct.view

    @property
    def banner(self) -> str:
        banner = self.view.banner
        return "" if banner is None else banner.text

    @property
    def recorder(self) -> int:
        said = self.conduct.orders.recorder
        assert said is not None
        return said.pid

    def until(self, done: Any, seconds: float) -> float:
        """Go on until something holds; give after how many seconds it did."""
        began = time.monotonic()
        while not done():
            waited = time.monotonic() - began
            assert waited < seconds, f"not within {seconds} s; the banner says {self.banner!r}"
            time.sleep(LOOK_SECONDS)
            self.conduct.tick()
        return time.monotonic() - began

    def until_said(self, text: str, seconds: float) -> float:
        """Go on until a banner says `text`; give after how many seconds it did, and tell it."""
        took = self.until(lambda: any(text in b.text for b in self.standing), seconds)
        print(f"\n{took:5.1f} s  {text}")
        return took

    def until_over(self, text: str, seconds: float) -> float:
        """Go on until no banner says `text` any more."""
        return self.until(lambda: all(text not in b.text for b in self.standing), seconds)

    @property
    def standing(self) -> Any:
        return self.conduct.standing(self.conduct.now)

    def wait(self, seconds: float) -> None:
        """Go on for so long."""
        until = time.monotonic() + seconds
        self.until(lambda: time.monotonic() >= until, seconds + 5)

    def faults(self) -> list[tuple[str, FaultKind]]:
        """Give what the journal says of faults, in order: (seen or over, kind)."""
        assert self.view is not None  # what is shown is written down at the next look
        self.wait(0.1)
        assert self.conduct.writer.flush()
        return [
            ("seen" if isinstance(record.event, FaultSeen) else "over", record.event.kind)
            for record in self.live.folder.read().records
            if isinstance(record.event, FaultSeen | FaultOver)
        ]

    def gaps(self) -> list[tuple[str, float]]:
        """Give the gaps of the recorder's journal: (why, seconds)."""
        return [
            (record.event.why, (record.event.end - record.event.start) / record.event.rate)
            for record in self.live.folder.read().records
            if isinstance(record.event, GapLeft)
        ]

    def close(self) -> None:
        """End it."""
        self.conduct.end()
        self.live.finish(lambda sentence: None)
        self.live.__exit__()

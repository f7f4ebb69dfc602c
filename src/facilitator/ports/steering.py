"""How screen and recorder steer each other, without waiting for each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

from facilitator.units import Us, us_of_sample

Wanted = Literal["on", "off", "stop"]
RecorderPhase = Literal["starting", "ready", "on", "off", "failed", "ended"]


@dataclass(frozen=True, slots=True)
class Order:
    """What the screen wants of the recorder, and from when."""

    number: int
    """1, 2, 3 …; a new one is given only once the last is applied."""
    was: Wanted
    """What held before `since`."""
    wanted: Wanted
    since: Us
    """Session time; falls on the first sample at or after it."""


@dataclass(frozen=True, slots=True)
class ScreenSays:
    """The half of the steering file that the session's leader writes."""

    boot: str
    """Id of this start of the machine, at most 8 hex digits."""
    zero: Us
    """The boot clock at the session's second 0."""
    speed: int
    """Thousandths: how fast the session clock runs against the boot clock; 1000 but in a
    rehearsal."""
    order: Order
    beat: Us
    """Session time up to which orders are complete: no later sample goes to the writer."""
    written: int = field(default=0, compare=False)
    """Counts the writes, by the steering file itself: it moves while the leader lives, also where
    the beat has to stand until an order is applied."""


@dataclass(frozen=True, slots=True)
class RecorderSays:
    """The half of the steering file that the recorder writes."""

    boot: str
    pid: int
    beat: Us
    """Boot clock when this was written."""
    phase: RecorderPhase
    level_dbfs: int
    """Peak of the last tenth of a second; -120 for exact zeros."""
    heard: int
    """Last sample heard, on the source's line."""
    safe: int
    """The sample after the last that is written and synced."""
    rate: int
    """Hz."""
    applied: int
    """Number of the last order that is applied."""
    rescued: bool = False
    """True while sound goes to the rescue folder: the session's own disk refuses."""
    delay: Us = 0
    """By how much the source's line runs behind the session clock: what its card has drifted."""

    @property
    def saved_to(self) -> Us | None:
        """Give the session time up to which sound is safe; None before a source is known."""
        return us_of_sample(self.safe, self.rate) + self.delay if self.rate else None


class Steering(Protocol):
    """The small file that recorder and screen share; neither ever waits for the other."""

    def screen(self) -> ScreenSays | None:
        """Give what the leader of the session wrote last; None before the first time."""
        ...

    def recorder(self) -> RecorderSays | None:
        """Give what the recorder wrote last; None before the first time."""
        ...

    @property
    def replaced(self) -> bool:
        """Say whether another file lies at its place by now."""
        ...

    def say_as_screen(self, said: ScreenSays) -> bool:
        """Write the leader's half; False, and nothing is written, where another leader has.

        Raises OSError where it lies on a disk, and that refuses.
        """
        ...

    def say_as_recorder(self, said: RecorderSays) -> None:
        """Write the recorder's half. Raises OSError as `say_as_screen`."""
        ...

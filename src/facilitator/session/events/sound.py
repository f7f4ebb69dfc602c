"""What the recorder writes: in the clear in every study, no words and nobody's seat.

Sample numbers count on the source's line from the session's zero, dropped samples included.
"""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from facilitator.session.events.made import event
from facilitator.units import Us

GapWhy = Literal["off_record", "overrun", "device_lost", "screen_lost", "stopped", "write_failed"]


A_RECORDING = "a recording"
"""What a file that is played calls itself. It never says its name, which can be a person's."""


@event
class RecorderStarted:
    """The source gives sound: opened, opened again, or another device of this machine by now."""

    IN_CLEAR: ClassVar[bool] = True

    source: str
    """`mic`, `backup` or `file`."""
    device: str
    rate: int
    """Hz."""
    first: int
    """Number of the first sample that it delivered."""


@event
class SourceLost:
    """The device hands over no more sound; it is opened again, and in time another one."""

    IN_CLEAR: ClassVar[bool] = True

    source: str
    device: str
    instead: str
    """The device that takes over if it stays away; empty where there is none."""


@event
class RecorderStopped:
    """The recorder ended by itself."""

    IN_CLEAR: ClassVar[bool] = True

    why: Literal["ended", "screen_lost", "source_ended", "failed"]


@event
class SegmentOpened:
    """A new sound file was begun."""

    IN_CLEAR: ClassVar[bool] = True

    source: str
    file: str
    """Name within `sound/`."""
    first: int
    rate: int
    """Hz."""
    channels: int = 1


@event
class TickWritten:
    """So much of the segment is on the disk."""

    IN_CLEAR: ClassVar[bool] = True

    file: str
    samples: int
    """Samples of this segment so far."""
    bytes: int
    sha: str
    """SHA-256 of the file's first `bytes` bytes, as they were then."""
    heard: Us
    """Session time at which the device handed over the last of these samples."""


@event
class SegmentClosed:
    """The segment is complete; `sha` is over the whole file as it stays."""

    IN_CLEAR: ClassVar[bool] = True

    file: str
    samples: int
    bytes: int
    sha: str


@event
class GapLeft:
    """Samples `start` to `end` (exclusive) are not there."""

    IN_CLEAR: ClassVar[bool] = True

    source: str
    start: int
    end: int
    rate: int
    """Hz."""
    why: GapWhy


@event
class ScreenMissed:
    """Samples `start` to `end` (exclusive) were taken while no screen showed that it records."""

    IN_CLEAR: ClassVar[bool] = True

    source: str
    start: int
    end: int
    rate: int
    """Hz."""


Sound: TypeAlias = (
    RecorderStarted
    | SourceLost
    | RecorderStopped
    | SegmentOpened
    | TickWritten
    | SegmentClosed
    | GapLeft
    | ScreenMissed
)

"""What people do while a group is in the room."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar, Literal, TypeAlias

from facilitator.session.events.aside import Aside
from facilitator.session.events.made import event, said
from facilitator.units import Us

Answer = Literal["agree", "decline", "absent", "unclear"]
LeftAs = Literal["asked", "skipped", "begun", "back"]
MarkKind = Literal["quote", "followup", "identified", "leave_out"]
LeftWords = Literal["stay", "withdraw", "not_asked", "nothing"]


@event
class SessionStarted:
    """`run` was started for a new session."""

    participants: int
    guide: str
    """Name of the guide, as `--guide` takes it."""
    guide_sha256: str
    source: Literal["mic", "file"]
    """`file` for a rehearsal, whose clock is the file's."""
    line: int | None = field(default=None, kw_only=True)


@event
class SessionResumed:
    """`run` went on with a session that was cut short."""

    last_safe: Us
    """The last second known to be on disk before the stop."""
    line: int | None = field(default=None, kw_only=True)


@event
class PlaceTold:
    """The keys of what was before were gone: the facilitator said where the group was.

    Where no holder opens what was before, the session begins here; where one does, it goes on.
    """

    participants: int
    item: str
    """Where in the guide the group was."""
    guide: str
    """Name of the guide, as `--guide` takes it."""
    guide_sha256: str
    source: Literal["mic", "file"]
    line: int | None = field(default=None, kw_only=True)


@event
class RecordedInClear:
    """A holder's key was broken: from here on nothing is encrypted, as someone confirmed."""

    IN_CLEAR: ClassVar[bool] = True

    line: int | None = field(default=None, kw_only=True)


@event
class RecordingStarted:
    """The sound is kept from here on."""

    line: int | None = field(default=None, kw_only=True)


@event
class OffRecordStarted:
    """No sound and no notes are kept from here on."""

    line: int | None = field(default=None, kw_only=True)


@event
class OffRecordEnded:
    """The sound is kept again."""

    line: int | None = field(default=None, kw_only=True)


@event
class RecordingEnded:
    """The facilitator ended the group: no sound is kept from here on; notes go on, after it."""

    line: int | None = field(default=None, kw_only=True)


@event
class BreakNamed:
    """The present stop of the sound is a break: the section clock stands still since it began."""

    line: int | None = field(default=None, kw_only=True)


@event
class ItemReached:
    """The guide stands at `item` now; the item before was left as `left_as`."""

    item: str
    left_as: LeftAs
    reason: str | None = said(default=None)
    """Why the item before was skipped."""
    line: int | None = field(default=None, kw_only=True)


@event
class ItemCovered:
    """The talk answers `item` now, though it was not asked; the place in the guide is kept."""

    item: str
    line: int | None = field(default=None, kw_only=True)


@event
class ProbeUsed:
    """A probe of the question on screen was asked."""

    item: str
    line: int | None = field(default=None, kw_only=True)


@event
class SpeakerNamed:
    """A key said who speaks now."""

    speaker: str
    """`P4`, `FAC`, `ALL`."""
    line: int | None = field(default=None, kw_only=True)


@event
class AssentAnswered:
    """A seat answered, or was found empty; a later answer replaces an earlier one."""

    seat: int
    answer: Answer
    sample: int | None = None
    """Place on the tape: the last sample heard when the key was pressed."""
    line: int | None = field(default=None, kw_only=True)


@event
class ParticipantArrived:
    """Someone took a seat after the round: not asked yet."""

    seat: int
    line: int | None = field(default=None, kw_only=True)


@event
class ParticipantLeft:
    """Someone left the room."""

    seat: int
    words: LeftWords = "not_asked"
    """What they said about what they had said; `nothing` where nothing was kept of anybody yet."""
    line: int | None = field(default=None, kw_only=True)


@event
class ConsentWithdrawn:
    """A participant withdrew consent: all they said, before and after, is left out."""

    seat: int
    by: str | None = field(default=None, kw_only=True)
    """Initials of who took it down afterwards; None for one in the room."""
    line: int | None = field(default=None, kw_only=True)


@event
class NoteTaken:
    """A note, with the time, item and speaker of its first keystroke."""

    first_key: Us
    item: str | None
    speaker: str | None
    text: str = said()
    mark: str | None = None
    """Record name of the mark that this note belongs to."""
    after: bool = False
    """True for a note written after the recording."""
    line: int | None = field(default=None, kw_only=True)


@event
class MomentMarked:
    """A moment worth keeping, coming back to, redacting or leaving out."""

    kind: MarkKind
    item: str | None
    speaker: str | None
    start: Us
    """Where the marked stretch begins: ten seconds before the key for `identified`, `leave_out`."""
    line: int | None = field(default=None, kw_only=True)


@event
class FollowUpDone:
    """What was to come back to is done."""

    of: str
    line: int | None = field(default=None, kw_only=True)


@event
class BoardWritten:
    """What stands on the board in the room."""

    item: str | None
    text: str = said()
    line: int | None = field(default=None, kw_only=True)


@event
class ActWithdrawn:
    """Undo: the record named by `of` does not count."""

    of: str
    line: int | None = field(default=None, kw_only=True)


@event
class ClockRejoined:
    """The session clock was set anew after a stop or a restart of the machine."""

    IN_CLEAR: ClassVar[bool] = True

    lost: Us
    """How long nothing ran, as far as UTC can tell; 0 in a rehearsal, whose file stands still."""


@event
class ClockStepped:
    """UTC and the session clock parted by over a second: a clock was set, or the lid closed."""

    IN_CLEAR: ClassVar[bool] = True

    by: Us


@event
class SessionEnded:
    """The session is over; what every file held then, so that a cut end is seen without a key."""

    IN_CLEAR: ClassVar[bool] = True

    journals: tuple[tuple[str, int, int, str], ...]
    """[file, bytes, n, h] of each journal file; its own as before this line."""
    sounds: tuple[tuple[str, int, str], ...]
    """[file, bytes, SHA-256] of each sound file."""
    line: int | None = field(default=None, kw_only=True)


Walk: TypeAlias = ItemReached | ItemCovered | ProbeUsed
"""Through the guide."""
Seating: TypeAlias = (
    SpeakerNamed | AssentAnswered | ParticipantArrived | ParticipantLeft | ConsentWithdrawn
)
"""Who speaks, who agrees, who is there."""
Writing: TypeAlias = NoteTaken | MomentMarked | FollowUpDone | BoardWritten
"""Notes and marks."""
Taping: TypeAlias = (
    RecordingStarted | OffRecordStarted | OffRecordEnded | BreakNamed | RecordingEnded
)
"""The sound, kept and stopped."""
Framing: TypeAlias = (
    SessionStarted
    | SessionResumed
    | PlaceTold
    | RecordedInClear
    | ActWithdrawn
    | ClockRejoined
    | ClockStepped
    | SessionEnded
)
"""The session itself."""

Live: TypeAlias = Walk | Seating | Writing | Taping | Framing | Aside

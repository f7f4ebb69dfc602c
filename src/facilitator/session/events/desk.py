"""What staff do afterwards: correct, redact, sign.

Words are named, never counted: `first` and `last` are word names (`h1.57`), both inclusive, so that
a correction never moves a neighbour. `by` is a reviewer's initials.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from facilitator.session.events.made import event, said

Decision = Literal["redact", "keep"]


@event
class TextCorrected:
    """The words `first` to `last` read `text` now; words that stood before keep their times."""

    first: str
    last: str
    by: str
    text: str = said()


@event
class SpeakerCorrected:
    """The words `first` to `last` are by `speaker`: `P4`, `FAC`, `NT`, `ALL`, None for nobody."""

    first: str
    last: str
    speaker: str | None
    by: str


@event
class SpeakerRenamed:
    """A speaker or an imported label is `to` over the whole session."""

    to: str | None
    by: str
    label: str = said()
    """What stood there: can be a name."""


@event
class TurnsReviewed:
    """Someone answers for these stretches of words having been checked against what was said."""

    words: tuple[tuple[str, str], ...]
    """[first, last] of each stretch."""
    how: Literal["listened", "marked"]
    by: str


@event
class AssentVouched:
    """Staff state that these seats assented, where the sound is not here (an import)."""

    seats: tuple[int, ...]
    by: str


@event
class AssentResolved:
    """A mismatch between an assent key and what was heard was decided by a person."""

    seat: int
    answer: Literal["agree", "decline", "absent"]
    by: str
    reason: str = said()


@event
class LeaveOutSettled:
    """What the group asked to leave out is put on these words, or dropped with a reason."""

    of: str
    """Record name of the mark or of the passage that was asked for."""
    words: tuple[tuple[str, str], ...]
    """[first, last] of each stretch that is left out; () where it is dropped."""
    by: str
    reason: str = said(default="")
    """Why it is dropped."""


@event
class FlagDecided:
    """A proposed flag was decided; holds only while its words read the same."""

    flag: str
    """`<first word>-<last word>:<TYPE>`"""
    decision: Decision
    type: str
    by: str
    text: str = said()
    """The words decided upon."""
    replacement: str | None = said(default=None)
    """A replacement of the reviewer's own, `[a large city]`; else it is numbered."""
    same_as: str | None = said(default=None)
    """Another mention of the same person or place (`Maggie` is `Margaret Turnpike`)."""


@event
class PassageMarked:
    """A person marked what was missed: redacted from here on, and searched everywhere."""

    first: str
    last: str
    type: str
    by: str
    text: str = said()
    replacement: str | None = said(default=None)
    same_as: str | None = said(default=None)
    """Another mention of the same person or place."""


@event
class ResidualAccepted:
    """A hit of the residual check may stay, and why."""

    hit: str
    by: str
    reason: str = said()
    text: str = said(default="")
    """The words that may stay: it holds for no others."""


@event
class SignedOff:
    """A reviewer answers for the redacted transcript whose hash this is."""

    hash: str
    by: str
    heads: tuple[tuple[str, int, str], ...]
    """[journal file, n, h] at signing."""
    key: str | None = None
    """Public half of the holder's key that was given; None where none was, or none is needed."""


@event
class DrillAnswered:
    """A second reviewer read the redacted text alone and tried to name someone."""

    hash: str
    """Of the redacted transcript that was read."""
    by: str
    whom: str = said(default="")
    """Whom they could name, and by what; blank for nobody."""
    key: str | None = None
    """Public half of the holder's key that was given; None where none was, or none is needed."""


@event
class ClearCopyMade:
    """Words that were said were written or printed before the gate, because a person asked."""

    session: str
    what: str
    """The command."""
    by: str | None = None
    """Initials, where they were given."""
    sha256: str | None = None
    """Of the file's bytes; None where the copy is no file."""
    file: str | None = said(default=None)
    """Its place; None for a pipe."""


@event
class ClearCopyRemoved:
    """A clear copy in a file is there no longer; `of` is the record that it was made."""

    of: str
    became: Literal["removed", "gone"]
    """Removed by the program, or not found where it had been written."""


Desk: TypeAlias = (
    TextCorrected
    | SpeakerCorrected
    | SpeakerRenamed
    | TurnsReviewed
    | AssentVouched
    | AssentResolved
    | LeaveOutSettled
    | FlagDecided
    | PassageMarked
    | ResidualAccepted
    | SignedOff
    | DrillAnswered
    | ClearCopyMade
    | ClearCopyRemoved
)

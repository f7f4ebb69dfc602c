"""What an engine heard, or an import brought: evidence, stored once."""

from __future__ import annotations

from typing import Literal, TypeAlias

from facilitator.ports import HeardPiece
from facilitator.session.events.made import event, said
from facilitator.units import Us


@event
class TranscriptionStarted:
    """An engine began to listen to the session's sound."""

    run: str
    """`h1`, `h2` …"""
    engine: str
    model: str
    model_sha256: str
    versions: tuple[str, ...]
    options: tuple[str, ...]
    gate: str
    sounds: tuple[tuple[str, int], ...]
    """[file, bytes] of the sound that is heard."""


@event
class PieceHeard:
    """One piece is done; it stays when the run is stopped."""

    run: str
    piece: int
    start: Us
    end: Us
    heard: HeardPiece = said()


@event
class TranscriptionEnded:
    """The run is whole and stored in `heard/`."""

    run: str
    file: str
    """Name within `heard/`: its SHA-256."""


@event
class TranscriptImported:
    """A transcript made elsewhere was taken in, bytes as they came and our reading of them."""

    run: str
    """`i1`, `i2` …"""
    file: str
    """Name within `heard/`: its SHA-256."""
    kind: Literal["vtt", "srt", "txt", "docx"]
    participants: int


@event
class SoundRedacted:
    """The sound was written anew, with a tone over what the redacted text does not say."""

    hash: str
    """Of the transcript whose decisions it follows."""
    taken: tuple[tuple[Us, Us], ...]
    """[start, end] of each tone."""
    files: tuple[tuple[str, int, str], ...]
    """[name within `derived/redacted-sound/`, samples, SHA-256]"""


@event
class RedactedSoundHeard:
    """An engine listened to the redacted sound for what was redacted."""

    hash: str
    engine: str
    model: str
    model_sha256: str
    words: int
    """How many it heard."""
    found: tuple[tuple[Us, Us], ...]
    """[start, end] of each place where an original, or what is like one, is heard."""


Machine: TypeAlias = (
    TranscriptionStarted
    | PieceHeard
    | TranscriptionEnded
    | TranscriptImported
    | SoundRedacted
    | RedactedSoundHeard
)

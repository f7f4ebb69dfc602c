"""What a file of sound turns out to be, for whoever holds it against the recorder's journal."""

from __future__ import annotations

from pathlib import Path

from facilitator.audio import wav
from facilitator.audio.pieces import SoundFiles, piece_of
from facilitator.errors import Damaged, Unavailable
from facilitator.ports import CheckedSound, Envelope


def checked(path: Path, data: bytes, envelope: Envelope | None) -> CheckedSound:
    """Look into the file at `path`, whose bytes are `data`; with a key every block is opened."""
    try:
        piece = piece_of(path)
    except Damaged:
        return CheckedSound(0, 0, data)
    if piece.closed is None:
        return CheckedSound(
            piece.samples, piece.rate, wav.as_begun(data, piece.data_at, piece.rate)
        )
    missing: tuple[tuple[int, int, str], ...] = ()
    shut = envelope is None
    if envelope is not None:
        try:
            found = SoundFiles((path.parent,), envelope).missing(piece)
            missing = tuple((m.first - piece.first, m.end - piece.first, m.why) for m in found)
        except Unavailable:
            shut = True
    return CheckedSound(piece.samples, piece.rate, data, piece.torn_bytes, missing, shut)

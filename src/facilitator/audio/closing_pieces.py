"""Close a piece that was recorded in clear: the same samples, under the same number.

`workflow` writes the closed piece, asks here whether it opens to the same samples, and only then
lets the clear one go.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from facilitator.audio import fca
from facilitator.audio.pieces import Piece, SoundFiles, piece_name, piece_of
from facilitator.errors import Damaged
from facilitator.ports import Envelope, PieceMark
from facilitator.session.timeline import SoundFile, SoundStretch


@dataclass(frozen=True, slots=True)
class ClosedPiece:
    """A piece as it is to be written."""

    name: str
    """Name within `sound/`."""
    data: bytes = field(repr=False)
    samples: int


def closed_piece(path: Path, session: str, envelope: Envelope) -> ClosedPiece:
    """Give the closed form of the WAV piece at `path`, for `session` (16 hex digits).

    Raises Damaged where it holds no sound, Unavailable without the key.
    """
    source, number, *_ = path.name.split(".")
    piece = piece_of(path)
    mark = PieceMark(source, int(number), piece.first, piece.rate)
    written = fca.ClosedForm(session, envelope).begin(mark)
    data = written.head + written.body(_sound(piece, None))
    return ClosedPiece(piece_name(source, mark.number, fca.SUFFIX), data, piece.samples)


def check_same(clear: Path, closed: Path, envelope: Envelope) -> None:
    """Raise Damaged unless the piece `closed` opens to just the samples of `clear`."""
    one, other = piece_of(clear), piece_of(closed)
    told = (one.first, one.rate, one.samples) == (other.first, other.rate, other.samples)
    if not told or _sound(one, None) != _sound(other, envelope):
        raise Damaged(
            f"{closed.name} does not hold the sound of {clear.name}.",
            f"{clear.name} is kept. Check the disk, then give the command again.",
        )


def _sound(piece: Piece, envelope: Envelope | None) -> bytes:
    """Give all samples of a piece. Raises Damaged where one is missing."""
    file = SoundFile("", piece.path.name, piece.first, piece.samples, piece.rate)
    stretch = SoundStretch("", piece.rate, piece.first, piece.samples, (file,))
    return SoundFiles((piece.path.parent,), envelope).read(stretch)

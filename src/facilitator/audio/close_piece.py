"""Close a piece of sound that was recorded in clear: the same samples, under the same numbers."""

from __future__ import annotations

from pathlib import Path

from facilitator.audio.fca import ClosedForm
from facilitator.audio.piece_file import PieceFile
from facilitator.audio.pieces import SoundFiles, piece_of
from facilitator.errors import Damaged
from facilitator.ports import Disk, Envelope, PieceMark
from facilitator.session.timeline import SoundFile, SoundStretch


def close_piece(
    path: Path, into: Path, session: str, envelope: Envelope, disk: Disk
) -> tuple[str, int]:
    """Write the sound of a WAV file closed into the folder `into`; give (name, samples).

    What was written is opened and compared. Raises Damaged for a file without a whole header or
    where the two differ, OSError.
    """
    piece = piece_of(path)
    source, number, _ = path.name.split(".")
    mark = PieceMark(source, int(number), piece.first, piece.rate)
    pcm = _pcm(path, piece.samples, source, piece.rate, piece.first, None)
    file = PieceFile(disk, str(into), ClosedForm(session, envelope), mark)
    file.write(pcm)
    file.finish()
    if _pcm(into / file.name, piece.samples, source, piece.rate, piece.first, envelope) != pcm:
        raise Damaged(
            f"{path.name} did not come out of closing as it went in.",
            "Nothing was changed: it lies as it was. Look at the disk, then try again.",
        )
    return file.name, piece.samples


def _pcm(
    path: Path, samples: int, source: str, rate: int, first: int, envelope: Envelope | None
) -> bytes:
    file = SoundFile(source, path.name, first, samples, rate)
    stretch = SoundStretch(source, rate, first, samples, (file,))
    return SoundFiles((path.parent,), envelope).read(stretch) if samples else b""

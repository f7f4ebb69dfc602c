"""Writes sound anew with a tone over what is taken out: pieces of a minute, as a recorder's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from facilitator.audio.piece_file import PieceFile
from facilitator.audio.tone import Tone, peak_for, toned
from facilitator.ports import Disk, PieceForm, PieceMark, Stretch
from facilitator.session.timeline import SoundFile, SoundStretch
from facilitator.units import PIECE_SECONDS

LEVEL_SECONDS = 10
"""So much of what a tone stands for says how loud it is."""

Read: TypeAlias = Callable[[SoundStretch], bytes]


def write_toned(
    stretches: Sequence[SoundStretch],
    taken: Sequence[Stretch],
    read: Read,
    disk: Disk,
    into: str,
    form: PieceForm,
) -> Iterator[tuple[SoundFile, str]]:
    """Write `stretches` into the folder `into`; give each file and its SHA-256 once it is synced.

    A tone stands over what is `taken` of the session's time. Raises OSError, Damaged, Unavailable.
    """
    number = 0
    for stretch in stretches:
        tones = [
            _tone(part, read) for one in taken if (part := stretch.between(one.start, one.end))
        ]
        size, end = PIECE_SECONDS * stretch.rate, stretch.first + stretch.samples
        for first in range(stretch.first, end, size):
            number += 1
            part = replace(stretch, first=first, samples=min(size, end - first))
            yield _written(
                part, toned(read(part), first, part.rate, tones), number, disk, into, form
            )


def _tone(part: SoundStretch, read: Read) -> Tone:
    heard = replace(part, samples=min(part.samples, LEVEL_SECONDS * part.rate))
    return Tone(part.first, part.first + part.samples, peak_for(read(heard)))


def _written(
    part: SoundStretch, pcm: bytes, number: int, disk: Disk, into: str, form: PieceForm
) -> tuple[SoundFile, str]:
    mark = PieceMark(part.source, number, part.first, part.rate)
    file = PieceFile(disk, into, form, mark)
    file.write(pcm)
    sha = file.finish()
    return SoundFile(part.source, file.name, part.first, part.samples, part.rate), sha

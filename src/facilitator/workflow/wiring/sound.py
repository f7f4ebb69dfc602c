"""Sound: microphone or file, the recorder, pieces on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from facilitator.ports import (
    AudioOutput,
    AudioSource,
    CheckedSound,
    Clock,
    Disk,
    Envelope,
    Ledger,
    PieceForm,
    Steering,
    Stretch,
)
from facilitator.session.events import Record, Sound
from facilitator.session.timeline import SoundFile, SoundStretch
from facilitator.units import Us


def sound_lengths(folders: Sequence[Path]) -> Mapping[str, int]:
    """Give how many samples each sound file in `folders` really holds; no key is needed."""
    from facilitator.audio.pieces import samples_in

    return samples_in(*folders)


def sound_paths(folders: Sequence[Path]) -> Mapping[str, Path]:
    """Give the sound files in `folders` by name; the first folder that has a name gives it."""
    from facilitator.audio.pieces import piece_paths

    return piece_paths(*folders)


def microphone(device: str | None, clock: Clock) -> AudioSource:
    """Give a microphone whose time begins now. Raises Unavailable."""
    from facilitator.audio.microphone import Microphone
    from facilitator.audio.session_time import SessionTime

    time = SessionTime(clock)
    time.set(clock.now(), 1000)
    return Microphone(device, time)


def inputs() -> tuple[tuple[str, str], ...]:
    """Give the number and the name of every microphone there is. Raises Unavailable."""
    from facilitator.audio.microphone import inputs

    return inputs()


def output() -> AudioOutput:
    """Give what plays sound to a person. Raises Unavailable."""
    from facilitator.audio.player import Player

    return Player()


def check_sound_file(path: Path) -> None:
    """Raise Unavailable where `path` cannot be played as a microphone."""
    from facilitator.audio.playback import Playback
    from facilitator.audio.session_time import SessionTime
    from facilitator.study.clock import SystemClock

    Playback(path, SessionTime(SystemClock())).close()


def level(pcm: bytes) -> int:
    """Give the peak of 16-bit PCM, 0…32768."""
    from facilitator.audio.levels import peak

    return peak(pcm)


def record(
    *,
    audio: Path | None,
    device: str | None,
    clock: Clock,
    steering: Steering,
    disk: Disk,
    folders: Sequence[Path],
    session: str,
    envelope: Envelope | None,
    records: Iterable[Record[Any]],
    ledger: Callable[[Us, int], Ledger[Sound]],
    starter_lives: Callable[[], bool],
) -> str:
    """Record from a microphone, or from `audio` played as one; give why it ended.

    Sound goes into the first of `folders`, and while that refuses into the others; with an
    `envelope` it is closed for `session` (16 hex digits). `ledger` opens the recorder's journal for
    a zero and a speed. Raises Unavailable.
    """
    from facilitator.audio.pieces import piece_paths, pieces_in
    from facilitator.audio.recorder import Place, record
    from facilitator.audio.session_time import SessionTime
    from facilitator.audio.standing import standing

    time = SessionTime(clock)
    source = _source(audio, device, time)

    def opened() -> Ledger[Sound]:
        assert time.zero is not None
        return ledger(time.zero, time.speed)

    stands = standing(source.name, pieces_in(*folders), records, piece_paths(*folders))
    places = tuple(str(folder) for folder in folders)
    place = Place(disk, places, _form(session, envelope), stands, opened)
    return record(source, steering, time, place, starter_lives)


def _form(session: str, envelope: Envelope | None) -> PieceForm:
    if envelope is None:
        from facilitator.audio.wav import WavForm

        return WavForm()
    from facilitator.audio.fca import ClosedForm

    return ClosedForm(session, envelope)


def _source(audio: Path | None, device: str | None, time: Any) -> AudioSource:
    if audio is not None:
        from facilitator.audio.playback import Playback

        return Playback(audio, time)
    from facilitator.audio.microphone import Microphone

    return Microphone(device, time)


ReadSound: TypeAlias = Callable[[SoundStretch], bytes]
"""Gives a stretch's 16-bit PCM."""


def sound_reader(folders: Sequence[Path], envelope: Envelope | None) -> ReadSound:
    """Give what reads a stretch of the sound in `folders` as 16-bit PCM.

    It raises Damaged where a part is not there, Unavailable where it is closed without `envelope`.
    """
    from facilitator.audio.pieces import SoundFiles

    return SoundFiles(folders, envelope).read


def sound_header(stretch: SoundStretch) -> bytes:
    """Give the header of a WAV file that holds a stretch."""
    from facilitator.audio.wav import header

    return header(stretch.first, stretch.rate, stretch.samples)


def readable_sound(
    folders: Sequence[Path], envelope: Envelope | None, stretches: Iterable[SoundStretch]
) -> tuple[SoundStretch, ...]:
    """Give what of `stretches` can be read, parted where a block is spoilt. Raises Unavailable."""
    from facilitator.audio.pieces import SoundFiles

    files = SoundFiles(folders, envelope)
    return tuple(part for stretch in stretches for part in files.readable(stretch))


def checked_sound(path: Path, data: bytes, envelope: Envelope | None) -> CheckedSound:
    """Look into the sound file at `path`, whose bytes are `data`; with a key, into every block."""
    from facilitator.audio.checking import checked

    return checked(path, data, envelope)


def close_sound(
    path: Path, into: Path, session: str, envelope: Envelope, disk: Disk
) -> tuple[str, int]:
    """Write a piece of sound closed into the folder `into`, and compare; give (name, samples).

    Raises Damaged, OSError.
    """
    from facilitator.audio.close_piece import close_piece

    return close_piece(path, into, session, envelope, disk)


def write_toned(
    stretches: Sequence[SoundStretch],
    taken: Sequence[Stretch],
    read: ReadSound,
    into: Path,
    session: str,
    envelope: Envelope | None,
    disk: Disk,
) -> Iterator[tuple[SoundFile, str]]:
    """Write sound into the folder `into` with a tone over what is `taken`; closed with a key.

    Gives each file and its SHA-256. Raises OSError, Damaged, Unavailable.
    """
    from facilitator.audio.toned_pieces import write_toned

    form = _form(session, envelope)
    return write_toned(stretches, taken, read, disk, str(into), form)

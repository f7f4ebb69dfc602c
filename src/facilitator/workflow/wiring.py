"""The one place that chooses the real parts; imports stand inside functions, to load late."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from facilitator.canonical import fingerprint
from facilitator.guide.model import Guide
from facilitator.ports import (
    AudioSource,
    CheckedSound,
    Clock,
    Disk,
    Ear,
    Envelope,
    Ledger,
    Lexicon,
    Likeness,
    PieceForm,
    Recogniser,
    Steering,
)
from facilitator.session.events import Record, Sound
from facilitator.session.timeline import SoundStretch
from facilitator.study.settings import Settings
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


def weights_file(name: str, places: Sequence[Path]) -> Path | None:
    """Give the file of a speech model's weights, from the first of `places` that has it."""
    from facilitator.speech.weights import find

    return find(name, places)


def recogniser(settings: Settings, guide: Guide | None = None) -> Recogniser:
    """Give what proposes flags, with the study's own lists; words of its guide are harmless."""
    from facilitator.recognisers.guide_terms import guide_terms
    from facilitator.recognisers.presidio import PresidioRecogniser, StudyTerms

    own = settings.redaction
    never = (*own.never, *sorted(guide_terms(item.text for item in guide.items) if guide else ()))
    return PresidioRecogniser(
        StudyTerms(own.places, own.institutions, own.always, never, own.types_off)
    )


def recogniser_version(settings: Settings, guide: Guide | None = None) -> str:
    """Give what its proposals depend on: rules, lists, guide, the study's own; loads nothing."""
    from facilitator.recognisers.version import rules_version

    own = settings.redaction
    texts = [item.text for item in guide.items] if guide else []
    lists = [own.places, own.institutions, own.always, own.never, own.types_off, texts]
    return f"{rules_version()}-{fingerprint(lists)[:16]}"


def lexicon() -> Lexicon:
    """Give what an ordinary word is."""
    from facilitator.recognisers.lexicon import EnglishLexicon

    return EnglishLexicon()


def likeness() -> Likeness:
    """Give how like two words are."""
    from facilitator.recognisers.likeness import EnglishLikeness

    return EnglishLikeness()


def weights_found(places: Sequence[Path]) -> tuple[tuple[str, Path, int], ...]:
    """Give name, file and bytes of each speech model in `places`."""
    from facilitator.speech.weights import listed

    return tuple((weights.name, weights.path, weights.bytes) for weights in listed(places))


def weights_trusted(path: Path) -> tuple[str, bool]:
    """Give the SHA-256 of a file of weights, and whether it may be opened."""
    from facilitator.speech.weights import sha256_of, trusted

    found = sha256_of(path)
    return found, trusted(path, found)


def weights_added(file: Path, sha256: str | None, folder: Path) -> Path:
    """Copy a file of weights to the user's own and give its place. Raises BadInput."""
    from facilitator.speech.weights import add

    return add(file, sha256, folder).path


def weights_sha256(path: Path) -> str:
    """Give the SHA-256 of a file of weights."""
    from facilitator.speech.weights import sha256_of

    return sha256_of(path)


def ear(weights: Path, *, language: str, threads: int) -> Ear:
    """Give gate, engine and guards for a file of weights. Raises Refused, Damaged."""
    from facilitator.speech.ear import GuardedEar
    from facilitator.speech.openai_whisper import OpenAIWhisper
    from facilitator.speech.voice_gate import SileroGate

    engine = OpenAIWhisper(weights, language=language, threads=threads)
    return GuardedEar(engine, SileroGate())


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


@dataclass(frozen=True, slots=True)
class NewPairs:
    """Key pairs that were just made."""

    text: str = field(repr=False)
    """The secret halves, as they lie open."""
    wrapped: dict[str, bytes] = field(repr=False)
    """Each closed to all holders, by name."""


def new_pairs(there: Iterable[str], holders: Sequence[str]) -> NewPairs:
    """Make a session's next key pairs after those named in `there`. Raises BadInput."""
    from facilitator.vault.pairs import Pairs, next_number

    made = Pairs.made(next_number(there))
    return NewPairs(made.text(), made.wrapped(holders))


def envelope(text: str) -> Envelope:
    """Give the envelope of key pairs as they lie open."""
    from facilitator.vault.envelope import AgeEnvelope
    from facilitator.vault.pairs import Pairs

    return AgeEnvelope(Pairs.read(text))


def whole_pairs(text: str) -> str:
    """Give what is whole of key pairs that lie open; "" where nothing is."""
    from facilitator.vault.pairs import Pairs

    return Pairs.read(text).text()


def covers(text: str, wrapped: Iterable[str]) -> bool:
    """Say whether open key pairs hold all that are named in `wrapped`."""
    from facilitator.vault.pairs import Pairs

    held = Pairs.read(text).names
    return bool(held) and set(wrapped) <= set(held)


def unwrapped(wrapped: Mapping[str, Sequence[bytes]], identity: str) -> str:
    """Open a session's wrapped keys with a holder's identity; give them as they lie open."""
    from facilitator.vault.pairs import Pairs

    return Pairs.unwrapped(wrapped, identity).text()


def names_of(text: str) -> tuple[str, ...]:
    """Give the names of key pairs as they lie open, `words.1`."""
    from facilitator.vault.pairs import Pairs

    return Pairs.read(text).names


def wrapped_for(text: str, holders: Sequence[str]) -> dict[str, bytes]:
    """Wrap key pairs as they lie open for `holders`, by name. Raises BadInput."""
    from facilitator.vault.pairs import Pairs

    return Pairs.read(text).wrapped(holders)


def read_identity(data: bytes, file: str, ask: Callable[[], str]) -> str:
    """Read a holder's identity from its file's bytes. Raises Refused, BadInput."""
    from facilitator.vault.identity import opened

    return opened(data, file, ask)


def check_recipient(text: str) -> None:
    """Raise BadInput where `text` is no public key that sessions can be closed to."""
    from facilitator.vault.recipients import recipient

    recipient(text)


def plain_identity() -> tuple[str, str]:
    """Make a key that no passphrase protects, for a rehearsal; give (identity, recipient)."""
    from facilitator.vault.identity import make

    return make()


def identity_is_protected(data: bytes) -> bool:
    """Say whether the bytes of an identity's file are protected by a passphrase."""
    from facilitator.vault.identity import is_protected

    return is_protected(data)


def recipients_of(identity: str) -> tuple[str, ...]:
    """Give the public half of each key of a holder's identity."""
    from facilitator.vault.identity import recipients_of

    return recipients_of(identity)


def new_passphrase() -> str:
    """Draw six words."""
    from facilitator.vault.passphrase import made

    return made()


def is_passphrase(typed: str, words: str) -> bool:
    """Say whether `typed` are those words, however many blanks and capitals it has."""
    from facilitator.vault.passphrase import plain

    return plain(typed) == words


@dataclass(frozen=True, slots=True)
class NewIdentity:
    """A holder's key that was just made."""

    recipient: str
    """Its public half."""
    closed: bytes = field(repr=False)
    """The secret half as a file that its passphrase protects."""
    on_paper: str = field(repr=False)
    """The same as a few lines of letters."""


def new_identity(words: str) -> NewIdentity:
    """Make a holder's key that the passphrase `words` protects. Takes a second or two."""
    from facilitator.vault.identity import closed, make, on_paper

    identity, recipient = make()
    file = closed(identity, words)
    return NewIdentity(recipient, file, on_paper(file))

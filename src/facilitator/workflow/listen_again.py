"""Have an engine listen to the redacted sound, and search what it hears for every original."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facilitator.ports import Ear, HeardWord, Progress, Tell
from facilitator.redaction.heard_again import StillHeard, still_heard
from facilitator.redaction.originals import forms_of
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.residual import redacted_originals
from facilitator.redaction.tone import redacted_words
from facilitator.session.events.machine import RedactedSoundHeard
from facilitator.session.timeline import SoundStretch
from facilitator.study.folder import Study
from facilitator.units import SECOND, sample_at
from facilitator.workflow import wiring
from facilitator.workflow.derive import Desk
from facilitator.workflow.transcribing import MOST_THREADS

BLOCK_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Listened:
    """What an engine heard of the redacted sound."""

    event: RedactedSoundHeard
    found: tuple[StillHeard, ...]


def ear_for(study: Study, places: Sequence[Path]) -> Ear | None:
    """Give the study's engine; None where its model is not on this machine."""
    weights = wiring.weights_file(study.settings.model, places)
    if weights is None:
        return None
    threads = min(MOST_THREADS, os.cpu_count() or 1)
    return wiring.ear(weights, language=study.settings.language, threads=threads)


def listen_again(
    desk: Desk, stretches: Sequence[SoundStretch], read: wiring.ReadSound, ear: Ear, tell: Tell
) -> Listened:
    """Listen to `stretches` of redacted sound; nothing of what is heard is kept."""
    pieces = tuple(_heard(desk.name, stretches, read, ear, tell))
    found = tuple(_found(desk.redaction, pieces))
    event = RedactedSoundHeard(
        hash=desk.redaction.hash,
        engine=ear.engine.name,
        model=ear.engine.model,
        model_sha256=ear.engine.model_sha256,
        words=sum(map(len, pieces)),
        found=tuple((one.start, one.end) for one in found),
    )
    return Listened(event, found)


def _found(redaction: Redaction, pieces: Sequence[Sequence[HeardWord]]) -> Iterator[StillHeard]:
    judges = wiring.lexicon(), wiring.likeness()
    gone = redacted_words(redaction)
    stays = [word for word in redaction.material.transcript.words if word.name not in gone]
    sought = forms_of(redacted_originals(redaction).items(), judges[0])
    return still_heard(pieces, sought, stays, judges)


def _heard(
    name: str, stretches: Sequence[SoundStretch], read: wiring.ReadSound, ear: Ear, tell: Tell
) -> Iterator[tuple[HeardWord, ...]]:
    """Give the words of each piece, in session time."""
    whole = sum(stretch.samples // stretch.rate for stretch in stretches)
    before = 0
    for stretch in stretches:
        for piece in ear.listen(_blocks(stretch, read), stretch.rate).pieces:
            tell(Progress(before + piece.start // SECOND, whole, text=f"{name}: listening again"))
            first = sample_at(piece.start, stretch.rate)
            samples = min(sample_at(piece.end, stretch.rate), stretch.samples) - first
            pcm = read(replace(stretch, first=stretch.first + first, samples=samples))
            words = ear.hear(pcm, stretch.rate).words
            yield tuple(_placed(word, stretch, piece.start) for word in words)
        before += stretch.samples // stretch.rate


def _blocks(stretch: SoundStretch, read: wiring.ReadSound) -> Iterator[bytes]:
    size, end = BLOCK_SECONDS * stretch.rate, stretch.first + stretch.samples
    for first in range(stretch.first, end, size):
        yield read(replace(stretch, first=first, samples=min(size, end - first)))


def _placed(word: HeardWord, stretch: SoundStretch, begins: int) -> HeardWord:
    at = stretch.time_at
    return replace(word, start=at(begins + word.start), end=at(begins + word.end))

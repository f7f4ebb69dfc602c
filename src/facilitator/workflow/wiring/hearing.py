"""Hearing: gate, engine, and the files of weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from facilitator.ports import (
    Ear,
)


def weights_file(name: str, places: Sequence[Path]) -> Path | None:
    """Give the file of a speech model's weights, from the first of `places` that has it."""
    from facilitator.speech.weights import find

    return find(name, places)


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

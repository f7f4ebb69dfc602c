"""The speech models on this machine: which there are, and adding one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.workflow import wiring


@dataclass(frozen=True, slots=True)
class Model:
    """A file of weights."""

    name: str
    path: Path
    bytes: int
    sha256: str
    trusted: bool
    """True where its hash is known or somebody vouched for it: only then is it opened."""


def known_models(places: Sequence[Path]) -> tuple[Model, ...]:
    """Give the models in `places`, in the order in which they are looked for."""
    return tuple(
        Model(name, path, size, *wiring.weights_trusted(path))
        for name, path, size in wiring.weights_found(places)
    )


def add_model(file: Path, sha256: str | None, folder: Path) -> Model:
    """Copy a file of weights to `folder`. Raises BadInput where its hash is not right."""
    path = wiring.weights_added(file, sha256, folder)
    return Model(path.stem, path, path.stat().st_size, *wiring.weights_trusted(path))

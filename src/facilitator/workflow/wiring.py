"""The one place that chooses the real parts; imports stand inside functions, to load late."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def sound_lengths(folder: Path) -> Mapping[str, int]:
    """Give how many samples each sound file in `folder` really holds."""
    from facilitator.audio.pieces import samples_in

    return samples_in(folder)

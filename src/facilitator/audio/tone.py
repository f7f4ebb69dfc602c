"""A tone in place of what must not be heard: samples are replaced, never mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

PITCH_HZ = 1000
LOUDEST_DBFS = -20
"""Peak: a tone must not hurt whoever wears headphones."""
QUIETEST_DBFS = -50
FADE_MS = 10
"""At both ends, inside the tone: what is around it stays as it is."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Where a tone stands on its source's line."""

    first: int
    end: int
    """Exclusive."""
    peak: float
    """Of 32,768."""


def peak_for(pcm: bytes) -> float:
    """Give the peak of a tone as loud as this sound, within bounds."""
    sound = np.frombuffer(pcm, dtype="<i2").astype(np.float64)
    level = float(np.sqrt(2 * np.mean(sound**2))) if sound.size else 0.0
    return float(np.clip(level, _peak(QUIETEST_DBFS), _peak(LOUDEST_DBFS)))


def toned(pcm: bytes, first: int, rate: int, tones: Sequence[Tone]) -> bytes:
    """Give sound whose first sample is `first` with every sample under a tone replaced by it."""
    sound = np.frombuffer(pcm, dtype="<i2").copy()
    for tone in tones:
        begin, end = max(tone.first, first), min(tone.end, first + sound.size)
        if begin < end:
            sound[begin - first : end - first] = _samples(tone, begin, end, rate)
    return sound.tobytes()


def _samples(tone: Tone, begin: int, end: int, rate: int) -> npt.NDArray[np.int16]:
    """Give its samples from `begin` to `end`: the same however it is cut into parts."""
    at = np.arange(begin, end)
    fade = max(1, rate * FADE_MS // 1000)
    from_edge = np.minimum(at - tone.first + 1, tone.end - at)
    strength = tone.peak * np.clip(from_edge / fade, 0, 1)
    wave = np.sin(2 * np.pi * PITCH_HZ * (at - tone.first) / rate)
    return np.round(strength * wave).astype("<i2")


def _peak(level_dbfs: float) -> float:
    return float(32768 * 10 ** (level_dbfs / 20))

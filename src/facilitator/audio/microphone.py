"""A microphone of this machine, through PortAudio; if it is lost for good, the next one.

The device's callback copies what it is given and leaves; everything else happens where `read` is
called. What was measured is in `docs/internals/sound.md`: small blocks and the device's own setting
for low latency lost nothing beside a transcription.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, TypeAlias

from facilitator.audio.drift import line_begins
from facilitator.audio.pace import Pace
from facilitator.audio.session_time import SessionTime
from facilitator.audio.sound_server import SoundServer
from facilitator.errors import Unavailable
from facilitator.ports import Block
from facilitator.units import SECOND, Us, us_of_sample

try:
    import sounddevice
except OSError as missing:  # the library is there, PortAudio under it is not
    raise Unavailable(
        "PortAudio, through which microphones are read, is not installed.",
        "Install it (Debian, Ubuntu: apt install libportaudio2) and run the command again.",
    ) from missing

BLOCKS_PER_SECOND = 50
BEGINS_WITH = 10
"""Blocks by which a device's line is placed: 0.2 s, for which the first of all has to wait."""
USUAL_RATE = 48_000
"""Hz, asked for first where PortAudio only guesses: of ALSA it reports 44,100 whatever is there."""
POLL: Us = 25_000
"""How often `read` looks for a block, in microseconds of this machine's time."""
SILENT_AFTER: Us = 2 * SECOND
"""A stream that hands over nothing for so long is lost, whatever it says of itself."""
STARTS_WITHIN: Us = 6 * SECOND
"""A sound server may take two seconds before its first block."""
LONGEST_LOOK: Us = 4 * POLL
"""What one look at a silent device counts at most."""
COMES_BACK_WITHIN: Us = 3 * SECOND
"""How long a lost device alone is tried: a plug that was touched is back by then."""

Device: TypeAlias = str | int | None
"""Part of a device's name, its number, or None for the system's choice."""


class Microphone:
    """An input of this machine as an `AudioSource`: 16 bit, mono, at the device's own rate."""

    name = "mic"
    waits = False

    def __init__(self, device: str | None, time: SessionTime) -> None:
        """Find the device: part of its name, its number, or None for the system's choice.

        Raises Unavailable where there is none.
        """
        self._wanted: Device = int(device) if device and device.isdecimal() else device
        found = _found(self._wanted)
        self._name = str(found["name"])
        self._server = SoundServer()
        self.instead = ""
        self.stands_in = False
        self.rate = _rate(self._wanted, found)
        self._time = time
        self._stream: Any = None
        self._opened = False
        self._queue: deque[tuple[bytes, Us, bool]] = deque()
        self._next = 0
        self._pace: Pace | None = None
        self._silent: Us = 0
        self._may_be_silent: Us = STARTS_WITHIN
        self._looked_at: Us = 0
        self._lost_at: Us | None = None

    @property
    def device(self) -> str:
        """Give what the device calls itself: by the sound server where there is one."""
        return self._server.device or self._name

    def open(self, first: int) -> None:
        """Begin to listen. The first sample is `first`, or later by what the device took to start.

        Opened again, a device that stays lost gives way to the next that takes the same rate.
        Raises Unavailable where none can be opened.
        """
        if self._opened:
            self.close()
            _look_again()
            self.instead = self._would_take_over()
        self._opened = True
        self._queue.clear()
        self._next, self._pace = first, None
        failure: Exception | None = None
        for device in self._candidates():
            try:
                self._begin(device)
            except (sounddevice.PortAudioError, ValueError, OSError) as error:
                failure = error
                self.close()
            else:
                self.stands_in = device != self._wanted
                return
        raise self._losing() from failure

    def _begin(self, device: Device) -> None:
        self._stream = sounddevice.RawInputStream(
            device=device,
            samplerate=self.rate,
            channels=1,
            dtype="int16",
            blocksize=self.rate // BLOCKS_PER_SECOND,
            latency="low",
            callback=self._take,
        )
        self._silent, self._may_be_silent = 0, STARTS_WITHIN
        self._looked_at = self._time.clock.now()
        self._stream.start()
        self._name = str(sounddevice.query_devices(device, "input")["name"])
        self._server.start()

    def _candidates(self) -> Iterator[Device]:
        """Give what is tried: what was asked for, and later the system's choice and all others."""
        yield self._wanted
        lost = 0 if self._lost_at is None else self._time.clock.now() - self._lost_at
        if self.stands_in or lost >= COMES_BACK_WITHIN:
            yield None
            for number, found in enumerate(sounddevice.query_devices()):
                if found["max_input_channels"]:
                    yield number

    def _would_take_over(self) -> str:
        """Give the system's choice, where that is another device than the one that was heard."""
        try:
            choice = str(sounddevice.query_devices(None, "input")["name"])
        except (sounddevice.PortAudioError, ValueError, OSError):
            return ""
        choice = self._server.choice() or choice
        return "" if choice in (self.device, self._name) else choice

    def _losing(self) -> Unavailable:
        """Remember since when no device gives sound; say so."""
        if self._lost_at is None:
            self._lost_at = self._time.clock.now()
        return _lost(self.device)

    def read(self, timeout_seconds: float) -> Block | None:
        """Give the next block. Raises Unavailable once the device is lost."""
        clock = self._time.clock
        until = clock.now() + round(timeout_seconds * SECOND)
        while len(self._queue) < (BEGINS_WITH if self._pace is None else 1):
            now = clock.now()
            if self._stream is None or not self._stream.active or self._is_silent(now):
                raise self._losing()
            if now >= until:
                return None
            clock.sleep(min(POLL, until - now))
        self._lost_at = None
        if self._pace is None:
            self._pace = Pace()
            first = [self._queue[n] for n in range(BEGINS_WITH)]
            came = [(len(pcm) // 2, heard) for pcm, heard, _ in first]
            self._next = max(self._next, line_begins(came, self.rate))
        return self._block(*self._queue.popleft())

    def _is_silent(self, now: Us) -> bool:
        """Say whether it has been looked at for long and gave nothing.

        While this process itself stood still, the server may have kept the sound for it.
        """
        self._silent += min(now - self._looked_at, LONGEST_LOOK)
        self._looked_at = now
        return self._silent > self._may_be_silent

    def close(self) -> None:
        """Let go of the device; one that is gone is let go of as well."""
        self._server.close()
        if self._stream is not None:
            stream, self._stream = self._stream, None
            try:
                stream.abort()
                stream.close()
            except sounddevice.PortAudioError:
                return

    def _take(self, sound: Any, _frames: int, _time: Any, status: Any) -> None:
        """Take a block from the device: PortAudio's thread, so copy and leave."""
        self._queue.append((bytes(sound), self._time.at(), bool(status.input_overflow)))

    def _block(self, pcm: bytes, heard: Us, overrun: bool) -> Block:
        self._silent, self._may_be_silent = 0, SILENT_AFTER
        self._looked_at = self._time.clock.now()
        assert self._pace is not None
        samples, usual = len(pcm) // 2, self._pace.usual
        length = us_of_sample(samples, self.rate)
        delay = heard - us_of_sample(self._next + samples, self.rate)
        overrun = self._pace.is_missing(heard, delay, length) or overrun
        if overrun and usual is not None:
            # Nobody says how much was dropped: the clock does, and never less than a sample.
            stands = (heard - usual) * self.rate // SECOND - samples
            self._next = max(self._next + 1, stands)
        first = self._next
        self._next += samples
        return Block(first, pcm, heard, overrun)


def _look_again() -> None:
    """Have PortAudio look for devices anew, which it does only when it starts."""
    sounddevice._terminate()
    sounddevice._initialize()


def _found(device: Device) -> dict[str, Any]:
    try:
        found: dict[str, Any] = dict(sounddevice.query_devices(device, "input"))
    except (sounddevice.PortAudioError, ValueError, OSError) as error:
        which = "No microphone" if device is None else f"No microphone called {device!r}"
        raise Unavailable(
            f"{which} was found.",
            "Plug one in, or choose another in the system's settings.",
        ) from error
    return found


def _rate(device: Device, found: dict[str, Any]) -> int:
    own: int = round(found["default_samplerate"])
    if sounddevice.query_hostapis(found["hostapi"])["name"] != "ALSA":
        return own
    try:
        sounddevice.check_input_settings(device, 1, "int16", samplerate=USUAL_RATE)
    except (sounddevice.PortAudioError, ValueError):
        return own
    return USUAL_RATE


def _lost(device: str) -> Unavailable:
    return Unavailable(
        f"The microphone {device!r} hands over no sound.",
        "Plug it in again or name another with --device.",
    )


def inputs() -> tuple[tuple[str, str], ...]:
    """Give the number and the name of every input there is now; no stream may be open meanwhile.

    PortAudio looks for devices only when it starts: it is started anew.
    """
    _look_again()
    devices = enumerate(sounddevice.query_devices())
    return tuple((str(n), str(one["name"])) for n, one in devices if one["max_input_channels"])

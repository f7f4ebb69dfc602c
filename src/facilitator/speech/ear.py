"""Voice gate, engine and guards together: sound in, words out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from facilitator.ports import (
    HeardWord,
    Hearing,
    Reading,
    Stretch,
    TranscriptionEngine,
    VoiceGate,
)
from facilitator.speech.guards import SKIPPED, fuller, looped, said, skipped
from facilitator.speech.pieces import CUTTING, Cutting, halves, pieces_of, speech_in
from facilitator.speech.resample import resampled
from facilitator.units import Us, sample_at, us_of_sample

GATED_AT_ONCE_WINDOWS = 1875
"""A minute of windows of 32 ms: how much the gate is given at once."""


class GuardedEar:
    """Implements ports.Ear: gates, cuts, decodes, and decodes again what was skipped or loops."""

    def __init__(
        self, engine: TranscriptionEngine, gate: VoiceGate, cutting: Cutting = CUTTING
    ) -> None:
        """Join the two; `cutting` says what is speech and how long a piece is."""
        self.engine = engine
        self.gate = f"{gate.name}; {cutting}"
        self._gate = gate
        self._cutting = cutting

    def listen(self, sound: Iterable[bytes], rate: int) -> Hearing:
        """Look where someone speaks in one unbroken stretch, given block by block (16-bit PCM)."""
        probabilities: list[int] = []
        samples = 0
        for block in _blocks(
            sound, rate, self._gate.rate, GATED_AT_ONCE_WINDOWS * self._gate.window
        ):
            probabilities += self._gate.probabilities(block)
            samples += len(block) // 2
        end = us_of_sample(samples, self._gate.rate)
        speech = speech_in(probabilities, self._window, end, self._cutting)
        pieces = pieces_of(speech, probabilities, self._window, end, self._cutting)
        return Hearing(speech, pieces)

    def hear(self, pcm: bytes, rate: int) -> Reading:
        """Decode one piece; twice where the first reading leaves speech without words, or loops."""
        heard = b"".join(resampled([pcm], rate, self.engine.rate))
        probabilities = self._gate.probabilities(heard)
        end = us_of_sample(len(heard) // 2, self.engine.rate)
        speech = speech_in(probabilities, self._window, end, self._cutting)
        whole = self.engine.decode(heard)
        first = said(whole, speech)
        if not looped(whole) and skipped(first, speech) <= SKIPPED:
            return Reading(first, _but(whole, first))
        parts = halves(Stretch(0, end), speech, probabilities, self._window)
        again = tuple(word for part in parts for word in self._part(heard, part))
        second = said(again, speech)
        if fuller(first, second, speech):
            return Reading(second, whole)
        return Reading(first, again)

    @property
    def _window(self) -> Us:
        return us_of_sample(self._gate.window, self._gate.rate)

    def _part(self, heard: bytes, part: Stretch) -> Iterator[HeardWord]:
        rate = self.engine.rate
        pcm = heard[2 * sample_at(part.start, rate) : 2 * sample_at(part.end, rate)]
        for word in self.engine.decode(pcm):
            yield replace(word, start=word.start + part.start, end=word.end + part.start)


def _blocks(sound: Iterable[bytes], rate: int, to: int, samples: int) -> Iterator[bytes]:
    """Resample, and give blocks of `samples`; the last may be shorter."""
    waiting = bytearray()
    for block in resampled(sound, rate, to):
        waiting += block
        while len(waiting) >= 2 * samples:
            yield bytes(waiting[: 2 * samples])
            del waiting[: 2 * samples]
    if waiting:
        yield bytes(waiting)


def _but(words: tuple[HeardWord, ...], kept: tuple[HeardWord, ...]) -> tuple[HeardWord, ...]:
    """Give all that was read where not all of it was kept, else nothing."""
    return words if len(kept) < len(words) else ()

"""OpenAI's Whisper, the default engine: the only door to torch.

Sound goes in as an array (no ffmpeg), earlier text does not condition later text, and each piece
is decoded from the same seed, so that a run that was stopped goes on as if it had not been.
"""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

# Before the imports: the loop that finds word times spins on every core that numba is given, and
# waiting OpenMP threads spin too (0.16 s of CPU a second of sound instead of 0.42-0.63).
os.environ.setdefault("NUMBA_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import numpy as np
import torch
import whisper
from whisper.model import ModelDimensions, Whisper

from facilitator.errors import Damaged, Refused
from facilitator.ports import HeardWord
from facilitator.speech.weights import KNOWN, sha256_of, trusted
from facilitator.units import us

SEED = 1
TEMPERATURES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


class OpenAIWhisper:
    """Implements ports.TranscriptionEngine with openai-whisper."""

    name = "openai-whisper"
    rate = 16_000

    def __init__(self, weights: Path, *, language: str = "en", threads: int = 1) -> None:
        """Load the model from a file.

        `threads` is how many cores it may use. Raises Refused for weights that nobody vouched for,
        Damaged for a file that holds no model.
        """
        self.model_sha256 = sha256_of(weights)
        self.model = KNOWN.get(self.model_sha256, weights.stem)
        _refuse_unknown(weights, self.model_sha256)
        torch.set_num_threads(threads)
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self._language = "en" if self.model.endswith(".en") else language
        self._whisper = _loaded(weights, self.model).to(self._device)
        self.versions: tuple[str, ...] = (
            f"{self.name} {version('openai-whisper')}",
            f"torch {version('torch')}",
        )
        self.options: tuple[str, ...] = (
            f"language {self._language}",
            f"temperature {' '.join(map(str, TEMPERATURES))}",
            f"seed {SEED}",
            f"device {self._device}",
            f"threads {threads}",
            "earlier text not used",
        )

    def decode(self, pcm: bytes) -> tuple[HeardWord, ...]:
        """Give the words of one piece (16-bit PCM, mono, 16 kHz), times from the piece's start."""
        sound = np.frombuffer(pcm, dtype="<i2").astype(np.float32) / 32768
        if not sound.size:
            return ()
        torch.manual_seed(SEED)
        with torch.inference_mode():
            made = whisper.transcribe(
                self._whisper,
                sound,
                language=self._language,
                temperature=TEMPERATURES,
                condition_on_previous_text=False,
                word_timestamps=True,
                fp16=self._device == "cuda",
                verbose=None,
            )
        return _words(made["segments"], sound.size / self.rate)


def _refuse_unknown(weights: Path, sha256: str) -> None:
    if not trusted(weights, sha256):
        raise Refused(
            f"{weights.name} is not a model that is known here, and weights can hold code.",
            f"Add it with: facilitator model add {weights.name} --sha256 HASH",
        )


def _loaded(weights: Path, name: str) -> Whisper:
    """Read dimensions and weights; a published model's word times come from its best heads."""
    try:
        checkpoint = torch.load(
            io.BytesIO(weights.read_bytes()), map_location="cpu", weights_only=True
        )
        model = Whisper(ModelDimensions(**checkpoint["dims"]))
        model.load_state_dict(checkpoint["model_state_dict"])
    except (RuntimeError, KeyError, TypeError, ValueError, EOFError, UnpicklingError) as error:
        raise Damaged(
            f"{weights.name} holds no Whisper model that can be read.",
            "Get the file again.",
        ) from error
    heads = whisper._ALIGNMENT_HEADS.get(name)
    if heads is not None:
        model.set_alignment_heads(heads)
    return model.eval()


def _words(segments: Sequence[dict[str, Any]], length: float) -> tuple[HeardWord, ...]:
    """Give the words; a part that begins without a blank (`-operating`) goes on with its word."""
    found: list[HeardWord] = []
    for segment in segments:
        for n, part in enumerate(segment.get("words", ())):
            word = _word(part, length)
            # A segment's first word has no blank before it either.
            if n and found and word.text and not part["word"][0].isspace():
                found[-1] = _joined(found[-1], word)
            elif word.text:
                found.append(word)
    return tuple(found)


def _word(part: dict[str, Any], length: float) -> HeardWord:
    start, end = us(min(part["start"], length)), us(min(part["end"], length))
    return HeardWord(start, end, round(10_000 * part["probability"]), part["word"].strip())


def _joined(one: HeardWord, more: HeardWord) -> HeardWord:
    """Join two parts of a word; it is as doubtful as the more doubtful of them."""
    probability = min(one.probability, more.probability)
    return HeardWord(one.start, max(one.end, more.end), probability, one.text + more.text)

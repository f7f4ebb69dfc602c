"""What a transcription relies on of an engine; the real one, with the weights of the repository."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from facilitator.errors import Damaged, Refused
from facilitator.speech.ear import GuardedEar
from facilitator.speech.openai_whisper import OpenAIWhisper
from facilitator.speech.voice_gate import SileroGate

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "models" / "tiny.en.pt"
SAID = {"please", "moment", "think", "about", "learned", "manage", "interactions", "patients"}


@pytest.fixture(scope="module")
def sound():
    """From 0:29.9 to 0:36.3 of the rehearsal: the facilitator reads one sentence."""
    pcm, rate = soundfile.read(ROOT / "recordings/rehearsal/rehearsal.flac", dtype="int16")
    return pcm[int(29.9 * rate) : int(36.3 * rate)].tobytes()


class TranscriptionEngineContract:
    """Whatever implements `ports.TranscriptionEngine`."""

    def test_it_says_what_it_is(self, engine):
        assert engine.name
        assert engine.model
        assert len(engine.model_sha256) == 64
        assert engine.versions
        assert engine.options
        assert engine.rate == 16_000

    def test_words_are_heard_in_order_with_times_within_the_piece(self, words, sound):
        length = len(sound) // 2 * 1_000_000 // 16_000
        assert all(0 <= word.start <= word.end <= length for word in words)
        starts = [word.start for word in words]
        assert starts == sorted(starts)
        assert all(0 <= word.probability <= 10_000 for word in words)

    def test_most_of_what_was_said_is_heard(self, words):
        heard = {"".join(c for c in word.text.lower() if c.isalpha()) for word in words}
        assert len(heard & SAID) >= len(SAID) - 1

    def test_a_piece_is_heard_alike_each_time(self, engine, words, sound):
        assert engine.decode(sound) == words

    def test_nothing_to_hear_gives_no_words(self, engine):
        assert engine.decode(b"") == ()


class TestOpenAIWhisper(TranscriptionEngineContract):
    @pytest.fixture(scope="class")
    def engine(self):
        return OpenAIWhisper(WEIGHTS, threads=2)

    @pytest.fixture(scope="class")
    def words(self, engine, sound):
        return engine.decode(sound)

    def test_silence_gives_no_words_behind_the_gate(self, engine):
        ear = GuardedEar(engine, SileroGate())
        quiet = np.zeros(20 * 16_000, dtype="<i2").tobytes()
        hearing = ear.listen([quiet], 16_000)
        assert hearing.speech == ()
        assert hearing.pieces == ()

    def test_unknown_weights_are_never_opened(self, tmp_path):
        bomb = tmp_path / "bomb.pt"
        bomb.write_bytes(b"cos\nsystem\n(S'touch pwned'\ntR.")
        with pytest.raises(Refused, match="not a model that is known"):
            OpenAIWhisper(bomb)

    def test_vouched_for_weights_are_never_run_as_code(self, tmp_path):
        target = tmp_path / "made"
        bomb = tmp_path / "bomb.pt"
        bomb.write_bytes(f"cos\nsystem\n(S'touch {target}'\ntR.".encode())
        from facilitator.speech.weights import add, sha256_of

        added = add(bomb, sha256_of(bomb), tmp_path / "own")
        with pytest.raises(Damaged, match="holds no Whisper model"):
            OpenAIWhisper(added.path)
        assert not target.exists()

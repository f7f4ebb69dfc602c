"""The worked example of `docs/internals/sound.md`, read from the page."""

import base64
import re
from pathlib import Path

from facilitator.audio.pieces import SoundFiles, piece_of
from facilitator.session.timeline import SoundFile, SoundStretch
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs

PAGE = Path(__file__).parents[2] / "docs" / "internals" / "sound.md"


def test_the_worked_example_is_a_piece_of_two_samples(tmp_path):
    page = PAGE.read_text(encoding="utf-8")
    line = re.search(r"^\{.*facilitator-sound/1.*\}$", page, re.MULTILINE)[0]
    block = base64.b64decode(re.search(r"```\n(AAAA[^`]+)```", page)[1])
    key = re.search(r"AGE-SECRET-KEY-1[0-9A-Z]+", page)[0]
    path = tmp_path / "mic.0002.fca"
    path.write_bytes(line.encode() + b"\n" + block)
    piece = piece_of(path)
    assert (piece.first, piece.rate, piece.samples, len(block)) == (2_880_000, 48_000, 2, 251)
    file = SoundFile("mic", path.name, piece.first, 2, 48_000)
    stretch = SoundStretch("mic", 48_000, piece.first, 2, (file,))
    envelope = AgeEnvelope(Pairs.read(f"# sound.1\n{key}\n"))
    assert SoundFiles((tmp_path,), envelope).read(stretch) == bytes.fromhex("0100feff")

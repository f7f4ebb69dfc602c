"""A piece recorded in clear is closed: the same samples under the same number."""

import pytest
from sound_stage import RATE, SESSION, counting, whole

from facilitator.audio.closing_pieces import check_same, closed_piece
from facilitator.audio.pieces import SoundFiles, pieces_in
from facilitator.audio.wav import header
from facilitator.errors import Damaged
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs


@pytest.fixture
def envelope():
    return AgeEnvelope(Pairs.made(1))


def clear(folder, samples, first=777):
    path = folder / "mic.0012.wav"
    path.write_bytes(header(first, RATE) + counting(samples, first))
    return path


@pytest.mark.parametrize("samples", [0, 1, RATE // 2, 3 * RATE + 17, 60 * RATE])
def test_it_holds_the_same_samples(tmp_path, envelope, samples):
    path = clear(tmp_path, samples)
    made = closed_piece(path, SESSION, envelope)
    assert (made.name, made.samples) == ("mic.0012.fca", samples)
    closed = tmp_path / made.name
    closed.write_bytes(made.data)
    check_same(path, closed, envelope)
    piece = pieces_in(tmp_path)[made.name]
    assert SoundFiles((tmp_path,), envelope).read(whole(piece)) == counting(samples, 777)


def test_a_copy_that_is_short_or_spoilt_is_refused(tmp_path, envelope):
    path = clear(tmp_path, 3 * RATE)
    data = closed_piece(path, SESSION, envelope).data
    closed = tmp_path / "mic.0012.fca"
    for spoilt in (data[:-1], data[:-50] + bytes(50)):
        closed.write_bytes(spoilt)
        with pytest.raises(Damaged):
            check_same(path, closed, envelope)


def test_a_file_that_never_began_holds_no_sound(tmp_path, envelope):
    path = tmp_path / "mic.0001.wav"
    path.write_bytes(b"RIFF")
    with pytest.raises(Damaged, match="no whole header"):
        closed_piece(path, SESSION, envelope)

"""A piece recorded in clear is closed: the same samples under the same number."""

import pytest
from sound_stage import RATE, SESSION, counting, whole

from facilitator.audio.close_piece import close_piece
from facilitator.audio.pieces import SoundFiles, pieces_in
from facilitator.audio.wav import header
from facilitator.errors import Damaged
from facilitator.study.disk import SystemDisk
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
    into = tmp_path / "closed"
    into.mkdir()
    path = clear(tmp_path, samples)
    made = close_piece(path, into, SESSION, envelope, SystemDisk())
    assert made == ("mic.0012.fca", samples)
    (piece,) = pieces_in(into).values()
    assert (piece.first, piece.rate, piece.samples) == (777, RATE, samples)
    assert SoundFiles((into,), envelope).read(whole(piece)) == counting(samples, 777)


class Spoiling(SystemDisk):
    """A disk on which one byte near the end of each write is another one."""

    def create(self, path):
        file = super().create(path)
        write = file.write
        file.write = lambda data: write(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])
        return file


def test_a_copy_that_came_out_otherwise_is_refused(tmp_path, envelope):
    into = tmp_path / "closed"
    into.mkdir()
    with pytest.raises(Damaged):
        close_piece(clear(tmp_path, 3 * RATE), into, SESSION, envelope, Spoiling())


def test_a_file_that_never_began_holds_no_sound(tmp_path, envelope):
    path = tmp_path / "mic.0001.wav"
    path.write_bytes(b"RIFF")
    with pytest.raises(Damaged, match="no whole header"):
        close_piece(path, tmp_path, SESSION, envelope, SystemDisk())
    assert pieces_in(tmp_path) == {}

"""The files of a session's sound: read by others, read by us, at every moment."""

from __future__ import annotations

import struct
import wave

import pytest
import soundfile
from sound_stage import RATE, counting

from facilitator.audio.pieces import SoundFiles, piece_of, pieces_in, samples_in
from facilitator.audio.wav import DATA_LENGTH_AT, HEADER_BYTES, RIFF_LENGTH_AT, header, lengths
from facilitator.errors import Damaged
from facilitator.session.timeline import SoundFile, SoundStretch

FIRST = 5_000_000_000  # beyond 32 bits: 29 hours at 48 kHz


def unfinished(path, samples, first=FIRST):
    """A piece as it lies on the disk while it is written."""
    path.write_bytes(header(first, RATE) + counting(samples, first))
    return path


def finished(path, samples, first=FIRST):
    data = bytearray(unfinished(path, samples, first).read_bytes())
    for place, field in lengths(samples):
        data[place : place + len(field)] = field
    path.write_bytes(data)
    return path


def by_wave(path):
    with wave.open(str(path)) as file:
        return file.getframerate(), file.readframes(file.getnframes())


def by_soundfile(path):
    samples, rate = soundfile.read(path, dtype="int16")
    return rate, samples.tobytes()


def read_stretch(folder, stretch):
    return SoundFiles((folder,)).read(stretch)


def by_us(path):
    piece = piece_of(path)
    name = SoundFile("mic", path.name, piece.first, piece.samples, piece.rate)
    stretch = SoundStretch("mic", piece.rate, piece.first, piece.samples, (name,))
    return piece.rate, read_stretch(path.parent, stretch)


READERS = [by_wave, by_soundfile, by_us]


@pytest.mark.parametrize("read", READERS)
def test_a_piece_that_was_closed_early_is_read_whole(tmp_path, read):
    path = finished(tmp_path / "mic.0001.wav", 12_345)
    assert read(path) == (RATE, counting(12_345, FIRST))


@pytest.mark.parametrize("read", READERS)
def test_a_piece_that_was_killed_in_the_middle_is_read_as_far_as_it_goes(tmp_path, read):
    path = unfinished(tmp_path / "mic.0001.wav", 12_345)
    assert read(path) == (RATE, counting(12_345, FIRST))


@pytest.mark.parametrize("read", READERS)
def test_a_full_piece_needs_no_closing(tmp_path, read):
    path = unfinished(tmp_path / "mic.0001.wav", 60 * RATE)
    assert path.read_bytes() == finished(tmp_path / "mic.0002.wav", 60 * RATE).read_bytes()
    assert read(path) == (RATE, counting(60 * RATE, FIRST))


def test_the_first_sample_stands_in_the_bext_chunk(tmp_path):
    data = unfinished(tmp_path / "mic.0001.wav", 10).read_bytes()
    at = data.index(b"bext") + 8
    assert struct.unpack_from("<I", data, at - 4) == (602,)
    assert struct.unpack_from("<Q", data, at + 338) == (FIRST,)
    assert piece_of(tmp_path / "mic.0001.wav").first == FIRST


def test_only_the_two_length_fields_differ_after_closing(tmp_path):
    before = unfinished(tmp_path / "a.wav", 100).read_bytes()
    after = finished(tmp_path / "b.wav", 100).read_bytes()
    changed = {i for i, (x, y) in enumerate(zip(before, after, strict=True)) if x != y}
    allowed = {*range(RIFF_LENGTH_AT, RIFF_LENGTH_AT + 4), *range(DATA_LENGTH_AT, HEADER_BYTES)}
    assert changed <= allowed


def test_a_cut_at_any_byte_costs_only_what_was_cut(tmp_path):
    whole = unfinished(tmp_path / "whole.wav", 50).read_bytes()
    path = tmp_path / "mic.0001.wav"
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        if size < HEADER_BYTES:
            with pytest.raises(Damaged, match=r"mic\.0001\.wav has no whole header"):
                piece_of(path)
            assert pieces_in(tmp_path).keys() == {"whole.wav"}
        else:
            assert piece_of(path).samples == (size - HEADER_BYTES) // 2


def test_a_stretch_is_read_over_several_files(tmp_path):
    unfinished(tmp_path / "mic.0001.wav", 1_000, first=500)
    unfinished(tmp_path / "mic.0002.wav", 1_000, first=1_500)
    files = (
        SoundFile("mic", "mic.0001.wav", 500, 1_000, RATE),
        SoundFile("mic", "mic.0002.wav", 1_500, 1_000, RATE),
    )
    assert read_stretch(tmp_path, SoundStretch("mic", RATE, 500, 2_000, files)) == counting(
        2_000, 500
    )
    part = SoundStretch("mic", RATE, 1_400, 200, files)
    assert read_stretch(tmp_path, part) == counting(200, 1_400)


def test_a_stretch_that_is_not_all_there_says_how_much_is_missing(tmp_path):
    unfinished(tmp_path / "mic.0001.wav", 900, first=0)
    files = (SoundFile("mic", "mic.0001.wav", 0, 1_000, RATE),)
    with pytest.raises(Damaged, match=r"mic.0001.wav cannot be read from .* up to 100 samples"):
        read_stretch(tmp_path, SoundStretch("mic", RATE, 0, 1_000, files))


def test_samples_are_what_is_there_and_not_what_is_promised(tmp_path):
    unfinished(tmp_path / "mic.0001.wav", 77)
    assert samples_in(tmp_path) == {"mic.0001.wav": 77}


def test_a_wav_without_bext_begins_at_0(tmp_path):
    with wave.open(str(tmp_path / "other.wav"), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(counting(30))
    piece = piece_of(tmp_path / "other.wav")
    assert (piece.first, piece.samples, piece.rate) == (0, 30, RATE)

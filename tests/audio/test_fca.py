"""Closed pieces of sound: what is written, what is known without a key, what spoilt bytes cost."""

from __future__ import annotations

import json
import struct
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_stage import SESSION, counting, whole

from facilitator.audio import fca
from facilitator.audio.pieces import SoundFiles, piece_of, pieces_in
from facilitator.errors import Damaged, Unavailable
from facilitator.ports import PieceMark
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs

RATE = 4_000
BLOCK = RATE // 2
FIRST = 5_000_000_000  # beyond 32 bits
PAIRS = Pairs.made(1)
ENVELOPE = AgeEnvelope(PAIRS)
NAME = "mic.0007.fca"


def written(samples, *, number=7, session=SESSION, first=FIRST, envelope=ENVELOPE):
    """Give (head, blocks) of a piece."""
    bytes_of = fca.ClosedForm(session, envelope).begin(PieceMark("mic", number, first, RATE))
    pcm = counting(samples, first)
    size = 2 * BLOCK
    blocks = [bytes_of.body(pcm[at : at + size]) for at in range(0, len(pcm), size)]
    return bytes_of.head, blocks


HEAD, BLOCKS = written(4 * BLOCK + 300)
WHOLE = HEAD + b"".join(BLOCKS)


def on_disk(folder, data, name=NAME):
    (folder / name).write_bytes(data)
    return piece_of(folder / name)


def kept(folder, envelope=ENVELOPE, samples=None):
    """Give the stretches [first, end) of a piece that can be read, each sample checked."""
    files = SoundFiles((folder,), envelope)
    piece = files.pieces[NAME]
    found = []
    for part in files.readable(whole(replace(piece, samples=samples or piece.samples))):
        assert files.read(part) == counting(part.samples, part.first)
        found.append((part.first - FIRST, part.first - FIRST + part.samples))
    return found


def test_the_line_in_clear_says_whose_sound_it_is_and_where_it_begins():
    assert json.loads(HEAD) == {
        "format": "facilitator-sound/1", "session": SESSION, "source": "mic", "segment": 7,
        "rate": RATE, "channels": 1, "first": FIRST, "key": "sound.1",
    }  # fmt: skip


def test_each_block_is_a_message_of_its_own_with_its_place_inside():
    at = 0
    for index, block in enumerate(BLOCKS):
        (length,) = struct.unpack_from(">I", block)
        assert length == len(block) - 4
        plain = ENVELOPE.open(block[4:], "sound")
        session, segment, number, first = struct.unpack_from(">8sIIQ", plain)
        assert (session.hex(), segment, number) == (SESSION, 7, index)
        assert first == FIRST + at
        assert plain[24:] == counting(len(plain[24:]) // 2, first)
        at += len(plain[24:]) // 2
    assert at == 4 * BLOCK + 300


def test_without_a_key_it_is_known_how_much_there_is_and_nothing_is_read(tmp_path):
    piece = on_disk(tmp_path, WHOLE)
    assert (piece.first, piece.rate, piece.samples) == (FIRST, RATE, 4 * BLOCK + 300)
    with pytest.raises(Unavailable, match=r"mic\.0007\.fca is closed"):
        kept(tmp_path, None)


@pytest.mark.parametrize("rate", [8_000, 44_100, 48_000, 96_000, 11_025])
@pytest.mark.parametrize("short", [1, 3_000])
def test_the_count_without_a_key_is_exact_at_every_rate(tmp_path, rate, short):
    """48 and 96 kHz lie on both sides of age's chunk of 64 KiB."""
    samples = 2 * (rate // 2) + short
    form = fca.ClosedForm(SESSION, ENVELOPE).begin(PieceMark("mic", 7, 0, rate))
    pcm = counting(samples)
    assert on_disk(tmp_path, form.head + form.body(pcm)).samples == samples
    (tmp_path / NAME).unlink()


def test_another_sessions_key_opens_nothing(tmp_path):
    on_disk(tmp_path, WHOLE)
    with pytest.raises(Unavailable):
        kept(tmp_path, AgeEnvelope(Pairs.made(2)))


def test_a_piece_of_an_older_key_of_the_session_is_opened(tmp_path):
    on_disk(tmp_path, WHOLE)
    assert kept(tmp_path, AgeEnvelope(PAIRS | Pairs.made(2))) == [(0, 4 * BLOCK + 300)]


@given(st.integers(0, len(WHOLE)))
def test_any_cut_reads_back_a_prefix(tmp_path_factory, size):
    folder = tmp_path_factory.mktemp("cut")
    if size < len(HEAD):
        (folder / NAME).write_bytes(WHOLE[:size])
        assert pieces_in(folder) == {}
        return
    piece = on_disk(folder, WHOLE[:size])
    ends = [len(HEAD) + sum(map(len, BLOCKS[:n])) for n in range(len(BLOCKS) + 1)]
    blocks = sum(end <= size for end in ends) - 1
    samples = min(blocks * BLOCK, 4 * BLOCK + 300)
    assert piece.samples == samples
    assert piece.torn_bytes == size - ends[blocks]
    assert kept(folder) == ([(0, samples)] if samples else [])


@settings(max_examples=300)
@given(st.integers(len(HEAD), len(WHOLE) - 1), st.integers(1, 255))
def test_any_changed_byte_costs_at_most_its_block(tmp_path_factory, place, change):
    folder = tmp_path_factory.mktemp("flip")
    data = bytearray(WHOLE)
    data[place] ^= change
    on_disk(folder, bytes(data))
    ends = [len(HEAD) + sum(map(len, BLOCKS[: n + 1])) for n in range(len(BLOCKS))]
    hit = sum(end <= place for end in ends)
    left = [(0, hit * BLOCK), ((hit + 1) * BLOCK, 4 * BLOCK + 300)]
    found = kept(folder)
    whole_again = [(0, 4 * BLOCK + 300)]
    if hit < len(BLOCKS) - 1 and place < ends[hit] - len(BLOCKS[hit]) + 4:
        assert found == whole_again, "a length can be told from what follows"
    else:
        assert found in ([part for part in left if part[1] > part[0]], whole_again)


def test_a_spoilt_block_is_a_gap_of_known_length_and_is_named(tmp_path):
    spoilt = BLOCKS[1][:-20] + bytes(20)
    piece = on_disk(tmp_path, HEAD + BLOCKS[0] + spoilt + b"".join(BLOCKS[2:]))
    assert piece.samples == 4 * BLOCK + 300
    assert kept(tmp_path) == [(0, BLOCK), (2 * BLOCK, 4 * BLOCK + 300)]
    (missing,) = SoundFiles((tmp_path,), ENVELOPE).missing(piece)
    assert (missing.first, missing.end) == (FIRST + BLOCK, FIRST + 2 * BLOCK)
    assert missing.why == "was changed or cut"
    with pytest.raises(Damaged, match=r"mic\.0007\.fca cannot be read from .* on"):
        SoundFiles((tmp_path,), ENVELOPE).read(whole(piece))


def test_a_hole_of_zeros_over_two_blocks_costs_those_two(tmp_path):
    data = bytearray(WHOLE)
    middle = len(HEAD) + len(BLOCKS[0]) + len(BLOCKS[1])
    data[middle - 1_000 : middle + 1_000] = bytes(2_000)
    on_disk(tmp_path, bytes(data))
    assert kept(tmp_path) == [(0, BLOCK), (3 * BLOCK, 4 * BLOCK + 300)]


@pytest.mark.parametrize(
    ("order", "left", "why"),
    [
        ((0, 2, 1, 3, 4), [(0, BLOCK), (2 * BLOCK, 4 * BLOCK + 300)], "is missing"),
        ((0, 2, 3, 4), [(0, BLOCK), (2 * BLOCK, 4 * BLOCK + 300)], "is missing"),
        ((0, 1, 1, 2, 3, 4), [(0, 4 * BLOCK + 300)], None),
    ],
    ids=["swapped", "taken out", "doubled"],
)
def test_blocks_are_placed_by_what_stands_inside(tmp_path, order, left, why):
    piece = on_disk(tmp_path, HEAD + b"".join(BLOCKS[n] for n in order))
    # How much there was is known from the recorder's journal.
    assert kept(tmp_path, samples=4 * BLOCK + 300) == left
    missing = SoundFiles((tmp_path,), ENVELOPE).missing(piece)
    assert [m.why for m in missing if m.end <= FIRST + 4 * BLOCK + 300] == [why] * (why is not None)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"session": "fedcba9876543210"}, "comes from another session"),
        ({"number": 8}, "comes from piece 8"),
        ({"first": FIRST + 1}, "was moved or doubled"),
        ({"envelope": AgeEnvelope(Pairs.made(1))}, "does not open with the session's key"),
    ],
    ids=["session", "piece", "place", "key"],
)
def test_a_block_from_elsewhere_is_refused_and_says_why(tmp_path, other, why):
    _, foreign = written(4 * BLOCK, **other)
    piece = on_disk(tmp_path, HEAD + BLOCKS[0] + foreign[1] + b"".join(BLOCKS[2:]))
    assert kept(tmp_path) == [(0, BLOCK), (2 * BLOCK, 4 * BLOCK + 300)]
    (missing,) = SoundFiles((tmp_path,), ENVELOPE).missing(piece)
    assert missing.why == why


def test_an_unknown_format_is_refused_with_what_to_do(tmp_path):
    (tmp_path / NAME).write_bytes(WHOLE.replace(b"facilitator-sound/1", b"facilitator-sound/2", 1))
    with pytest.raises(Damaged, match="Install the version"):
        piece_of(tmp_path / NAME)


def test_pieces_of_both_forms_and_in_two_folders_are_one_sound(tmp_path):
    from facilitator.audio.wav import header
    from facilitator.session.timeline import SoundFile, SoundStretch

    home, rescue = tmp_path / "sound", tmp_path / "rescue"
    home.mkdir()
    rescue.mkdir()
    (home / "mic.0001.wav").write_bytes(header(0, RATE) + counting(3_000))
    head, blocks = written(5_000, number=2, first=3_000)
    (rescue / "mic.0002.fca").write_bytes(head + b"".join(blocks))
    (home / "mic.0003.wav").write_bytes(header(8_000, RATE) + counting(500, 8_000))
    files = SoundFiles((home, rescue), ENVELOPE)
    named = tuple(
        SoundFile("mic", name, piece.first, piece.samples, RATE)
        for name, piece in files.pieces.items()
    )
    stretch = SoundStretch("mic", RATE, 0, 8_500, named)
    assert files.read(stretch) == counting(8_500)
    assert files.read(replace(stretch, first=2_999, samples=5_002)) == counting(5_002, 2_999)

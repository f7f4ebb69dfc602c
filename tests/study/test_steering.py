"""The file that recorder and screen share."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from facilitator.errors import Unavailable
from facilitator.ports import Order, RecorderSays, ScreenSays
from facilitator.study.steering import FILE_BYTES, SteeringFile

SCREEN = ScreenSays("00ab12cd", -5_000_000, 20_000, Order(7, "on", "off", 121_990_000), 122_000_000)
RECORDER = RecorderSays(
    *("00ab12cd", 4321, 99_000_000, "on", -27, 5_855_519, 5_832_000, 48_000, 6),
    rescued=True,
    delay=-1_080_000,
)


def path_of(tmp_path: Path) -> Path:
    return tmp_path / "state" / "open" / "0123456789abcdef.now"


def test_each_side_reads_what_the_other_wrote(tmp_path):
    screen, recorder = SteeringFile(path_of(tmp_path)), SteeringFile(path_of(tmp_path))
    screen.say_as_screen(SCREEN)
    recorder.say_as_recorder(RECORDER)
    assert recorder.screen() == SCREEN
    assert screen.recorder() == RECORDER


def test_before_the_first_word_neither_side_has_said_anything(tmp_path):
    file = SteeringFile(path_of(tmp_path))
    assert file.screen() is None
    assert file.recorder() is None


def test_what_was_said_is_there_when_the_file_is_opened_again(tmp_path):
    SteeringFile(path_of(tmp_path)).say_as_screen(SCREEN)
    assert SteeringFile(path_of(tmp_path)).screen() == SCREEN


def test_every_write_of_the_leader_is_counted_also_by_the_next_leader(tmp_path):
    reader = SteeringFile(path_of(tmp_path))
    for expected in (1, 2, 3):
        SteeringFile(path_of(tmp_path)).say_as_screen(SCREEN)
        assert reader.screen().written == expected


def test_the_file_is_128_bytes_that_only_its_owner_reads(tmp_path):
    before = os.umask(0)
    try:
        SteeringFile(path_of(tmp_path)).close()
    finally:
        os.umask(before)
    found = path_of(tmp_path).stat()
    assert found.st_size == FILE_BYTES == 128
    assert stat.S_IMODE(found.st_mode) == 0o600
    assert stat.S_IMODE(path_of(tmp_path).parent.stat().st_mode) == 0o700


def test_a_half_that_fits_no_crc_is_not_believed(tmp_path):
    file = SteeringFile(path_of(tmp_path))
    file.say_as_screen(SCREEN)
    whole = path_of(tmp_path).read_bytes()
    for place in range(64):
        torn = bytearray(whole)
        torn[place] ^= 0x01
        path_of(tmp_path).write_bytes(torn)
        assert SteeringFile(path_of(tmp_path)).screen() is None


def test_a_torn_half_leaves_standing_what_was_read_before(tmp_path):
    writer, reader = SteeringFile(path_of(tmp_path)), SteeringFile(path_of(tmp_path))
    writer.say_as_screen(SCREEN)
    assert reader.screen() == SCREEN
    with path_of(tmp_path).open("r+b") as raw:
        raw.seek(40)
        raw.write(b"\xff\xff")
    assert reader.screen() == SCREEN


def test_a_torn_half_is_read_again_until_it_fits(tmp_path):
    writer, reader = SteeringFile(path_of(tmp_path)), SteeringFile(path_of(tmp_path))
    writer.say_as_screen(SCREEN)
    with path_of(tmp_path).open("r+b") as raw:
        raw.seek(40)
        raw.write(b"\xff\xff")
    mend = threading.Timer(0.003, writer.say_as_screen, (SCREEN,))
    mend.start()
    assert reader.screen() == SCREEN
    mend.join()


WRITER = """
import sys
from pathlib import Path
from facilitator.ports import Order, ScreenSays
from facilitator.study.steering import SteeringFile
file = SteeringFile(Path(sys.argv[1]))
print("ready", flush=True)
n = 1
while True:
    file.say_as_screen(ScreenSays(f"{n % 2**32:08x}", n, n, Order(n, "on", "off", n), n))
    n += 1
"""


def test_a_reader_beside_a_writer_in_full_flight_never_sees_a_mixture(tmp_path):
    reader = SteeringFile(path_of(tmp_path))
    arguments = [sys.executable, "-c", WRITER, str(path_of(tmp_path))]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        seen: set[int] = set()
        reads, give_up = 0, time.monotonic() + 60
        # On one busy core the two take turns: read until enough of the writer's was seen.
        while (reads < 20_000 or len(seen) <= 100) and time.monotonic() < give_up:
            reads += 1
            said = reader.screen()
            if said is not None:
                n = said.zero
                assert said == ScreenSays(f"{n:08x}", n, n, Order(n, "on", "off", n), n)
                seen.add(n)
        writer.kill()
    assert len(seen) > 100


def test_a_place_where_it_cannot_be_made_is_said_in_a_sentence(tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(Unavailable, match=r"cannot be made in .*open"):
        SteeringFile(path_of(tmp_path))


def test_a_link_is_not_followed(tmp_path):
    path_of(tmp_path).parent.mkdir(parents=True)
    canary = tmp_path / "canary"
    canary.write_bytes(b"")
    path_of(tmp_path).symlink_to(canary)
    with pytest.raises(Unavailable):
        SteeringFile(path_of(tmp_path))
    assert canary.read_bytes() == b""


def test_a_leader_whose_count_somebody_else_moved_writes_no_more(tmp_path):
    first, second = SteeringFile(path_of(tmp_path)), SteeringFile(path_of(tmp_path))
    assert first.say_as_screen(SCREEN)
    assert second.say_as_screen(SCREEN)
    stood = path_of(tmp_path).read_bytes()
    assert not first.say_as_screen(SCREEN)
    assert path_of(tmp_path).read_bytes() == stood
    assert second.say_as_screen(SCREEN)


def test_who_holds_a_file_that_another_has_replaced_knows_it(tmp_path):
    file = SteeringFile(path_of(tmp_path))
    assert not file.replaced
    path_of(tmp_path).unlink()
    assert not file.replaced, "nobody else leads: what is open steers on"
    SteeringFile(path_of(tmp_path))
    assert file.replaced


def test_a_file_has_one_recorder(tmp_path):
    first, second = SteeringFile(path_of(tmp_path)), SteeringFile(path_of(tmp_path))
    assert first.hold_as_recorder()
    assert not second.hold_as_recorder()
    first.close()
    assert second.hold_as_recorder()


def test_every_byte_is_written_when_it_is_made(tmp_path):
    SteeringFile(path_of(tmp_path))
    assert path_of(tmp_path).stat().st_blocks > 0, "in a hole, the first word finds the disk full"


def test_what_is_saved_is_said_in_session_time():
    """Of a card 200 millionths fast, after 90 minutes: its line stands a second further."""
    said = RecorderSays("0", 1, 0, "on", -27, 0, 259_251_840, 48_000, 6, delay=-1_080_000)
    assert said.saved_to == 5_400_000_000
    assert RecorderSays("0", 1, 0, "starting", -120, 0, 0, 0, 0).saved_to is None

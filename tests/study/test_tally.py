"""What journals say without a key, counted on from where the last count ended."""

from dataclasses import replace

import pytest
from journals import FOLDER, in_memory, journal, read, written

from facilitator.errors import Refused
from facilitator.session.events import live, sound
from facilitator.session.timeline import Timeline
from facilitator.study.tally import Glance, glance

RATE = 1000
SOUND = (
    sound.RecorderStarted("mic", "USB", RATE, 0),
    sound.SegmentOpened("mic", "mic.0001.wav", 0, RATE),
    sound.TickWritten("mic.0001.wav", 5000, 10_000, "", 5_000_000),
    sound.SegmentClosed("mic.0001.wav", 60_000, 120_000, ""),
    sound.GapLeft("mic", 60_000, 61_000, RATE, "off_record"),
    sound.SegmentOpened("mic", "mic.0002.wav", 61_000, RATE),
    sound.TickWritten("mic.0002.wav", 30_000, 60_000, "", 91_000_000),
)
NOTES = (
    live.SessionStarted(8, "g", "", "mic"),
    live.NoteTaken(0, None, None, "they nodded"),
    live.NoteTaken(0, None, None, "they laughed"),
)


def two_writers():
    return in_memory(facilitator_1=written(*NOTES)[0], recorder_1=written(*SOUND)[0])


def test_records_are_counted_by_type_and_sound_by_its_ticks():
    seen = glance(two_writers(), FOLDER)
    assert sum(seen.files["recorder.1.jsonl"].types.values()) == len(SOUND)
    assert seen.count("note.taken") == 2
    assert seen.count("note.taken", "session.started") == 3
    assert seen.count("gap.left") == 1
    assert seen.recorded == 90_000_000
    assert seen.has_sound
    assert not glance(in_memory(facilitator_1=written(*NOTES)[0]), FOLDER).has_sound
    assert seen.session == "00c0ffee00c0ffee"


def test_the_sound_is_as_long_as_its_timeline_says():
    again = (*SOUND, sound.SegmentOpened("mic", "mic.0003.wav", 80_000, RATE))
    data = written(*again, sound.TickWritten("mic.0003.wav", 9_000, 1, "", 2))[0]
    records = read(data, "recorder.1.jsonl").records
    assert glance(in_memory(recorder_1=data), FOLDER).recorded == Timeline.of(records).recorded


def test_a_count_that_goes_on_is_the_count_of_the_whole():
    data = written(*SOUND)[0]
    whole = glance(in_memory(recorder_1=data), FOLDER)
    for cut in range(len(data) + 1):
        before = glance(in_memory(recorder_1=data[:cut]), FOLDER)
        assert glance(in_memory(recorder_1=data), FOLDER, before) == whole


def test_of_what_ends_as_it_did_only_the_end_is_read():
    disk = two_writers()
    before = glance(disk, FOLDER)
    taken = []
    read_all, disk.read = (
        disk.read,
        lambda path, offset=0: taken.append(offset) or read_all(path, offset),
    )
    assert glance(disk, FOLDER, before) == before
    assert taken == [before.files[name].bytes - 67 for name in sorted(before.files)]


def test_a_file_that_was_replaced_is_counted_anew():
    other = written(*NOTES, step=7)[0]
    before = glance(two_writers(), FOLDER)
    seen = glance(in_memory(facilitator_1=other), FOLDER, before)
    assert seen == glance(in_memory(facilitator_1=other), FOLDER)


def test_a_file_that_was_cut_is_counted_anew():
    data = written(*NOTES)[0]
    before = glance(in_memory(facilitator_1=data), FOLDER)
    shorter = in_memory(facilitator_1=data[: data.rstrip(b"\n").rindex(b"\n") + 1])
    assert glance(shorter, FOLDER, before).count("note.taken") == 1


def test_a_changed_line_does_not_count_and_costs_no_other():
    data = written(*NOTES)[0]
    changed = data.replace(b"nodded", b"yawned")
    seen = glance(in_memory(facilitator_1=changed), FOLDER)
    assert (seen.count("note.taken"), seen.count("session.started")) == (1, 1)


def test_where_a_journal_is_broken_is_known_without_a_key_and_stays_known():
    data = written(*NOTES)[0]
    changed = data.replace(b"nodded", b"yawned").replace(b"laughed", b"giggled")
    seen = glance(in_memory(facilitator_1=changed), FOLDER)
    assert seen.broken == "line 3 of facilitator.1.jsonl"  # after the header and the start
    more = written(*NOTES, live.NoteTaken(0, None, None, "they left"))[0]
    later = in_memory(facilitator_1=more.replace(b"nodded", b"yawned"))
    assert glance(later, FOLDER, seen).broken == seen.broken
    assert glance(two_writers(), FOLDER).broken is None
    assert glance(in_memory(facilitator_1=data[:-1]), FOLDER).broken is None  # torn, not broken


def test_what_an_earlier_version_counted_without_lines_is_counted_anew():
    whole = glance(two_writers(), FOLDER)
    old = replace(whole, files={n: replace(t, lines=0) for n, t in whole.files.items()})
    assert glance(two_writers(), FOLDER, old) == whole


def test_a_torn_tail_does_not_count():
    data = written(*NOTES)[0]
    seen = glance(in_memory(facilitator_1=data[:-1]), FOLDER)
    assert seen.count("note.taken") == 1


def test_nothing_is_nothing():
    assert glance(in_memory(), FOLDER) == Glance()


def test_what_lies_in_the_rescue_folder_counts_where_home_holds_less():
    disk, rescue = two_writers(), "/state/rescue/00/journal"
    data = disk.read(f"{FOLDER}/facilitator.1.jsonl")
    whole = glance(disk, FOLDER)
    disk.files[f"{rescue}/facilitator.1.jsonl"] = bytearray(data)
    disk.files[f"{FOLDER}/facilitator.1.jsonl"] = bytearray(data[:90])  # a copy on its way home
    assert glance(disk, FOLDER, rescue=rescue) == whole
    assert glance(disk, FOLDER, whole, rescue=rescue) == whole


def test_a_newer_format_is_refused():
    disk = in_memory(facilitator_1=written(*NOTES)[0])
    path = f"{FOLDER}/facilitator.1.jsonl"
    header, rest = disk.read(path).split(b"\n", 1)
    from facilitator.study import chain

    body = header[: -len(b',"h":""}') - 64] + b"}"
    newer, _ = chain.closed(body.replace(b"facilitator-journal/1", b"facilitator-journal/9"), "")
    disk.files[path] = bytearray(newer + rest)
    with pytest.raises(Refused, match="format"):
        glance(disk, FOLDER)


def test_another_sessions_count_is_not_taken_on():
    before = glance(two_writers(), FOLDER)
    disk = in_memory()
    journal(disk, "facilitator").append(*NOTES[:1], at=99)
    seen = glance(disk, FOLDER, before)
    assert list(seen.files) == ["facilitator.1.jsonl"]
    assert seen.count("note.taken", "session.started") == 1

"""Where sound lies: unbroken stretches over segment files, gaps of known length."""

from facilitator.session.events import Record, sound
from facilitator.session.events.keeping import SoundClosed
from facilitator.session.timeline import Timeline
from facilitator.units import SECOND

RATE = 1000


def records(*events):
    return [Record(f"recorder.1.{n}", n, "", event) for n, event in enumerate(events, start=1)]


def opened(file, first):
    return sound.SegmentOpened("mic", file, first, RATE)


def closed(file, samples):
    return sound.SegmentClosed(file, samples, 2 * samples, "")


def test_segments_that_join_are_one_stretch():
    line = Timeline.of(
        records(opened("a", 0), closed("a", 500), opened("b", 500), closed("b", 250))
    )
    (stretch,) = line.stretches
    assert (stretch.start, stretch.end) == (0, 750_000)
    assert [file.file for file in stretch.files] == ["a", "b"]


def test_a_gap_parts_two_stretches_and_keeps_its_reason():
    line = Timeline.of(
        records(
            opened("a", 0),
            closed("a", 500),
            sound.GapLeft("mic", 500, 900, RATE, "off_record"),
            opened("b", 900),
            closed("b", 100),
        )
    )
    assert [(s.first, s.samples) for s in line.stretches] == [(0, 500), (900, 100)]
    assert [(g.start, g.end, g.why) for g in line.gaps] == [(500_000, 900_000, "off_record")]
    assert line.recorded == 600_000


def test_sound_beyond_the_last_tick_counts():
    line = Timeline.of(
        records(opened("a", 0), sound.TickWritten("a", 400, 800, "", SECOND)), {"a": 460}
    )
    assert line.files[0].samples == 460


def test_a_file_that_was_opened_and_holds_nothing_is_no_sound():
    assert Timeline.of(records(opened("a", 0))).stretches == ()


def test_a_file_ends_where_the_next_of_its_source_begins():
    """After a failed sync a file holds more than was acknowledged; the next holds it again."""
    line = Timeline.of(
        records(opened("a", 0), closed("a", 500), opened("b", 400), closed("b", 100))
    )
    assert [file.samples for file in line.files] == [400, 100]
    assert line.recorded == 500_000


def test_a_piece_that_was_closed_later_is_found_under_its_new_name():
    said = records(opened("mic.0001.wav", 0), SoundClosed("mic.0001.wav", "mic.0001.fca", 470))
    (file,) = Timeline.of(said, {"mic.0001.fca": 470}).files
    assert (file.file, file.first, file.samples) == ("mic.0001.fca", 0, 470)

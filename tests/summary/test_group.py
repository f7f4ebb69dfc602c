import dataclasses

from session_lines import state
from summary_samples import KEYS, WORDS, said

from facilitator.session.timeline import Gap
from facilitator.summary.gaps import left_out
from facilitator.summary.group import About, group_summary
from facilitator.summary.moments import lines
from facilitator.summary.picture import LEFT, WIDTH, picture
from facilitator.summary.talk import talk
from facilitator.transcript.model import Segment, Transcript
from facilitator.units import SECOND

MINUTE = 60 * SECOND


def summed(guide, keys=KEYS, words=WORDS, gaps=()):
    here = state(keys)
    transcript = said(words) if words else None
    return group_summary(
        About("FG3", "A study"),
        here,
        guide,
        talk=talk(here, transcript, here.ended_at or here.last_at),
        said=lines(transcript),
        gaps=gaps,
    )


def test_notes_stand_under_their_question_and_a_probes_under_its(guide):
    group = summed(guide)
    second = next(section for section in group.sections if section.id == "II")
    by_id = {item.id: item for item in second.entries}
    assert [n.text for n in by_id["II.q1"].notes] == [
        "He wrote it down first",
        "the chair by the bed",
    ]
    assert [q.said for q in by_id["II.q1"].quotes] == [
        "She moved the chair by the bed and then she sat down"
    ]
    assert [p.outcome.outcome for p in by_id["II.q2"].probes] == [
        "asked",
        "not_reached",
        "not_reached",
    ]
    assert [note.text for note in group.after_notes] == ["A good group"]


def test_recorded_time_leaves_out_each_gap_once(guide):
    gaps = (
        Gap(3 * MINUTE, 4 * MINUTE, "off_record"),
        Gap(3 * MINUTE + 30 * SECOND, 4 * MINUTE + 10 * SECOND, "overrun"),
        Gap(9 * MINUTE + 50 * SECOND, 11 * MINUTE, "device_lost"),
    )
    group = summed(guide, gaps=gaps)
    assert group.total == 10 * MINUTE
    assert group.recorded == 10 * MINUTE - 70 * SECOND - 10 * SECOND
    assert [gap.why for gap in group.gaps] == ["break", "overrun", "device_lost"]


def test_without_a_recorders_journal_the_keys_say_where_it_was_stopped(guide):
    group = summed(guide)
    assert [(gap.length // SECOND, gap.why) for gap in group.gaps] == [
        (60, "break"),
        (30, "off_record"),
    ]


def test_answers_and_comings_and_goings(guide):
    group = summed(guide)
    assert [(row.seat, row.answer) for row in group.assents] == [
        ("P1", "agreed"),
        ("P2", "agreed"),
        ("P3", "declined"),
        ("P4", "agreed"),
    ]
    assert [(move.seat, move.what) for move in group.moves] == [
        ("P4", "arrived"),
        ("P2", "left_stay"),
    ]
    assert group.participants == 4


def test_the_number_of_people_stands_in_what_was_read(guide):
    group = summed(guide)
    script = group.sections[1].entries[0]
    assert script.text.startswith("I have 4 participants.")


def test_questions_are_counted_by_what_became_of_them(guide):
    group = summed(guide)
    assert (
        group.questions("asked")
        + group.questions("skipped")
        + group.questions("begun")
        + group.questions("covered")
        + group.questions("not_reached")
        == group.questions()
    )
    assert group.questions("skipped") == 1
    assert group.questions("covered") == 1


def test_a_group_whose_transcript_was_made_elsewhere_has_no_guide():
    transcript = said("0:10 P1: one two\n0:20 FAC: three")
    here = state("")
    group = group_summary(
        About("FG5", "A study", imported=True),
        here,
        None,
        talk=talk(here, transcript, 0),
        said=lines(transcript),
    )
    assert (group.participants, group.sections, group.ended) == (1, (), True)
    assert group.total == 20_500_000


def test_what_was_left_out_by_rule_is_listed():
    def cut(why):
        return Segment(0, 1, None, None, SECOND, 2 * SECOND, (), cut=why)

    transcript = Transcript("FG3", "h1", (cut("declined"), cut("off_record"), cut("withdrawn")))
    assert [part.why for part in left_out(transcript)] == ["declined", "withdrawn"]


def test_the_picture_keeps_lengths_in_proportion(guide):
    group = summed(guide)
    drawn = picture(group)
    for row, talked in zip(drawn.rows, group.talk.rows, strict=True):
        for (x, width), spell in zip(row.bars, talked.spells, strict=True):
            assert abs(x - LEFT - spell.start * WIDTH / group.total) <= 1
            assert width == max(14, width)
    (first, second) = drawn.gaps
    assert abs(first.width - WIDTH / 10) <= 1
    assert abs(second.width - WIDTH / 20) <= 1


def test_nothing_in_the_picture_leaves_its_axis(guide):
    gaps = (Gap(0, 20 * MINUTE, "device_lost"),)
    drawn = picture(summed(guide, gaps=gaps))
    for x, width in [(s.x, s.width) for s in (*drawn.gaps, *drawn.sections)]:
        assert x >= LEFT
        assert x + width <= LEFT + WIDTH
    assert all(LEFT <= tick.x <= LEFT + WIDTH for tick in (*drawn.ticks, *drawn.items))
    assert 2 <= len(drawn.ticks) <= 11


def test_no_word_is_printed_by_accident(guide):
    shown = repr(summed(guide))
    for word in ("wrote", "chair", "letter", "spoken of", "Sit down"):
        assert word not in shown


def test_all_numbers_are_whole(guide):
    def walk(value):
        assert not isinstance(value, float)
        if isinstance(value, dict):
            for part in value.values():
                walk(part)
        elif isinstance(value, list | tuple):
            for part in value:
                walk(part)

    group = summed(guide)
    walk(dataclasses.asdict(group))
    walk(dataclasses.asdict(picture(group)))


def test_an_empty_seat_is_no_participant_and_has_no_row(guide):
    here = state(
        """
        0:00 start 3
        0:00 record
        0:05 assent 1 agree
        0:06 assent 2 absent
        0:07 assent 3 agree
        0:10 speaker 1
        1:00 end
        """
    )
    found = talk(here, None, here.last_at)
    group = group_summary(About("FG5", "A study"), here, guide, talk=found, said=())
    assert group.participants == 2
    assert [row.speaker for row in found.rows][:2] == ["P1", "P3"]
    assert group.sections[1].entries[0].text.startswith("I have 2 participants.")

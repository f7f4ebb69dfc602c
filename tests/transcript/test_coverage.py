"""Whether words cover the speech."""

from facilitator.ports import HeardWord, Stretch
from facilitator.transcript.coverage import coverage, covered_by, without


def word(start: float, end: float, text: str) -> HeardWord:
    return HeardWord(round(start * 1e6), round(end * 1e6), 9_000, text)


def stretches(*pairs: tuple[float, float]) -> tuple[Stretch, ...]:
    return tuple(Stretch(round(a * 1e6), round(b * 1e6)) for a, b in pairs)


def test_a_word_stretched_over_a_hole_covers_only_what_it_takes_to_say():
    found = coverage(stretches((0, 10)), [word(0, 8, "the"), word(8, 10, "consequently")])
    # "the": 0.35 s and three letters of 0.09 s
    assert found.uncovered == stretches((0.62, 8))


def test_a_word_that_begins_in_silence_covers_the_speech_it_reaches():
    assert covered_by(word(0, 3, "listening"), stretches((2.5, 4))) == stretches((2.5, 3))


def test_stretches_under_a_second_are_counted_and_not_listed():
    found = coverage(stretches((0, 0.9), (2, 3.5)), [])
    assert found.uncovered == stretches((2, 3.5))
    assert found.short == 1
    assert found.speech == 2_400_000


def test_what_a_rule_leaves_out_is_excused():
    found = coverage(stretches((0, 4), (5, 8)), [], excused=stretches((0, 4.5), (6, 7)))
    assert found.uncovered == stretches((5, 6), (7, 8))


def test_taking_away_more_than_there_is_leaves_nothing():
    assert without(stretches((1, 2), (3, 4)), stretches((0, 3.5), (3.2, 9))) == ()

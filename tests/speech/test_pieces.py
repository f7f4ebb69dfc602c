"""Where sound is cut before it is decoded, on probabilities alone: ten windows a second."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facilitator.ports import Stretch
from facilitator.speech.pieces import Cutting, halves, pieces_of, speech_in

WINDOW = 100_000
SECOND = 10  # windows


def windows(*lengths: tuple[float, int]) -> list[int]:
    """(seconds, probability in hundredths) after each other."""
    return [100 * level for time, level in lengths for _ in range(round(time * SECOND))]


def cut(probabilities: list[int], cutting: Cutting = Cutting()) -> list[tuple[float, float]]:  # noqa: B008
    end = len(probabilities) * WINDOW
    speech = speech_in(probabilities, WINDOW, end, cutting)
    found = pieces_of(speech, probabilities, WINDOW, end, cutting)
    return [(piece.start / 1e6, piece.end / 1e6) for piece in found]


def test_silence_is_not_decoded_at_all():
    assert cut(windows((60, 2))) == []


def test_a_click_is_no_speech():
    assert cut(windows((5, 2), (0.1, 90), (5, 2))) == []


def test_speech_is_decoded_with_a_little_of_the_pause_on_both_sides():
    assert cut(windows((5, 2), (4, 90), (5, 2))) == [(4.6, 9.4)]


def test_padding_ends_with_the_sound():
    assert cut(windows((0.2, 2), (4, 90))) == [(0.0, 4.2)]


def test_a_long_silence_parts_two_pieces_and_a_short_pause_does_not():
    assert len(cut(windows((4, 90), (1.2, 2), (4, 90)))) == 2
    assert len(cut(windows((4, 90), (0.9, 2), (4, 90)))) == 1


def test_long_speech_is_cut_in_the_middle_of_a_pause():
    assert cut(windows((20, 90), (0.6, 2), (20, 90)))[0] == (0.0, 20.3)


def test_a_long_pause_is_better_than_a_later_short_one():
    assert cut(windows((18, 90), (0.8, 2), (6, 90), (0.2, 2), (20, 90)))[0] == (0.0, 18.4)


def test_without_a_pause_it_is_cut_where_speech_is_least_likely():
    assert cut(windows((20, 95), (0.1, 60), (20, 95)))[0] == (0.0, 20.05)


def test_halves_meet_in_the_longest_pause_of_the_middle():
    probabilities = windows((6, 90), (0.3, 2), (5, 90), (0.8, 2), (8, 90))
    end = len(probabilities) * WINDOW
    speech = speech_in(probabilities, WINDOW, end)
    first, second = halves(Stretch(0, end), speech, probabilities, WINDOW)
    assert (first.end, second.start) == (11_700_000, 11_700_000)
    assert (first.start, second.end) == (0, end)


@given(st.lists(st.tuples(st.floats(0.1, 40), st.sampled_from([1, 20, 60, 95])), max_size=12))
def test_all_speech_is_in_pieces_that_are_short_enough_and_in_order(lengths):
    probabilities = windows(*lengths)
    end = len(probabilities) * WINDOW
    cutting = Cutting()
    speech = speech_in(probabilities, WINDOW, end, cutting)
    pieces = pieces_of(speech, probabilities, WINDOW, end, cutting)
    assert all(0 <= p.start < p.end <= end and p.length <= cutting.longest for p in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    for run in speech:
        inside = [Stretch(max(p.start, run.start), min(p.end, run.end)) for p in pieces]
        assert sum(max(0, part.length) for part in inside) == run.length

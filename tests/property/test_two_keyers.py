"""P1: from the speaker keys of both writers; L8: the merge shows where the two differ."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.session.presses import meant
from facilitator.session.state import Press
from facilitator.transcript.keyers import TOGETHER_WITHIN, named, standing_presses
from facilitator.units import SECOND

SPEAKERS = ("P1", "P2", "P3", "FAC", "ALL")
APART = 4 * SECOND
"""Turns this far apart cannot be taken for one another."""

lanes = st.lists(
    st.tuples(st.integers(0, SECOND // 2), st.sampled_from(SPEAKERS)), min_size=1, max_size=20
)
lags = st.lists(st.integers(0, SECOND), min_size=20, max_size=20)


def pressed(lane, writer, lag=(0,) * 20):
    """Give a press a turn, each turn a good while after the one before."""
    return [
        Press(number * APART + at + late, who, writer)
        for number, ((at, who), late) in enumerate(zip(lane, lag, strict=False))
    ]


@given(lanes)
def test_one_person_alone_is_taken_at_their_word(lane):
    alone = pressed(lane, "facilitator")
    assert list(standing_presses(alone)) == meant(alone)


@given(lanes, lags)
def test_a_second_hand_that_agrees_changes_nothing(lane, lag):
    first = pressed(lane, "facilitator")
    second = pressed(lane, "notes", lag)
    found = [(one.at, one.speaker) for one in standing_presses([*first, *second])]
    assert found == [(one.at, one.speaker) for one in meant(first)]


@given(lanes, lags, st.data())
def test_a_turn_is_named_twice_exactly_where_two_hands_differ(lane, lag, data):
    wrong = data.draw(st.sets(st.integers(0, len(lane) - 1)))
    other = [
        (at, data.draw(st.sampled_from([s for s in SPEAKERS if s != who]))) if n in wrong
        else (at, who)
        for n, (at, who) in enumerate(lane)
    ]  # fmt: skip
    both = [*pressed(lane, "facilitator"), *pressed(other, "notes", lag)]
    found = standing_presses(both)
    assert {n for n, one in enumerate(found) if len(named(one.speaker)) > 1} == wrong
    assert [set(named(one.speaker)) for one in found] == [
        {mine[1], theirs[1]} for mine, theirs in zip(lane, other, strict=True)
    ]


@given(lanes, lags)
def test_what_one_missed_the_other_says(lane, lag):
    half = pressed(lane, "facilitator")[::2]
    rest = pressed(lane, "notes", lag)[1::2]
    assert len(standing_presses([*half, *rest])) == len(lane)
    assert TOGETHER_WITHIN < APART - 3 * SECOND // 2

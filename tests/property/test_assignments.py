"""Rules of the assignment, quoted from H1."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from facilitator.coding.assignment import assign

LENGTHS = st.dictionaries(
    st.text(alphabet="FG0123456789b", min_size=1, max_size=5), st.integers(0, 20_000), max_size=12
)
CODERS = st.lists(st.sampled_from("ABCDEFG"), min_size=2, max_size=5, unique=True)
SEEDS = st.integers() | st.text(max_size=5)


@st.composite
def asked(draw):
    lengths = draw(LENGTHS)
    return lengths, draw(CODERS), draw(st.integers(0, len(lengths))), draw(SEEDS)


class TestAssignment:
    """Every transcript once, the asked number twice, balanced by length, the same for a seed."""

    @given(asked())
    def test_every_transcript_once_the_asked_number_twice(self, given):
        lengths, coders, double, seed = given
        found = assign(lengths, coders, double=double, seed=seed)
        assert [one.session for one in found] == sorted(lengths)
        assert Counter(len(one.coders) for one in found)[2] == double
        for one in found:
            assert len(set(one.coders)) == len(one.coders) in (1, 2)
            assert set(one.coders) <= set(coders)

    @given(asked())
    def test_balanced_by_length(self, given):
        lengths, coders, double, seed = given
        load = dict.fromkeys(coders, 0)
        for one in assign(lengths, coders, double=double, seed=seed):
            for coder in one.coders:
                load[coder] += lengths[one.session]
        assert max(load.values()) - min(load.values()) <= max(lengths.values(), default=0)

    @given(asked(), st.randoms(use_true_random=False))
    def test_the_same_for_the_same_seed_in_whatever_order_it_is_asked(self, given, chance):
        lengths, coders, double, seed = given
        mixed = list(lengths)
        chance.shuffle(mixed)
        again = {session: lengths[session] for session in mixed}
        first = assign(lengths, coders, double=double, seed=seed)
        assert assign(again, coders, double=double, seed=seed) == first

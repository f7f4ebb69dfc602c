import pytest
from hypothesis import given
from hypothesis import strategies as st
from proposing import proposed

from facilitator.recognisers.indirect import IndirectDetector
from facilitator.recognisers.reading import read
from facilitator.recognisers.terms import words

CLAUSE = "the only vet in the village"


@pytest.mark.parametrize(
    "after",
    [
        "so we all know him",
        "but he's retiring",
        "because the other one left",
        "he's good though",
        "i think",
        "you know",
        "for years",
        "for a bit",
        "my mum said",
        "when we lived there",
        "told me to wait",
        "is off on fridays",
        "and she was late",
        "and then it rained",
        "and his phone never stops",
        "um yeah",
        ", which is hard",
        ". In town we have two.",
        "? No.",
    ],
)
def test_a_clause_is_over_where_another_begins(after):
    text = f"he is {CLAUSE} {after}" if after[0].isalpha() else f"he is {CLAUSE}{after}"
    assert proposed(IndirectDetector(), text) == [CLAUSE]


@pytest.mark.parametrize(
    "more",
    [
        "up past the old dam",
        "who does horses",
        "who still comes out at night",
        "and the villages round it",
        "with a boat",
        "near Wynyard",
        "um near the pier",
        "opposite the priest's house",
    ],
)
def test_a_clause_goes_on_over_what_belongs_to_it(more):
    text = f"{CLAUSE} {more}"
    assert proposed(IndirectDetector(), f"he is {text} so we all know him") == [text]


@given(
    st.lists(
        st.sampled_from(
            sorted(
                words(
                    "the only first vet in who my uncle 's is mayor of and when bridge went down "
                    "so um , . man mended organ at fire mill killed was Kettering kid with it they"
                )
            )
        ),
        max_size=30,
    )
)
def test_what_is_proposed_begins_and_ends_at_words(said):
    text = " ".join(said).replace(" 's", "'s")
    reading = read(text)
    starts = {token.start for token in reading.tokens}
    ends = {token.end for token in reading.tokens}
    for found in IndirectDetector().find(reading):
        assert found.start < found.end
        assert found.start in starts
        assert found.end in ends

"""Who codes which transcript (H1)."""

import pytest

from facilitator.coding.assignment import Assigned, assign
from facilitator.errors import BadInput

SIX = {"FG1": 9000, "FG2": 7000, "FG3": 8000, "FG4": 6000, "FG5": 9500, "FG6": 7500}


def test_the_reference_study_is_shared_as_it_was():
    """Six transcripts, three coders, three transcripts coded twice."""
    found = assign(SIX, ["A", "B", "C"], double=3, seed=1)
    assert [one.session for one in found] == sorted(SIX)
    assert sorted(len(one.coders) for one in found) == [1, 1, 1, 2, 2, 2]
    assert {coder for one in found for coder in one.coders} == {"A", "B", "C"}


def test_this_seed_gives_this_assignment_on_every_machine():
    assert assign(SIX, ["A", "B", "C"], double=3, seed="2020") == (
        Assigned("FG1", ("A",)),
        Assigned("FG2", ("B",)),
        Assigned("FG3", ("C",)),
        Assigned("FG4", ("A", "C")),
        Assigned("FG5", ("B", "C")),
        Assigned("FG6", ("A", "B")),
    )


def test_another_seed_draws_other_transcripts_to_be_coded_twice():
    drawn = {
        tuple(one.session for one in assign(SIX, "AB", double=3, seed=seed) if one.coders[1:])
        for seed in range(20)
    }
    assert len(drawn) > 5


@pytest.mark.parametrize(
    ("coders", "double", "what"),
    [
        ([], 0, "No coder is named."),
        (["A", "A"], 0, "A coder is named twice."),
        (["A"], 1, "One coder alone cannot code a transcript twice."),
        (["A", "B"], 7, "7 transcripts cannot be coded twice: there are 6."),
        (["A", "B"], -1, "-1 transcripts cannot be coded twice: there are 6."),
    ],
)
def test_what_cannot_be_shared_is_refused(coders, double, what):
    with pytest.raises(BadInput) as refused:
        assign(SIX, coders, double=double, seed=1)
    assert refused.value.what == what
    assert refused.value.todo

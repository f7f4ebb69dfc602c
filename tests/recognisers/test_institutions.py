import pytest
from proposing import english_names, proposed

from facilitator.recognisers.institutions import InstitutionDetector


@pytest.fixture(scope="module")
def institutions():
    return InstitutionDetector(english_names(), frozenset({"the lodge"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at Mercy Ridge Hospital last fall", ["Mercy Ridge Hospital"]),
        ("at loma vista medical center in town", ["loma vista medical center"]),
        ("home from St. Aidan's one night", ["St. Aidan's"]),
        ("the vicar at st botolph's", ["st botolph's"]),
        ("I'm at Laurelwood Public School, grade three", ["Laurelwood Public School"]),
        ("the University of Guelph took her", ["University of Guelph"]),
        ("from Sri Ananda College of Nursing", ["Sri Ananda College of Nursing"]),
        ("we met at the lodge", ["the lodge"]),
        ("mostly out of station nine", ["station nine"]),
        ("over at the kings arms", ["the kings arms"]),
        ("i was on the cranberry wing", ["the cranberry wing"]),
        ("from the Dunmore potash mine", ["the Dunmore potash mine"]),
        ("on ward nine", ["ward nine"]),
        ("we were at the northern four hours", ["the northern"]),
        ("shifts at the willows and then", ["the willows"]),
        ("she's in orchard view on the road", ["orchard view"]),
        ("i was at low moss for years", ["low moss"]),
        ("wang base is better", ["wang base"]),
        ("it was in the ormskirk advertiser when", ["the ormskirk advertiser"]),
    ],
)
def test_an_institution_is_proposed(institutions, text, expected):
    assert proposed(institutions, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I went to the hospital and the clinic",
        "in medical school, at a community college",
        "high school was hard",
        "The hospital was full.",
        "the children's hospital was nice",
        "in general, and on the whole",
        "a good school is a good school",
        "the post office and the bank",
        "at the local pub, in the day centre",
        "the gold mine and the paper mill",
        "our old school, a working men's club",
        "on the ward, in the unit",
        "at the best hotel in town",
        "in the right place",
        "at the northern end of it",
        "under the willows and the oaks",
        "it's in plain view, in full view",
        "the data base is better",
        "we did clinical psychology",
        "at the general meeting",
    ],
)
def test_kinds_of_institutions_are_let_be(institutions, text):
    assert proposed(institutions, text) == []

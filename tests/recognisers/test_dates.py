import pytest
from proposing import proposed

from facilitator.recognisers.dates import DateDetector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on March 14th with pain", ["March 14th"]),
        ("on October 3rd, 2019, I know", ["October 3rd, 2019"]),
        ("since the ninth of January", ["the ninth of January"]),
        ("a memo on 2nd August", ["2nd August"]),
        ("on the nineteenth of may it was", ["the nineteenth of may"]),
        ("june ninth two thousand twelve", None),
        ("DOB 5/17/2012 it says", ["DOB 5/17/2012"]),
        ("on 2021-03-04 then", ["2021-03-04"]),
        ("he died in december right then", ["december"]),
        ("back in February 2020 we met", ["February 2020"]),
        ("on boxing day she fell", ["boxing day"]),
        ("on the fourth of july she called", ["the fourth of july"]),
        ("she called on the 9th.", ["the 9th"]),
        ("since the thirteenth, and then", ["the thirteenth"]),
        ("the fifteenth of the month", None),
        ("the second week of november", None),
        ("the tuesday after easter", None),
        ("the long weekend in May", None),
        ("it was june and foggy", ["june"]),
        ("the back end of january", None),
    ],
)
def test_a_date_is_proposed(text, expected):
    assert proposed(DateDetector(), text) == ([text] if expected is None else expected)


@pytest.mark.parametrize(
    "text",
    [
        "in 2019 or in the nineties",
        "you may go, and you may not",
        "they march on, one may say",
        "on Monday, every Tuesday night",
        "on the second floor, on the first try",
        "it was 4/5 of them, 3.5 points",
        "every April I swear",
        "each june we meet",
        "an early start, a late night",
        "the back end of it",
        "august company",
        "at Christmas time we sing",
        "ten may be too many",
        "version 10.2.1 of it",
        "by the sixth week, on the fourth floor",
        "the third time, the second one",
        "the day after we left",
        "a week before, the weekend of it",
        "one in ten, a tenth of it",
        "in the first half of the game",
        "twelve of us, nineteen in all",
    ],
)
def test_what_is_no_date_is_let_be(text):
    assert proposed(DateDetector(), text) == []

import pytest
from proposing import proposed

from facilitator.recognisers.handles import HandleDetector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm on there as @imran_plover14, I am", ["@imran_plover14"]),
        ("she's u/guelphmom_of3 on Reddit", ["u/guelphmom_of3"]),
        ("she's on instagram as morag underscore knits", ["morag underscore knits"]),
        ("my username is plover44", ["plover44"]),
        ("it's jan_k_92 everywhere", ["jan_k_92"]),
        (
            "i'm at asha underscore cares underscore too",
            ["at asha underscore cares underscore too"],
        ),
        ("he put it on facebook under Jayo Lyons 21, and", ["Jayo Lyons 21"]),
        ("i'm knitwit nancy on insta", ["knitwit nancy"]),
        ("a facebook page called tired mums of leeds", ["tired mums of leeds"]),
        ("my insta is at tired and wired", ["at tired and wired"]),
        ("that account at ramped and cooked it had", ["at ramped and cooked"]),
        ("on there called at broke student nurses nw and", ["at broke student nurses nw"]),
    ],
)
def test_a_name_on_the_net_is_proposed(text, expected):
    assert proposed(HandleDetector(), text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "meet me @ ten",
        "he or she and/or they",
        "i put it on instagram and nobody saw",
        "the username is not the problem",
        "mail a@b.org",
        "she's very active on facebook",
        "he's on twitter all day",
        "the page is called up again",
        "she was on instagram at all hours",
        "my account at the bank",
        "he called at home",
        "the page is at the end",
    ],
)
def test_other_words_are_let_be(text):
    assert proposed(HandleDetector(), text) == []

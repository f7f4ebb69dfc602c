import pytest
from proposing import english_names, proposed

from facilitator.recognisers.floor import FloorDetector


@pytest.fixture(scope="module")
def floor():
    return FloorDetector(english_names())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("then Vandermeer came in", ["Vandermeer"]),
        ("then vandermeer came in", ["vandermeer"]),
        ("and Maribel Ochoa, too", ["Maribel Ochoa"]),
        ("she went with Grace to see", ["Grace"]),
        ("i asked nkechi and dashiell", ["nkechi", "dashiell"]),
        ("it was at Zyntex, I think", ["Zyntex"]),
        ("Ammini amma we called her", ["Ammini amma"]),
        ("hugo did days", ["hugo"]),
        ("and Jaspreet's mother", ["Jaspreet's"]),
        ("big mike came", ["big mike"]),
        ("under Norman J. Pike", ["Norman J. Pike"]),
        ("from selly oak", ["selly oak"]),
        ("with jean-paul there", ["jean-paul"]),
        ("and S. Karthikeyan, too", ["S. Karthikeyan"]),
        ("we fished in lake omeo then", ["lake omeo"]),
        ("i finished at la trobe last year", ["la trobe"]),
        ("aye moira ferns she lives there", ["moira ferns"]),
        ("let moira vent about it", ["moira"]),
    ],
)
def test_what_no_list_of_ordinary_words_knows_is_proposed(floor, text, expected):
    assert proposed(floor, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She opened Epic and took the Foley out.",
        "It was Parkinson's, or Alzheimer's.",
        "He takes Tylenol and lisinopril.",
        "i text her on whatsapp and facetime",
        "We speak Spanish and Punjabi here.",
        "So I said. And then? Well, no.",
        "they were precharting and unrotated",
        "um uh yeah mm-hm gonna wanna",
        "On Monday, at Christmas, in the ICU",
        "the ER, the MRI, and HIPAA",
        "i took an uber to starbucks",
        "y'all ain't from round here innit",
        "a tonsillectomy and a gastroscopy",
        "it doesnt and isnt",
        "kia ora and tena koe",
        "She said, “No. Never.”",
        "the attending and the PGY2 on Peds",
        "we walked by the lake and the mount",
        "i saw a camp and a port",
    ],
)
def test_what_is_known_to_be_harmless_is_let_be(floor, text):
    assert proposed(floor, text) == []


def test_the_study_s_own_words_are_never_proposed():
    own = FloorDetector(english_names(frozenset({"zyntex"})))
    assert proposed(own, "it was at Zyntex, I think") == []

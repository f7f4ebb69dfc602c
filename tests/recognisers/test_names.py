import pytest
from proposing import english_names, proposed

from facilitator.recognisers.names import NameDetector


@pytest.fixture(scope="module")
def names():
    return NameDetector(english_names())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I saw Dr. Patel at work", ["Dr. Patel"]),
        ("from doctor petrosyan she said", ["doctor petrosyan"]),
        ("with mister oyelaran he was", ["mister oyelaran"]),
        ("I saw Mrs. White again", ["Mrs. White"]),
        ("my name is grace and i work here", ["grace"]),
        ("hi, my name's Will, hello", ["Will"]),
        ("i'm hope and i am a nurse", ["hope"]),
        ("my sister rose came", ["sister rose"]),
        ("Mark said so", ["Mark"]),
        ("and grace my chief drove over", ["grace"]),
        ("a nurse named temperance helped", ["temperance"]),
        ("ask for Sister Philomena there", ["Sister Philomena"]),
        ("uncle ray does that", ["uncle ray"]),
        ("Professor van der Berg came", ["Professor van der Berg"]),
        ("thanks rose", ["rose"]),
        ("everyone calls me Toby, though", ["Toby"]),
        ("it was old mrs finch", ["old mrs finch"]),
        ("with superintendent whitlock", ["superintendent whitlock"]),
        ("so doctor ferns bless her", ["doctor ferns"]),
        ("and then detective thistle rang", ["detective thistle"]),
        ("and sister bright said no", ["sister bright"]),
        ("my name is moira ferns and i", ["moira ferns"]),
        ("what's her name um zimmerman", ["what's her name um zimmerman"]),
    ],
)
def test_a_name_after_a_cue_is_proposed(names, text, expected):
    assert proposed(names, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the doctor said it was fine",
        "doctor will see you now",
        "I'm happy, and I'm sorry",
        "my sister is older than my brother",
        "the nurse came in and sat",
        "this is great, it's fine",
        "i hope so and i will",
        "my name is on the list",
        "by the grace of god",
        "the mark said nothing",
        "he's rich and she's frank",
        "thank you so much",
        "call me tomorrow",
        "our miss was a hit",
        "named after the river",
        "the superintendent was there",
        "what's her name again",
        "an old lady came in",
        "my old friends came",
        "the senator from the party",
        "the doctor visits are short",
        "a doctor appointment was missed",
        "my father drinking again",
        "said call me whenever and i did",
        "how my missus found out",
        "my sister best said nothing",
    ],
)
def test_ordinary_words_after_the_same_cues_are_let_be(names, text):
    assert proposed(names, text) == []

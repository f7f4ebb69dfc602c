import pytest
from proposing import english_names, proposed

from facilitator.recognisers.word_names import WordNameDetector


@pytest.fixture(scope="module")
def word_names():
    return WordNameDetector(english_names())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("will went home early", ["will"]),
        ("may said it was fine", ["may"]),
        ("so hope what do you think", ["hope"]),
        ("thanks grace", ["grace"]),
        ("grace and i shared a desk", ["grace"]),
        ("i went with mark to the shop", ["mark"]),
        ("rose's mum drove us", ["rose's"]),
        ("i gave it to dawn yesterday", ["dawn"]),
        ("it was penny who told me", ["penny"]),
        ("because baker told me to", ["baker"]),
        ("i told marsh to sit down", ["marsh"]),
        ("Grace, do you want to start?", ["Grace"]),
        ("Mark and I did the bins.", ["Mark"]),
        ("is that grace marsh or who", ["grace marsh"]),
        ("my boys are hunter and chase", ["hunter", "chase"]),
        ("hope", ["hope"]),
        ("me and rhona and wee sandy", ["wee sandy"]),
        ("old tam kept shouting", ["old tam"]),
        ("and i'm will i'm the only bloke", ["will"]),
        ("and may who runs it she may be", ["may"]),
    ],
)
def test_a_word_that_stands_as_a_name_is_proposed(word_names, text, expected):
    assert proposed(word_names, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "will you go, or may i",
        "i hope so, we hope for the best",
        "by the grace of god",
        "the mark on the wall was red",
        "he will mark it, they grant it",
        "at dawn, in good faith",
        "a penny for your thoughts",
        "they chase the money",
        "prices rose and we drew a line",
        "it's been a long day, best to go",
        "the baker said so, my cook left",
        "more said no, some came late",
        "in the stone age, a field trip",
        "the bill came, pay the bill",
        "it may be, it might have been",
        "a young man, the white paper",
        "a wee sandy beach",
        "that may be who it was",
        "an old bill came and the little hope left",
        "the ones who will they know",
    ],
)
def test_the_same_words_are_let_be_where_they_are_words(word_names, text):
    assert proposed(word_names, text) == []

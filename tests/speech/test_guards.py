"""What a decoder gets wrong in known ways."""

import pytest
from spoken import spread

from facilitator.ports import Stretch
from facilitator.speech.guards import fuller, looped, said, skipped

SPEECH = (Stretch(0, 10_000_000),)


ALL_OF_IT = (
    "I ask what happened the last time they were in a hospital because there is always a story"
)


def words(text: str, start: float = 0, end: float = 10):
    return tuple(spread(text, round(start * 1e6), round(end * 1e6)))


@pytest.mark.parametrize(
    "text",
    [
        "you you you you you you you",
        "and then and then and then and then and then",
        "I am going to I am going to I am going to",
        "It works on grown men. Tetratototototototototototot",
    ],
)
def test_a_loop_is_seen(text):
    assert looped(words(text))


@pytest.mark.parametrize(
    "text",
    [
        "no, no, no, no",
        "very very very good",
        "I agree. I agree. I agree.",
        "ha ha ha ha",
        "hahahaha",
    ],
)
def test_people_do_say_things_more_than_once(text):
    assert not looped(words(text))


def test_speech_without_words_is_measured():
    assert skipped(words("only the first part", 0, 2), SPEECH) == pytest.approx(8_000_000, abs=2e5)


def test_words_far_from_any_speech_were_not_said():
    heard = words("I saw it", 0, 2) + words("you", 14, 15)
    assert [word.text for word in said(heard, SPEECH)] == ["I", "saw", "it"]


def test_what_subtitles_say_was_not_said():
    heard = words("I saw it. Thank you for watching.")
    assert [word.text for word in said(heard, SPEECH)] == ["I", "saw", "it."]


def test_the_reading_that_leaves_less_out_is_the_fuller():
    short, long = words("only this", 0, 1), words(ALL_OF_IT)
    assert fuller(short, long, SPEECH)
    assert not fuller(long, short, SPEECH)
    assert not fuller(long, long, SPEECH)


def test_a_loop_is_never_the_fuller():
    assert fuller(words("you you you you you you you you you"), words("only this", 0, 1), SPEECH)

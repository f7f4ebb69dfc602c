"""Words as the engine gives them: a part without a blank before it belongs to the word before."""

from facilitator.speech.openai_whisper import _words


def heard(*parts):
    words = [
        {"word": text, "start": n / 10, "end": n / 10 + 0.08, "probability": probability}
        for n, (text, probability) in enumerate(parts)
    ]
    return [(w.text, w.start, w.end, w.probability) for w in _words([{"words": words}], 10.0)]


def test_a_hyphenated_word_is_one():
    assert heard((" co", 0.9), ("-operating", 0.5)) == [("co-operating", 0, 180_000, 5000)]


def test_digits_of_a_number_are_one_word():
    assert [word[0] for word in heard((" on", 1), (" 5", 1), ("-5", 1), ("-0", 1))] == [
        "on",
        "5-5-0",
    ]


def test_ordinary_words_stay_apart_and_times_stay_within_the_piece():
    words = heard((" I", 1), (" agree.", 1))
    assert [word[0] for word in words] == ["I", "agree."]


def test_the_first_word_of_a_segment_is_a_word_of_its_own():
    one = {"words": [{"word": " question.", "start": 0, "end": 1, "probability": 1}]}
    two = {"words": [{"word": "Do", "start": 1, "end": 2, "probability": 1}]}
    assert [word.text for word in _words([one, two], 10.0)] == ["question.", "Do"]


def test_a_part_of_nothing_is_no_word():
    assert heard((" ", 1), (" yes", 1)) == [("yes", 100_000, 180_000, 10_000)]

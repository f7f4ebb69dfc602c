import pytest

from facilitator.tui import large
from facilitator.tui.font import GLYPHS


def test_letters_are_drawn_from_half_blocks():
    assert large.drawn("Rec") == ("█▀▄ █▀▀ ▄▀▀", "█▀▄ █▀  █  ", "▀ ▀ ▀▀▀  ▀▀")


def test_every_letter_has_five_equal_rows():
    for letter, rows in GLYPHS.items():
        assert len(rows) == 5, letter
        assert len({len(row) for row in rows}) == 1, letter
        assert set("".join(rows)) <= {"#", "."}, letter


def test_no_two_letters_look_alike():
    letters = [letter for letter in GLYPHS if letter.isalnum() and letter not in "0O"]
    shapes = [GLYPHS[letter] for letter in letters]
    alike = {a + b for a in letters for b in letters if a < b and GLYPHS[a] == GLYPHS[b]}
    assert alike <= {"5S", "1I"}, alike
    assert len(shapes) == len(letters)


@pytest.mark.parametrize("text", ["TIME YOU WERE", "55", "NO SOUND", "1:32", "who’s next?"])
def test_the_width_is_what_is_drawn(text):
    assert {len(row) for row in large.drawn(text)} == {large.width_of(text)}


def test_a_text_is_broken_into_large_lines_that_fit():
    lines = large.broken("time you were surprised by a patient?", 58)
    assert lines == ("time you were", "surprised by a", "patient?")
    assert all(large.width_of(line) <= 58 for line in lines)


def test_what_the_font_lacks_is_not_drawn():
    assert large.broken("où en étions-nous", 58) is None
    assert large.broken("思いやり", 58) is None


def test_a_word_too_wide_is_not_drawn():
    assert large.broken("incomprehensibilities", 58) is None


def test_nothing_is_not_drawn():
    assert large.broken("  ", 58) is None

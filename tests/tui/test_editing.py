import pytest

from facilitator.tui.editing import Written, edited, painted
from facilitator.tui.lines import plain, width_of


def typed(text: str) -> Written:
    line = Written()
    for letter in text:
        changed = edited(line, letter, letter)
        assert changed is not None
        line = changed
    return line


def test_letters_stand_where_the_cursor_is():
    line = typed("nobody us")
    for _ in range(3):
        line = edited(line, "left", None)
    assert edited(line, "x", "!").text == "nobody! us"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("backspace", "nobody taught u"),
        ("ctrl+w", "nobody taught "),
        ("ctrl+u", ""),
        ("delete", "nobody taught us"),
    ],
)
def test_what_is_taken_out(key, text):
    assert edited(Written.ending("nobody taught us"), key, None).text == text


def test_the_cursor_moves_by_words():
    line = Written.ending("nobody taught us")
    assert edited(line, "ctrl+left", None).cursor == 14
    assert edited(Written("nobody taught us", 0), "ctrl+right", None).cursor == 6


def test_an_alt_key_types_nothing():
    line = Written.ending("a")
    assert edited(line, "alt+x", "x") == line


def test_a_key_that_is_no_text_is_none_of_the_fields():
    for key in ("enter", "escape", "tab", "ctrl+q", "f1", "pagedown"):
        assert edited(Written.ending("a"), key, None) is None
    assert edited(Written.ending("a"), "enter", "\r") is None


def test_pasted_line_ends_become_blanks():
    line = Written.ending("before ").typed("one\r\ntwo\n\nthree\tfour")
    assert line.text == "before one two three four"
    assert line.cursor == len(line.text)


def test_control_characters_are_left_out():
    assert Written().typed("a\x1b[31mb\x07").text == "a[31mb"


@pytest.mark.parametrize("cursor", [0, 5, 40, 80])
def test_the_cursor_is_always_in_sight(cursor):
    text = "0123456789" * 8
    line = painted(Written(text, cursor), 30)
    assert width_of(line) <= 30
    assert [role for _, role in line].count("cursor") == 1


def test_wide_letters_fit_too():
    line = painted(Written.ending("思いやり" * 10), 21)
    assert width_of(line) <= 21
    assert plain(line).endswith("り ")


def test_the_text_is_not_in_a_repr():
    assert "secret" not in repr(Written.ending("secret"))

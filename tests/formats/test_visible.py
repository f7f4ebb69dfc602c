import unicodedata

import pytest
from control_payloads import CONTROLS, PAYLOADS
from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats.visible import visible


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_control_character_is_left(payload):
    for shown in (visible(payload), visible(payload, lines=True).replace("\n", "")):
        assert not CONTROLS & set(shown)
        assert all(unicodedata.category(character)[0] != "C" for character in shown)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_can_be_read_stays(payload):
    words = [word for word in payload.split() if word.isalpha() and word.isascii()]
    assert all(word in visible(payload) for word in words)


def test_what_people_write_is_left_as_it_is():
    text = "“Ünïcödé” – naïve, 日本語, עברית, 😀, 3 × 4 ≠ 5"
    assert visible(text) == text


def test_line_ends_stay_only_where_lines_are_allowed():
    assert visible("one\r\ntwo\nthree", lines=True) == "one\ntwo\nthree"
    assert visible("one\ntwo") == "one␊two"


def test_an_unpaired_surrogate_can_be_written_afterwards():
    assert visible("a\ud800b") == "a\ufffdb"


@given(st.text(st.characters()))
def test_the_result_is_always_printable_and_encodable(text):
    shown = visible(text)
    shown.encode("utf-8")
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Zl", "Zp", "Cs"}
    assert visible(shown) == shown

from facilitator.tui.lines import (
    breaks,
    clipped,
    ends,
    filled,
    fitted,
    plain,
    shortened,
    styled,
    width_of,
    wrapped,
)  # fmt: skip
from facilitator.tui.regions.flowing import flowed


def test_a_text_is_broken_at_blanks_and_no_line_is_too_long():
    text = "Would anyone be willing to share a story about a time you were surprised?"
    lines = wrapped(text, 20)
    assert all(width_of(line) <= 20 for line in lines)
    assert " ".join(plain(line) for line in lines) == text


def test_a_word_longer_than_a_line_is_broken_and_loses_no_letter():
    text = "supervisor/attending/resident?"
    assert "".join(text[start:end] for start, end in breaks(text, 8)) == text


def test_wide_letters_count_as_two_columns():
    assert width_of((("思いやり", ""),)) == 8
    assert all(width_of(line) <= 7 for line in wrapped("思いやり 共感", 7))


def test_an_empty_text_is_one_empty_line():
    assert breaks("", 10) == ((0, 0),)


def test_a_cut_is_shown():
    assert shortened("Learning to interact", 10) == "Learning…"
    assert plain(clipped((("Learning ", ""), ("to interact", "strong")), 12)) == "Learning to…"


def test_a_cut_between_two_styles_is_shown_too():
    assert plain(clipped((("abc", ""), ("def", "strong")), 3)) == "ab…"


def test_a_line_is_filled_to_its_width():
    assert width_of(filled((("ab", ""),), 10)) == 10
    assert width_of(filled((("abcdefghijkl", ""),), 10)) == 10


def test_the_left_end_gives_way_to_the_right_one():
    assert plain(ends((("a long left side", ""),), (("right", ""),), 12)) == "a long…right"


def test_lines_are_cut_or_filled_to_a_height():
    assert len(fitted([(), (), ()], 2)) == 2
    assert len(fitted([()], 5)) == 5


def test_stressed_words_keep_their_style_where_a_line_breaks():
    text = "share a time you were surprised"
    spans = ((8, 21),)
    assert styled(text, spans, 0, 12, ("", "strong")) == (("share a ", ""), ("time", "strong"))
    assert styled(text, spans, 13, 31, ("", "strong")) == (
        ("you were", "strong"),
        (" surprised", ""),
    )


def test_styles_flow_over_line_ends():
    spans = (("my attending was ", ""), ("⟦Dr. Patel⟧", "flag"), (" and", ""))
    rows = flowed(spans, 22)
    assert [plain(row) for row in rows] == ["my attending was ⟦Dr.", "Patel⟧ and"]
    assert rows[1][0] == ("Patel⟧", "flag")

"""Rules of the guide, each quoted from the plan."""

import re

from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats.guide_markdown import read_page
from facilitator.guide.cards import parse_cards
from facilitator.guide.outline import cut, lines
from facilitator.guide.parse import parse
from facilitator.guide.printed import COLUMNS, page_data, text_lines

FRAGMENTS = (
    *("# I. Go", "## Über uns", "#", "What was it?", "Hello.", "- ", "* x", "1. ", "2) y", "\\"),
    *(
        "**",
        "*",
        "_",
        "__",
        "[",
        "]",
        "[Begin.]",
        "[sic]",
        "{",
        "}",
        "{{",
        "}}",
        "{{ participants }}",
    ),
    *(
        "{do=record}",
        "{#id}",
        "{minutes=5}",
        '{glance="',
        '"',
        "{#a.b c=}",
        "=",
        "\n",
        "\n\n",
        "\r\n",
    ),
    *(
        "---",
        "---\n",
        "title: x",
        "duration: 90",
        ": [",
        "&a",
        "*a",
        "!!python/name:os.system",
        "? ",
    ),
    *(
        "  ",
        "\t",
        "    ",
        "\u00a0",
        "é",
        "\u0301",
        "𝔘",
        "…",
        "“",
        "|",
        "> ",
        "<b>",
        "`",
        "...",
        '"\\U',
    ),
)
WRITTEN = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=40).map("".join)
FRONT = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=12).map(
    lambda parts: "---\n" + "".join(parts) + "\n---\n# I. Go\n\nHello.\n"
)
ANYTHING = st.binary(max_size=60) | (WRITTEN | FRONT | st.text(max_size=60)).map(
    lambda text: text.encode("utf-8", errors="surrogatepass")
)


def lines_of(data):
    text = data.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


class TestEveryMistakeHasItsPlace:
    """`guide check FILE` lists every mistake with line, column and what to write instead (G3)."""

    @given(ANYTHING)
    def test_no_text_raises_and_every_place_lies_in_the_file(self, data):
        _, problems = parse(read_page(data))
        written = lines_of(data)
        for problem in problems:
            assert 1 <= problem.place.line <= len(written)
            assert 1 <= problem.place.column <= len(written[problem.place.line - 1]) + 1
            assert problem.text
            assert problem.write_instead
        assert list(problems) == sorted(problems)

    @given(WRITTEN)
    def test_a_guide_without_problems_has_ids_that_are_all_different(self, text):
        guide, problems = parse(read_page(text.encode("utf-8", errors="replace")))
        ids = [item.id for item in guide.items]
        if not problems:
            assert len(set(ids)) == len(ids) > 0
            assert all(re.fullmatch(r"[A-Za-z0-9._-]{1,32}", id) for id in ids)


class TestWhatIsShownIsWhatIsWritten:
    """Square brackets are an action, shown apart and never read as speech (G1)."""

    @given(ANYTHING)
    def test_stress_lies_within_the_words_and_no_word_is_empty(self, data):
        guide, _ = parse(read_page(data))
        for item in guide.items:
            assert item.text == " ".join(item.text.split()) != ""
            end_before = -1
            for start, end in item.bold:
                assert end_before < start < end <= len(item.text)
                end_before = end

    @given(ANYTHING)
    def test_every_probe_has_its_question_in_its_own_section(self, data):
        guide, problems = parse(read_page(data))
        if problems:
            return
        for item in guide.items:
            if item.of is not None:
                question = guide.item(item.of)
                assert question.kind == "question"
                assert question.section == item.section

    @given(ANYTHING, st.integers(10, 120))
    def test_the_outline_never_runs_over_its_width(self, data, width):
        guide, _ = parse(read_page(data), "a name")
        assert cut(guide.title, width) == lines(guide, width)[0]
        assert all(len(line) <= max(width, 80) for line in lines(guide, width))


class TestCardsAreReadAsGuidesAre:
    """G5: contingency cards; every mistake has its place, and what can be read is shown."""

    @given(ANYTHING)
    def test_no_text_raises_and_every_place_lies_in_the_file(self, data):
        cards, problems = parse_cards(read_page(data))
        written = lines_of(data)
        for problem in problems:
            assert 1 <= problem.place.line <= len(written)
            assert 1 <= problem.place.column <= len(written[problem.place.line - 1]) + 1
        assert all(card.lines and all(card.lines) for card in cards)

    @given(ANYTHING)
    def test_cards_without_a_mistake_are_nine_at_most_and_their_ids_differ(self, data):
        cards, problems = parse_cards(read_page(data))
        if not problems:
            assert len({card.id for card in cards}) == len(cards) <= 9


class TestAGuideOnPaper:
    """G3: `guide print` makes a page for the ethics file; every line fits, whatever it holds."""

    @given(WRITTEN)
    def test_no_line_is_longer_than_the_page_but_for_a_word_that_is(self, text):
        guide, _ = parse(read_page(text.encode("utf-8", errors="surrogatepass")))
        assert all(len(line) <= COLUMNS for line in text_lines(guide))
        assert page_data(guide)["sections"] is not None

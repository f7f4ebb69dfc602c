"""Mistakes in a guide: each with line, column, what is wrong and what to write instead (G3)."""

import pytest

from facilitator.formats.guide_markdown import read_page
from facilitator.guide.check import remarks
from facilitator.guide.parse import parse


def test_all_mistakes_are_named_in_line_order_and_there_is_still_an_outline(written):
    """
    ---
    title: Learning
    duration: ninety
    ---
    # I. Assent {minutes=twenty}

    [Begin recording.]{do=rekord}

    Do you agree?

    # II. Learning {minutes=5

    What was it? {#q 9}
    --
    3:11 duration 'ninety' is no whole number of minutes. → duration: 90
    5:22 minutes 'twenty' is no whole number of minutes. → minutes=20
    7:23 The program does nothing called 'rekord'. → do=record
    11:16 The brace is not closed. → {minutes=5}
    13:18 '9' is neither an id nor a key: an id has #, a key has = and a value. → #9
    """
    assert written.problems == written.expected
    assert written.items == [
        "I.a1 action Begin recording.",
        "I.q1 question Do you agree?",
        "q question What was it?",
    ]
    assert written.guide.sections[1].minutes == 5


def test_the_place_is_true_in_indented_lines_bullets_and_headings(written):
    """
    #   I. Go   {minutes=x}   ##

    What about this
       and [that and
    **those?

      -   A probe [with] {do=y}
    --
    1:22 minutes 'x' is no whole number of minutes. → minutes=20
    4:8 This [ is not closed. → [Something to do.]
    5:1 This ** has no partner. → **the words to stress**
    7:26 The program does nothing called 'y'. → do=assent
    """
    lines = [line.partition(" ")[0] for line in written.expected]
    assert [line.partition(" ")[0] for line in written.problems] == [
        *lines[:3],
        "7:3",  # the paragraph above asks nothing any more: its question mark is in the brackets
        lines[3],
    ]


def test_equal_ids_are_a_problem(written):
    """
    # I. One

    What? {#same}

    And? {#same}

    # I. Another

    What?

    # Warm-up

    Why? {#I.q1}
    --
    5:1 The id 'same' of this item is taken already, on line 3. → {#another-id} at its end
    7:1 The id 'I' of this section is taken already, on line 1. → {#another-id} at its end
    13:1 The id 'I.q1' of this item is taken already, on line 9. → {#another-id} at its end
    """
    assert [line for line in written.problems if "taken" in line] == written.expected


def test_an_id_keeps_to_letters_digits_dot_and_dashes(written):
    """
    # I. One {#über}

    What? {#..}

    And? {#a/b}
    --
    1:11 The id 'über' → #uber
    3:8 The id '..' → #opening
    5:7 The id 'a/b' → #ab
    """
    short = [f"{line.split(' holds')[0]} → {line.split(' → ')[1]}" for line in written.problems]
    assert short == written.expected


def test_brackets_are_named_where_they_do_not_fit(written):
    """
    # I. Go

    We said [sic] that, and [] was left, and ] too.

    Then [show [this] form].
    --
    3:9 [sic] would be shown as something to do. → \\[sic] if it is to be read aloud; else leave it out.
    3:25 Nothing stands in these brackets. → [Something to do.]
    3:42 A ] stands here without its [. → \\]
    5:12 A [ stands inside a [. → \\[
    5:23 A ] stands here without its [. → \\]
    """  # noqa: E501
    assert written.problems == written.expected


def test_braces_are_named_where_they_do_not_fit(written):
    """
    # I. Go {do=record}

    Tell {do=board} me. {minutes=5}

    {#lonely}

    What? {#a #b do=}

    And {{ people }} and {{ participants?

    So } and { so?

    What? {record}

    What? {id=x}

    What? {glance="a b}

    What? {glanze=a}
    --
    1:10 'do' belongs to a paragraph, a bullet or an action. → Move it there.
    3:6 Braces stand at the end of a paragraph or right after a ]. → Move them there, in one pair of braces.
    3:22 'minutes' belongs to a heading: a section has a budget, an item has none. → Move it to the end of the section's heading.
    5:1 These braces belong to nothing. → Write them at the end of the line they belong to.
    7:11 '#' stands twice in these braces. → Keep one.
    7:14 'do' has no value. → do=record
    9:5 There is nothing called 'people' to fill in. → {{ participants }}
    9:22 The double brace is not closed. → {{ participants }}
    11:4 A } stands here without its {. → \\}
    11:10 The brace is not closed. → \\{
    13:8 'record' is something that the program does: it needs its key. → do=record
    15:8 An id is written with #. → #x
    17:15 The quotation mark is not closed. → glance="a b"
    19:8 'glanze' is not known here. → glance="two words"
    """  # noqa: E501
    assert written.problems == written.expected


def test_front_matter_names_the_nearest_key_and_every_broken_line(written):
    """
    ---
    Title: A study
    title: Compassion: a study
    study: [a, b]
    duration: 90 minutes
    source: "open
    ---
    # I. Go

    Hello.
    --
    2:1 'Title' is not known in front matter. → title: …
    3:1 This line cannot be read as a key and a value. → title: "Compassion: a study"
    4:8 Front matter takes a key, a colon and plain words. → study: …
    5:11 duration '90 minutes' is no whole number of minutes. → duration: 90
    6:1 This line cannot be read as a key and a value. → source: "open"
    """
    assert written.problems == written.expected


def test_front_matter_that_is_not_closed_is_named(written):
    """
    ---
    title: A study

    # I. Go

    Hello.
    """
    assert written.problems[0].startswith("1:1 The front matter that begins here is not closed")


def test_a_bullet_needs_a_question_above_it(written):
    """
    # I. Go

    - Too early?
    - And this?

    Hello.

    - Why?
      - And how?
    -
    --
    3:1 This bullet stands under no question, so it cannot be a probe.
    8:1 This bullet stands under no question, so it cannot be a probe.
    9:3 A bullet cannot stand under a bullet.
    10:1 Nothing stands after this sign.
    """
    assert [line.partition(" → ")[0] for line in written.problems] == written.expected


def test_what_other_programs_understand_is_named(written):
    r"""
    # I. Go

    1. A numbered line?

    #Closing

    • A typed bullet?

    > A quotation.

    A <b>bold</b> word.

    See [the form](form.pdf).

    ---

    | a | b |
    --
    3:1 A numbered line has no meaning in a guide. → Leave 1. out, or write 1\. to read it aloud.
    5:1 A heading has a blank after its #. → # I. Assent
    7:1 A bullet begins with - and a blank. → - A probe?
    9:1 A quotation mark > has no meaning in a guide. → Leave it out.
    11:3 HTML has no meaning in a guide. → \< to read it aloud
    13:5 A link has no meaning in a guide. → [Something to do.]
    15:1 A ruled line has no meaning in a guide. → # A heading
    15:1 There is no word to say here. → Leave it out, or put it inside the brackets.
    17:1 A table has no meaning in a guide. → Write a paragraph or bullets.
    """
    assert written.problems == written.expected


def test_words_before_the_first_heading_belong_to_no_section(written):
    """
    Hello.

    # I. Go

    What?
    --
    1:1 This stands before the first heading, so it belongs to no section. → # Introduction
    """
    assert written.problems == written.expected
    assert written.items[0] == "start.s1 script Hello."


def test_a_heading_that_is_the_guides_title_is_named(written):
    """
    # My guide

    ## I. Go

    What?
    """
    assert [line.partition(". ")[0] for line in written.problems] == [
        "1:1 This section holds nothing"
    ]


def test_recording_begins_once_and_before_the_assent_round(written):
    """
    # I. Assent

    Do you agree? {do=assent}

    - Really? {do=closing}

    [Begin recording.]{do=record}

    [Begin recording.]{do=record}
    --
    5:3 do=closing cannot stand on a bullet: the guide does not stop there.
    7:1 The assent round stands before recording begins: no answer would be on the tape.
    9:1 do=record stands already on line 7; it can happen only once.
    """
    assert [line.partition(" → ")[0] for line in written.problems] == written.expected


def test_budgets_that_do_not_fit_the_whole_are_named(written):
    """
    ---
    title: A study
    duration: 60
    ---
    # I. Go {minutes=40}

    Hello.

    # II. Stay {minutes=25}

    Hello.
    --
    3:11 The sections take 65 minutes, the whole guide 60. → duration: 65
    """
    assert written.problems == written.expected


def test_what_may_surprise_on_the_day_is_a_remark_and_no_problem(written):
    """
    # I. Go

    Hello.
    """
    assert written.problems == []
    assert [remark.partition(".")[0] for remark in remarks(written.guide)] == [
        "No action begins the recording",
        "No question opens the assent round",
        "Not every section has a budget",
    ]


def test_a_glance_that_is_too_long_to_be_drawn_large_is_a_remark(written):
    """
    # I. Go {minutes=5}

    What was it? {glance="all that you can still remember of the day it happened"}

    And then? {glance="and then?"}
    """
    assert remarks(written.guide)[-1] == (
        "I.q1 has 54 letters to glance at; at most 45 are drawn large."
    )


@pytest.mark.parametrize(
    ("data", "place", "begins"),
    [
        (b"# I. Go\n\nIt\x92s so.\n", (3, 3), "This is not UTF-8"),
        (b"PK\x03\x04word", (1, 1), "This is no plain text"),
        (b"\xff\xfeH\0i\0", (1, 1), "This is no plain text"),
        (
            b"# I. Go\n\nA \x1b[2J sign.\n",
            (3, 3),
            "A sign that cannot be seen stands here (U+001B)",
        ),
        ("# I. Go\n\nA \u202e sign.\n".encode(), (3, 3), "A sign that cannot be seen"),
        (b"x" * 1_000_001, (1, 1), "A guide has at most 1 MB"),
        (b"# I. Go\n\n" + b"x" * 30_000, (3, 1), "A paragraph has at most 5000 characters"),
        (b"# I. Go\n\n" + b"What?\n\n" * 3_000, None, "A guide has at most 2000 items"),
        (b"", (1, 1), "There is nothing to say or to do"),
    ],
)
def test_a_file_that_is_no_guide_is_named_and_never_raises(data, place, begins):
    _, problems = parse(read_page(data))
    found = [one for one in problems if one.text.startswith(begins)]
    assert len(found) == 1
    assert place is None or (found[0].place.line, found[0].place.column) == place


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_other_line_ends_change_nothing(line_end):
    text = line_end.join(["# I. Go {minutes=x}", "", "What **was", "it?**"])
    guide, problems = parse(read_page(b"\xef\xbb\xbf" + text.encode()))
    assert [(one.place.line, one.place.column) for one in problems] == [(1, 18)]
    assert guide.items[0].text == "What was it?"

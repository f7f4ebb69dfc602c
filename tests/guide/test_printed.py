"""A guide on paper holds every word of the guide; a number card holds no name (G3, A5)."""

from pathlib import Path

import pytest

from facilitator.guide.printed import COLUMNS, page_data, seat_lines, text_lines
from facilitator.workflow.guides import look_at

GUIDES = sorted((Path(__file__).parents[2] / "guides").glob("*.md"))


def words(text):
    return text.replace("**", "").replace("– ", "").split()


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_word_of_a_guide_stands_on_paper_in_its_order(path):
    guide = look_at(path).guide
    printed = iter(words(" ".join(text_lines(guide))))
    for section in guide.sections:
        for text in (section.title, *(item.text for item in section.items)):
            wanted = text.replace("{{ participants }}", "X").split()
            assert all(any(word.strip("[]") == w.strip("[]") for word in printed) for w in wanted)
    assert max(map(len, text_lines(guide))) <= COLUMNS


def test_a_page_marks_what_is_read_asked_probed_and_done(written):
    """
    # I. Go {minutes=5}

    Hello {{ participants }} people, **you** and you.

    - And then?
    - [Write it down.]{do=board}
    """
    (section,) = page_data(written.guide)["sections"]
    assert [(one["kind"], one["does"]) for one in section["items"]] == [
        ("question", ""),
        ("probe", ""),
        ("action", "goes on the board"),
    ]
    assert section["items"][0]["parts"] == [
        {"text": "Hello X people, ", "bold": False},
        {"text": "you", "bold": True},
        {"text": " and you.", "bold": False},
    ]
    assert text_lines(written.guide)[3:] == (
        "I. Go (5 min)",
        "-------------",
        "",
        "  Hello X people, **you** and you.",
        "",
        "    – And then?",
        "",
        "    [Write it down.] (goes on the board)",
    )


def test_a_slip_says_group_seat_until_when_and_whom_to_reach_and_asks_for_no_name():
    lines = seat_lines(2, "FG3", "two weeks after the group", "staff@example.org")
    text = "\n".join(lines)
    assert text.count("Group FG3   seat 2\n") == 1
    assert text.count("Until: two weeks after the group") == 2
    assert text.count("Contact: staff@example.org") == 2
    assert "Name:" not in text
    assert "Group ______" in "\n".join(seat_lines(1, "", "", ""))

"""The shipped guide is Appendix I, verbatim: every section, emphasis, probe and action (G2).

The study's text is read here by the simplest means, so that our parser is held against another
reading and not against itself.
"""

import re
from pathlib import Path

import pytest

from facilitator.formats.guide_markdown import read_page
from facilitator.guide.check import remarks
from facilitator.guide.outline import spoken
from facilitator.guide.parse import parse

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "guides" / "compassionate-care.md").read_text(encoding="utf-8")
APPENDIX = (ROOT / "tests/data/study/appendix-i-discussion-guide.md").read_text(encoding="utf-8")

OURS = re.compile(r"\s*(?<!\{)\{[^{}]+\}(?!\})")
HEADINGS = (
    "Introduction",
    "I. Assent",
    "II. Learning to interact",
    "III. Interacting with specific types of patients",
    "IV. Learning Epic or EHR",
    "V. Closing Questions",
)


@pytest.fixture(scope="module")
def guide():
    guide, problems = parse(read_page(GUIDE.encode()))
    assert problems == ()
    return guide


def printed_lines():
    """The appendix without its title, a line a paragraph."""
    title, *lines = [line for line in APPENDIX.split("\n") if line.strip()]
    assert title.startswith("Appendix I: ")
    return lines


def test_the_file_is_the_study_s_text_but_for_our_braces_and_heading_marks():
    body = GUIDE.split("\n---\n", 1)[1]
    lines = [OURS.sub("", line).removeprefix("# ") for line in body.split("\n") if line.strip()]
    assert [line.replace("{{ participants }}", "X") for line in lines] == printed_lines()


def test_the_title_is_the_study_s(guide):
    assert f"Appendix I: {guide.title}" == APPENDIX.split("\n")[0]


def test_every_section_is_there_with_its_budget(guide):
    assert tuple(section.title for section in guide.sections) == HEADINGS
    assert [section.minutes for section in guide.sections] == [6, 4, 30, 25, 12, 8]
    assert guide.duration == 90


def test_every_emphasis_is_there(guide):
    stressed = re.findall(r"\*\*(.+?)\*\*", APPENDIX)
    found = [item.text[start:end] for item in guide.items for start, end in item.bold]
    assert found == stressed
    assert len(found) == 8


def test_every_action_is_there_and_none_is_speech(guide):
    actions = re.findall(r"\[(.+?)\]", APPENDIX)
    assert [item.text for item in guide.items if item.kind == "action"] == actions
    assert len(actions) == 5


def test_every_probe_is_there_under_its_question(guide):
    bullets = [line.removeprefix("- ") for line in printed_lines() if line.startswith("- ")]
    under = [item for item in guide.items if item.of is not None]
    assert [item.text for item in under] == [bullet.strip("[]") for bullet in bullets]
    assert [item.of for item in under] == [*["II.q2"] * 3, *["II.q5"] * 2, *["IV.q1"] * 2, "V.q1"]


def test_every_word_that_is_spoken_is_there_in_its_order(guide):
    speech = [re.sub(r"\[.+?\]", "", line) for line in printed_lines() if line not in HEADINGS]
    words = " ".join(speech).replace("*", "").replace("- ", "").split()
    said = [spoken(item.text, 8) for item in guide.items if item.kind != "action"]
    assert " ".join(said).split() == [word if word != "X" else "8" for word in words]


def test_the_program_does_something_where_the_study_does(guide):
    assert {item.do: (item.id, item.text) for item in guide.items if item.do} == {
        "demographics": ("introduction.a3", "Distribute demographic form."),
        "record": ("introduction.a4", "Begin recording."),
        "assent": ("I.q1", "Do you agree to participate in this focus group?"),
        "board": ("II.q2.p2", "write down the lessons or themes"),
        "closing": ("V.q1", guide.item("V.q1").text),
    }
    assert remarks(guide) == ()


@pytest.mark.parametrize(
    ("id", "kind", "words"),
    [
        ("I.s1", "script", "please acknowledge that we are recording"),
        ("I.q1", "question", "Do you agree to participate"),
        ("II.q1", "question", "Please take a moment to think"),
        ("II.q2", "question", "I'd like to hear from everyone"),
        ("II.q2.p1", "probe", "Does anyone have a similar story"),
        ("II.q2.p2", "action", "write down the lessons"),
        ("II.q3", "question", "conduct a physical exam"),
        ("II.q4", "question", "present test results"),
        ("II.q5", "question", "surprised by a patient"),
        ("III.q3", "question", "not cooperative"),
        ("IV.q1", "question", "electronic medical record"),
        ("IV.q1.p2", "probe", "most frustrating"),
        ("V.q1", "question", "maintain your compassion"),
    ],
)
def test_ids_are_those_of_the_rehearsal_s_key_log(guide, id, kind, words):
    item = guide.item(id)
    assert item is not None
    assert item.kind == kind
    assert words in item.text

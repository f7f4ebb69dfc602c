"""What `space` goes through, and what the outline says in few words."""

import pytest

from facilitator.guide.model import Item
from facilitator.guide.outline import as_spoken, budget, cut, document, glance, lines, short


def test_space_goes_from_stop_to_stop_and_probes_stay_with_their_question(written):
    """
    # Introduction {minutes=5}

    [Hand out forms.] Please fill them in.

    # II. Learning {minutes=10}

    What was it? [wait]

    - Why?
    - [write]

    And then?
    """
    guide = written.guide
    assert [item.id for item in guide.stops] == [
        "introduction.a1",
        "introduction.s1",
        "II.q1",
        "II.a1",
        "II.q2",
    ]
    assert guide.after("introduction.s1").id == "II.q1"
    assert guide.after("II.q1.p2").id == "II.a1"
    assert guide.before("II.q1.p1").id == "introduction.s1"
    assert guide.before("introduction.a1") is None
    assert guide.after("II.q2") is None
    assert guide.after("no such item") is None
    assert [item.id for item in guide.probes_of("II.q1")] == ["II.q1.p1", "II.q1.p2"]
    assert guide.stop_of("II.q1.p1").id == "II.q1"
    assert [short(section) for section in guide.sections] == ["Intro", "II"]
    assert budget(guide) == "15 min in 2 sections"


def test_the_number_in_the_room_is_filled_in_and_stress_stays_on_its_words():
    item = Item(
        "I.q1", "question", "I have {{ participants }} people, how so?", "I", bold=((34, 40),)
    )
    assert item.text[34:40] == "how so"
    spoken = as_spoken(item, 12)
    assert spoken.text == "I have 12 people, how so?"
    assert spoken.text[slice(*spoken.bold[0])] == "how so"


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("surprised by a patient", 22, "surprised by a patient"),
        ("surprised by a patient", 21, "surprised by a…"),
        ("surprised by a patient", 15, "surprised by a…"),
        ("surprised by a patient", 14, "surprised by…"),
        ("surprised", 5, "surp…"),
        ("So, and then?", 4, "So…"),
        ("anything", 0, ""),
    ],
)
def test_a_text_is_cut_at_a_word(text, width, expected):
    assert cut(text, width) == expected
    assert len(cut(text, width)) <= width


def test_a_glance_is_the_guide_s_own_words_else_the_stressed_else_the_text(written):
    """
    # I. Go

    Tell me **how you learned** it. {glance="learned it"}

    Tell me **how you learned** it.

    Hello there.
    """
    assert [glance(item, 20) for item in written.guide.items] == [
        "learned it",
        "how you learned",
        "Hello there.",
    ]


def test_the_outline_prints_budgets_and_a_line_an_item(written):
    """
    ---
    title: A study
    duration: 20
    ---
    # Introduction {minutes=5}

    [Begin recording.]{do=record}

    # II. Learning {minutes=10}

    What was the one lesson that you have never forgotten since?

    - Why?
    """
    assert lines(written.guide, 60) == (
        "A study",
        "15 of 20 min in 2 sections",
        "",
        "Introduction                                           5 min",
        "  introduction.a1  do     Begin recording.  (record)",
        "",
        "II. Learning                                          10 min",
        "  II.q1            ask    What was the one lesson that you…",
        "    II.q1.p1       probe  Why?",
    )


def test_the_outline_for_programs_has_the_shape_of_the_contract(written):
    """
    # II. Learning {minutes=10}

    What **was** it?

    - Why?
    """
    assert document(written.guide) == {
        "title": "untitled",
        "minutes": 10,
        "sections": [
            {
                "id": "II",
                "title": "II. Learning",
                "minutes": 10,
                "items": [
                    {
                        "id": "II.q1",
                        "kind": "question",
                        "text": "What was it?",
                        "bold": [[5, 8]],
                        "do": None,
                        "of": None,
                    },
                    {
                        "id": "II.q1.p1",
                        "kind": "probe",
                        "text": "Why?",
                        "bold": [],
                        "do": None,
                        "of": "II.q1",
                    },
                ],
            }
        ],
    }

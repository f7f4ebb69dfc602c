"""Contingency cards: approved sentences, a heading each, and what is wrong with them (G5)."""

from inspect import cleandoc
from pathlib import Path

import pytest

from facilitator.errors import BadInput
from facilitator.formats.guide_markdown import read_page
from facilitator.guide.cards import parse_cards
from facilitator.study.folder import Study
from facilitator.workflow.guides import cards_of, find_guide, guide_names, look_at, open_guide

SHIPPED = Path(__file__).parents[2] / "guides" / "cards.md"


@pytest.fixture
def cards(request):
    """Give the cards in the test's docstring, and each mistake with its place."""
    found, problems = parse_cards(read_page(cleandoc(request.function.__doc__).encode()))
    places = [f"{one.place.line}:{one.place.column} {one.text}" for one in problems]
    return found, places


def test_what_is_read_aloud_stands_plain_and_what_is_done_in_brackets(cards):
    """
    # Someone declined {#declined}

    Thank you. You
    can stay.

    [Take their questionnaire out of the pile.] Shall we go on?
    """
    (card,), problems = cards
    assert problems == []
    assert (card.id, card.title) == ("declined", "Someone declined")
    assert card.text == (
        "Thank you. You can stay.\n[Take their questionnaire out of the pile.]\nShall we go on?"
    )


def test_every_mistake_of_cards_is_named_in_its_place(cards):
    """
    # Someone is upset {#upset}

    We are {{ participants }} people. {do=closing}

    # Someone {#upset}

    Hello.

    # Nothing {#nothing}
    """
    _, problems = cards
    assert problems == [
        "1:1 The card 'declined' is missing: it is shown when someone declines to take part.",
        "3:1 Nothing is filled in on a card.",
        "3:1 do=closing means nothing on a card: the guide says when it happens.",
        "5:1 The id 'upset' of this section is taken already, on line 1.",
        "9:1 Nothing stands on this card.",
    ]


def test_a_tenth_card_has_no_digit():
    written = "".join(f"# Card {n} {{#c{n}}}\n\nHello.\n\n" for n in range(9))
    _, problems = parse_cards(read_page(f"{written}# Declined\n\nHello.\n".encode()))
    assert [problem.text for problem in problems] == [
        "No digit is left to show this card with: 9 are the most."
    ]


def test_the_shipped_cards_are_the_eight_and_none_is_wrong():
    found = look_at(SHIPPED)
    assert found.problems == ()
    assert [card.id for card in found.cards] == [
        *("declined", "named", "patient", "distressed"),
        *("report", "leaves", "recorder", "dominates"),
    ]
    assert "[Take their questionnaire out of the pile.]" in found.cards[0].lines


def test_a_study_s_own_cards_go_before_the_shipped_ones_and_a_mistake_costs_no_other(tmp_path):
    study = Study.create(tmp_path / "study", "A study")
    assert [card.id for card in cards_of(study)] == [card.id for card in cards_of(None)]
    own = study.guides / "cards.md"
    own.write_text("# Declined\n\nThank you.\n\n# Fire {#fire x=1}\n\n[Leave.]\n", "utf-8")
    assert [card.id for card in cards_of(study)] == ["declined", "fire"]
    own.unlink()
    own.mkdir()
    assert cards_of(study)[0].id == "declined"
    own.rmdir()
    own.write_bytes(b"\xff\xfe")
    assert cards_of(study) == ()


def test_no_group_is_led_by_the_cards():
    assert "cards" not in guide_names(None)
    with pytest.raises(BadInput) as refused:
        open_guide(find_guide("cards", None))
    assert str(refused.value) == (
        "cards.md holds contingency cards, and no group is led by them. "
        "Name a guide; k shows the cards while you lead by it."
    )

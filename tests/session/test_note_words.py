"""What a note says of itself."""

import pytest

from facilitator.session.note_words import kind_of, tags_of, tags_used, whose


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("@4 wrote it down", 4),
        ("nodded, like @12", 12),
        ("@7 and @8 laughed", 7),
        ("mail a@4b.org", None),
        ("at 4", None),
        ("@a", None),
        ("@123", None),
    ],
)
def test_at_and_a_number_say_whose_a_note_is(text, seat):
    assert whose(text) == seat


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"nobody taught us"', "quote"),
        ("“nobody taught us”", "quote"),
        ("? the man with sciatica", "followup"),
        ("why? she asked", None),
        ("", None),
    ],
)
def test_the_first_letter_makes_a_quote_or_something_to_come_back_to(text, kind):
    assert kind_of(text) == kind


def test_tags_begin_with_a_hash_and_stand_alone():
    assert tags_of("#epic and #night-float, not a#b or # or C#") == ("epic", "night-float")


def test_the_last_used_tag_is_offered_first_and_each_once():
    assert tags_used(["#a #b", "", "#c", "again #a"]) == ("a", "c", "b")

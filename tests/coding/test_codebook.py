"""A codebook: what coders' programs would trip over, and Appendix II as it ships."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.coding.codebook import PALETTE, Code, Codebook, Grouping, problems
from facilitator.formats.codebook_toml import read_codebook

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "templates/codebooks/compassionate-care.toml"
TABLE = ROOT / "tests/data/study/appendix-ii-codebook.tsv"

TIME = Code("Time", "Discussions of time.", "Code entire story", PALETTE[0])
SOUND = Codebook("A codebook", "", (Grouping("Themes", (TIME,)),))


def with_codes(*codes):
    return replace(SOUND, groupings=(Grouping("Themes", codes),))


def complaints(codebook):
    return [(problem.where, problem.text) for problem in problems(codebook)]


def test_a_sound_codebook_has_no_problems():
    assert complaints(SOUND) == []


def test_names_are_unique_over_the_whole_codebook_and_case_is_ignored():
    other = Grouping("Contexts", (replace(TIME, name="TIME "), replace(TIME, name="Themes")))
    found = complaints(replace(SOUND, groupings=(*SOUND.groupings, other)))
    assert [where for where, _ in found] == ["Contexts, code 1", "Contexts, code 2"]
    assert "(Themes, code 1)" in found[0][1]
    assert "(grouping 1)" in found[1][1]


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"name": ""}, "It has no name."),
        ({"name": "x" * 201}, "The name is longer than 200 characters."),
        ({"name": "Ti\nme"}, "The name holds a line break or another sign that is not printed."),
        ({"definition": " "}, "It has no definition."),
        ({"colour": "blue"}, "'blue' is no colour."),
        ({"colour": "#12345"}, "'#12345' is no colour."),
    ],
)
def test_what_a_program_would_trip_over_is_named(change, text):
    assert complaints(with_codes(replace(TIME, **change))) == [("Themes, code 1", text)]


def test_a_codebook_without_a_code_is_named():
    assert complaints(replace(SOUND, groupings=())) == [("codebook", "There is no code in it.")]


def test_the_shipped_codebook_is_appendix_ii_word_for_word():
    codebook, found = read_codebook(SHIPPED.read_bytes())
    assert found == ()
    ours = [
        (grouping.name, code.name, italics(code.definition), italics(code.rule))
        for grouping in codebook.groupings
        for code in grouping.codes
    ]
    with TABLE.open(encoding="utf-8", newline="") as file:
        _, *theirs = csv.reader(file, delimiter="\t")
    assert ours == [tuple(row) for row in theirs]
    assert [len(grouping.codes) for grouping in codebook.groupings] == [7, 5, 3]


def italics(text):
    """Our stars as the study's table has them."""
    parts = text.split("*")
    return parts[0] + "".join(
        f"{'</i>' if place % 2 else '<i>'}{part}" for place, part in enumerate(parts[1:])
    )


def test_colours_of_a_grouping_are_all_different():
    codebook, _ = read_codebook(SHIPPED.read_bytes())
    for grouping in codebook.groupings:
        assert len({code.colour for code in grouping.codes}) == len(grouping.codes)

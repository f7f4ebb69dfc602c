import pytest

from facilitator.recognisers.grammar import Grammar
from facilitator.recognisers.reading import read

LISTS = {
    "THE": ["the", "a"],
    "ROLE": ["vet", "town clerk", "-ologist", "judge"],
    "KIN": ["uncle", "judge"],
    "VERB": ["went"],
}
PARTS = {"SOMEONE": "[ROLE KIN]", "NOUN": "[^THE VERB]"}


def found(pattern, text):
    grammar = Grammar(LISTS, PARTS, [pattern], frozenset({"bourke"}))
    reading = read(text)
    shape = grammar.shape(reading)
    match = grammar.compiled(pattern).search(shape.letters)
    if match is None:
        return None
    begin = match.start("begin") if "begin" in match.groupdict() else match.start()
    first, last = shape.first[begin], shape.last[match.end() - 1]
    return text[reading.tokens[first].start : reading.tokens[last].end]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("the ROLE", "ask the vet now", "the vet"),
        ("the ROLE", "ask the vets now", "the vets"),
        ("the ROLE", "ask the town clerk now", "the town clerk"),
        ("the ROLE", "ask the ornithologist now", "the ornithologist"),
        ("the NOUN{1,2} ROLE", "the very old vet", "the very old vet"),
        ("NOUN{2}", "the went a old vet", "old vet"),
        ("SOMEONE went", "my judge went", "judge went"),
        ("my < KIN", "it was my uncle", "uncle"),
        ("KIN 's ROLE", "my uncle's vet", "uncle's vet"),
        ("in NAME", "he was in bourke then", "in bourke"),
        ("in NAME", "He was in Xyz then", "in Xyz"),
    ],
)
def test_a_pattern_finds_words_by_list_and_by_themselves(pattern, text, expected):
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("the ROLE", "the. Vet"),
        ("the ROLE", "the, vet"),
        ("the ROLE", "the uncle"),
        ("KIN ROLE", "my uncle's vet"),
        ("the ROLE", "the town, clerk"),
        ("in NAME", "he was in bed then"),
    ],
)
def test_a_pattern_does_not_reach_over_what_parts_words(pattern, text):
    assert found(pattern, text) is None


def test_a_full_stop_within_a_name_parts_nothing():
    assert found("THE NOUN{1,3} WORD", "He is the R.M. now") == "the R.M. now"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("the ROLE", ["the", "vet"]),
        ("the? ROLE{0,2} went*", []),
        ("(the|my) < KIN", ["uncle"]),
        ("[THE KIN] [^ROLE] WORD 's", []),
        ("SOMEONE (?= went)", []),
        ("went|the", []),
    ],
)
def test_a_pattern_needs_what_stands_in_it_whatever_else_does(pattern, words):
    grammar = Grammar(LISTS, PARTS, [pattern])
    shapes = [grammar.shape(read(word)).letters for word in words]
    needed = grammar.needed(pattern)
    assert len(needed) == len(words)
    assert all(shape in letters for shape, letters in zip(shapes, needed, strict=True))

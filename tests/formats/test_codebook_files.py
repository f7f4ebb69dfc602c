"""A codebook's files: the team's TOML, and the table that goes to coders."""

import csv
import io
from uuid import UUID

import pytest

from facilitator.coding.codebook import Code, Codebook, Grouping
from facilitator.formats.codebook_csv import code_guid, codebook_csv
from facilitator.formats.codebook_toml import read_codebook
from facilitator.formats.guid import guid

STUDY = "0123456789abcdef"
BOOK = Codebook(
    "A codebook",
    "",
    (
        Grouping("Themes", (Code("Time", "=time, “early”", "Code\nall", "#0072B2"),)),
        Grouping("Lessons", (Code("-Other", "What is left", "Code a word", "#E69F00"),)),
    ),
)


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_table_has_the_columns_that_taguette_reads_and_a_row_a_code():
    data = codebook_csv(BOOK, STUDY)
    assert data.startswith(b"\xef\xbb\xbfname,description,group,rule,colour,guid\r\n")
    assert [row["name"] for row in rows(data)] == ["Time", "'-Other"]
    assert [row["group"] for row in rows(data)] == ["Themes", "Lessons"]
    assert rows(data)[0]["colour"] == "#0072B2"


def test_no_cell_is_a_formula():
    for row in rows(codebook_csv(BOOK, STUDY)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


def test_a_code_keeps_its_identifier_and_two_studies_share_none():
    one, other = (rows(codebook_csv(BOOK, STUDY))[place]["guid"] for place in (0, 1))
    assert one == code_guid(STUDY, "Themes", "Time") != other
    assert str(UUID(one)) == one
    assert UUID(one).version == 5
    assert code_guid("f" * 16, "Themes", "Time") != one
    assert guid(STUDY, "a", "b") != guid(STUDY, "a / b")


TOML = """
title = "A codebook"
[[grouping]]
name = "Themes"
[[grouping.code]]
name = "Time"
definition = "Discussions of time."
rule = "Code entire story"
"""


def test_a_codebook_reads_as_it_was_written():
    codebook, problems = read_codebook(TOML.encode())
    assert problems == ()
    code = Code("Time", "Discussions of time.", "Code entire story", "#0072B2")
    assert codebook == Codebook("A codebook", "", (Grouping("Themes", (code,)),))


@pytest.mark.parametrize(
    ("old", "new", "where", "text"),
    [
        ('"Time"', "Time", "line 6, column 8", "This is no TOML: Invalid value."),
        ("rule =", "roule =", "Themes, code 1", "'roule' is not known here."),
        ('"Time"', "7", "grouping 1, code 1", None),
        ("[[grouping.code]]", "[grouping.code]", "grouping 1", None),
        ('title = "A codebook"', "grouping = 1", None, None),
        ('"Discussions of time."', '""', "Themes, code 1", "It has no definition."),
    ],
)
def test_every_mistake_is_a_value_with_its_place(old, new, where, text):
    _, problems = read_codebook(TOML.replace(old, new).encode())
    assert problems
    assert all(problem.write_instead for problem in problems)
    if text is not None:
        assert (problems[0].where, problems[0].text) == (where, text)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * 1_000_001, b"a=" + b"[" * 100_000, b""])
def test_a_file_that_is_no_codebook_is_named_and_never_raises(data):
    _, problems = read_codebook(data)
    assert len(problems) == 1

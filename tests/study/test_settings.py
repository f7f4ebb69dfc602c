"""`study.toml`: what is read, and how what is wrong is said."""

import dataclasses
import re
import runpy
from pathlib import Path

import pytest

from facilitator.errors import BadInput
from facilitator.study import settings as tables
from facilitator.study.making import changed, first_settings
from facilitator.study.settings_file import parse_settings, read_settings
from facilitator.study.settings_told import line_of

LEAST = """\
format = 1
id = "0123456789abcdef"
title = "Compassion"
guide = "compassionate-care"
encryption = "off"
"""


def told(text):
    """Give what a person is told about a wrong file."""
    with pytest.raises(BadInput) as failure:
        parse_settings(text)
    return str(failure.value)


def test_the_least_file_has_a_default_for_everything_else():
    read = parse_settings(LEAST)
    assert (read.title, read.guide, read.encryption) == ("Compassion", "compassionate-care", "off")
    assert read.engine == "openai-whisper"
    assert read.redaction.reviewers == 1
    assert read.withdrawal.mode == "remove"


GENERAL = 'Write what stands for it and does not name it: "Fresno" = "a large city".'


def test_every_table_is_read():
    read = parse_settings(
        LEAST
        + """
groups = 6
assent_words = ["aye"]
speakers = "group"
[team.AB]
role = "facilitator"
[transcript]
style = "clean"
spelling = { "attending" = "Attending" }
[review]
listen = "sample"
sample = 0.5
[redaction]
places = ["Rivertown"]
reviewers = 2
[redaction.general]
"UC San Diego" = "a large university"
[withdrawal]
mode = "mark"
until = "the end of May"
[coding]
coders = ["AB", "CD"]
double = 3
seed = 7
[retention]
sound = { days = 365, after = "session.ended" }
[cohort]
name = "Class of 2026"
size = 160
[cohort.traits.gender]
woman = 84
"""
    )
    assert read.team["AB"] == tables.Member(role="facilitator")
    assert read.transcript.spelling == {"attending": "Attending"}
    assert read.redaction.places == ("Rivertown",)
    assert read.redaction.general == {"UC San Diego": "a large university"}
    assert read.coding == tables.CodingSettings(("AB", "CD"), 3, 7)
    assert read.retention.sound == tables.Kept(365, "session.ended")
    assert read.cohort.traits == {"gender": {"woman": 84}}


@pytest.mark.parametrize(
    ("added", "line", "key", "near"),
    [
        ("lang = 'en'\n", 6, "lang", "language"),
        ("[redaction]\nplace = ['X']\n", 7, "redaction.place", "places"),
        ("[redactions]\nplaces = ['X']\n", 6, "redactions", "redaction"),
        ("redaction.place = ['X']\n", 6, "redaction.place", "places"),
        ("[team.AB]\nrol = 'x'\n", 7, "team.AB.rol", "role"),
        ("[retention.sound]\ndays = 3\naftr = 'x'\n", 8, "retention.sound.aftr", "after"),
        ("\n\n[coding]\n# a comment\ncoder = ['AB']\n", 10, "coding.coder", "coders"),
    ],
)
def test_an_unknown_key_is_refused_with_its_line_and_the_nearest(added, line, key, near):
    said = told(LEAST + added)
    assert said == f"study.toml, line {line}: {key} is no setting. Did you mean {near}?"


def test_where_nothing_is_near_the_known_keys_are_listed():
    assert told(LEAST + "[coding]\nxyzzy = 1\n").endswith("Known here: coders, double, seed.")


@pytest.mark.parametrize(
    ("added", "line", "key", "why"),
    [
        ("groups = 'six'\n", 6, "groups", "Write a whole number."),
        ("[redaction]\nreviewers = 3\n", 7, "redaction.reviewers", "Write 1 or 2."),
        (
            "[redaction]\nplaces = [1]\n",
            7,
            "redaction.places",
            'Write a list of texts: ["…", "…"].',
        ),
        ("[redaction]\ndrill = 'no'\n", 7, "redaction.drill", "Write true or false."),
        (
            "[redaction]\nprofiles = ['internal']\n",
            7,
            "redaction.profiles",
            'Write a list of any of "team", "archive", "publication", "safe-harbor".',
        ),
        ('[redaction.general]\nFresno = " "\n', 7, "redaction.general", GENERAL),
        ('[redaction.general]\nFresno = "\u200b"\n', 7, "redaction.general", GENERAL),
        (
            '[redaction.general]\nOmak = "a town"\n"UC Omak" = "the uc omak school"\n',
            8,
            "redaction.general",
            GENERAL,
        ),
        ("language = 1\n", 6, "language", 'Write text in quotes: "…".'),
        ("speakers = 'chairs'\n", 6, "speakers", 'Write "seats" or "group".'),
        ("team.AB.role = 1\n", 6, "team.AB.role", 'Write text in quotes: "…".'),
        (
            "[cohort.traits.gender]\nwoman = 'x'\n",
            7,
            "cohort.traits.gender.woman",
            "Write a whole number.",
        ),
        ("[review]\nsample = 1.5\n", 7, "review.sample", "Write a share, 0.2 for a fifth."),
        ("groups = 0\n", 6, "groups", "Write 1 or more."),
        ("[coding]\ndouble = -1\n", 7, "coding.double", "Write 0 or more."),
        (
            "redaction = 1\n",
            6,
            "redaction",
            "Write it as a table, with a line for each of its settings.",
        ),
    ],
)
def test_a_wrong_value_is_refused_with_its_key_its_line_and_what_to_write(added, line, key, why):
    assert told(LEAST + added) == f"study.toml, line {line}: {key} cannot have this value. {why}"


def test_a_setting_missing_in_a_table_is_named_with_it():
    said = told(LEAST + "[retention]\nsound = { days = 3 }\n")
    assert said.startswith("study.toml: retention.sound.after is missing.")


@pytest.mark.parametrize("key", ["format", "id", "title", "guide"])
def test_what_is_missing_is_named(key):
    said = told(re.sub(rf"^{key} = .*\n", "", LEAST, flags=re.M))
    assert f"{key} is missing" in said


@pytest.mark.parametrize("value", ['"0123"', '"0123456789ABCDEF"', '"x123456789abcdef"'])
def test_an_id_is_sixteen_hex_digits(value):
    assert "line 2: id cannot have this value" in told(LEAST.replace('"0123456789abcdef"', value))


def test_another_format_needs_another_program():
    said = told(LEAST.replace("format = 1", "format = 2"))
    assert "line 1: format 2 is not known here" in said
    assert "newer facilitator" in said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (LEAST.replace('"off"', '"on"'), 'line 5: encryption can only be "off"'),
        (LEAST + 'recipients = ["age1abc"]\n', "line 6: it has recipients and says that it is not"),
    ],
)
def test_encryption_is_off_or_names_who_may_open(text, why):
    assert why in told(text)


def test_who_may_open_an_encrypted_study_is_read():
    closed = LEAST.replace('encryption = "off"', 'recipients = ["age1abc"]\nkeys_dir = "/keys"')
    read = parse_settings(closed)
    assert (read.encryption, read.recipients, read.keys_dir) == (None, ("age1abc",), "/keys")


def test_with_neither_answer_the_file_is_read_and_nobody_may_open():
    """What needs the answer asks for it: `init` and `check` run without."""
    read = parse_settings(LEAST.replace('encryption = "off"\n', ""))
    assert (read.encryption, read.recipients) == (None, ())


def test_a_new_encrypted_file_names_who_may_open():
    read = parse_settings(first_settings("T", "own", ("age1abc", "age1def")))
    assert (read.encryption, read.recipients) == (None, ("age1abc", "age1def"))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (LEAST + "title = \n", "study.toml, line 6"),
        (LEAST + "[coding\n", "study.toml, line 6"),
        (LEAST + 'model = "tiny\n', "study.toml, line 6"),
        (LEAST + "model = '''tiny", "study.toml"),
        (LEAST + LEAST, "study.toml, line 6"),
        ("[" * 5000, "study.toml"),
        ("x = " + "[" * 5000, "study.toml"),
    ],
)
def test_what_is_no_toml_is_said_with_its_line(text, where):
    assert told(text).startswith(where)


def test_a_file_that_is_no_text_or_too_large_is_refused(tmp_path):
    (tmp_path / "a").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b").write_bytes(b"#" * 1_000_001)
    for name, why in (("a", "not UTF-8"), ("b", "larger than 1 MB"), ("c", "cannot be read")):
        with pytest.raises(BadInput, match=why):
            read_settings(tmp_path / name)


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path):
    (tmp_path / "study.toml").write_bytes(b"\xef\xbb\xbf" + LEAST.replace("\n", "\r\n").encode())
    assert read_settings(tmp_path / "study.toml").title == "Compassion"


def test_a_new_file_is_read_and_every_key_of_it_is_known():
    one = parse_settings(first_settings('A "quoted" title\n', "own"))
    two = parse_settings(first_settings("T", "own"))
    assert one.title == 'A "quoted" title\n'
    assert one.guide == "own"
    assert re.fullmatch("[0-9a-f]{16}", one.id)
    assert one.id != two.id


def test_a_change_keeps_comments_and_order():
    text = LEAST + "# who codes\n[coding]\ncoders = []  # initials\n"
    after = changed(text, {"coding.coders": ["AB"], "review.sample": 0.5, "title": "New"})
    assert '# who codes\n[coding]\ncoders = ["AB"]  # initials\n' in after
    read = parse_settings(after)
    assert (read.title, read.coding.coders, read.review.sample) == ("New", ("AB",), 0.5)
    with pytest.raises(BadInput):
        changed(text, {"coding.coder": ["AB"]})


def test_the_manual_s_page_is_what_the_settings_print():
    docs = Path(__file__).parents[2] / "docs"
    printer = runpy.run_path(str(docs / "print_study_toml.py"))
    printed = printer["page"]()
    assert printed == (docs / "study-toml.md").read_text(encoding="utf-8")
    for cls in vars(tables).values():
        if dataclasses.is_dataclass(cls):
            for field in dataclasses.fields(cls):
                assert f"| `{field.name}` | " in printed


def test_the_line_of_a_key_is_found_in_its_own_table():
    text = "double = 1\n[coding]\ndouble = 2\n[review]\ndouble = 3\n"
    assert [line_of(text, ("coding", "double")), line_of(text, ("review", "double"))] == [3, 5]
    assert line_of(text, ("double",)) == 1
    assert line_of(text, ("none",)) == 1

"""The study's codebook is its own, else the shipped one."""

import pytest

from facilitator.errors import BadInput, Refused
from facilitator.study.folder import Study
from facilitator.workflow.codebooks import find_codebook, open_codebook, study_codebook, write_csv

ONE_CODE = """
[[grouping]]
name = "Themes"
[[grouping.code]]
name = "Only"
definition = "All."
rule = "Code all"
"""


@pytest.fixture
def study(tmp_path):
    study = Study.create(tmp_path / "study", "A study")
    for file in (study.root / "templates" / "codebooks").glob("*.toml"):
        file.unlink()
    return study


def put(study, name, text=ONE_CODE):
    folder = study.root / "templates" / "codebooks"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_without_one_of_its_own_a_study_has_the_shipped_one(study):
    assert len(study_codebook(study).codes) == 15


def test_the_only_one_is_the_study_s_whatever_it_is_called(study):
    put(study, "mine.toml")
    assert [code.name for code in study_codebook(study).codes] == ["Only"]


def test_of_several_the_one_named_like_the_guide_counts(study):
    put(study, "a.toml")
    put(study, "b.toml")
    with pytest.raises(Refused) as refused:
        find_codebook(study)
    assert refused.value.evidence == ("a.toml", "b.toml")
    put(study, f"{study.settings.guide}.toml")
    assert find_codebook(study).name == f"{study.settings.guide}.toml"


def test_a_codebook_with_mistakes_is_refused_with_every_one_of_them(study):
    put(study, "mine.toml", ONE_CODE.replace('"All."', '""').replace("rule", "role"))
    with pytest.raises(BadInput) as refused:
        open_codebook(find_codebook(study))
    assert refused.value.evidence == ("Themes, code 1: 'role' is not known here. → rule = …",)


def test_the_table_is_the_same_twice(study, tmp_path):
    one, other = (write_csv(study, tmp_path / name) for name in ("a.csv", "b.csv"))
    assert one.read_bytes() == other.read_bytes() == write_csv(study, None).read_bytes()

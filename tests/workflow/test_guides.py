"""Guides are found by name in the study, then among the shipped ones, and refused with a place."""

from hashlib import sha256
from pathlib import Path

import pytest

from facilitator.errors import BadInput, Refused
from facilitator.study.folder import Study
from facilitator.workflow.guides import find_guide, guide_names, open_guide, read_guide

OURS = "# I. Go\n\nWhat was it?\n"


@pytest.fixture
def study(tmp_path):
    return Study.create(tmp_path / "study", "A study")


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_study_s_own_guide_goes_before_the_shipped_one_of_that_name(study):
    write(study.root / "guides", "compassionate-care.md", OURS)
    assert len(read_guide(find_guide("compassionate-care", study)).items) == 1
    assert len(read_guide(find_guide("compassionate-care", None)).items) == 32


def test_a_path_is_taken_as_it_is(tmp_path):
    path = write(tmp_path, "mine.md", OURS)
    found = open_guide(find_guide(str(path), None))
    assert found.name == found.guide.title == "mine"
    assert found.data == OURS.encode()
    assert found.sha256 == sha256(OURS.encode()).hexdigest()


def test_a_wrong_name_is_refused_with_the_nearest(study):
    write(study.root / "guides", "second.md", OURS)
    assert guide_names(study) == ["compassionate-care", "second", "shift-handover"]
    with pytest.raises(Refused) as refused:
        find_guide("compasionate-care", study)
    assert str(refused.value) == (
        "There is no guide called compasionate-care. Did you mean compassionate-care?"
    )


def test_a_guide_with_mistakes_is_refused_with_every_one_of_them(tmp_path):
    path = write(tmp_path, "mine.md", "# I. Go {minutes=x}\n\nWhat **was it?\n")
    with pytest.raises(BadInput) as refused:
        read_guide(path)
    assert refused.value.what.endswith("mine.md has 2 mistakes.")
    assert refused.value.evidence == (
        "mine.md:1:18 minutes 'x' is no whole number of minutes. → minutes=20",
        "mine.md:3:6 This ** has no partner. → **the words to stress**",
    )


@pytest.mark.parametrize("name", ["absent.md", ""])
def test_what_is_no_file_is_refused(tmp_path, name):
    with pytest.raises(BadInput):
        read_guide(tmp_path / name)

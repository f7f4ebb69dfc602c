"""Which files of weights are found, known and opened."""

from hashlib import sha256
from pathlib import Path

import pytest

from facilitator.errors import BadInput, Unavailable
from facilitator.speech import weights

BUNDLED = Path(__file__).parents[2] / "models" / "tiny.en.pt"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.pt"
    path.write_bytes(b"weights")
    return path


HASH = sha256(b"weights").hexdigest()


def test_the_first_place_that_has_it_is_taken(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tiny.en.pt").write_bytes(b"")
    places = [tmp_path / "none", tmp_path / "one", tmp_path / "two"]
    assert weights.find("tiny.en", places) == tmp_path / "one" / "tiny.en.pt"
    assert weights.find("base.en", places) is None


def test_a_file_is_taken_as_it_is(file):
    assert weights.find(str(file), []) == file


def test_a_name_cannot_leave_its_folder(tmp_path):
    (tmp_path / "secret.pt").write_bytes(b"")
    assert weights.find("../secret", [tmp_path / "models"]) is None


def test_the_bundled_model_is_known():
    assert weights.sha256_of(BUNDLED) == weights.SHIPPED
    assert weights.trusted(BUNDLED, weights.SHIPPED)


def test_an_unknown_file_needs_its_hash(file, tmp_path):
    with pytest.raises(BadInput, match="not a model that is known"):
        weights.add(file, None, tmp_path / "own")
    assert not (tmp_path / "own").exists()


def test_another_hash_than_said_is_refused(file, tmp_path):
    with pytest.raises(BadInput, match="not the file with that hash"):
        weights.add(file, "0" * 64, tmp_path / "own")


def test_a_vouched_for_file_is_copied_and_trusted(file, tmp_path):
    added = weights.add(file, HASH.upper(), tmp_path / "own")
    assert added.path.read_bytes() == b"weights"
    assert weights.trusted(added.path, HASH)
    assert not weights.trusted(file, HASH)  # where it came from it stays unknown


def test_adding_twice_changes_nothing_and_another_of_that_name_is_refused(file, tmp_path):
    weights.add(file, HASH, tmp_path / "own")
    weights.add(file, HASH, tmp_path / "own")
    file.write_bytes(b"others")
    with pytest.raises(BadInput, match="was added before"):
        weights.add(file, sha256(b"others").hexdigest(), tmp_path / "own")


def test_a_missing_file_is_said_plainly(tmp_path):
    with pytest.raises(Unavailable, match="cannot be read"):
        weights.add(tmp_path / "none.pt", None, tmp_path / "own")

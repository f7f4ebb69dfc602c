"""Guides and templates that come with the program."""

import zipfile
from pathlib import Path

import pytest

from facilitator.study.shipped import shipped


@pytest.mark.parametrize("kind", ["guides", "templates"])
def test_in_a_checkout_they_lie_beside_pyproject(kind):
    found = shipped(kind)
    assert (Path(str(found)).parent / "pyproject.toml").is_file()
    assert Path(str(found)).name == kind


def test_in_a_wheel_they_lie_in_the_package(tmp_path, monkeypatch):
    import importlib
    import sys

    with zipfile.ZipFile(tmp_path / "f.whl", "w") as wheel:
        wheel.writestr("facilitator_in_a_wheel/__init__.py", "")
        wheel.writestr("facilitator_in_a_wheel/_shipped/guides/one.md", "# One")
    monkeypatch.syspath_prepend(str(tmp_path / "f.whl"))
    importlib.import_module("facilitator_in_a_wheel")
    found = shipped("guides", package="facilitator_in_a_wheel")
    assert [guide.name for guide in found.iterdir()] == ["one.md"]
    del sys.modules["facilitator_in_a_wheel"]

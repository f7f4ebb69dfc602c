"""The wheel holds the program, its guides and templates, and nothing that lies about."""

import subprocess
import sys
import zipfile
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

NOT_ALLOWED = ("GPL", "AGPL")
KNOWN = {
    # name: why its licence is no hindrance
    "codespell": "GPL, run by developers and never imported or shipped",
    "soxr": "LGPL, a library of its own beside ours",
    "text-unidecode": "Artistic or GPL, as one chooses",
}


def test_the_wheel_holds_what_is_tracked_and_nothing_else(tmp_path):
    listed = subprocess.run(
        ["git", "ls-files", "src/facilitator", "guides", "templates"],
        *[], cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout: nothing to hold the wheel against")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {
        name.removeprefix("src/") if name.startswith("src/") else f"facilitator/_shipped/{name}"
        for name in listed.stdout.split()
    }
    assert held == expected


def test_no_licence_that_binds_ours_is_installed():
    bad = []
    for one in distributions():
        name = one.metadata["Name"]
        licence = one.metadata.get("License-Expression") or one.metadata.get("License") or ""
        said = [licence.split("\n")[0], *(one.metadata.get_all("Classifier") or [])]
        said = [s for s in said if "License" in s or s == said[0]]
        copyleft = any(word in s for s in said for word in NOT_ALLOWED)
        lesser = any("LGPL" in s or "Lesser" in s for s in said)
        if copyleft and not lesser and name not in KNOWN:
            bad.append(f"{name}: {said}")
    assert bad == []

"""folder synced to a cloud: detect by path, marker files and environment (the common seven
services): `init` refuses without `--synced`; pre-flight line.
"""

import json

import pytest

from facilitator.cli.main import run
from facilitator.study.folder import Study
from facilitator.study.synced import SERVICES, synced_by

# Service, its folder on a machine, what lies in there, the variables it sets.
SEEN = [
    ("Dropbox", "Dropbox", None, {}),
    ("Dropbox", "Dropbox (Personal)", None, {}),
    ("Dropbox", "work", ".dropbox.cache/", {}),
    ("Dropbox", "Library/CloudStorage/Dropbox-Team", None, {}),
    ("OneDrive", "OneDrive - University of Somewhere", None, {}),
    ("OneDrive", "Library/CloudStorage/OneDrive-Personal", None, {}),
    ("OneDrive", "moved", None, {"OneDriveCommercial": "moved"}),
    ("OneDrive", "moved", ".849C9593-D756-4E56-8D6E-42412F2A707B", {}),
    ("Google Drive", "My Drive", None, {}),
    ("Google Drive", "Library/CloudStorage/GoogleDrive-ab@example.org/My Drive", None, {}),
    ("Google Drive", "mirrored", ".tmp.driveupload/", {}),
    ("iCloud Drive", "iCloudDrive", None, {}),
    ("iCloud Drive", "Library/Mobile Documents/com~apple~CloudDocs", None, {}),
    ("Box", "Box", None, {}),
    ("Box", "Library/CloudStorage/Box-Box", None, {}),
    ("Nextcloud or ownCloud", "Nextcloud2", None, {}),
    ("Nextcloud or ownCloud", "cloud", ".sync_1a2b3c.db", {}),
    ("Syncthing", "shared", ".stfolder/", {}),
]


def placed(root, folder, marker):
    place = root / folder
    place.mkdir(parents=True)
    if marker is not None:
        mark = place / marker
        if marker.endswith("/"):
            mark.mkdir()
        else:
            mark.touch()
    return place


@pytest.mark.parametrize(("service", "folder", "marker", "variables"), SEEN)
def test_each_service_is_known_by_what_it_leaves(tmp_path, service, folder, marker, variables):
    place = placed(tmp_path, folder, marker)
    environment = {name: str(tmp_path / value) for name, value in variables.items()}
    assert synced_by(place / "a study" / "recordings", environment) == service
    assert synced_by(place, environment) == service


def test_all_seven_are_tried():
    assert {service.name for service in SERVICES} == {service for service, *_ in SEEN}
    assert len(SERVICES) == 7


def test_a_link_is_followed_both_ways(tmp_path):
    placed(tmp_path, "Dropbox", None)
    (tmp_path / "own").mkdir()
    (tmp_path / "leads-in").symlink_to(tmp_path / "Dropbox")
    (tmp_path / "Dropbox" / "leads-out").symlink_to(tmp_path / "own")
    assert synced_by(tmp_path / "leads-in" / "study", {}) == "Dropbox"
    assert synced_by(tmp_path / "Dropbox" / "leads-out" / "study", {}) == "Dropbox"
    assert synced_by(tmp_path / "own" / "study", {}) is None


@pytest.mark.parametrize("name", ["Box 12 tapes", "dropboxes", "one drive", "studies"])
def test_a_folder_that_only_sounds_like_one_is_none(tmp_path, name):
    assert synced_by(tmp_path / name, {"OneDrive": "", "HOME": str(tmp_path)}) is None


def test_init_refuses_such_a_folder_and_makes_nothing(tmp_path, capsys):
    target = placed(tmp_path, "Dropbox", None) / "study"
    with pytest.raises(SystemExit) as ended:
        run(["init", str(target), "--no-encryption"])
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "copied to a cloud by Dropbox" in said
    assert "--synced" in said
    assert not target.exists()


def test_init_takes_it_where_that_is_said(tmp_path):
    target = placed(tmp_path, "Dropbox", None) / "study"
    with pytest.raises(SystemExit) as ended:
        run(["init", str(target), "--no-encryption", "--synced"])
    assert ended.value.code == 0
    assert Study.open(target)


def test_check_says_so_before_a_group(tmp_path, capsys):
    study = Study.create(placed(tmp_path, "Nextcloud", None) / "study", "A study")
    with pytest.raises(SystemExit):
        run(["check", "--study", str(study.root), "--json", "--device", "no such microphone"])
    lines = json.loads(capsys.readouterr().out)["lines"]
    (line,) = [line for line in lines if line["id"] == "synced"]
    assert line["state"] == "warn"
    assert "Nextcloud or ownCloud copies this folder" in line["text"]

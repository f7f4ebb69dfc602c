"""Whether a folder is copied to somebody's cloud by a service that runs on this machine.

Seven services, by what each leaves to be seen: the folder's own name or one above it, a file or
folder that the service keeps at its root, a variable that it sets. What is synced is out of the
study's hands: other machines, old versions, the service's own staff.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Service:
    """How a service's folder is known."""

    name: str
    folders: tuple[str, ...] = ()
    """Names of its folder as patterns, in lower case."""
    below: tuple[str, ...] = ()
    """Parts of a path, in lower case, below which it puts its folders."""
    markers: tuple[str, ...] = ()
    """What lies at its root."""
    variables: tuple[str, ...] = ()
    """Environment variables that name its root."""


SERVICES = (
    Service(
        "Dropbox",
        folders=("dropbox", "dropbox (*"),
        below=("library/cloudstorage/dropbox",),
        markers=(".dropbox", ".dropbox.cache"),
    ),
    Service(
        "OneDrive",
        folders=("onedrive", "onedrive - *"),
        below=("library/cloudstorage/onedrive",),
        markers=(".849C9593-D756-4E56-8D6E-42412F2A707B",),
        variables=("OneDrive", "OneDriveConsumer", "OneDriveCommercial"),
    ),
    Service(
        "Google Drive",
        folders=("google drive", "googledrive", "my drive"),
        below=("library/cloudstorage/googledrive",),
        markers=(".tmp.drivedownload", ".tmp.driveupload"),
    ),
    Service(
        "iCloud Drive",
        folders=("icloud drive", "iclouddrive"),
        below=("library/mobile documents",),
        variables=("iCloudDrive",),
    ),
    Service(
        "Box",
        folders=("box", "box sync"),
        below=("library/cloudstorage/box",),
        markers=(".boxsync",),
    ),
    Service(
        "Nextcloud or ownCloud",
        folders=("nextcloud", "nextcloud[0-9]", "owncloud", "owncloud[0-9]"),
        below=("library/cloudstorage/nextcloud", "library/cloudstorage/owncloud"),
        markers=(".sync_*.db", "._sync_*.db", ".owncloudsync.log", ".nextcloudsync.log"),
    ),
    Service("Syncthing", folders=("syncthing",), markers=(".stfolder", ".stversions")),
)


def synced_by(folder: Path, environment: Mapping[str, str]) -> str | None:
    """Give the service that syncs `folder`, which need not be there yet; None where none shows."""
    # Through a link too: some services copy what a link in their folder leads to.
    ways = (folder.absolute(), folder.resolve())
    places = dict.fromkeys(place for way in ways for place in (way, *way.parents))
    for service in SERVICES:
        if any(_is_below(service, way) for way in ways):
            return service.name
        if any(_is_root(service, place, environment) for place in places):
            return service.name
    return None


def _is_below(service: Service, folder: Path) -> bool:
    path = folder.as_posix().lower()
    return any(f"/{part}" in path for part in service.below)


def _is_root(service: Service, folder: Path, environment: Mapping[str, str]) -> bool:
    named = any(fnmatchcase(folder.name.lower(), known) for known in service.folders)
    return (
        named
        or any(_is_there(folder, marker) for marker in service.markers)
        or any(_is(folder, environment.get(variable)) for variable in service.variables)
    )


def _is_there(folder: Path, marker: str) -> bool:
    try:
        return next(folder.glob(marker), None) is not None
    except OSError:
        return False


def _is(folder: Path, named: str | None) -> bool:
    return bool(named) and Path(str(named)).resolve() == folder

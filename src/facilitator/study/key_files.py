"""Where the keys of a session lie: wrapped in its folder, open in the user's state folder.

A wrapped key is stored twice and read back after writing; its name carries its number, and it is
replaced only where it is wrapped for another holder. The open keys are there while a session is
live, and go when it is sealed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from facilitator.errors import Damaged, Unavailable
from facilitator.ports import KeyPlace
from facilitator.study import secret_file
from facilitator.study.disk import SystemDisk, make_folder, sync_folder
from facilitator.study.erase import erase

_ENDING = ".age"
_COPY = ".copy.age"
COPIES = 2
"""How often each wrapped key is stored."""
_ENDINGS = (_ENDING, _COPY)
_BESIDE = ".new"
_HEADER_BYTES = 4096
_BEGINS = b"age-encryption.org/v1\n"
_HOLDER = re.compile(rb"^-> X25519 ", re.MULTILINE)


def store_wrapped(folder: Path, files: dict[str, bytes]) -> None:
    """Store wrapped keys by name, each twice, and read them back. Raises Unavailable.

    Stopped at any moment, either none of them is there or all are (`wrapped` ends what was begun).
    """
    try:
        make_folder(folder)  # and nothing above it: a stick that is not plugged in is not made
        _put(folder, files)
    except OSError as failure:
        raise Unavailable(
            f"The session's keys cannot be stored in {folder} ({failure.strerror or failure}).",
            "Free space there; without its keys nothing of the session could be opened again.",
        ) from failure


def replace_wrapped(
    folder: Path, files: dict[str, bytes], opens: Callable[[dict[str, bytes]], bool]
) -> None:
    """Put keys that are wrapped for other holders in the place of those there, both copies.

    Only where `opens` says that what was written and read back holds the same keys do the old ones
    go, one after the other. Stopped at any moment, each copy is the old one or the new one, whole.
    Raises Unavailable, Damaged.
    """
    try:
        make_folder(folder)
        _put(folder, files, opens)
    except OSError as failure:
        raise Unavailable(
            f"The keys in {folder} cannot be wrapped anew ({failure.strerror or failure}).",
            "Free space there, then give the command again: it goes on where it stopped.",
        ) from failure


def home(place: KeyPlace) -> Path:
    """Give the folder for new wrapped keys: the session's own while the one for them is away."""
    return Path(place.beside if is_away(place) else place.folder)


def is_away(place: KeyPlace) -> bool:
    """Say whether the folder of all sessions' wrapped keys is not there: a stick is pulled out."""
    return bool(place.beside) and not Path(place.folder).parent.is_dir()


def wrapped(*folders: Path | str) -> dict[str, tuple[bytes, ...]]:
    """Give the wrapped keys in `folders` by name, each with its copies; none where one is missing.

    Of a session all its places are to be given (`KeyPlace.places`).
    """
    disk = SystemDisk()
    found: dict[str, tuple[bytes, ...]] = {}
    for folder in map(Path, folders):
        _end_begun(folder, disk.names(str(folder)))
        for file in disk.names(str(folder)):
            if file.endswith(_ENDING) and not file.startswith("."):
                with suppress(OSError):  # the copy is there for a file that cannot be read
                    name = _name(file)
                    found[name] = (*found.get(name, ()), disk.read(str(folder / file)))
    return found


def named_by_sound(folders: Iterable[Path]) -> frozenset[str]:
    """Give the names of the keys that files of sound say they are closed with (`sound.1`)."""
    disk = SystemDisk()
    paths = (folder / name for folder in folders for name in disk.names(str(folder)))
    return frozenset(filter(None, map(sound_key, paths)))


def sound_key(path: Path) -> str:
    """Give the name of the key that a file of sound says it is closed with; "" for another file."""
    if path.suffix != ".fca":
        return ""
    try:
        first = SystemDisk().read(str(path), 0, _HEADER_BYTES).partition(b"\n")[0]
        return str(json.loads(first)["key"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def set_aside(folder: Path, name: str, free: str) -> None:
    """Give a wrapped key that is not ours another name: it opens what it opens under any."""
    for ending in _ENDINGS:
        path = folder / f"{name}{ending}"
        if _counts(_read(SystemDisk(), folder, path.name)):
            path.rename(folder / f"{free}{ending}")
    sync_folder(folder)


def remove_wrapped(folder: Path, names: Iterable[str]) -> None:
    """Remove wrapped keys that lie in another folder now. Raises Unavailable."""
    for name in names:
        for ending in _ENDINGS:
            erase(folder / f"{name}{ending}")


def problems(folder: Path, holders: int) -> Iterator[str]:
    """Say in a sentence each which wrapped keys are damaged or missing; no key is needed for it.

    `holders` is how many may open the study now.
    """
    disk = SystemDisk()
    there = [name for name in disk.names(str(folder)) if name.endswith(_ENDING)]
    names = sorted({_name(file) for file in there if not file.startswith(".")})
    for name in names:
        copies = {f"{name}{end}": _read(disk, folder, f"{name}{end}") for end in _ENDINGS}
        whole = {file: data for file, data in copies.items() if data and _counts(data)}
        lost = [file for file in copies if file not in whole]
        if lost:
            yield _lost(folder, lost, len(whole))
        elif len(set(whole.values())) > 1:
            yield (
                f"{folder.name}/{name}{_ENDING} and its copy are not the same: one is damaged, or "
                "wrapping them for a new holder was interrupted. Each session is opened with the "
                "one that is whole; `facilitator key add` with any holder's key writes both anew."
            )
        elif {_holders(data) for data in whole.values()} != {holders}:
            yield (
                f"{folder.name}/{name}{_ENDING} is not wrapped for all recipients of study.toml "
                "alone: `facilitator key add` with the newest holder's key wraps it for them."
            )


def write_new(path: Path, data: bytes) -> None:
    """Make a file of a key, 0600, and read it back; one that is there stays. Raises OSError."""
    disk = SystemDisk()
    file = disk.create(str(path))
    try:
        if file.write(data) != len(data):
            raise OSError("only a part was written")
        file.sync()
    finally:
        file.close()
    if disk.read(str(path)) != data:
        raise OSError("what was read back is not what was written")


def open_sessions(state: Path) -> tuple[str, ...]:
    """Give the ids of the sessions whose keys lie open in the state folder."""
    names = SystemDisk().names(str(state / "open"))
    return tuple(name.removesuffix(".key") for name in names if name.endswith(".key"))


def remove_open(state: Path, session: str) -> bool:
    """Overwrite and remove a session's open keys; give whether there were any."""
    secret_file.remove_leftovers(state / "open")
    return erase(open_path(state, session))


def open_path(state: Path, session: str) -> Path:
    """Give the place of a session's open keys: `open/<session id>.key` in the state folder."""
    return state / "open" / f"{session}.key"


def _put(
    folder: Path,
    files: dict[str, bytes],
    opens: Callable[[dict[str, bytes]], bool] = lambda read: True,
) -> None:
    """Write all beside and sync them before the first gets its name."""
    ways = {folder / f"{name}{end}": data for end in _ENDINGS for name, data in files.items()}
    for path, data in ways.items():
        _beside(path).unlink(missing_ok=True)
        write_new(_beside(path), data)
    for ending in _ENDINGS:
        disk = SystemDisk()
        if not opens({n: disk.read(str(_beside(folder / f"{n}{ending}"))) for n in files}):
            raise Damaged(
                f"The keys that were wrapped anew in {folder} do not open.",
                "The old ones stand. Look at the disk, then give the command again.",
            )
    sync_folder(folder)
    for path in ways:
        _name_it(path)
    sync_folder(folder)


def _name_it(path: Path) -> None:
    try:
        _beside(path).replace(path)
    except FileNotFoundError:
        if not path.exists():  # else another process has ended what this one began
            raise


def _end_begun(folder: Path, names: tuple[str, ...]) -> None:
    """Give their names to keys that were stored together with one that has its name already."""
    there = {name for name in names if not name.startswith(".")}
    numbers = {_name(name).rpartition(".")[2] for name in there}
    for beside in names:
        name = beside.removeprefix(".").removesuffix(_BESIDE)
        waits = beside != name and name not in there
        if waits and _name(name).rpartition(".")[2] in numbers:
            with suppress(OSError):
                _name_it(folder / name)


def _name(file: str) -> str:
    """Give the name of the key that a file holds: `words.1`."""
    return file.removesuffix(_COPY).removesuffix(_ENDING)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_BESIDE}")


def _read(disk: SystemDisk, folder: Path, file: str) -> bytes:
    try:
        return disk.read(str(folder / file))
    except OSError:
        return b""


def _counts(data: bytes) -> bool:
    """Say whether `data` is a message of age with a header, as far as that shows without a key."""
    return data.startswith(_BEGINS) and b"\n--- " in data


def _holders(data: bytes) -> int:
    """Give to how many keys a message is closed."""
    return len(_HOLDER.findall(data.partition(b"\n--- ")[0]))


def _lost(folder: Path, lost: list[str], whole: int) -> str:
    files = " and ".join(f"{folder.name}/{file}" for file in lost)
    if whole:
        return (
            f"{files} is damaged or missing; the other copy is used. Copy that one over it while "
            "it is whole."
        )
    return (
        f"{files} are damaged or missing: what they open cannot be opened. Bring them back from a "
        "copy."
    )

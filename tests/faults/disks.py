"""Real file systems that refuse: made, filled, broken, pulled out and put back. Root, on Linux."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

_SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN
_WITHOUT_LOG_FLUSH = 2
NEEDS = ("mount", "umount", "losetup", "mkfs.ext4")


def missing() -> str | None:
    """Say why no file system can be mounted here."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux may mount"
    lacks = [name for name in NEEDS if shutil.which(name) is None]
    if lacks:
        return f"no {', '.join(lacks)}: apt install mount e2fsprogs"
    try:
        _run("losetup", "--find")
    except subprocess.CalledProcessError:
        return "no loop device is to be had"
    return None


def skip_aloud() -> None:
    """Skip the test where nothing can be mounted, saying so where a person reads it."""
    if (why := missing()) is not None:
        print(f"\nSKIPPED: no real disk that refuses ({why})", file=sys.__stderr__, flush=True)
        pytest.skip(f"no real disk that refuses: {why}")


@contextmanager
def memory_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """Mount a small file system in memory at `place`."""
    place.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}M,mode=700", "tmpfs", str(place))
    try:
        yield place
    finally:
        _run("umount", "--lazy", str(place))


def fill(folder: Path) -> Path:
    """Fill the disk to its last byte; give the file to remove."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while file.write(bytes(size)):
                    pass
    return filler


class Stick:
    """A stick with ext4 that can break, be pulled out, and be put back."""

    def __init__(self, image: Path, place: Path, megabytes: int = 128) -> None:
        """Make it and mount it at `place`; one that meets an error makes itself read-only."""
        self.place = place
        self._image = image
        self._devices: list[str] = []
        with image.open("wb") as file:
            file.truncate(megabytes << 20)
        _run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", str(image))
        place.mkdir()
        self.put_back()

    def put_back(self) -> None:
        """Mount it, as a device of its own: what still holds the old one is held by nothing."""
        device = _run("losetup", "--find", "--show", str(self._image)).strip()
        self._devices.append(device)
        _run("mount", "-o", "errors=remount-ro", device, str(self.place))

    def break_down(self) -> None:
        """Let the kernel meet an error on it: from here on it is read-only."""
        name = Path(self._devices[-1]).name
        Path(f"/sys/fs/ext4/{name}/trigger_fs_error").write_text("1")

    def cut_power(self) -> None:
        """Let nothing more reach it, not even what the file system has in its log in memory."""
        opened = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(opened, _SHUTDOWN, struct.pack("I", _WITHOUT_LOG_FLUSH))
        finally:
            os.close(opened)

    def unmount(self) -> None:
        """Let its folder be empty; processes may still hold what they have open."""
        _run("umount", "--lazy", str(self.place))

    def pull_out(self) -> None:
        """Pull it out: nothing reaches it, and its folder is empty."""
        self.cut_power()
        self.unmount()

    def close(self) -> None:
        """Unmount it whatever state it is in, and give its devices back."""
        with suppress(subprocess.CalledProcessError):
            self.unmount()
        for device in self._devices:
            with suppress(subprocess.CalledProcessError):
                _run("losetup", "--detach", device)


def is_read_only(folder: Path) -> bool:
    """Say whether a new file is refused as on a disk that is read-only."""
    try:
        (folder / "probe").touch()
    except OSError as refused:
        return refused.errno == errno.EROFS
    (folder / "probe").unlink()
    return False


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout

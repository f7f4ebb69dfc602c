"""Small classes that stand in for the world; each implements a port of `facilitator.ports`."""

import errno
import os
from contextlib import contextmanager
from dataclasses import dataclass, field

from facilitator.study.clock import utc_text


class StandingClock:
    """A clock that moves only when it is told to, or when someone sleeps on it."""

    def __init__(self, now=1_000_000_000, boot="b007b007", utc=1_795_000_000_000_000):
        self.time = now
        self.boot = boot
        self.utc_minus_now = utc - now

    def now(self):
        return self.time

    def utc(self):
        return utc_text(self.time + self.utc_minus_now)

    def sleep(self, time):
        self.time += time


@dataclass
class Fault:
    """What goes wrong at one call of a simulated disk."""

    call: str
    """`create`, `write`, `sync` or `sync_folder`"""
    at: int
    """Which call of that name, counted from 0."""
    error: int | None = errno.EIO
    """Error number; None for a short write that says so by its count alone."""
    kept: int = 0
    """How many bytes of a failing write reach the file; of a failing sync, how many stay there."""


@dataclass
class Outage:
    """A stretch in which every call below a folder fails: a stick that is pulled out, a full disk.

    It begins at the `start`-th call of the whole disk and lasts `calls` of them.
    """

    folder: str
    start: int
    calls: int
    error: int = errno.EIO


@dataclass
class SimulatedDisk:
    """A file system in memory with faults that a test lists, and power cuts that it chooses.

    `space` is how many bytes it holds; None is without end.

    After a failed sync the file holds only `kept` of the bytes since the last good sync, and the
    next sync succeeds: the kernel marks the pages clean though they never reached the disk.
    """

    faults: list[Fault] = field(default_factory=list)
    files: dict[str, bytearray] = field(default_factory=dict)
    synced: dict[str, int] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)
    space: int | None = None
    opened: set[str] = field(default_factory=set)
    outages: list[Outage] = field(default_factory=list)
    number: int = 0
    unsure: dict[str, tuple[bytes, int] | None] = field(default_factory=dict)
    """Names whose folder was not synced since: what stood there before; None for nothing."""

    def create(self, path):
        self.fail_if_listed("create", path)
        if path in self.files:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
        self.unsure.setdefault(path, None)
        self.files[path], self.synced[path] = bytearray(), 0
        self.opened.add(path)
        return SimulatedFile(self, path)

    def read(self, path, offset=0, most=-1):
        self.fail_if_out(path)
        if path not in self.files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        end = None if most < 0 else offset + most
        return bytes(self.files[path][offset:end])

    def names(self, folder):
        self.fail_if_out(f"{folder}/")
        inside = (path for path in self.files if path.startswith(f"{folder}/"))
        return tuple(sorted(path.removeprefix(f"{folder}/").split("/")[0] for path in inside))

    def sync_folder(self, folder):
        self.fail_if_listed("sync_folder", folder)
        for path in [path for path in self.unsure if path.rpartition("/")[0] == folder]:
            del self.unsure[path]

    def make_folder(self, folder):
        self.fail_if_listed("make_folder", folder)

    def free_bytes(self, folder):
        self.fail_if_listed("free_bytes", folder)
        return self.room()

    def room(self):
        used = sum(map(len, self.files.values()))
        return 2**40 if self.space is None else max(self.space - used, 0)

    def remove(self, path):
        self.fail_if_listed("remove", path)
        if path not in self.files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        self.unsure.setdefault(path, (bytes(self.files[path]), self.synced[path]))
        del self.files[path], self.synced[path]
        self.opened.discard(path)

    @contextmanager
    def held(self, path):
        yield path not in self.opened

    def cut_power(self, kept=0):
        """Lose what was not synced, save `kept` bytes of each file; no process lives on."""
        self.opened.clear()
        for path, data in self.files.items():
            del data[self.synced[path] + kept :]

    def crash(self, random):
        """Cut the power: of what was not synced, `random` keeps some and loses some.

        A write may be gone, whole, cut short, or begin with zeros; a name may be there or not.
        """
        self.opened.clear()
        for path, before in self.unsure.items():
            if random.random() < 0.5:
                self.files.pop(path, None)
                if before is not None:
                    self.files[path], self.synced[path] = bytearray(before[0]), before[1]
        self.unsure.clear()
        for path, data in self.files.items():
            start = self.synced[path]
            kept = random.choice([start, len(data), random.randint(start, len(data))])
            del data[kept:]
            if random.random() < 0.3:
                zeros = random.randint(start, kept)
                data[start:zeros] = bytes(zeros - start)

    def fail_if_out(self, path):
        self.number += 1
        for outage in self.outages:
            in_it = outage.start <= self.number < outage.start + outage.calls
            if in_it and path.startswith(outage.folder):
                raise OSError(outage.error, os.strerror(outage.error), path)

    def fault_at(self, call):
        number = self.calls.get(call, 0)
        self.calls[call] = number + 1
        return next((f for f in self.faults if f.call == call and f.at == number), None)

    def fail_if_listed(self, call, path):
        self.fail_if_out(path)
        fault = self.fault_at(call)
        if fault is not None:
            raise OSError(fault.error, os.strerror(fault.error), path)


class SimulatedFile:
    """A file of a simulated disk."""

    def __init__(self, disk, path):
        self.disk, self.path = disk, path
        self.failed = False
        self.closed = False

    def write(self, data):
        self.check()
        self.fail_if_out()
        fault = self.disk.fault_at("write")
        free = self.disk.room()
        if fault is None and free < len(data):
            fault = Fault("write", 0, errno.ENOSPC, kept=free)
        taken = data if fault is None else data[: fault.kept]
        self.disk.files[self.path] += taken
        if fault is not None:
            self.failed = fault.error is not None or len(taken) < len(data)
            if fault.error is not None:
                raise OSError(fault.error, os.strerror(fault.error), self.path)
        return len(taken)

    def is_at(self, path):
        return path == self.path and path in self.disk.files

    def overwrite(self, offset, data):
        self.check()
        self.disk.files[self.path][offset : offset + len(data)] = data

    def sync(self):
        self.check()
        self.fail_if_out()
        fault = self.disk.fault_at("sync")
        if fault is not None:
            self.failed = True
            del self.disk.files[self.path][self.disk.synced[self.path] + fault.kept :]
            raise OSError(fault.error, os.strerror(fault.error), self.path)
        self.disk.synced[self.path] = len(self.disk.files[self.path])

    def close(self):
        self.closed = True
        self.disk.opened.discard(self.path)

    def fail_if_out(self):
        try:
            self.disk.fail_if_out(self.path)
        except OSError:
            self.failed = True
            raise

    def check(self):
        assert not self.closed, "written after it was closed"
        assert not self.failed, "written again after it failed"

"""Journals in memory, and strategies for everything that can be written into one."""

import dataclasses
import types
import typing

from hypothesis import strategies as st
from stand_ins import SimulatedDisk, StandingClock

from facilitator.session.events import EVENTS
from facilitator.study.clock import SessionClock
from facilitator.study.journal import Journal
from facilitator.study.reading import FileReader, read_folder

FOLDER = "/study/recordings/FG3/journal"
RESCUE = "/state/rescue/00c0ffee00c0ffee/journal"
SESSION = "00c0ffee00c0ffee"

whole_numbers = st.integers(-(2**53) + 1, 2**53 - 1)
texts = st.text(max_size=20)


def of_type(hint):
    """Give a strategy for values of a field's type."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return st.sampled_from(inside)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([of_type(one) for one in inside])
    if origin is tuple and inside[-1] is Ellipsis:
        return st.lists(of_type(inside[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*[of_type(one) for one in inside])
    if dataclasses.is_dataclass(hint):
        return of_class(hint)
    plain = {int: whole_numbers, str: texts, bool: st.booleans(), type(None): st.none()}
    return plain[hint]


def of_class(cls):
    """Give a strategy for values of a dataclass, every field drawn."""
    hints = typing.get_type_hints(cls)
    return st.builds(cls, **{f.name: of_type(hints[f.name]) for f in dataclasses.fields(cls)})


any_event = st.sampled_from(sorted(EVENTS.values(), key=lambda cls: cls.__name__)).flatmap(of_class)
times = st.integers(0, 10_800_000_000)


def journal(
    disk=None, writer="facilitator", clock=None, speed=1000, envelope=None, rescue=None, zero=None
):
    """Open a new part of a journal, in memory unless `disk` is given."""
    disk = SimulatedDisk() if disk is None else disk
    clock = StandingClock() if clock is None else clock
    known = read_folder(disk, FOLDER, rescue=rescue)
    session_clock = SessionClock(clock, clock.now() if zero is None else zero, speed)
    return Journal(disk, FOLDER, writer, SESSION, session_clock, known, envelope, rescue=rescue)


def written(*events, at=0, step=1_000_000, envelope=None):
    """Give the bytes of a journal with these events, one `append` each, and its records' names."""
    disk = SimulatedDisk()
    ledger = journal(disk, envelope=envelope)
    names = [ledger.append(e, at=at + step * i)[0].name for i, e in enumerate(events)]
    return disk.read(f"{FOLDER}/facilitator.1.jsonl"), names


def read(data, file="facilitator.1.jsonl", envelope=None):
    """Read the bytes of one journal file."""
    reader = FileReader(file, envelope)
    reader.feed(data)
    return reader.so_far()


def in_memory(**files):
    """Give a disk with these journal files; `facilitator_1` is `facilitator.1.jsonl`."""
    disk = SimulatedDisk()
    for name, data in files.items():
        writer, part = name.rsplit("_", 1)
        disk.files[f"{FOLDER}/{writer}.{part}.jsonl"] = bytearray(data)
    return disk

"""What journals say of one another, and whether it still holds: needs no key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.session.events.desk import SignedOff
from facilitator.session.events.keeping import JournalClosed, SessionSealed
from facilitator.session.events.live import SessionEnded
from facilitator.study.codec import ClosedEvent
from facilitator.study.lines import Damage
from facilitator.study.reading import JournalFile, Reading


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a journal file reached when someone wrote it down."""

    by: str
    """Who wrote it down: a file, the end of the session, its sealing, a sign-off."""
    file: str
    n: int
    h: str
    bytes: int = 0
    """How long it was, where that is known."""
    place: int = -1
    """Among the session's records, where one wrote it down; -1 for the beginning of a file."""


def journal_problems(reading: Reading, *, encrypted: bool = False) -> tuple[str, ...]:
    """Give a sentence for everything that is damaged, cut off, missing or out of place.

    `encrypted` says that the study is: then nothing in it lies readable.
    """
    found = [_damage_text(file, bad) for file in reading.files for bad in file.damaged]
    found += [_spoilt_text(name) for file in reading.files for name in spoilt(file)]
    found += [_in_clear_text(file) for file in reading.files if _is_in_clear(file, encrypted)]
    found += _cut_out(reading)
    found += _strangers(reading)
    files = {file.file: file for file in reading.files}
    closed_since = _closed_since(reading)
    found += [
        text
        for seen in _all_seen(reading)
        if not _was_given_up(seen, reading)
        for text in _kept(seen, files, as_written=seen.place >= closed_since.get(seen.file, -1))
    ]
    return tuple(dict.fromkeys(found))


def journal_notes(reading: Reading) -> tuple[str, ...]:
    """Give a sentence for what is worth knowing and no damage."""
    found = []
    for file in reading.files:
        if file.torn_bytes:
            found.append(
                f"{file.file} ends in {file.torn_bytes} bytes of a record that was never finished: "
                "nobody was told that it was saved."
            )
        if file.again:
            found.append(
                f"{file.file} holds {_count(file.again, 'record')} that a later part holds again: "
                "only that one counts."
            )
        if file.apart:
            found.append(
                f"{file.file} holds {_count(len(file.apart), 'record')} beyond the one from which "
                "its next part goes on, and no later part holds them again: they count. Its writer "
                "was stopped before it wrote them again, or two wrote under one name."
            )
        if file.unknown:
            found.append(
                f"{file.file} holds {_count(file.unknown, 'record')} of a kind that this version "
                "does not know: kept, and passed over."
            )
    shut = sum(file.closed - len(spoilt(file)) - file.doubted for file in reading.files)
    if shut:
        found.append(
            f"{_count(shut, 'record')} could not be opened without a key: only the chain of what "
            "is closed was checked."
        )
    return tuple(found)


def spoilt(file: JournalFile) -> tuple[str, ...]:
    """Give the names of records that fit the chain and do not open though their key is at hand."""
    if file.doubted:
        return ()  # they are told of together
    return tuple(
        record.name
        for record in file.records
        if isinstance(record.event, ClosedEvent) and record.event.spoilt
    )


def _damage_text(file: JournalFile, bad: Damage) -> str:
    lines = (
        f"line {bad.first_line} does"
        if bad.first_line == bad.last_line
        else f"lines {bad.first_line} to {bad.last_line} do"
    )
    names = ["its header" if n == 0 else f"record {file.writer}.{file.part}.{n}" for n in bad.lost]
    lost = f"lost: {', '.join(names)}" if names else "no record is lost by it"
    return (
        f"{file.file}, {lines} not fit the chain (bytes {bad.start} to {bad.end}); {lost}. Every "
        "other record of it is read."
    )


def _spoilt_text(name: str) -> str:
    return (
        f"Record {name} does not open with its key: it was changed, moved here from another place "
        "or put in without a key. What it said is lost; every other record is read."
    )


def _is_in_clear(file: JournalFile, encrypted: bool) -> bool:
    return bool(file.doubted or (encrypted and file.in_clear))


def _in_clear_text(file: JournalFile) -> str:
    counts = "They do not count, for the session has keys. " if file.doubted else ""
    return (
        f"{file.file} is not closed: anyone can read its {_count(file.in_clear, 'record')}, or "
        f"could have written them. {counts}If they are yours, facilitator seal encrypts them; else "
        "move the file out of the folder."
    )


def _cut_out(reading: Reading) -> Iterator[str]:
    """Say which numbers no line holds: whoever cuts a line out can chain the others anew."""
    left_out = {
        (record.event.file, name)
        for record in reading.records
        if isinstance(record.event, JournalClosed)
        for name in record.event.lost
    }
    for file in reading.files:
        for n in range(1, file.head[0]):
            name = f"{file.writer}.{file.part}.{n}"
            if not (n in file.links or name in file.lost or (file.file, name) in left_out):
                yield f"{file.file} holds no record {name}: it was cut out."


def _strangers(reading: Reading) -> Iterator[str]:
    for file in reading.files:
        if file.header is None:
            continue
        if (file.header.writer, file.header.part) != (file.writer, file.part):
            yield (
                f"{file.file} was written as {file.header.writer}.{file.header.part}.jsonl: it was "
                "renamed."
            )
        if file.header.session != reading.session:
            yield f"{file.file} belongs to another session ({file.header.session})."


def _all_seen(reading: Reading) -> Iterator[Seen]:
    for file in reading.files:
        if file.header is not None and file.header.after is not None:
            after = file.header.after
            yield Seen(file.file, after.file, after.n, after.h)
        if file.header is not None:
            for name, (n, h) in file.header.sees.items():
                yield Seen(file.file, name, n, h)
    for place, record in enumerate(reading.records):
        match record.event:
            case SessionEnded(journals=journals):
                by = "the end of the session"
                yield from (Seen(by, f, n, h, size, place) for f, size, n, h in journals)
            case SessionSealed(journals=journals):
                by = "the session's sealing"
                yield from (Seen(by, f, n, h, size, place) for f, size, n, h in journals)
            case SignedOff(heads=heads):
                by = f"the sign-off {record.name}"
                yield from (Seen(by, f, n, h, place=place) for f, n, h in heads)
            case _:
                pass


def _closed_since(reading: Reading) -> dict[str, int]:
    """Give the files that were written anew, closed, when the session was: name -> place.

    What was said of one before holds for the number of its records alone.
    """
    return {
        record.event.file: place
        for place, record in enumerate(reading.records)
        if isinstance(record.event, JournalClosed)
    }


def _was_given_up(seen: Seen, reading: Reading) -> bool:
    """Say whether its own writer gave the record up: seen by another, but never acknowledged."""
    afters = (file.header.after for file in reading.files if file.header is not None)
    return any(a is not None and a.file == seen.file and a.n < seen.n for a in afters)


def _kept(seen: Seen, files: dict[str, JournalFile], *, as_written: bool) -> Iterator[str]:
    """Say what of a file is gone since `seen`; what is damaged was said already."""
    file = files.get(seen.file)
    if file is None:
        yield f"{seen.file} is missing: {seen.by} names it."
        return
    last = max((n for bad in file.damaged for n in bad.lost), default=-1)
    last = max(last, file.head[0])
    if seen.n > last or (as_written and file.bytes < seen.bytes):
        yield (
            f"{seen.file} is cut off after record {last}: {seen.by} names record {seen.n}"
            + (f" and {seen.bytes} bytes, {file.bytes} are there." if seen.bytes else ".")
        )
    elif as_written and file.links.get(seen.n, seen.h) != seen.h:
        yield f"{seen.file}, record {seen.n} is not the one that {seen.by} names."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")

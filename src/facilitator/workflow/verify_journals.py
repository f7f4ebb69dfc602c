"""What journals say of one another, and whether it still holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.session.events.live import SessionEnded
from facilitator.study.lines import Damage
from facilitator.study.reading import JournalFile, Reading


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a journal file reached when someone wrote it down."""

    by: str
    """Who wrote it down: a file, or the end of the session."""
    file: str
    n: int
    h: str
    bytes: int = 0
    """How long it was, where that is known."""


def journal_problems(reading: Reading) -> tuple[str, ...]:
    """Give a sentence for everything that is damaged, cut off, missing or out of place."""
    found = [_damage_text(file, bad) for file in reading.files for bad in file.damaged]
    found += _strangers(reading)
    files = {file.file: file for file in reading.files}
    found += [
        text
        for seen in _all_seen(reading)
        if not _was_given_up(seen, reading)
        for text in _kept(seen, files)
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
                f"{file.file} holds {_count(file.again, 'record')} that the next part holds again: "
                "only that one counts."
            )
        if file.unknown:
            found.append(
                f"{file.file} holds {_count(file.unknown, 'record')} of a kind that this version "
                "does not know: kept, and passed over."
            )
    return tuple(found)


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
    for record in reading.records:
        if isinstance(record.event, SessionEnded):
            for name, length, n, h in record.event.journals:
                yield Seen("the end of the session", name, n, h, length)


def _was_given_up(seen: Seen, reading: Reading) -> bool:
    """Say whether its own writer gave the record up: seen by another, but never acknowledged."""
    afters = (file.header.after for file in reading.files if file.header is not None)
    return any(a is not None and a.file == seen.file and a.n < seen.n for a in afters)


def _kept(seen: Seen, files: dict[str, JournalFile]) -> Iterator[str]:
    """Say what of a file is gone since `seen`; what is damaged was said already."""
    file = files.get(seen.file)
    if file is None:
        yield f"{seen.file} is missing: {seen.by} names it."
        return
    last = max((n for bad in file.damaged for n in bad.lost), default=-1)
    last = max(last, file.head[0])
    if seen.n > last or file.bytes < seen.bytes:
        yield (
            f"{seen.file} is cut off after record {last}: {seen.by} names record {seen.n}"
            + (f" and {seen.bytes} bytes, {file.bytes} are there." if seen.bytes else ".")
        )
    elif file.links.get(seen.n, seen.h) != seen.h:
        yield f"{seen.file}, record {seen.n} is not the one that {seen.by} names."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")

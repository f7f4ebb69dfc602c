"""What every file of a session holds now: written down when it ends and when it is sealed."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from facilitator.session.events import Record, sound
from facilitator.study.folder import SessionFolder
from facilitator.study.reading import Reading
from facilitator.workflow import wiring


def journal_heads(reading: Reading) -> tuple[tuple[str, int, int, str], ...]:
    """Give [file, bytes, n, h] of each journal file."""
    return tuple((file.file, file.bytes, *file.head) for file in reading.files)


def sound_heads(
    folder: SessionFolder, records: Iterable[Record[Any]]
) -> tuple[tuple[str, int, str], ...]:
    """Give [file, bytes, SHA-256] of each sound file; one that a crash left open is read whole."""
    closed = {r.event.file: r.event for r in records if isinstance(r.event, sound.SegmentClosed)}
    found = []
    for name, path in wiring.sound_paths(folder.sounds).items():
        if name in closed:
            found.append((name, closed[name].bytes, closed[name].sha))
        else:
            data = path.read_bytes()
            found.append((name, len(data), sha256(data).hexdigest()))
    return tuple(found)

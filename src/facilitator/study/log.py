"""The program's own log: what broke and where, in ids and figures, never in words.

One JSON line a record, `log.jsonl` in the user's state folder: time, level, event, figures. Ours
give an event's name and figures. Of what a library says only who said it and where is kept, for its
message may hold what it was working on.
"""

from __future__ import annotations

import json
import logging
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from facilitator.study.disk import FILE_MODE, make_folder

OURS = "facilitator"
NAME = "log.jsonl"
MOST_BYTES = 1_000_000
"""A log that has grown past this becomes `log.jsonl.1`, in place of the one before."""

_EVENT = re.compile(r"[a-z]+(\.[a-z]+)*")
_ID = re.compile(r"[A-Za-z0-9._:-]{1,120}")
_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


class FiguresOnly(logging.Filter):
    """Drops a record of ours whose arguments are not numbers, ids or enum values."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether the record may be kept."""
        if not _is_ours(record):
            return True
        return _EVENT.fullmatch(str(record.msg)) is not None and all(
            _is_figure(value) for value in _figures(record).values()
        )


class LogFile(logging.Handler):
    """Appends records to the log; a log that cannot be written stops nobody."""

    def __init__(self, folder: Path) -> None:
        """Write into `folder`, which is made with the first record."""
        super().__init__(logging.WARNING)
        self._path = folder.resolve() / NAME
        self.addFilter(FiguresOnly())

    def emit(self, record: logging.LogRecord) -> None:
        """Append one line."""
        with suppress(OSError):
            make_folder(self._path.parent, parents=True)
            self._append((line(record) + "\n").encode())

    def _append(self, data: bytes) -> None:
        descriptor = os.open(self._path, _FLAGS, FILE_MODE)
        try:
            full = os.fstat(descriptor).st_size > MOST_BYTES
            os.write(descriptor, data)
        finally:
            os.close(descriptor)
        if full:
            self._path.replace(self._path.with_name(f"{NAME}.1"))


def line(record: logging.LogRecord) -> str:
    """Give a record as its line of the log."""
    said: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
    }
    if _is_ours(record):
        said |= {"event": record.msg, **_figures(record)}
    else:
        said |= {"event": "foreign.said", "who": record.name, "line": record.lineno}
    if record.exc_info and record.exc_info[0]:
        said["class"] = record.exc_info[0].__name__
    return json.dumps(said, default=str)


def begin_log(folder: Path) -> None:
    """Send all that this process logs to the log in `folder`, and nothing of it to a terminal."""
    logging.lastResort = None
    root = logging.getLogger()
    root.handlers[:] = [LogFile(folder)]
    root.setLevel(logging.WARNING)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name == OURS


def _figures(record: logging.LogRecord) -> dict[str, Any]:
    if not record.args:
        return {}
    return dict(record.args) if isinstance(record.args, dict) else {"args": record.args}


def _is_figure(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return all(_is_figure(one) for one in value)
    if isinstance(value, str) and not isinstance(value, Enum):
        return _ID.fullmatch(value) is not None
    return value is None or isinstance(value, (bool, int, float, Enum))

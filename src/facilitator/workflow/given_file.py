"""A file that a person names on the command line: read whole, or refused in two sentences."""

from __future__ import annotations

from pathlib import Path

import msgspec

from facilitator.errors import BadInput

MOST_BYTES = 200 * 1024 * 1024


def given(path: Path) -> bytes:
    """Give its bytes. Raises BadInput where it is missing, no file, too large or unreadable."""
    if not path.exists():
        raise BadInput(f"There is no file {path}.", "Check its name and folder.")
    if not path.is_file():
        raise BadInput(f"{path} is no file.", "Name a file.")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(f"{path} is over 200 MB.", "Give a smaller file.")
        return path.read_bytes()
    except OSError as failure:
        raise BadInput(
            f"{path} cannot be read ({failure.strerror}).", "Check that the file is yours to read."
        ) from failure


def given_json(path: Path) -> object:
    """Give the value of a JSON file. Raises BadInput with its place where it is none."""
    data = given(path)
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise BadInput(
            f"{path} is no JSON ({wrong}).", "Write it as the command's help shows."
        ) from wrong

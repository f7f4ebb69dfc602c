"""A cache of what can be made again: `derived/<key>/<name>`, found by what it was made from.

Deleting `derived/` costs time and nothing else, at any moment. Nothing here looks at time stamps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facilitator.canonical import fingerprint
from facilitator.errors import FacilitatorError, Unavailable
from facilitator.ports import Envelope
from facilitator.study import atomic
from facilitator.study.disk import SystemDisk, make_folder


def key(renderer: str, version: str, **inputs: Any) -> str:
    """Give the key of something derived: who makes it and everything that it is made from.

    `inputs` are plain values: heads of journals, ids of artefacts, hashes of settings, templates.
    """
    return fingerprint({"renderer": renderer, "version": version, "inputs": inputs})


@dataclass(frozen=True, slots=True)
class Cache:
    """What is derived of one session, in its folder `derived/`."""

    folder: Path
    envelope: Envelope | None = field(default=None, repr=False)
    """What is kept is closed with its *words* key."""

    def get(self, key: str, name: str) -> bytes | None:
        """Give what was derived under `key`, or None where it has to be made."""
        try:
            data = SystemDisk().read(str(self.folder / key / name))
            return data if self.envelope is None else self.envelope.open(data, "words")
        except (OSError, FacilitatorError):
            return None

    def put(self, key: str, name: str, data: bytes) -> Path | None:
        """Keep `data` under `key`; give where it is, or None where it could not be kept."""
        path = self.folder / key / name
        try:
            make_folder(path.parent, parents=True)
            kept = data if self.envelope is None else self.envelope.seal(data, "words")
            atomic.write(path, kept, within=self.folder.parent)
        except (OSError, Unavailable):
            return None  # it is a cache: a full disk costs time, not work
        return path

    def made(self, key: str, name: str, make: Callable[[], bytes]) -> bytes:
        """Give what is kept under `key`, else make it and keep it."""
        kept = self.get(key, name)
        if kept is None:
            kept = make()
            self.put(key, name, kept)
        return kept

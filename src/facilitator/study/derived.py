"""A cache of what can be made again: `derived/<key>/<name>`, found by what it was made from.

Deleting `derived/` costs time and nothing else, at any moment. Nothing here looks at time stamps.
A folder's name is readable in every study, so the key is made of ids and versions alone: whoever
holds a redacted text could try out names against a hash of what was said. The hash of the words
stands inside, in the proof with which each file begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from facilitator.canonical import fingerprint
from facilitator.errors import FacilitatorError, Unavailable
from facilitator.ports import Envelope
from facilitator.study import atomic
from facilitator.study.disk import SystemDisk, make_folder

_KEY = re.compile(r"[0-9a-f]{64}")
_PROOF_BYTES = 65
"""64 hex digits and a newline."""


def key(renderer: str, version: str, **inputs: Any) -> str:
    """Give the key of something derived: who makes it, and ids and versions of what it is made of.

    `inputs` are plain values that hold no words: ids of artefacts, hashes of settings, templates.
    """
    return fingerprint({"renderer": renderer, "version": version, "inputs": inputs})


@dataclass(frozen=True, slots=True)
class Cache:
    """What is derived of one session, in its folder `derived/`."""

    folder: Path
    envelope: Envelope | None = field(default=None, repr=False)
    """What is kept is closed with its *words* key."""

    def made(self, key: str, name: str, of: str, make: Callable[[], bytes]) -> bytes:
        """Give what is kept under `key` if it was made of `of`, a hash of words; else make it."""
        kept = self.get(key, name, of)
        if kept is None:
            kept = make()
            self.put(key, name, of, kept)
        return kept

    def get(self, key: str, name: str, of: str) -> bytes | None:
        """Give what was derived, or None where it has to be made: changed bytes are not trusted."""
        try:
            kept = SystemDisk().read(str(self.folder / key / name))
            kept = kept if self.envelope is None else self.envelope.open(kept, "words")
        except (OSError, FacilitatorError):
            return None
        proof, data = kept[:_PROOF_BYTES], kept[_PROOF_BYTES:]
        return data if proof == _proof(key, name, of, data) else None

    def put(self, key: str, name: str, of: str, data: bytes) -> None:
        """Keep `data`, and of each name the newest key's alone; where it cannot be, let it be."""
        place = self.folder / key
        kept = _proof(key, name, of, data) + data
        with suppress(OSError, Unavailable):  # a cache: a full disk costs time, not work
            make_folder(place, parents=True)
            atomic.remove_leftovers(place)
            closed = kept if self.envelope is None else self.envelope.seal(kept, "words")
            atomic.write(place / name, closed, within=self.folder.parent)
            self._remove_others(key, name)

    def _remove_others(self, key: str, name: str) -> None:
        """Remove what was kept as `name` under other keys, and folders that are empty then."""
        for other in self.folder.iterdir():
            if _KEY.fullmatch(other.name) and other.name != key and not other.is_symlink():
                (other / name).unlink(missing_ok=True)
                atomic.remove_leftovers(other)
                with suppress(OSError):  # what is not empty stays
                    other.rmdir()


def _proof(key: str, name: str, of: str, data: bytes) -> bytes:
    said = f"{key}/{name}\n{of}\n".encode() + data
    return sha256(said).hexdigest().encode("ascii") + b"\n"

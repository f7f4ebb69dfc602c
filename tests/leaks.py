"""Look for words in every byte of some folders, in every spelling that a leak could have.

`found(words, folders)` gives where a word lies readable: as UTF-8, UTF-16, base64 at any of its
three offsets, hex or a JSON escape, as written or in lower, upper or title case, in a file, its
name, or the target of a link. Folders with ciphertext hold every short word by chance, so words
are of seven bytes or more: `spellable` gives such of a text.
"""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

SHORTEST_BYTES = 7
"""Of a word that can be looked for: shorter ones are met by chance in some megabytes."""


def found(words: Iterable[str], folders: Iterable[Path]) -> list[str]:
    """Give a line for each word in each file that holds it: `notes.txt: Margaret (base64)`."""
    needles = _needles(words)
    seen: list[str] = []
    for folder in folders:
        for path in sorted([folder, *folder.rglob("*")]):
            name = str(path.relative_to(folder.parent))
            seen += [f"{name}: {what}" for what in _held(needles, _bytes_of(path, name))]
    return seen


def found_in(words: Iterable[str], data: bytes) -> list[str]:
    """Give `Margaret (UTF-8)` for each word that lies readable in `data`: a terminal's log."""
    return _held(_needles(words), data)


def spellable(text: str) -> tuple[str, ...]:
    """Give the words of `text` that are long enough to be looked for, each once, without marks."""
    bare = ("".join(c for c in word if c.isalnum() or c in "'’-") for word in text.split())
    return tuple(dict.fromkeys(w for w in bare if len(w.encode()) >= SHORTEST_BYTES))


def _bytes_of(path: Path, name: str) -> bytes:
    if path.is_symlink():
        return f"{name}\n{path.readlink()}".encode()
    return name.encode() + (b"\n" + path.read_bytes() if path.is_file() else b"")


def _needles(words: Iterable[str]) -> dict[bytes, str]:
    needles: dict[bytes, str] = {}
    for word in words:
        assert len(word.encode()) >= SHORTEST_BYTES, f"{word!r} would be found by chance"
        for written in {word, word.lower(), word.upper(), word.title()}:
            for form in ("NFC", "NFD"):
                for spelt, how in _spellings(unicodedata.normalize(form, written)):
                    needles.setdefault(spelt, f"{word} ({how})")
    assert needles, "no word is looked for"
    return needles


def _spellings(word: str) -> Iterator[tuple[bytes, str]]:
    yield word.encode(), "UTF-8"
    yield json.dumps(word)[1:-1].encode(), "JSON"
    for coding in ("UTF-16-LE", "UTF-16-BE"):
        yield word.encode(coding), coding
    for coding in ("UTF-8", "UTF-16-LE", "UTF-16-BE"):
        raw = word.encode(coding)
        yield raw.hex().encode(), "hex"
        yield raw.hex().upper().encode(), "hex"
        for before in range(3):
            yield from ((spelt, "base64") for spelt in _base64(raw, before))


def _base64(raw: bytes, before: int) -> Iterator[bytes]:
    """Give the characters that depend on `raw` alone, where `before` bytes precede it."""
    whole = base64.b64encode(bytes(before) + raw + bytes(2))
    first, last = -(-8 * before // 6), 8 * (before + len(raw)) // 6
    yield whole[first:last]
    yield whole[first:last].translate(bytes.maketrans(b"+/", b"-_"))


def _held(needles: dict[bytes, str], data: bytes) -> list[str]:
    """Give what of `needles` lies in `data`; all are looked for in one pass by how they begin."""
    starts = np.unique(_windows(b"".join(n[:SHORTEST_BYTES] for n in needles))[::SHORTEST_BYTES])
    here = _windows(data)
    at = np.searchsorted(starts, here).clip(max=len(starts) - 1)
    begun = {data[n : n + SHORTEST_BYTES] for n in np.flatnonzero(starts[at] == here)}
    held = (what for n, what in needles.items() if n[:SHORTEST_BYTES] in begun and n in data)
    return list(dict.fromkeys(held))


def _windows(data: bytes) -> np.ndarray:
    """Give each stretch of SHORTEST_BYTES bytes as one number."""
    row = np.frombuffer(data, np.uint8).astype(np.uint64)
    length = max(len(row) - SHORTEST_BYTES + 1, 0)
    found = np.zeros(length, np.uint64)
    for n in range(SHORTEST_BYTES):
        found = (found << np.uint64(8)) | row[n : n + length]
    return found

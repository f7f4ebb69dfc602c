"""Files of weights on this machine: finding, knowing and adding them. Nothing is fetched.

A file of weights is opened only if its SHA-256 is known: OpenAI's own, the one that comes with the
repository, or one that a person vouched for with `model add --sha256`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from types import MappingProxyType

from facilitator.errors import BadInput, Unavailable

SHIPPED = "6efc554eb903e6a2055f24d3507dab3a44da8452277096d42224679b0fce1132"
"""`models/tiny.en.pt`: OpenAI's tiny.en in half precision."""

KNOWN = MappingProxyType(
    {
        SHIPPED: "tiny.en",
        # As published in openai/whisper, whisper/__init__.py.
        "d3dd57d32accea0b295c96e26691aa14d8822fac7d9d27d5dc00b4ca2826dd03": "tiny.en",
        "65147644a518d12f04e32d6f3b26facc3f8dd46e5390956a9424a650c0ce22b9": "tiny",
        "25a8566e1d0c1e2231d1c762132cd20e0f96a85d16145c3a00adf5d1ac670ead": "base.en",
        "ed3a0b6b1c0edf879ad9b11b1af5a0e6ab5db9205f891f668f8b0e6c6326e34e": "base",
        "f953ad0fd29cacd07d5a9eda5624af0f6bcf2258be67c92b79389873d91e0872": "small.en",
        "9ecf779972d90ba49c06d968637d720dd632c55bbf19d441fb42bf17a411e794": "small",
        "d7440d1dc186f76616474e0ff0b3b6b879abc9d1a4926b7adfa41db2d497ab4f": "medium.en",
        "345ae4da62f9b3d59415adc60127b97c714f32e89e936602e85993674d08dcb1": "medium",
        "e4b87e7e0bf463eb8e6956e646f1e277e901512310def2c24bf0e11bd3c28e9a": "large-v1",
        "81f7c96c852ee8fc832187b0132e569d6c3065a3252ed18e56effd0b6a73e524": "large-v2",
        "e5b1a55b89c1367dacf97e3e19bfd829a01529dbfdeefa8caeb59b3f1b81dadb": "large-v3",
        "aff26ae408abcba5fbf8813c21e62b0941638c5f6eebfb145be0c9839262a19a": "large-v3-turbo",
    }
)
"""SHA-256 -> name of the model."""

_NAME = re.compile(r"[A-Za-z0-9._-]{1,48}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Weights:
    """A file of weights that lies on this machine."""

    name: str
    path: Path
    bytes: int


def find(name: str, places: Sequence[Path]) -> Path | None:
    """Give the first file `<name>.pt` in `places`; a path to a file is taken as it is."""
    given = Path(name)
    if given.suffix == ".pt" and given.is_file():
        return given
    if not _NAME.fullmatch(name):
        return None
    return next((p for place in places if (p := place / f"{name}.pt").is_file()), None)


def listed(places: Sequence[Path]) -> tuple[Weights, ...]:
    """Give all files of weights in `places`, in the order in which they are looked for."""
    return tuple(
        Weights(path.stem, path, path.stat().st_size)
        for place in places
        for path in sorted(place.glob("*.pt"))
    )


def sha256_of(path: Path) -> str:
    """Give a file's SHA-256. Raises Unavailable where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Unavailable(
            f"The model file {path.name} cannot be read ({error.strerror}).",
            "Check that it is there and that you may read it.",
        ) from error


def trusted(path: Path, sha256: str) -> bool:
    """Say whether a file with this hash may be opened: known, or vouched for when added."""
    vouched = path.with_suffix(".sha256")
    return sha256 in KNOWN or (vouched.is_file() and vouched.read_text().strip() == sha256)


def add(file: Path, sha256: str | None, folder: Path) -> Weights:
    """Copy a file of weights to `folder`, the user's own, once its hash is what was said.

    Raises BadInput where the hash is unknown and not given, or is another one, and Unavailable
    where the file cannot be read.
    """
    if not _NAME.fullmatch(file.stem) or file.suffix != ".pt":
        raise BadInput(
            f"{file.name} is no name for a model.", "Call the file by its model, as in base.en.pt."
        )
    found = sha256_of(file)
    _vouched_for(file, found, sha256)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / file.name
    if not (target.is_file() and sha256_of(target) == found):
        _copied(file, target)
    if found not in KNOWN:
        target.with_suffix(".sha256").write_text(found + "\n")
    return Weights(target.stem, target, target.stat().st_size)


def _vouched_for(file: Path, found: str, given: str | None) -> None:
    if given is None and found not in KNOWN:
        raise BadInput(
            f"{file.name} is not a model that is known here, and weights can hold code.",
            "Add --sha256 with the hash that its publisher gives.",
        )
    if given is None:
        return
    if not _SHA256.fullmatch(given.lower()):
        raise BadInput("A SHA-256 is 64 hex digits.", "Copy it from the model's publisher.")
    if given.lower() != found:
        raise BadInput(
            f"{file.name} is not the file with that hash.",
            "Get it again; nothing was added.",
        )


def _copied(file: Path, target: Path) -> None:
    try:
        with file.open("rb") as source, target.open("xb") as copy:
            shutil.copyfileobj(source, copy)
    except FileExistsError as error:
        raise BadInput(
            f"Another model called {target.stem} was added before.",
            "Give this one another file name.",
        ) from error

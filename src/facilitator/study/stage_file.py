"""`derived/stage.json`: how far a session is, for whoever has no key or no time.

One line, tied to itself by a hash as a journal's lines are, so that a changed byte is seen. It
holds how far each journal file was counted, the session's stage, and – closed with the *record* key
in an encrypted study – what else the last holder of a key found. Deleting it costs time alone.
"""

from __future__ import annotations

import base64
from binascii import Error as NoBase64
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from facilitator.canonical import canonical
from facilitator.errors import FacilitatorError
from facilitator.ports import Envelope
from facilitator.release.stages import Stage
from facilitator.study import atomic, chain
from facilitator.study.disk import SystemDisk, make_folder
from facilitator.study.tally import Glance

FORMAT = "facilitator-stage/1"
NAME = "stage.json"
PADDED_BYTES = 2048
"""What is closed is filled with blanks to a multiple of this: its length tells nothing."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What someone who could open the session found."""

    heads: str
    """SHA-256 over the ends of all journal files it was found from: else it does not hold."""
    rules: str
    """SHA-256 over what it was found by: program, recognisers, settings."""
    stage: Stage
    known: Any = field(repr=False)
    """The rest: an object, or base64 of one age message where the study is encrypted."""


@dataclass(frozen=True, slots=True)
class StageFile:
    """All that `stage.json` holds."""

    format: str
    glance: Glance
    judged: Judged | None = None


def read(derived: Path) -> StageFile | None:
    """Give what is kept in a session's `derived/`; None where there is nothing to be trusted."""
    try:
        line = SystemDisk().read(str(derived / NAME)).removesuffix(b"\n")
        if not chain.fits(line, chain.FIRST):
            return None
        kept = msgspec.json.decode(line, type=StageFile)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return kept if kept.format == FORMAT else None


def forget(derived: Path) -> None:
    """Let everything be counted anew: what was found here no longer fits."""
    with suppress(OSError):
        (derived / NAME).unlink(missing_ok=True)


def write(derived: Path, kept: StageFile) -> bool:
    """Keep it where the folder can be written; say whether it could be."""
    try:
        line, _ = chain.closed(canonical(msgspec.to_builtins(kept)), chain.FIRST)
        make_folder(derived)
        atomic.write(derived / NAME, line, within=derived.parent)
    except (OSError, FacilitatorError, ValueError, TypeError):
        return False  # also where a journal from elsewhere holds what our own cannot
    return True


def closed(known: Any, session: str, envelope: Envelope | None) -> Any:
    """Give `known`, plain values, as it is kept: closed where there is an envelope."""
    if envelope is None:
        return known
    plain = canonical({"id": _id(session), "known": known})
    padded = plain + b" " * (-len(plain) % PADDED_BYTES)
    return base64.b64encode(envelope.seal(padded, "record")).decode("ascii")


def opened(kept: Any, session: str, envelope: Envelope | None) -> Any:
    """Give what `closed` was given; None where it cannot be opened here."""
    if not isinstance(kept, str):
        return kept if envelope is None else None  # a readable one is not our writer's
    if envelope is None:
        return None
    try:
        found = msgspec.json.decode(envelope.open(base64.b64decode(kept, validate=True), "record"))
    except (FacilitatorError, NoBase64, msgspec.MsgspecError):
        return None
    return found["known"] if found.get("id") == _id(session) else None


def _id(session: str) -> str:
    return f"{session}/{NAME}"

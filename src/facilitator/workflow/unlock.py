"""Unlock sessions for a while, so that a person at the desk is not asked by each command.

What is unlocked are the session's keys and the study's, never a holder's own; they lie in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import Refused, Unavailable
from facilitator.ports import Clock
from facilitator.study import unlocked
from facilitator.study.folder import SessionFolder, Study
from facilitator.units import SECOND, Us
from facilitator.workflow import clear_copies
from facilitator.workflow.clear_copies import Removal
from facilitator.workflow.keys_held import encrypted
from facilitator.workflow.status import keep_stages

LONGEST: Us = 12 * 3600 * SECOND
"""No longer than a day at the desk."""


@dataclass(frozen=True, slots=True)
class Locked:
    """What `lock` did."""

    sessions: int
    """How many sessions were unlocked."""
    copies: tuple[Removal, ...]
    """What became of each clear copy that the journals list."""


def unlock(
    study: Study, names: Sequence[str], for_: Us, runtime: Path | None, clock: Clock
) -> tuple[str, ...]:
    """Unlock sessions (all without `names`) and the study's own journal; give their names.

    Raises Refused without encryption, a holder or a place in memory; Unavailable.
    """
    keyring = encrypted(study)
    place = _memory(runtime)
    folders = [study.session(name) for name in names] if names else list(study.sessions())
    whole = study.whole
    _begin(whole)
    keys = {}
    for folder in (*folders, whole):
        keys[folder.id] = keyring.pairs(folder.keys)
        if not keyring.covers(folder.keys):
            folder.check_keys_are_there()
            raise Unavailable(
                f"No key at hand opens {folder.name}.",
                "Name the file of your key with --identity FILE.",
            )
    unlocked.keep(place, keys, clock, for_)
    return tuple(folder.name for folder in folders)


def lock(study: Study, runtime: Path | None) -> Locked:
    """Remove the clear copies that the journals list, then every unlocked key."""
    copies = clear_copies.remove_all(study)
    keep_stages(study)  # its records moved on; the next who looks may have no key
    ids = () if runtime is None else unlocked.sessions(runtime)
    return Locked(0 if runtime is None else unlocked.remove(runtime, *ids), copies)


def _memory(runtime: Path | None) -> Path:
    if runtime is None:
        raise Refused(
            "This system has no folder in memory for unlocked keys, and they must never be written "
            "to a disk.",
            "Each command opens what it needs with --identity FILE; or name a folder on a tmpfs in "
            "FACILITATOR_RUNTIME.",
        )
    unlocked.check_is_memory(runtime)
    return runtime


def _begin(whole: SessionFolder) -> None:
    """Make the study's own journal and keys where it has none yet, so that they can be unlocked."""
    if not whole.journal.is_dir():
        whole.writer("study", whole.clock()).close()

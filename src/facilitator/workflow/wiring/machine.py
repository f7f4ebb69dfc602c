"""What the machine says of itself, and keeping it awake."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.machine.power import Power


def power(root: Path) -> Power | None:
    """Give where the current comes from; None where the machine does not say."""
    from facilitator.machine.power import power

    return power(root)


def disk_is_encrypted(root: Path, folder: Path) -> bool | None:
    """Say whether the system encrypts the disk of `folder`; None where nobody can tell."""
    from facilitator.machine.disk_cipher import disk_is_encrypted

    try:
        return disk_is_encrypted(root, folder.stat().st_dev)
    except OSError:
        return None


def clock_is_set(root: Path) -> bool | None:
    """Say whether the clock was set by another one; None where nobody can tell."""
    from facilitator.machine.clock_set import clock_is_set

    return clock_is_set(root)


def keeper(root: Path) -> tuple[str, ...] | None:
    """Give the command that keeps the machine awake; None where it has none."""
    from facilitator.machine.awake import keeper

    return keeper(root)


def kept_awake(command: Sequence[str] | None) -> AbstractContextManager[None]:
    """Keep the machine awake for as long as this lasts."""
    from facilitator.machine.awake import kept_awake

    return kept_awake(command)

"""Whether a disk is encrypted by the system itself (Linux: LUKS and its relatives)."""

from __future__ import annotations

import os
from pathlib import Path

DEEPEST = 8
"""Layers that are looked through: a file system on a volume on a cipher on a partition."""


def disk_is_encrypted(root: Path, device: int) -> bool | None:
    """Say whether what is written to `device` (as `os.stat` numbers it) is encrypted below.

    None where the system below `root` does not tell: a network's folder, a container.
    """
    block = root / f"sys/dev/block/{os.major(device)}:{os.minor(device)}"
    return _is_cipher(block, DEEPEST) if block.exists() else None


def _is_cipher(block: Path, layers: int) -> bool:
    try:
        kind = (block / "dm/uuid").read_text(encoding="ascii", errors="replace")
    except OSError:
        kind = ""
    if kind.startswith("CRYPT-"):
        return True
    try:
        below = sorted((block / "slaves").iterdir())
    except OSError:
        return False
    return bool(below) and layers > 0 and all(_is_cipher(one, layers - 1) for one in below)

"""Whether the system has set its clock by another one (Linux with systemd)."""

from __future__ import annotations

from pathlib import Path


def clock_is_set(root: Path) -> bool | None:
    """Say whether the clock was set since the machine began; None where nothing tells."""
    service = root / "run/systemd/timesync"
    return (service / "synchronized").exists() if service.is_dir() else None

"""The folders that words and sound may be written to when they leave a session."""

from __future__ import annotations

from pathlib import Path

from facilitator.errors import Refused
from facilitator.study.folder import Study


def outside(study: Study, target: Path) -> Path:
    """Give the real folder of `target`. Raises Refused among recordings, and through a link."""
    real = target.resolve()
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Refused(f"{target} is a link or no folder.", "Name a folder of your own with --out.")
    if real.is_relative_to(study.recordings.resolve()):
        raise Refused(
            f"{target} lies among the recordings, where nothing leaves from.",
            "Leave --out away, or name a folder outside recordings/.",
        )
    return real

"""What is said where a study would lie in a folder that a service copies to its cloud."""

from __future__ import annotations

import os
from pathlib import Path

from facilitator.errors import Refused


def service_of(folder: Path) -> str | None:
    """Give the service that syncs `folder` on this machine, None where none shows."""
    from facilitator.study.synced import synced_by

    return synced_by(folder, os.environ)


def refuse_synced(folder: Path, *, allowed: bool) -> None:
    """Refuse a synced folder unless that was `allowed`."""
    if allowed or (service := service_of(folder)) is None:
        return
    raise Refused(
        f"{folder.resolve()} is copied to a cloud by {service}.",
        "Choose a folder outside it, or add --synced if your ethics approval allows it.",
    )

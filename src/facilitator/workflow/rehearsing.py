"""Where people rehearse: a study of its own in their state folder, so that none has tries in it."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from facilitator.errors import Unavailable
from facilitator.study.disk import make_folder
from facilitator.study.folder import Study
from facilitator.study.settings_file import NAME


def rehearsals(state: Path) -> Study:
    """Give the study of rehearsals, made where it is not there yet. Raises Unavailable."""
    root = state / "rehearsals"
    if (root / NAME).is_file():
        return Study.open(root)
    try:
        make_folder(state, parents=True)
    except OSError as failure:
        raise Unavailable(
            f"{state} cannot be made ({failure.strerror}).", "Make its folder writable."
        ) from failure
    return Study.create(root, "Rehearsals")


def free_rehearsal(study: Study) -> str:
    """Give the name of the next one: `try-1`, then `try-2`."""
    there = {folder.name for folder in study.sessions()}
    return next(name for number in count(1) if (name := f"try-{number}") not in there)

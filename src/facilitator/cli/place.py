"""Where the command is run: the study around it, and the user's folders. Reads the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.study.folder import Study


def open_study(given: Path | None) -> Study:
    """Give the study `given`, else the nearest at or above the current folder. Raises Refused."""
    from facilitator.study.folder import Study

    return Study.find(Path.cwd(), given)


def state_folder() -> Path:
    """Give the user's state folder: what a running session needs and no backup should hold."""
    if given := os.environ.get("FACILITATOR_STATE"):
        return Path(given)
    from platformdirs import user_state_path

    return user_state_path("facilitator")


def model_places(study: Path | None) -> tuple[Path, ...]:
    """Give where weights are looked for, in order; `study` is the study's folder.

    The study's own, the user's data folder, a checkout's, the engine's cache.
    """
    from platformdirs import user_cache_path, user_data_path

    import facilitator

    checkout = Path(facilitator.__file__).parents[2]
    own = () if study is None else (study / "models",)
    bundled = (checkout / "models",) if (checkout / "pyproject.toml").is_file() else ()
    return (
        *own,
        user_data_path("facilitator") / "models",
        *bundled,
        user_cache_path("whisper"),
    )

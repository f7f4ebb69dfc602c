"""Where the command is run: the study around it, and the user's folders. Reads the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.errors import Unavailable

if TYPE_CHECKING:
    from facilitator.cli.keys_given import KeysGiven
    from facilitator.study.folder import Study


def open_study(given: Path | None, keys: KeysGiven | None = None) -> Study:
    """Give the study `given`, else the nearest at or above the current folder. Raises Refused.

    With `keys` a sealed session is opened with a holder's key, asked for where it must be; without,
    only with keys that lie open or unlocked.
    """
    from facilitator.study.folder import Study
    from facilitator.workflow.keyring import keyed, nobody

    study = Study.find(Path.cwd(), given)
    ask = nobody if keys is None else keys.asking(identity_file(study.settings.id))
    return keyed(study, state_folder(), ask)


def config_folder() -> Path:
    """Give the user's folder of settings: holders' own keys lie there."""
    if given := os.environ.get("FACILITATOR_CONFIG"):
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("facilitator")


def identity_file(study: str) -> Path:
    """Give where this user's own key of the study with that id lies, if `init` made one."""
    return config_folder() / "keys" / f"{study}.age"


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

    checkout = _checkout()
    own = () if study is None else (study / "models",)
    bundled = () if checkout is None else (checkout / "models",)
    return (
        *own,
        user_data_path("facilitator") / "models",
        *bundled,
        user_cache_path("whisper"),
    )


def rehearsal_folder() -> Path:
    """Give the bundled rehearsal's folder. Raises Unavailable outside a checkout."""
    checkout = _checkout()
    if checkout is None:
        raise Unavailable(
            "The rehearsal recording does not come with the installed program.",
            "Clone the project and run `make demo` there.",
        )
    return checkout / "recordings" / "rehearsal"


def _checkout() -> Path | None:
    """Give the project's folder, where the program runs from a checkout."""
    import facilitator

    folder = Path(facilitator.__file__).parents[2]
    return folder if (folder / "pyproject.toml").is_file() else None

"""Where the command is run: the study around it, and the user's folders. Reads the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.errors import Unavailable

if TYPE_CHECKING:
    from facilitator.cli.keys_given import KeysGiven
    from facilitator.study.folder import Study


def open_study(given: Path | None, keys: KeysGiven | None = None, *, may_ask: bool = True) -> Study:
    """Give the study `given`, else the nearest at or above the current folder. Raises Refused.

    With `keys` a sealed session is opened with a holder's key, asked for where it must be, or only
    where that takes no question (`may_ask`); without, only with keys that lie open or unlocked.
    """
    from facilitator.study.folder import Study
    from facilitator.workflow.keyring import keyed, nobody

    study = Study.find(Path.cwd(), given)
    usual = usual_identity(study.settings.id)
    title = study.settings.title
    ask = nobody if keys is None else keys.asking(usual, title) if may_ask else keys.given
    study = keyed(study, state_folder(), ask, runtime_folder())
    if keys is not None and may_ask:
        _keep_stages_after(study)
    if study.keyring is not None:
        _seal_overdue(study)
    return study


def _seal_overdue(study: Study) -> None:
    """Seal what ended over a day ago and still lies open; say so in one line."""
    from facilitator.cli.out import say
    from facilitator.workflow.seal import seal_overdue

    if sealed := seal_overdue(study):
        say(f"Sealed, for they ended or were cut short over a day ago: {', '.join(sealed)}.")


def _keep_stages_after(study: Study) -> None:
    """Let the command end with its sessions' stages kept: the next one may have no key."""

    def keep() -> None:
        from facilitator.workflow.status import keep_stages

        keep_stages(study)

    context = click.get_current_context(silent=True)
    if context is not None and study.keyring is not None:
        context.call_on_close(keep)


def config_folder() -> Path:
    """Give the user's folder of settings: holders' own keys lie there."""
    if given := os.environ.get("FACILITATOR_CONFIG"):
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("facilitator")


def identity_file(study: str | None) -> Path:
    """Give where a new key of the study with that id is kept; None is of no study yet."""
    return config_folder() / "keys" / f"{study or 'own'}.age"


def usual_identity(study: str) -> Path:
    """Give where this user's own key of a study lies: made for it, else by `key new` before it."""
    made, own = identity_file(study), identity_file(None)
    return own if own.exists() and not made.exists() else made


def state_folder() -> Path:
    """Give the user's state folder: what a running session needs and no backup should hold."""
    if given := os.environ.get("FACILITATOR_STATE"):
        return Path(given)
    from platformdirs import user_state_path

    return user_state_path("facilitator")


def runtime_folder() -> Path | None:
    """Give the user's folder for what may only be in memory; None where the system has none."""
    if given := os.environ.get("FACILITATOR_RUNTIME"):
        return Path(given)
    if given := os.environ.get("XDG_RUNTIME_DIR"):
        return Path(given) / "facilitator"
    usual = Path("/run/user") / str(os.getuid()) if hasattr(os, "getuid") else None
    if usual is not None and usual.is_dir():
        return usual / "facilitator"
    from facilitator.study.live_place import own_memory

    memory = own_memory(state_folder())
    return None if memory is None else memory / "unlocked"


def model_places(study: Path | None) -> tuple[Path, ...]:
    """Give where weights are looked for, in order; `study` is the study's folder.

    The study's own, the user's data folder, a checkout's, the engine's cache.
    """
    from platformdirs import user_cache_path, user_data_path

    checkout = project_folder()
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
    checkout = project_folder()
    if checkout is None:
        raise Unavailable(
            "The rehearsal recording does not come with the installed program.",
            "Clone the project and run `make demo` there.",
        )
    return checkout / "recordings" / "rehearsal"


def project_folder() -> Path | None:
    """Give the project's folder, where the program runs from a checkout."""
    import facilitator

    folder = Path(facilitator.__file__).parents[2]
    return folder if (folder / "pyproject.toml").is_file() else None

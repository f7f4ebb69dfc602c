"""How this person wants their screens, from `config.toml` in their folder of settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.tui.face import Face


def own_face() -> Face:
    """Give it. Raises BadInput before anything has begun where a preference cannot be."""
    from facilitator.cli.place import config_folder
    from facilitator.tui.face import face_of
    from facilitator.workflow.preferences import read_preferences

    return face_of(read_preferences(config_folder()))

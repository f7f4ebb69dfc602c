"""Which holder of a study's keys is at the desk: proven by opening the session with their key."""

from __future__ import annotations

from facilitator.errors import Refused
from facilitator.study import key_files
from facilitator.study.folder import SessionFolder, Study
from facilitator.workflow import wiring
from facilitator.workflow.keyring import StudyKeyring


def holder_of(study: Study, folder: SessionFolder, *, must: bool) -> str | None:
    """Give the public half of the key of the holder who is here; None in a study without keys.

    Where it `must` be known the key is asked for also though the session lies open: that it can be
    read proves nothing of who reads it. Elsewhere None stands for nobody's in particular. Raises
    Refused where no holder's key is at hand, or where it does not open `folder`.
    """
    if not isinstance(study.keyring, StudyKeyring):
        return None
    if not must and not study.keyring.is_given:
        return None
    identity = study.keyring.identity()
    if identity is None:
        raise Refused(
            "No holder's key is at hand, and whose key is used is part of a signature.",
            "Add --identity FILE, the file of your own key.",
        )
    wrapped = key_files.wrapped(*folder.keys.places)
    opened = wiring.unwrapped(wrapped, identity)
    own = next((k for k in wiring.recipients_of(identity) if k in study.settings.recipients), None)
    if own is None or not wiring.covers(opened, wrapped):
        raise Refused(
            f"This key does not open {folder.name}.",
            "Ask a holder who can open it to give `facilitator key add` with your public key.",
        )
    return own

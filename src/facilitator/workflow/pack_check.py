"""The last look before a pack is written: nothing that was redacted may show in any file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.workflow.derive import Desk
from facilitator.workflow.pack import PackFile


def refuse_what_still_shows(desks: Sequence[Desk], files: Iterable[PackFile]) -> None:
    """Look through every file, unzipped, names included. Raises Refused with the places."""
    raise NotImplementedError

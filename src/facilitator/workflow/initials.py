"""Who answers for an act: initials, never a name."""

from __future__ import annotations

import re

from facilitator.errors import BadInput

_INITIALS = re.compile(r"[A-Za-z]{1,5}")


def initials(by: str | None) -> str:
    """Give the initials in capitals. Raises BadInput where there are none or it is a name."""
    if not by:
        raise BadInput("It is not said who answers for this.", "Add your initials: --by AB.")
    if _INITIALS.fullmatch(by) is None:
        raise BadInput(
            "Initials are one to five letters.", "Give yours, never a whole name: --by AB."
        )
    return by.upper()

"""The known answer of a recording, `NAME.truth.json` beside it: who spoke when, who answered what.

Other fields of the file are of no matter here; `recordings/README.md` says what they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from facilitator.errors import BadInput
from facilitator.session.rehearsal import Answer, Spoken
from facilitator.units import us

FACILITATOR = "F"


def read_truth(data: bytes, name: str) -> Answer:
    """Read a known answer. Raises BadInput."""
    try:
        found = json.loads(data)
        return Answer(
            turns=tuple(_turns(found)),
            assents=tuple((one["participant"], one["answer"]) for one in found.get("assents", ())),
            off_record=tuple(
                (us(one["start"]), us(one["end"])) for one in found.get("off_record", ())
            ),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as failure:
        raise BadInput(
            f"{name} is no known answer that can be read.",
            "Move it away to rehearse without one, or mend it.",
        ) from failure


def _turns(found: dict[str, Any]) -> Iterator[Spoken]:
    for one in found["turns"]:
        if one.get("kind", "turn") == "turn" and not one.get("off_record", False):
            speaker = "FAC" if one["speaker"] == FACILITATOR else str(one["speaker"])
            yield Spoken(speaker, us(one["start"]), us(one["end"]))

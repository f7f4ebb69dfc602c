"""A codebook as a table, as Taguette, Excel and every statistics program read it.

Taguette takes the columns `name` and `description` and passes over the others (measured).
"""

from __future__ import annotations

from facilitator.coding.codebook import Codebook
from facilitator.formats.csv_out import written
from facilitator.formats.guid import guid

HEAD = ("name", "description", "group", "rule", "colour", "guid")


def codebook_csv(codebook: Codebook, study_id: str) -> bytes:
    """Give a row a code, in the codebook's order; `study_id` is the study's 16 hex digits."""
    rows = [
        (
            code.name,
            code.definition,
            grouping.name,
            code.rule,
            code.colour,
            code_guid(study_id, grouping.name, code.name),
        )
        for grouping in codebook.groupings
        for code in grouping.codes
    ]
    return written([HEAD, *rows])


def code_guid(study_id: str, grouping: str, code: str) -> str:
    """Give a code's identifier, the same in every pack of the study."""
    return guid(study_id, "code", grouping, code)

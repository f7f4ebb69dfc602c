"""The transcript as a table: a row a turn, as Excel and every statistics program read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from facilitator.formats.outgoing import plain, seconds, title
from facilitator.formats.txt_out import line_of
from facilitator.release.cleared import Cleared

HEAD = ("line", "turn", "speaker", "start", "end", "item", "text")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def turns_csv(cleared: Cleared) -> bytes:
    """Give it. `line` is the turn's line in the .txt; row 0 says what was signed."""
    rows = [HEAD, ("1", "0", "", "", "", "", title(cleared))]
    for place, turn in enumerate(cleared.turns):
        rows.append(
            (
                str(line_of(place)),
                str(turn.number),
                turn.label or "",
                seconds(turn.start),
                seconds(turn.end),
                turn.item or "",
                turn.shown,
            )
        )
    return written(rows)


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Give rows as UTF-8 with a mark (Excel needs it) and CRLF, no cell a formula (RFC 4180)."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8")


def guarded(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula."""
    return plain(f"'{cell}" if cell.startswith(_FORMULA) else cell)

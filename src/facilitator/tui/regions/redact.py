"""Redaction: who and what on the left; on the right the words around, and what is proposed."""

from __future__ import annotations

from facilitator.redaction.flags import TYPES
from facilitator.tui.lines import (
    EMPTY,
    Line,
    Lines,
    Role,
    Span,
    beside,
    clipped,
    ends,
    filled,
    fitted,
    shortened,
)
from facilitator.tui.regions.redact_words import flag_at, words
from facilitator.tui.regions.sizes import NORMAL_COLUMNS
from facilitator.units import clock, counted
from facilitator.workflow.redact_view import EntityLine, RedactView

_SIGNS: dict[str, Span] = {
    "": (" ", ""),
    "redacted": ("✓", "success"),
    "kept": ("○", "success"),
    "mixed": ("◐", "success"),
}
BAR = 20
AIRY = 28
LIST = 23
"""Columns of the list of entities; more where there is room."""
WIDE_LIST = 32
NO_LIST = 72
"""Columns below which the words have the whole window."""


def top(view: RedactView, width: int) -> Line:
    """Give the head: how much is decided, and where the card is on the tape."""
    share = view.decided / view.total if view.total else 1.0
    length = round(share * BAR) if width >= NO_LIST else 0
    bar: Line = (("━" * length, "accent"), ("━" * (BAR - length), "rule"), (" ", ""))
    left: Line = (
        (f" REDACT {view.session}  ", "strong"),
        *(bar if width >= NO_LIST else ()),
        (f"{view.decided}", "strong"),
        (f"/{view.total} decided · ", "quiet"),
        (f"{view.left} left", "strong"),
    )
    names = f"{counted(view.present, 'name')} " if view.present else ""
    time = "" if view.at is None else f"{'· ' if names else 'words '}{clock(view.at)} "
    return ends(left, ((names, "accent"), (time, "quiet")), width)


def page(view: RedactView, width: int, height: int) -> Lines:
    """Give both sides; in a narrow window, and with more context, the words alone."""
    beyond = list_columns(view, width)
    if not beyond:
        return words(view, width, height)
    left = entity_list(view, beyond, height)
    return beside(width, (left, beyond), (words(view, width - beyond, height), width - beyond))


def clicked(
    view: RedactView, width: int, height: int, x: int, y: int
) -> tuple[str | None, str | None]:
    """Give the entity, or the flag, that stands in column `x` and row `y` of the page."""
    beyond = list_columns(view, width)
    if x < beyond:
        return entity_at(view, beyond, height, y), None
    return None, flag_at(view, width - beyond, height, x - beyond, y)


def list_columns(view: RedactView, width: int) -> int:
    """Give how wide the list of entities is."""
    if view.wide or width < NO_LIST:
        return 0
    return LIST if width < NORMAL_COLUMNS else WIDE_LIST


def entity_list(view: RedactView, width: int, height: int) -> Lines:
    """Give who and what is named, the present one in sight."""
    first, room, each = _in_sight(view, width, height)
    rows = [_entity(line, width, loose=each > 1) for line in view.entities[first : first + room]]
    shown = [line for row in rows for line in row]
    left = len(view.entities) - first - room
    if left > 0:
        shown.append(((f"   {left} more ↓", "quiet"),))
    head = ends(((" WHO AND WHAT", "quiet"),), (("decided ", "quiet"),), width)
    return fitted((*_air(height), head, EMPTY, *shown), height)


def entity_at(view: RedactView, width: int, height: int, y: int) -> str | None:
    """Give the entity in row `y` of the list."""
    first, room, each = _in_sight(view, width, height)
    place = (y - 2 - len(_air(height))) // each
    seen = view.entities[first : first + room]
    return seen[place].entity if 0 <= place < len(seen) else None


def _in_sight(view: RedactView, width: int, height: int) -> tuple[int, int, int]:
    """Give the first entity that is shown, how many are, and how many rows each takes."""
    each = 2 if width >= WIDE_LIST - 2 else 1
    room = max(height - 3 - len(_air(height)), each) // each
    here = next((place for place, line in enumerate(view.entities) if line.here), 0)
    return min(max(0, here - room // 3), max(len(view.entities) - room, 0)), room, each


def _air(height: int) -> Lines:
    """Give the blank row below the head that a tall window has room for."""
    return (EMPTY,) if height >= AIRY else ()


def _entity(line: EntityLine, width: int, *, loose: bool) -> Lines:
    sign: Span = ("▶", "accent") if line.here else entity_sign(line)
    role: Role = "strong" if line.here else ("quiet" if line.done else "")
    count = f"{line.decided}/{line.of} "
    name = shortened(line.text, width - 4 - len(count))
    row = ends(((" ", ""), sign, (f" {name}", role)), ((count, "quiet"),), width)
    return (row, ((f"     {TYPES[line.type].label.lower()}", "quiet"),)) if loose else (row,)


def entity_sign(line: EntityLine) -> Span:
    """Give the sign of what became of all of its places."""
    if not line.done:
        return _SIGNS[""]
    return _SIGNS["kept" if line.kept == line.of else "mixed" if line.kept else "redacted"]


def last(view: RedactView, remark: str, question: str | None, width: int) -> Line:
    """Give the line above the key bar: a question, a remark on the last key, or what was done."""
    asked = question if question is not None else view.question
    if asked is not None:
        return filled(((f" {asked}", "ask"),), width, "ask")
    if remark:
        return clipped(((f" {remark}", "quiet"),), width)
    done, dot, rest = view.last.partition(" · ")
    return clipped(((" last: ", "quiet"), (done, "strong"), (f"{dot}{rest}", "quiet")), width)

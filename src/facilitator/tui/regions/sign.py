"""The sign-off's page: what is answered for, and the redacted text to read."""

from __future__ import annotations

from facilitator.tui.lines import (
    EMPTY,
    Line,
    Lines,
    Role,
    Span,
    ends,
    fitted,
    indented,
    wrapped,
)
from facilitator.units import clock, counted
from facilitator.workflow.sign_view import ReadLine, SignView

WIDEST = 90
_LABEL = 16


def sign_title(view: SignView, width: int) -> Line:
    """Give the top line: the session, the number of what is signed, how many answer for it."""
    enough = view.stand >= view.needed
    role: Role = "success" if enough else "warning"
    sign = "✓" if enough else "○"
    left: Line = (
        (f" SIGN {view.session}  ", "strong"),
        (f"{sign} {view.stand} of {counted(view.needed, 'signature')}", role),
    )
    return ends(left, ((f"{view.hash} ", "quiet"),), width)


def sign_head(view: SignView, width: int) -> Lines:
    """Give counts, signatures, what changed since the last one, and the drill."""
    room = min(width - 6, WIDEST)
    decided = f"{counted(view.redacted, 'flag')} redacted, {view.kept} kept"
    changed = [
        line
        for said in view.since
        for line in indented(wrapped(said, room, "warning"), (("   ▲ ", "warning"),))
    ]
    why_not = indented(wrapped(view.why_not, room, "warning"), (("   ", ""),))
    return (
        (("   ", ""), (decided, "")),
        *_open(view),
        *_signatures(view),
        *changed,
        *_drill(view),
        *(why_not if view.why_not else ()),
    )


def _open(view: SignView) -> Lines:
    """Give what nobody has decided yet."""
    found = (
        (view.flags_open, "flag", "nobody decided"),
        (view.hits_open, "hit", "of the residual check open"),
    )
    return tuple(
        ((f"   ✗ {counted(number, what)} {how}", "error"),) for number, what, how in found if number
    )


def _signatures(view: SignView) -> Lines:
    rows: list[Line] = []
    for one in view.signed:
        sign: Span = ("   ✓ ", "success") if one.stands else ("   – ", "quiet")
        void = "" if one.stands else ", void since"
        key = f" with {one.key}" if one.key else ""
        rows.append((sign, (f"{one.by}, {one.day}{key}{void}", "" if one.stands else "quiet")))
    return tuple(rows)


def _drill(view: SignView) -> Lines:
    """Say how the intruder drill went."""
    said: dict[str, tuple[str, Role]] = {
        "open": ("○ Drill: read it as a stranger; whom could you name?", "warning"),
        "nobody": (f"✓ Drill: {view.drill_by} could name nobody", "success"),
        "someone": (f"✗ Drill: {view.drill_by} could name someone", "error"),
    }
    if view.drill not in said:
        return ()
    text, role = said[view.drill]
    return (((f"   {text}", role),),)


def text_lines(view: SignView, width: int) -> tuple[Lines, tuple[int, ...]]:
    """Give the redacted text in `width` columns, and the rows at which changed lines begin."""
    rows: list[Line] = []
    changed: list[int] = []
    for line in view.lines:
        if line.changed:
            changed.append(len(rows))
        rows += _passage(line, width)
    return tuple(rows), tuple(changed)


def _passage(line: ReadLine, width: int) -> Lines:
    at = clock(line.at) if line.at is not None else ""
    mark: Span = ("▲", "warning") if line.changed else (" ", "")
    head: Line = ((" ", ""), mark, (f"{at:>8}  ", "quiet"), (f"{line.speaker:<5}", "strong"))
    return indented(wrapped(line.text, max(min(width - _LABEL - 2, WIDEST), 10)), head)


def sign_page(view: SignView, top: int, width: int, height: int) -> Lines:
    """Give the head and, below a rule, the text from row `top` on."""
    head = sign_head(view, width)[: max(height - 4, 1)]
    text, _ = text_lines(view, width)
    room = height - len(head) - 2
    shown = text[top : top + room]
    rule: Line = (("─" * width, "rule"),)
    return fitted((EMPTY, *head, rule, *fitted(shown, max(room, 0))), height)


def rows_of_text(view: SignView, width: int, height: int) -> int:
    """Give how many rows of the page the text has."""
    return max(height - len(sign_head(view, width)[: max(height - 4, 1)]) - 2, 1)

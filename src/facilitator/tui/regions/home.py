"""Home: each session a row, how far it has come, and what comes next."""

from __future__ import annotations

from facilitator.tui.keymap import STANDARD, Keymap
from facilitator.tui.lines import (
    EMPTY,
    Line,
    Lines,
    Role,
    Span,
    clipped,
    ends,
    indented,
    shortened,
    width_of,
    wrapped,
)
from facilitator.tui.regions.flowing import flowed
from facilitator.tui.regions.pick import Pick
from facilitator.tui.regions.sizes import Width, width_class
from facilitator.workflow.home_view import STEPS, HomeRow, HomeStep, HomeView, StepState

DOTS: dict[StepState, Span] = {
    "done": ("●", "success"),
    "begun": ("◐", "accent"),
    "todo": ("○", "quiet"),
}
_NAME_COLUMNS = 6
_PEOPLE_COLUMNS: dict[Width, int] = {"narrow": 9, "normal": 9, "wide": 13}
"""Columns of how many took part, up to the first dot."""
_BETWEEN: dict[Width, int] = {"narrow": 3, "normal": 5, "wide": 11}
"""Columns between two dots; in a wide window the steps have their whole names."""
_AFTER: dict[Width, int] = {"narrow": 3, "normal": 3, "wide": 7}
"""Columns between the last dot and what comes next."""
_PLAIN: Role = ""


def home(view: HomeView, chosen: int, width: int, height: int, *, keys: Keymap = STANDARD) -> Lines:
    """Give the table and, for the `chosen`th row, what stands in its way."""
    head = (EMPTY, _study(view, width), *_warning(view, width), EMPTY)
    if not view.rows:
        return (*head, *_none_yet(width, keys))
    told = _detail(view.rows[min(chosen, len(view.rows) - 1)], width, keys)
    detail = told[: max(2, height // 3)]
    room = height - len(head) - 2 - len(detail)
    table = _table(view, chosen, width, room)
    blank = [EMPTY] * (height - len(head) - 1 - len(table) - len(detail))
    return (*head, _columns(width), *table, *blank, *detail)


def step_picks(row: HomeRow) -> tuple[Pick, ...]:
    """Give all that can be done with a session, and of what cannot the reason, dim."""
    return tuple(
        Pick(str(number), step.name, _step_line(step)) for number, step in enumerate(row.can, 1)
    )


def _step_line(step: HomeStep) -> Line:
    if step.why_not:
        return ((f"– {step.name:<12}", "quiet"), (step.why_not, "quiet"))
    return (("✓ ", "success"), (f"{step.name:<12}", "strong"), (step.text, ""))


def signs() -> Lines:
    """Explain the dots, and the names above the columns where they are cut to three letters."""
    words: dict[StepState, str] = {"done": "done", "begun": "begun", "todo": "not yet"}
    marks = [span for state, word in words.items() for span in (DOTS[state], (f" {word}  ", ""))]
    names = [f"{three} {word}" for three, word in STEPS]
    half = len(names) // 2
    columns: list[Line] = [((f" {' · '.join(part)}", ""),) for part in (names[:half], names[half:])]
    return (EMPTY, ((" ", ""), *marks), *columns)


def title(view: HomeView, width: int) -> Line:
    """Give the head."""
    safe: Line = (("nothing leaves this machine ", "quiet"),)
    return ends(((" facilitator", "strong"),), ((f"{view.closed} · ", "quiet"), *safe), width)


def _study(view: HomeView, width: int) -> Line:
    return clipped(((f"   {view.title}", "strong"), (f" · {view.about}", "quiet")), width - 1)


def _warning(view: HomeView, width: int) -> Lines:
    if view.warning is None:
        return ()
    return (clipped(((f"   ▲ {view.warning}", "warning"),), width - 1),)


def _columns(width: int) -> Line:
    """Give the names above the columns, each centred on its dot."""
    size = width_class(width)
    between = _BETWEEN[size] + 1
    first = 3 + _NAME_COLUMNS + 1 + _PEOPLE_COLUMNS[size]
    row = f"   {'group':<{_NAME_COLUMNS}} people"
    for place, (three, word) in enumerate(STEPS):
        name = word if size == "wide" else three
        row = f"{row:<{first + place * between - len(name) // 2}}{name}"
    last = first + (len(STEPS) - 1) * between
    return ((f"{row:<{last + 1 + _AFTER[size]}}next", "quiet"),)


def _table(view: HomeView, chosen: int, width: int, room: int) -> Lines:
    """Give the rows, with air between them where there is room, the chosen one in sight."""
    rows = [_row(row, place == chosen, width) for place, row in enumerate(view.rows)]
    if len(rows) * 2 <= room:
        return tuple(line for row in rows for line in (EMPTY, row))
    if len(rows) <= room:
        return tuple(rows)
    first = min(max(0, chosen - room // 2), len(rows) - room + 1)
    left = len(rows) - first - room + 1
    more: Line = ((f"   {left} more {'↓' if left else ''}", "quiet"),) if left else ()
    return (*rows[first : first + room - 1], more)


def _row(row: HomeRow, chosen: bool, width: int) -> Line:
    role: Role = "accent" if chosen else "strong"
    head: Line = (
        (" ▶ " if chosen else "   ", "accent"),
        (f"{shortened(row.name, _NAME_COLUMNS):<{_NAME_COLUMNS}} ", role),
        _people(row, _PEOPLE_COLUMNS[width_class(width)]),
    )
    after = " " * _AFTER[width_class(width)]
    line: Line = (*head, *_steps(row, width), (after, ""), _next(row, chosen))
    return clipped(line, width - 1)


def _people(row: HomeRow, columns: int) -> Span:
    if row.locked:
        return (f"{'locked':<{columns}}", "quiet")
    people = "" if row.people is None else str(row.people)
    return (f"{f'{people:>4}':<{columns}}", "")


def _next(row: HomeRow, chosen: bool) -> Span:
    if row.trouble is not None:
        return (f"✗ {row.trouble}", "error")
    finished = all(step == "done" for step in row.steps)
    role: Role = "accent" if chosen else ("quiet" if finished else "")
    return (row.next, role)


def _steps(row: HomeRow, width: int) -> Line:
    step = _BETWEEN[width_class(width)]
    line: Line = ()
    for place, state in enumerate(row.steps):
        line = (*line, DOTS[state])
        if place == len(row.steps) - 1:
            break
        reached = state == "done" and row.steps[place + 1] != "todo"
        joint: Span = ("─" * step, "success") if reached else ("·" * step, "rule")
        line = (*line, joint)
    return line


def _detail(row: HomeRow, width: int, keys: Keymap) -> Lines:
    """Give what the chosen row says of itself, its name first."""
    told, role = row.detail, _PLAIN
    if row.trouble is not None:
        told = (f"✗ {row.trouble}: {keys.written('home.verify')} shows what is safe",)
        role = "error"
    lines: list[Line] = []
    for text in told:
        head: Line = ((f"   {row.name} " if not lines else "   ", "strong"),)
        lines.extend(indented(wrapped(text, width - width_of(head) - 1, role), head, 3))
    return (EMPTY, *lines)


def _none_yet(width: int, keys: Keymap) -> Lines:
    said: Line = (
        ("No session yet. ", "strong"),
        (keys.written("home.new"), "accent"),
        (" plans the first one, ", ""),
        (keys.written("home.rehearse"), "accent"),
        (" rehearses with a sample voice.", ""),
    )
    how: Line = (("   facilitator run --session FG1 --participants 8", "strong"),)
    begin: Line = ((" begins the first group.", ""),)
    here = indented(flowed(said, width - 4), (("   ", ""),))
    return (*here, EMPTY, clipped((*how, *begin), width))

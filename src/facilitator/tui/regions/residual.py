"""The residual check's page: what still shows, and the marked hit with the words around it."""

from __future__ import annotations

from facilitator.tui.lines import (
    EMPTY,
    Line,
    Lines,
    Role,
    clipped,
    ends,
    fitted,
    indented,
    wrapped,
)
from facilitator.tui.regions.flowing import flowed
from facilitator.units import clock, counted
from facilitator.workflow.residual_view import HitLine, ResidualView

WIDEST = 90


def residual_title(view: ResidualView, width: int) -> Line:
    """Give the top line: what is searched, and how much is left."""
    left: Line = ((f" RESIDUAL {view.session}  ", "strong"), (_left(view), _role(view)))
    right = f"{counted(view.flags_open, 'flag')} undecided " if view.flags_open else ""
    return ends(left, ((right, "warning"),), width)


def _left(view: ResidualView) -> str:
    if not view.hits:
        return "✓ nothing of what was redacted shows"
    if not view.open:
        return f"✓ {counted(len(view.hits), 'hit')}, each may stay with a reason"
    return f"✗ {view.open} of {counted(len(view.hits), 'hit')} open"


def _role(view: ResidualView) -> Role:
    return "error" if view.open else "success"


def residual_page(view: ResidualView, width: int, height: int) -> Lines:
    """Give the list, the marked hit in sight, and its card below a rule."""
    named, hints = _named(view, width), _hints(view, width)
    if view.card is None:
        return fitted((EMPTY, *_nothing(view, width), *named, *hints), height)
    card = _card(view.card, view.voids, width)
    room = max(height - len(card), 1)
    rows = [*named, *(_row(line, width) for line in view.hits), *hints]
    marked = len(named) + next(n for n, line in enumerate(view.hits) if line.here)
    first = min(max(0, marked - room // 2), max(len(rows) - room, 0))
    return fitted((*fitted(rows[first : first + room], room), *card), height)


def _nothing(view: ResidualView, width: int) -> Lines:
    said = "Nothing of what was redacted shows in the text, the notes or what leaves with them."
    if view.flags_open:
        said += f" {counted(view.flags_open, 'flag')} of {view.session} nobody has decided yet."
    return indented(wrapped(said, min(width - 6, WIDEST)), (("   ", ""),))


def _named(view: ResidualView, width: int) -> Lines:
    """Give whom readers of the redacted text could name."""
    rows: list[Line] = []
    for one in view.named:
        said = wrapped(f"Could be named, says {one}", min(width - 6, WIDEST), "error")
        rows += indented(said, ((" ✗ ", "error"),))
    return tuple(rows)


def _hints(view: ResidualView, width: int) -> Lines:
    """Give what is left that shows no original: nothing waits for it."""
    rows: list[Line] = []
    for what, words in (
        ("Words that the language does not know", view.hints.unknown),
        ("Capitals in mid-sentence", view.hints.capitals),
        ("Replacements that stand once", view.hints.once),
    ):
        if words:
            said = wrapped(f"{what}: {', '.join(words)}", min(width - 6, WIDEST), "quiet")
            rows += (EMPTY, *indented(said, ((" · ", "quiet"),)))
    return tuple(rows)


def _row(line: HitLine, width: int) -> Line:
    at = clock(line.at) if line.at is not None else "–"
    done = line.accepted is not None
    sign: Line = ((" ▶ " if line.here else "   ", "accent"), _sign(line))
    said: Line = (
        (f" {at:>7} ", "quiet"),
        (f"“{line.text}”", "quiet" if done else "strong"),
        (f" – {line.why}", "quiet"),
    )
    return clipped((*sign, *said), width)


def _sign(line: HitLine) -> tuple[str, Role]:
    return ("✗", "error") if line.accepted is None else ("✓", "success")


def _card(line: HitLine, voids: int, width: int) -> Lines:
    """Give all about the marked hit."""
    room = min(width - 6, WIDEST)
    where = " · ".join(part for part in (line.place, line.speaker) if part)
    words: Line = ((line.before, ""), (f"⟦{line.text}⟧", "flag"), (line.after, ""))
    rows: list[Line] = [(("─" * width, "rule"),)]
    rows += indented((((f"{where} · {line.why}", "quiet"),),), (("   ", ""),))
    rows += indented(flowed(words, room), (("   ", ""),))
    if line.accepted is not None:
        rows += indented(wrapped(f"May stay: {line.accepted}", room, "success"), (("   ", ""),))
    if line.why_no_flag:
        rows += indented(wrapped(line.why_no_flag, room, "warning"), (("   ", ""),))
    elif voids:
        warned = f"▲ To redact it voids {counted(voids, 'signature')}."
        rows.append(((f"   {warned}", "warning"),))
    return tuple(rows)

"""Breaks a run of differently styled text into lines, the styles kept."""

from __future__ import annotations

from facilitator.tui.lines import Line, Lines, Span, breaks


def flowed(spans: tuple[Span, ...], width: int) -> Lines:
    """Give the spans in lines of at most `width` columns, broken at blanks as one text."""
    text = "".join(part for part, _ in spans)
    return tuple(_between(spans, start, end) for start, end in breaks(text, width))


def _between(spans: tuple[Span, ...], start: int, end: int) -> Line:
    line: list[Span] = []
    at = 0
    for text, role in spans:
        first, last = max(start, at), min(end, at + len(text))
        if first < last:
            line.append((text[first - at : last - at], role))
        at += len(text)
    return tuple(line)

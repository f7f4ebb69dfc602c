"""A transcript as people read it: lines with a time and a label, or WebVTT."""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import groupby

from facilitator.formats.visible import visible
from facilitator.transcript.doubt import keyed_differently
from facilitator.transcript.model import WITHDREW, CutWhy, Segment, Transcript
from facilitator.units import Us, clock

LEFT_OUT = "[left out]"
_MARKS: dict[CutWhy, str] = {"off_record": "[off the record]", "break": "[break]", "lost": "[lost]"}
NOBODY = "?"
"""Stands for a speaker who is not known; after two whom two people's keys name."""


def as_txt(transcript: Transcript) -> str:
    """Give a paragraph a turn: `[0:01:12] P4: text`; an empty line between two."""
    return "\n\n".join(_paragraph(turn) for turn in _turns(transcript)) + "\n"


def as_vtt(transcript: Transcript) -> str:
    """Give a cue a segment; what has no times is left out."""
    cues = [_cue(s) for s in transcript.segments if s.start is not None and s.end is not None]
    numbered = (f"{number}\n{cue}" for number, cue in enumerate(cues, start=1))
    return "\n\n".join(["WEBVTT", *numbered]) + "\n"


def _turns(transcript: Transcript) -> Iterator[list[Segment]]:
    for _, group in groupby(transcript.segments, key=lambda segment: segment.turn):
        yield list(group)


def _paragraph(turn: list[Segment]) -> str:
    first = turn[0]
    at = "" if first.start is None else f"[{clock(first.start)}] "
    text = " ".join(_shown(segment) for segment in turn)
    text = f"{WITHDREW} {text}" if first.withdrew else text
    return visible(f"{at}{text}" if first.cut else f"{at}{_label(first)}: {text}")


def _shown(segment: Segment) -> str:
    return _MARKS.get(segment.cut, LEFT_OUT) if segment.cut else segment.text


def _label(segment: Segment) -> str:
    known = segment.speaker or segment.label
    between = keyed_differently(segment)
    return known or (f"{between}{NOBODY}" if between else NOBODY)


def _cue(segment: Segment) -> str:
    marked = segment.shown if segment.withdrew else _shown(segment)
    words = html.escape(visible(marked), quote=False)
    if not segment.cut:
        words = f"<v {html.escape(visible(_label(segment)), quote=False)}>{words}</v>"
    return f"{_time(segment.start or 0)} --> {_time(segment.end or 0)}\n{words}"


def _time(at: Us) -> str:
    whole = max(at, 0) // 1000
    hours, minutes = whole // 3_600_000, whole // 60_000 % 60
    return f"{hours:02}:{minutes:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"

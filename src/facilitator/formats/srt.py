"""SubRip subtitles: a number, a time with a comma, the words."""

from __future__ import annotations

import re

from facilitator.errors import BadInput
from facilitator.formats.cues import Cue, pieces_of, timing
from facilitator.formats.pieces import Brought

_TIME = re.compile(r"^\s*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->", re.MULTILINE)
_TAG = re.compile(r"</?(?:i|b|u|font)(?:\s[^>]*)?>|\{\\an?\d\}")


def is_srt(text: str) -> bool:
    """Say whether a line of it is a subtitle's time."""
    return _TIME.search(text) is not None


def read_srt(text: str) -> Brought:
    """Read it. Raises BadInput where it holds no words."""
    lines = text.split("\n")
    heads = [place for place, line in enumerate(lines) if "-->" in line]
    cues: list[Cue] = []
    problems: list[str] = []
    for place, following in zip(heads, [*heads[1:], len(lines)], strict=True):
        times = timing(lines[place])
        if times is None:
            problems.append(f"The time in line {place + 1} cannot be read; its cue is left out.")
        else:
            body = _body(lines[place + 1 : following], last=following == len(lines))
            cues.append(Cue(*times, _TAG.sub("", body)))
    pieces = pieces_of(cues)
    if not pieces:
        raise BadInput("This subtitle file holds no words.", "Export the transcript anew.")
    return Brought("srt", pieces, tuple(problems))


def _body(lines: list[str], *, last: bool) -> str:
    """Give a cue's words: all up to the next cue's number, empty lines among them included."""
    filled = [line for line in lines if line.strip()]
    if filled and not last and filled[-1].strip().isdigit():
        filled.pop()
    return "\n".join(filled)

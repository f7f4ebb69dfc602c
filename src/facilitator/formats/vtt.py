"""WebVTT, as Zoom, Teams, noScribe and Whisper write it.

Read here and not by webvtt-py, which drops a second voice in a cue and passes over a cue whose time
is malformed without a word.
"""

from __future__ import annotations

import html
import re

from facilitator.errors import BadInput
from facilitator.formats.cues import Cue, pieces_of, timing
from facilitator.formats.pieces import Brought
from facilitator.units import Us

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"</?(?:[cibuv]|ruby|rt|lang)(?:[.\s][^>]*)?>|<[\d:.]+>")
_PASSED_OVER = ("NOTE", "STYLE", "REGION")


def is_vtt(text: str) -> bool:
    """Say whether it begins as WebVTT does."""
    return re.match(r"\s*WEBVTT(?=\s|$)", text) is not None


def read_vtt(text: str) -> Brought:
    """Read it. Raises BadInput where it holds no cue."""
    cues: list[Cue] = []
    problems: list[str] = []
    for place, block in blocks(text):
        at = next((n for n, line in enumerate(block) if "-->" in line), None)
        if at is None or block[0].split(" ")[0] in _PASSED_OVER:
            continue
        times = timing(block[at])
        if times is None:
            problems.append(f"The time in line {place + at} cannot be read; its cue is left out.")
        else:
            cues.extend(_voices(*times, "\n".join(block[at + 1 :])))
    pieces = pieces_of(cues)
    if not pieces:
        raise BadInput("This WebVTT file holds no words.", "Export the transcript anew.")
    return Brought("vtt", pieces, tuple(problems))


def blocks(text: str) -> list[tuple[int, list[str]]]:
    """Give the blocks between empty lines, each with the number of its first line."""
    found: list[tuple[int, list[str]]] = []
    fresh = True
    for place, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            fresh = True
        elif fresh:
            found.append((place, [line]))
            fresh = False
        else:
            found[-1][1].append(line)
    return found


def _voices(start: Us, end: Us, body: str) -> list[Cue]:
    """Give one cue for each voice in a cue's text; what stands before the first has none."""
    parts = _VOICE.split(body)
    cues = [Cue(start, end, _plain(parts[0]))] if parts[0].strip() else []
    for name, words in zip(parts[1::2], parts[2::2], strict=True):
        cues.append(Cue(start, end, _plain(words), html.unescape(name).strip() or None))
    return cues


def _plain(words: str) -> str:
    return html.unescape(_TAG.sub("", words))

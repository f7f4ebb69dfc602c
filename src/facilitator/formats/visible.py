"""Control characters made visible, so that no text from outside can steer what shows it.

A note, a transcript or a file name may hold escape sequences that move a terminal's cursor, or
marks that turn reading order round so that a page seems to say something else. They stay in the
journal as they were typed; what is shown is a mark in their place.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
"""For what no document may hold: an unpaired surrogate, or one of Unicode's non-characters."""

_UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u2028\u2029"
    "\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
) | frozenset(
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xE0000, 0xE007F))
    for code in range(first, last + 1)
)
"""Bidirectional, zero-width and other controls that leave no ink; line and paragraph separators."""

_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_MARKED = re.compile(f"[\x00-\x1f\x7f-\x9f{''.join(sorted(_UNSEEN))}{_NO_CHARACTERS}]")


def visible(text: str, *, lines: bool = False) -> str:
    """Give `text` with every control character as a visible mark.

    C0 controls become their pictures (`␛`), others their number (`⟨U+202E⟩`). With `lines`, line
    ends stay, each as one line feed, for places that may show several lines; else they are marks.
    """
    if lines:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _MARKED.sub(lambda found: _shown(found[0], lines), text)


def escaped(json_text: str) -> str:
    """Give a JSON text with the same characters escaped: it means the same, and steers nothing."""
    return _MARKED.sub(_as_escape, json_text)


def _as_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _shown(character: str, lines: bool) -> str:
    code = ord(character)
    if character == "\n" and lines:
        return character
    if character == "\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return REPLACEMENT
    return f"⟨U+{code:04X}⟩"

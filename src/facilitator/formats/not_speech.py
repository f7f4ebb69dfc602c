"""Lines that stand in a transcript and that nobody said: recording marks, credits."""

from __future__ import annotations

import re

_THING = r"(?:audio|video|recording|tape|transcript(?:ion)?|interview|session|file|discussion)"
_MARK = re.compile(
    rf"(?:the )?(?:start|beginning|begin|end|stop|resumption|continuation)(?: of)?(?: the)?"
    rf"(?: {_THING}){{1,2}}.{{0,25}}"
    rf"|(?:the )?{_THING}(?: \w+)? (?:begins?|starts?|ends?|ended|started|begun|stops?|stopped"
    r"|paused|resumes?|resumed|continues?)\b.{0,25}",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\W*(?:transcribed (?:by|with|using)|transcript(?:ion)? (?:by|produced|generated|created)"
    r"|this transcript (?:was|is)|generated (?:by|with)|created (?:by|with))\b",
    re.IGNORECASE,
)
_TEAMS = re.compile(r".{1,80} (?:started|stopped) transcription\W*", re.IGNORECASE)
_RULE = re.compile(r"[\W_]{3,}")


def is_mark(text: str) -> bool:
    """Say whether the line only tells that a recording began or ended, or draws a rule."""
    if _RULE.fullmatch(text) or _TEAMS.fullmatch(text):
        return True
    inner = text.strip("[](){}<>*-–—=_.: ")
    set_apart = inner != text.strip(" .:") or text.isupper()
    return set_apart and _MARK.fullmatch(inner) is not None


def is_credit(text: str) -> bool:
    """Say whether the line tells who or what made the transcript."""
    return _CREDIT.match(text) is not None

"""Names that people go by on the net: `@plover14`, `u/…`, `morag underscore knits`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.recognisers.cue import Cues
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import words
from facilitator.redaction.spoken import ONES, TEENS, TENS

_AT_SIGN = re.compile(r"(?<![\w.])@\w[\w.]{1,40}\w(?!@)")
_REDDIT = re.compile(r"(?<!\w)/?[ur]/\w{3,}", re.IGNORECASE)
_INSIDE = re.compile(r"(?<![\w@.])(?:[A-Za-z]+\d*_)+\w+")
_CUES = Cues(
    [
        "handle is",
        "handle's",
        "my handle",
        "login is",
        "login is just",
        "username is",
        "username is just",
        "username's",
        "my username",
        "screen name is",
        "gamertag is",
        "my insta is",
        "instagram is",
        "twitter is",
        "tiktok is",
        "snapchat is",
        "on instagram as",
        "on twitter as",
        "on tiktok as",
        "on there as",
        "on insta as",
        "on facebook as",
        "on reddit as",
        "on instagram at",
        "on twitter at",
    ]
)
_PARTS = frozenset((*ONES, *TEENS, *TENS))
_NOT_NAMES = words(
    "is was isn't but which that the a an not just like really so for i it that all my"
)


class HandleDetector(Detector):
    """Accounts on social media and forums."""

    types = ("HANDLE",)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give written handles, then spoken ones."""
        for pattern, score in ((_AT_SIGN, 90), (_REDDIT, 90), (_INSIDE, 70)):
            for match in pattern.finditer(reading.text):
                yield Found(match.start(), match.end(), "HANDLE", score, "a name on the net")
        tokens = reading.tokens
        for place, token in enumerate(tokens):
            if token.lower == "slash" and place and tokens[place - 1].lower in ("u", "r"):
                end = tokens[min(place + 1, len(tokens) - 1)].end
                yield Found(tokens[place - 1].start, end, "HANDLE", 80, "a name on the net, spoken")
            elif token.lower == "underscore" and 0 < place < len(tokens) - 1:
                start, end = tokens[place - 1].start, tokens[place + 1].end
                yield Found(start, end, "HANDLE", 85, "a name on the net, spoken")
            elif _CUES.ends_at(reading, place) is not None and token.lower not in _NOT_NAMES:
                end = tokens[_last_part(reading, place)].end
                yield Found(token.start, end, "HANDLE", 75, "after a word for an account")


def _last_part(reading: Reading, first: int) -> int:
    """Give the last token of a spoken account: `sunny d forty four`."""
    last = first
    for place in range(first + 1, min(first + 7, len(reading.tokens))):
        token = reading.tokens[place]
        if len(token.bare) == 1 or token.lower in _PARTS or token.text.isdecimal():
            last = place
        elif token.lower not in ("underscore", "dot", "dash"):
            break
    return last

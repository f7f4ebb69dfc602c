"""E-mail and web addresses, written or spoken; Presidio's own asks the network, so this is ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from facilitator.recognisers.closed_words import SMALL
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import words

_WRITTEN = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s,;]+|\b[\w-]+\.(?:com|org|net|edu|gov|co\.uk|org\.uk|ac\.uk|ca|com\.au"
    r"|in|io)(?:/[^\s,;]*)?\b",
    re.IGNORECASE,
)
_JOINTS = frozenset({"dot", "underscore", "dash", "hyphen", "period", "point"})
_DOTS = frozenset({"dot", "point", "period"})
_AT = frozenset({"at"})
_LOOSE = 4
"""Words of a mailbox that nothing joins: `front office at …`."""
_OUTSIDE = SMALL | words(
    "it's is email e-mail mail address write me us on use used one they're that's called under "
    "like so just send contact reach message i'm my was um uh"
)
_PROVIDERS = words(
    "gmail hotmail yahoo outlook icloud aol protonmail proton ymail msn btinternet bigpond comcast "
    "rediffmail googlemail gmx xtra shaw rogers sympatico optusnet"
)
_NO_ENDING = SMALL | words("the a an that this point points") - words("me us in at")
_MOST = 8
"""Words on each side of a spoken “at”."""


class EmailDetector(Detector):
    """E-mail addresses and addresses of the web."""

    types = ("EMAIL",)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give written addresses, then spoken ones."""
        for match in _WRITTEN.finditer(reading.text):
            yield Found(match.start(), match.end(), "EMAIL", 99, "an e-mail address")
        for match in _WEB.finditer(reading.text):
            yield Found(match.start(), match.end(), "EMAIL", 60, "an address of the web")
        yield from _spoken(reading)


def _spoken(reading: Reading) -> Iterator[Found]:
    for at in range(1, len(reading.tokens) - 1):
        if reading.tokens[at].lower not in _AT:
            continue
        last = _domain(reading, at + 1)
        if last is not None:
            first = _mailbox(reading, at - 1)
            start, end = reading.tokens[first].start, reading.tokens[last].end
            yield Found(start, end, "EMAIL", 95, "an e-mail address, spoken")


def _domain(reading: Reading, first: int) -> int | None:
    """Give the last token of a spoken domain from `first` on: `desertview dot net`."""
    lowers, last = reading.lowers, None
    for place in range(first + 1, min(first + _MOST, len(lowers) - 1)):
        if lowers[place] in _DOTS and lowers[place + 1] not in _NO_ENDING:
            last = place + 1
        elif last is not None and place > last + 1:
            break
    if last is None and lowers[first] in _PROVIDERS:
        return first
    written = re.fullmatch(r"[\w-]+", reading.tokens[first].text) and re.match(
        r"\.(?:com|org|net|edu|co|gov|ca|in|uk|au|nz|example)\b",
        reading.text[reading.tokens[first].end :],
    )
    if last is None and written:
        return min(first + 1, len(lowers) - 1)
    return last if lowers[first] not in _NO_ENDING else None


def _mailbox(reading: Reading, last: int) -> int:
    """Give the first token of a spoken mailbox that ends at `last`: `hope dot w`.

    Words that are no part of speech around it belong to it, too: `front office at …`.
    """
    first, lowers = last, reading.lowers
    while first >= 2 and lowers[first - 1] in _JOINTS and last - first < _MOST:
        first -= 2
    while first >= 1 and len(lowers[first]) == 1 and len(lowers[first - 1]) == 1:
        first -= 1
    while first >= 1 and last - first < _LOOSE and lowers[first - 1] not in _OUTSIDE:
        first -= 1
    return first

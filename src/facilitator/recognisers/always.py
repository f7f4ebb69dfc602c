"""What the study always wants flagged, and never."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import Phrases


class AlwaysDetector(Detector):
    """The study's own list of words."""

    types = ("OTHER",)

    def __init__(self, always: frozenset[str]) -> None:
        """Take the words."""
        super().__init__()
        self._always = Phrases(always)

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give each of them."""
        for place, length in self._always.all(reading).items():
            start, end = reading.tokens[place].start, reading.tokens[place + length - 1].end
            yield Found(start, end, "OTHER", 95, "on the study's list")

"""The floor: what no list of ordinary words knows, and capitals in mid-sentence.

Everything that is not known to be harmless is proposed (Philter's design: Norgeot et al., npj
Digital Medicine 2020). Lists of names only raise the score and give the type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.recognisers.closed_words import LANDSCAPE
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.naming import PARTICLES, Names
from facilitator.recognisers.reading import Reading, Token
from facilitator.recognisers.terms import listed, words

_LEAST = 2
_KNOWN_TO_ALL = 370
"""Zipf, in hundredths, from which a word is known to everybody."""
_BEFORE_FAMILY = words("de da del della van von der den la bin ibn dos ní ó")
_BEFORE_PLACE = words("lake mount mt loch lough cape port fort glen isle lac camp ben")
_ARTICLES = words("la le les los las san santa")
"""Before an unknown word in lower case they belong to it: `la trobe`."""
_FUNCTION = words(
    "i a the and of to in for on at is are was were be so but or if then that this it he she "
    "we they you my your his her our their what who when where why how not no yes yeah well "
    "just like because as by with from oh okay hi hello thanks please sorry right"
)


class FloorDetector(Detector):
    """Unknown words and capitals."""

    types = ("PERSON", "LOCATION", "ORG")

    def __init__(self, names: Names) -> None:
        """Take what judges names."""
        super().__init__()
        self._names = names
        self._places = listed("places")
        self._opening = names.words | listed("places_that_are_words")

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give runs of words that are not known to be harmless."""
        harmless = self._names.harmless(reading)
        scores = [
            0 if n in harmless else self._score(reading, t) for n, t in enumerate(reading.tokens)
        ]
        place = 0
        while place < len(scores):
            if not scores[place]:
                place += 1
                continue
            last = self._end_of(reading, scores, place)
            yield from self._found(reading, place, last, max(scores[place : last + 1]))
            place = last + 1

    def _score(self, reading: Reading, token: Token) -> int:
        """Give how surely a word is not an ordinary one; 0 where it is."""
        if len(token.bare) < _LEAST or not token.text[0].isalpha() or _has_digit(token):
            return 0
        if reading.cased and token.capital and not token.opens:
            return self._of_capital(token)
        if self._names.listed(token):
            return 65 if token.capital or not reading.cased else 45
        if self._names.ordinary(token):
            return 0
        return self._of_unknown(reading, token)

    def _of_capital(self, token: Token) -> int:
        if token.lower in _FUNCTION:
            return 0
        if self._names.listed(token):
            return 75
        if not self._names.ordinary(token):
            return 50 if token.shouted else 65
        return 60 if token.bare in self._names.words else 45

    def _of_unknown(self, reading: Reading, token: Token) -> int:
        zipf = self._names.lexicon.zipf(token.bare)
        if token.bare in self._places:
            return 60
        if reading.cased and token.capital:
            return 55  # begins a sentence
        if zipf >= _KNOWN_TO_ALL:
            return 0  # known to everybody, though to no dictionary
        return 40 if reading.cased else 55

    def _end_of(self, reading: Reading, scores: list[int], first: int) -> int:
        last = first
        while last + 1 < len(scores):
            if scores[last + 1] and self._together(reading, last):
                last += 1
            elif (
                last + 2 < len(scores)
                and scores[last + 2]
                and self._links(reading.tokens[last + 1])
                and reading.cased
                and self._together(reading, last)
                and reading.tokens[last + 2].joined
            ):
                last += 2
            else:
                break
        return last

    def _links(self, token: Token) -> bool:
        """Say whether it stands between the parts of a name: `van`, `J.`."""
        initial = len(token.text) == 1 and token.capital and token.lower != "i"
        return initial or token.lower in PARTICLES | {"of"}

    def _initial(self, reading: Reading, place: int) -> bool:
        """Say whether it is the `S.` of `S. Karthikeyan`."""
        token, then = reading.tokens[place], reading.tokens[place + 1]
        return len(token.text) == 1 and token.capital and token.lower != "i" and then.joined

    def _together(self, reading: Reading, last: int) -> bool:
        here, then = reading.tokens[last], reading.tokens[last + 1]
        return then.joined and here.lower == here.bare and here.text[-1] not in "'’"

    def _found(self, reading: Reading, first: int, last: int, score: int) -> Iterator[Found]:
        tokens = reading.tokens[first : last + 1]
        kind = self._type(tokens)
        known = any(self._names.listed(t) or t.bare in self._places for t in tokens)
        capital = any(t.capital and not t.opens for t in tokens) and reading.cased
        reason = "a capital in mid-sentence" if capital else "not an ordinary word"
        if known:
            reason += "; in a list of names"
        if any(t.bare in self._names.given for t in tokens):
            last = self._names.end_of(reading, last, most=2)
        end = reading.tokens[self._names.honoured(reading, last)].end
        first = self._names.start_of(reading, first)
        if self._ends_in_landscape(reading, last):
            end = reading.tokens[last + 1].end
            kind = "LOCATION"
        while first and reading.cased and reading.tokens[first - 1].lower in _BEFORE_FAMILY:
            first -= 1
        before = reading.lowers[first - 1] if first and reading.tokens[first].joined else ""
        if before in _BEFORE_PLACE:
            first, kind = first - 1, "LOCATION"
        elif before in _ARTICLES and not reading.cased:
            first, kind = first - 1, "ORG"
        elif len(before) == 1 and reading.cased and before != "i":
            while first and self._initial(reading, first - 1):
                first -= 1
        if first and reading.cased and tokens[0].capital and tokens[0].joined:
            opening = reading.tokens[first - 1]
            first -= opening.opens and opening.capital and opening.bare in self._opening
        yield Found(reading.tokens[first].start, end, kind, score, reason)

    def _ends_in_landscape(self, reading: Reading, last: int) -> bool:
        """Say whether `oak` goes on with what was found, `selly oak`, in lower case."""
        if reading.cased or last + 1 >= len(reading.tokens) or not self._together(reading, last):
            return False
        follower = reading.tokens[last + 1].lower
        return follower in LANDSCAPE and reading.tokens[last].bare not in self._names.given

    def _type(self, tokens: tuple[Token, ...]) -> str:
        whole = " ".join(t.bare for t in tokens)
        named = any(self._names.listed(t) for t in tokens)
        if whole in self._places and not (len(tokens) == 1 and tokens[0].bare in self._names.given):
            return "LOCATION"
        if len(tokens) == 1 and tokens[0].shouted and not named:
            return "ORG"
        return "PERSON"


def _has_digit(token: Token) -> bool:
    return any(c.isdecimal() for c in token.text)

"""Places by list, by a word like `County` or `Springs`, or after `from` and `moved to`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.recognisers.closed_words import LANDSCAPE, SMALL
from facilitator.recognisers.cue import Cues
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.naming import RARE, Names
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import Phrases, listed, words

_RARE_ENOUGH = 420
"""Zipf, in hundredths, under which one word makes a place of two ordinary words likely."""
_KNOWN, _LITTLE_KNOWN = 500, 400
"""The same for one word after a strong cue, and after a weak one."""
_KINDS = words(
    "county beach springs falls heights valley lake river creek island islands bay harbor "
    "harbour park township village borough parish district ridge mountain mountains mesa "
    "canyon grove hills point port forest woods meadows reservation rapids junction city "
    "gardens bridge downs moor dale glen vale province state territory nagar puram colony"
) | (LANDSCAPE - words("top bottom end flat flats well wells station street road lane estate town"))
_RARE_WORD = 370
_NO_PLACE = ("s", "ing", "ed", "ly", "ness", "tion", "ment", "ity", "ia", "ism", "itis", "er", "al")
_COMING = words(
    "come came comes coming down up over drive drove moved i'm we're is was are he's she's they're "
    "family home back in out"
)
"""What stands before `from` where somebody comes from a place, not `died from`."""
_PLAIN = words(
    "the a an my our your his her their this that some any every each no another one two three old "
    "new big little small nice deep high low long wide narrow same other whole local "
    "real good bad great first second last next main back front left right steep far near top and "
    "or of in on at by to up down out over"
)
"""What stands before a landscape without naming it: `a deep valley`."""
_GOES = Cues(
    [
        "from", "moved to", "move to", "live in", "lives in", "living in", "lived in", "grew up in",
        "raised in", "born in", "over in", "up in", "down in", "out in", "back in", "based in",
        "drive to", "drove to", "driving to", "flew to", "went to", "go to", "work in", "works in",
        "worked in", "train in", "trained in", "places like", "place called", "town called",
        "village called", "city of", "town of", "near", "outside", "outside of", "north of",
        "south of", "east of", "west of", "down to", "up to", "over to", "move from", "moved from",
        "trip to", "visit to", "way to", "over at", "through", "stationed at", "stationed in",
        "posted to", "buried in", "buried at", "flew from", "visiting", "trips to", "out to",
        "out past", "just past", "hospital in", "clinic in", "school in", "college in",
    ]
)  # fmt: skip
_AT = words("in at near from around outside past towards via")
_NOT_AT_PLACE = words(
    "interested believe believed believing involved specialise specialize work-in trade deal dealt "
    "good bad best brilliant laugh laughed look looking covered dressed stuck away back apart made "
    "died protection relief suffering suffer drowning swimming caught bathed"
)
"""Before `in mercy`, `good at bridge`: what comes is no place."""
_BARE_PLACE = 450
"""Zipf under which a place that is a word is one after `in` or `at`, without an article."""
_MORE_THAN_WORDS = words(
    "north south east west northern southern eastern western new upper lower central"
)
_STRONG = Cues(
    ["moved to", "live in", "lives in", "living in", "lived in", "grew up in", "raised in",
     "born in", "drive to", "drove to", "flew to", "moved from", "place called", "town called",
     "village called", "city of", "town of", "over in", "up in", "down in"]
)  # fmt: skip


class PlaceDetector(Detector):
    """Places."""

    types = ("LOCATION",)

    def __init__(self, names: Names, study: frozenset[str] = frozenset()) -> None:
        """Take what judges names, and the study's own places."""
        super().__init__()
        self._names = names
        self._study = Phrases(study)
        self._listed = Phrases(listed("places"))
        self._listed_words = listed("places")
        self._words = listed("places_that_are_words")

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give the study's places, listed ones, named ones, and words after a cue."""
        harmless, study = self._names.harmless(reading), self._study.all(reading)
        for place in range(len(reading.tokens)):
            own = study.get(place)
            if own:
                yield _found(reading, place, place + own - 1, 95, "a place of the study")
                continue
            if place not in harmless or self._listed.at(reading, place) > 1:
                yield from self._of_list(reading, place)
            if place not in harmless:
                yield from self._of_kind(reading, place)
                yield from self._of_cue(reading, place)

    def _of_list(self, reading: Reading, place: int) -> Iterator[Found]:
        length = self._listed.at(reading, place)
        if not length or not self._certain(reading, place, length):
            return
        token = reading.tokens[place]
        person = length == 1 and token.bare in self._names.given
        score = 58 if person else 70
        if _GOES.ends_at(reading, place) is not None:
            score = 78
        first = place
        if place and token.joined and not person and reading.lowers[place - 1] == "the":
            first -= not reading.cased and self._names.phrase_ends(reading, place)
        yield _found(reading, first, place + length - 1, score, "in a list of places")

    def _certain(self, reading: Reading, place: int, length: int) -> bool:
        """Say whether a listed term is a place here, and not words that happen to stand so."""
        tokens = reading.tokens[place : place + length]
        if reading.cased:
            return all(t.capital or len(t.bare) < 4 for t in tokens)
        if length == 1:
            return True
        lexicon = self._names.lexicon
        rare = any(
            lexicon.zipf(t.bare) < _RARE_ENOUGH or not lexicon.ordinary(t.bare) for t in tokens
        )
        side = tokens[0].bare in _MORE_THAN_WORDS and tokens[-1].bare in self._listed_words
        return rare or side or _GOES.ends_at(reading, place) is not None

    def _of_kind(self, reading: Reading, place: int) -> Iterator[Found]:
        """Give `Wellington County`: a kind of place after a capital, or after a strange word."""
        if place == 0 or reading.tokens[place].bare not in _KINDS:
            return
        kind, before = reading.tokens[place], reading.tokens[place - 1]
        if not kind.joined or before.lower != before.bare:
            return
        if reading.cased:
            named = kind.capital and before.capital and before.lower not in ("the", "my", "our")
        else:
            strange = not self._names.ordinary(before) or self._names.listed(before)
            rare = self._names.lexicon.zipf(before.bare) < RARE
            cued = before.lower not in _PLAIN and self._led_to(reading, place - 1)
            named = ((strange or rare) and len(before.bare) > 2) or cued
        if named:
            yield _found(reading, place - 1, place, 66, "a name before a kind of place")

    def _led_to(self, reading: Reading, place: int) -> bool:
        """Say whether a way of going somewhere ends before: `out past dry fork`."""
        return _GOES.ends_at(reading, place) is not None

    def _of_cue(self, reading: Reading, place: int) -> Iterator[Found]:
        token = reading.tokens[place]
        if not token.joined:
            return
        if token.bare not in self._words:
            yield from self._of_rare_word(reading, place)
            return
        if reading.cased:
            if token.capital and _GOES.ends_at(reading, place) is not None:
                yield _found(reading, place, place, 70, "a place that is a word, after a cue")
        else:
            strong = _STRONG.ends_at(reading, place) is not None
            weak = _GOES.ends_at(reading, place) is not None
            zipf = self._names.lexicon.zipf(token.bare)
            bare = zipf < _BARE_PLACE and self._stands_bare(reading, place)
            if (strong and zipf < _KNOWN) or (weak and zipf < _LITTLE_KNOWN) or bare:
                yield _found(reading, place, place, 50, "a place that is a word, after a cue")

    def _stands_bare(self, reading: Reading, place: int) -> bool:
        """Say whether a word stands after `in` or `at` as a place does, with no article."""
        token, before = reading.tokens[place], reading.lowers[place - 1] if place else ""
        farther = reading.lowers[place - 2] if place > 1 else ""
        at = before in _AT and farther not in _NOT_AT_PLACE
        plain = token.bare in self._names.allowed or token.lower != token.bare
        return at and not plain and self._names.phrase_ends(reading, place)

    def _of_rare_word(self, reading: Reading, place: int) -> Iterator[Found]:
        """Give `down from curlew`: a rare word without an article, where someone comes from."""
        token = reading.tokens[place]
        lexicon, allowed = self._names.lexicon, self._names.allowed
        follower = reading.tokens[place + 1] if place + 1 < len(reading.tokens) else None
        ends = follower is None or not follower.joined or follower.lower in SMALL
        if reading.cased or not ends or place < 2 or token.bare in allowed or len(token.bare) < 4:
            return
        if lexicon.zipf(token.bare) >= _RARE_WORD or token.bare.endswith(_NO_PLACE):
            return
        coming = reading.lowers[place - 1] != "from" or reading.lowers[place - 2] in _COMING
        if coming and _GOES.ends_at(reading, place) is not None:
            yield _found(reading, place, place, 45, "a rare word where someone comes from")


def _found(reading: Reading, first: int, last: int, score: int, reason: str) -> Found:
    start, end = reading.tokens[first].start, reading.tokens[last].end
    return Found(start, end, "LOCATION", score, reason)

"""Names that are ordinary words (`grace`, `will`, `mr long`): judged by what stands around them.

In lower case, and at the beginning of a sentence, nothing but the grammar tells `will went home`
from `will you go`. What speaks for a name is weighed against how common the word is: a rare one
(`ivy`, `hazel`) is proposed unless something speaks against it, a common one needs a good reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.recognisers import closed_words as g
from facilitator.recognisers import words_for_names as w
from facilitator.recognisers.around import (
    AGAINST,
    GOOD,
    NONE,
    SLIGHT,
    SURE,
    Around,
    as_called,
    as_object,
    as_subject,
    is_base,
    possessive,
)
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.naming import BYNAMES, DESCRIBED, RARE, Names
from facilitator.recognisers.reading import Reading, Token, read
from facilitator.recognisers.terms import words

_RARE_GIVEN, _COMMON_GIVEN = 470, 520
"""Zipf, in hundredths: below, a given name needs nothing for it; from the second on, much."""
_RARE_FAMILY, _COMMON_FAMILY = 400, 550
_NICKNAME = 370
"""Zipf, in hundredths, under which any word may be what someone is called."""
_CALLED, _COMMONEST = 470, 570
"""Zipf under which a word may be what someone is called; over the second it needs good reason."""
_LEAST = 4
"""Letters of such a word."""
_OF_PEOPLE = (
    *("ist", "ists", "er", "ers", "or", "ors", "ian", "ians", "man", "men", "woman", "women"),
    *("ing", "ed", "ly", "ness", "tion", "sion", "ment", "ity", "ess", "ful", "ous", "ive", "able"),
    *("mate", "mates", "lady", "father", "mother", "folk", "people", "staff", "body", "one", "ee"),
    *("ant", "ent", "ants", "ents", "al", "ic", "ics", "ie", "ies", "ism", "ure", "age", "ship"),
)
"""Endings of what people are and of what can be talked of without an article."""
_SO = words("so that this how like what not")


class WordNameDetector(Detector):
    """Names that are words."""

    types = ("PERSON",)

    def __init__(self, names: Names) -> None:
        """Take what judges names."""
        super().__init__()
        self._names = names

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give the words that stand as names do."""
        forbidden = self._names.forbidden(reading)
        for place, token in enumerate(reading.tokens):
            if place not in forbidden and self._may_name(token):
                yield from self._judged(reading, place)

    def known_from(self, names: Iterable[str]) -> frozenset[str]:
        """Give the words among names that are certain: they may stand alone elsewhere."""
        return frozenset(
            token.bare
            for name in names
            for token in read(name).tokens
            if token.bare not in (g.SMALL - w.MODALS) | w.WHO_ONE_IS | BYNAMES
            and self._names.lexicon.ordinary(token.bare)
            and (token.bare in self._names.words or self._names.lexicon.zipf(token.bare) < _CALLED)
        )

    def find_again(self, reading: Reading, known: frozenset[str]) -> Iterator[Found]:
        """Give words that are known to be somebody's name here: less must speak for them."""
        for place, token in enumerate(reading.tokens):
            if token.bare not in known or (reading.cased and not token.capital):
                continue
            weight = self._weight(reading, place)
            if Around(reading, place).before in _SO:
                weight = max(weight, NONE)
            if weight >= self._needed_again(token):
                start, end = token.start, token.end
                yield Found(
                    start, end, "PERSON", 42 + 12 * weight, "a name elsewhere in this session"
                )

    def _may_name(self, token: Token) -> bool:
        """Say whether it is a name at times, or so rare a word that it may be a nickname."""
        names, word = self._names, token.bare
        if word in names.words:
            return True
        if len(word) < _LEAST or word in names.allowed or names.listed(token):
            return False
        rare = names.lexicon.zipf(word) < _NICKNAME
        return rare and not word.endswith(_OF_PEOPLE) and names.lexicon.ordinary(word)

    def _judged(self, reading: Reading, place: int) -> Iterator[Found]:
        token = reading.tokens[place]
        if reading.cased and not token.capital:
            return
        if token.bare in w.NEVER and token.bare not in self._names.clear:
            return
        if self._names.phrase(reading, place) > 1:
            return
        weight = self._weight(reading, place)
        if weight >= self._needed(token):
            last = self._end_of(reading, place)
            first = self._names.start_of(reading, place)
            start, end = reading.tokens[first].start, reading.tokens[last].end
            reason = "a name that is a word, as of a person"
            yield Found(start, end, "PERSON", 42 + 12 * weight, reason)

    def _needed(self, token: Token) -> int:
        """Give how much must speak for a name, by how common the word is."""
        zipf = self._names.lexicon.zipf(token.bare)
        given = token.bare in self._names.clear
        if token.bare not in self._names.words:
            return SURE
        rare, common = (_RARE_GIVEN, _COMMON_GIVEN) if given else (_RARE_FAMILY, _COMMON_FAMILY)
        needed = (NONE if given else SLIGHT) + (zipf >= rare) + (zipf >= common)
        needed += token.bare in w.ABSTRACT or token.bare in w.QUALITIES
        if token.bare in self._names.allowed:
            needed = max(needed, GOOD if given else SURE)
        return min(needed, SURE)

    def _needed_again(self, token: Token) -> int:
        """Give how much must speak for a name that someone in the session is known to have."""
        if token.bare in self._names.clear and token.bare not in w.MODALS:
            return NONE
        return SLIGHT if self._names.lexicon.zipf(token.bare) < _COMMONEST else GOOD

    def _weight(self, reading: Reading, place: int) -> int:
        """Give how much speaks for a name, from what stands around it."""
        around = Around(reading, place)
        token = reading.tokens[place]
        if token.lower != token.bare:
            return possessive(around)
        if token.bare in w.MODALS:
            return self._of_modal(reading, place, around)
        if around.spoken_to:
            return SURE
        if around.whole:
            return SURE if token.bare in self._names.clear else SLIGHT
        bynamed = around.before in BYNAMES
        if bynamed and around.second_before in DESCRIBED | {"the"}:
            return AGAINST
        if self._family_follows(reading, place):
            return SURE
        if around.before == "the" and around.after in g.HOUSEHOLDS:
            return SLIGHT
        if around.asked_after:
            return GOOD
        if around.said_to_be:
            return SURE
        if bynamed and token.bare in self._names.clear and around.ends and around.second_before:
            return SURE
        if bynamed and around.after in g.SPEAKING | g.DOING and token.bare not in w.ABSTRACT:
            return SURE
        if around.before in g.DETERMINERS or around.before in g.SUBJECTS:
            return AGAINST
        weights = (
            as_subject(around),
            as_object(around),
            as_called(around),
            self._beside(around),
        )
        weight = max(weights)
        if weight < GOOD and (around.after == "of" or around.before in ("in", "on", "at")):
            return AGAINST
        return weight

    def _of_modal(self, reading: Reading, place: int, around: Around) -> int:
        """Judge `will went`, `may said`, `with will`."""
        finite = g.SPEAKING | g.DOING
        if around.before in g.BEINGS or (around.after == "who" and around.before not in g.SUBJECTS):
            return SURE
        if around.spoken_to and around.after not in ("you", "i", "we"):
            return SURE
        if around.before in g.SUBJECTS or around.before in g.DETERMINERS:
            return AGAINST
        if around.after in finite and not is_base(around.after):
            return SURE
        if around.after == around.word or (around.after in g.AUXILIARIES and around.after):
            return SURE
        if around.presented or around.moved or around.whole:
            return SURE
        if self._family_follows(reading, place):
            return SURE
        if self._beside(around) >= GOOD or around.before in g.GREETINGS:
            return GOOD
        with_person = around.before in ("with", "from", "about", "told", "asked", "tell", "ask")
        given_to = around.before == "to" and around.second_before in g.GIVING
        return SURE if with_person or given_to else AGAINST

    def _beside(self, around: Around) -> int:
        """Judge `grace and i`, `me and grace`, `hunter and chase`."""
        if around.after == "and" and self._person(around.second_after):
            return GOOD
        if around.before == "and" and self._person(around.second_before):
            return GOOD
        return NONE

    def _person(self, word: str) -> bool:
        names = self._names
        pronoun = word in ("i", "me", "him", "her", "us", "myself", "i'm")
        known = word in names.given or word in names.family or word in names.clear
        return pronoun or (known and word not in g.SMALL and word not in w.ABSTRACT)

    def _family_follows(self, reading: Reading, place: int) -> bool:
        """Say whether `grace okafor` stands here: a given name, then what can only be a name."""
        token = reading.tokens[place]
        if token.bare not in self._names.clear or place + 1 >= len(reading.tokens):
            return False
        family = reading.tokens[place + 1]
        if not family.joined or len(family.bare) < 3 or not family.text[0].isalpha():
            return False
        if reading.cased and not family.capital:
            return False
        zipf = self._names.lexicon.zipf(family.bare)
        if family.bare in self._names.words and token.bare in w.ALONE:
            return family.bare.endswith(w.OF_TRADES) and family.bare not in w.VERBS_IN_ER
        if family.bare in self._names.words:
            return family.bare not in w.NEVER and zipf < _COMMON_FAMILY
        return self._names.listed(family) or (
            zipf < RARE and family.bare not in self._names.allowed
        )

    def _end_of(self, reading: Reading, place: int) -> int:
        """Give the last token: a family name that is a word belongs to it, `grace marsh`."""
        last = self._names.end_of(reading, place)
        return place + 1 if last == place and self._family_follows(reading, place) else last

"""What looks like a name: judged by capitals where there are any, else by lists and the lexicon."""

from __future__ import annotations

from facilitator.ports import Lexicon
from facilitator.recognisers import closed_words as g
from facilitator.recognisers.closed_words import DETERMINERS, DOING, SMALL, SPEAKING
from facilitator.recognisers.reading import Reading, Token
from facilitator.recognisers.terms import ALLOWED, Phrases, listed, words

RARE = 300
_FAMILY_BELOW = 530
"""Zipf, in hundredths, under which a word after a given name may be the family's: `tom baker`."""
_FAMILY_ANY_WORD = 430
"""The same for a word that no list of names has: `moira ferns`."""
_NO_FAMILY = (
    *("ing", "ed", "ly", "n't", "'s", "'ll", "'d", "'ve", "ful", "ous", "ive", "able", "ible"),
    *("ness", "tion", "ment", "ity", "ist", "ists"),
)
"""Endings of words that go on with a sentence and not with a name."""
_CLOSED = frozenset().union(
    *(g.SMALL, g.DETERMINERS, g.SUBJECTS, g.CONJUNCTIONS, g.FILLERS, g.THINKING, g.PREPOSITIONS),
    *(g.SPEAKING, g.DOING, g.AUXILIARIES, g.TELLING, g.GIVING, g.GREETINGS, g.KIN, g.PARTICLES),
    *(g.JOBS, listed("finite_verbs"), listed("plain_deeds"), listed("kin"), listed("roles")),
)
"""What no family is called, or hardly ever: classes of words that are closed, kin, trades."""
_BEFORE_BARE_VERB = words(
    "let lets let's make makes made making see seeing saw watch watched watching hear heard help "
    "helps helped helping have had having do does did didn't don't doesn't will would could can "
    "should might must to"
)
"""Before a name after which a verb may come in its bare form: `let moira vent`."""
_PERSONS_TITLES = words("mr mister mrs missus ms")
"""Titles that stand before nothing but a name."""
_LEARNED_TITLES = words("professor prof councillor monsieur madame señor señora inspector")
_OF_DOCTORS = words("dr doctor father detective constable sergeant sheriff reverend pastor rabbi")
"""Titles after which, with nothing before them, an ordinary noun is a name."""
WHICH = words("the a an my your his her its our their this that no some any every each another")
_FUNCTION = words(
    "uh um er like well oh yeah yes so then there here something whatever anyone someone somebody "
    "will can said so came got in on at to for of and or but if my the who what when that this may "
    "might would could not no just has had is was are be he she they we i you it from by with"
)
_AFTER_TITLES = words(
    "will can said so see saw come came go going get got give gave take took tell told say says "
    "make made do did done in on at to for of and or but if my an a the who what when that this "
    "may might must should would could not no yes just like well ever never always too also even "
    "still now then there here how many much more most all any both each few some such only own "
    "same than very first last time day case call office visit line job less general lot side "
    "person people good bad great nice had has have is was are were be been being he she they we "
    "i you it his her their our your me him them us kind sort guy lady man woman thing name room "
    "appointment friend with from by up down out over about after before again because look "
    "looked looking walk walks ward wards way care note notes order orders play plays"
)
"""What follows a title in lower case without being the name that it announces."""
HONORIFICS = words(
    "amma appa madam ma'am mam sir ji bhai didi anna akka garu saab sahib san auntie aunty uncle "
    "chettan chechi chetta achan mol mon kutty miss teacher doctor sister bhabhi bua masi kaka kaki"
    " baba bi bibi begum khala apa abla abi hoca sensei sunbae kuya ate whaea matua junior senior"
)
BYNAMES = words("auld big little wee old ol' ole fat mad baby tall skinny ginger lanky")
DESCRIBED = words("a an my his her their very so too how really pretty such that's he's she's")
PARTICLES = frozenset(
    [
        "de",
        "da",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "bin",
        "ibn",
        "al",
        "el",
        "mac",
        "st",
        "o",
        "dos",
        "ten",
        "ter",
        "ó",
        "ní",
        "nic",
        "ua",
        "di",
        "du",
        "do",
        "das",
        "abu",
        "y",
    ]
)


class Names:
    """Judges words, with the terms that are known to be harmless."""

    def __init__(self, lexicon: Lexicon, never: frozenset[str] = frozenset()) -> None:
        """Take the lexicon, and terms that are never proposed (the study's, the guide's)."""
        self.lexicon = lexicon
        self.given = listed("given_names")
        self.family = listed("surnames")
        self.words = listed("names_that_are_words") | listed("given_names_that_are_words")
        self.clear = listed("given_names_that_are_words")
        terms = frozenset().union(*(listed(name) for name in ALLOWED))
        self.allowed = terms | never
        self._never = Phrases(never)
        self._phrases = Phrases(self.allowed)

    def harmless(self, reading: Reading) -> frozenset[int]:
        """Give the tokens that an allow-list covers."""
        return self._phrases.places(reading)

    def phrase(self, reading: Reading, place: int) -> int:
        """Give how many tokens the harmless term from `place` on has, `Dr. Google`."""
        return self._phrases.at(reading, place)

    def forbidden(self, reading: Reading) -> frozenset[int]:
        """Give the tokens that the study never wants proposed."""
        return self._never.places(reading)

    def listed(self, token: Token) -> bool:
        """Say whether a list of names holds it, and it is no ordinary word first."""
        if token.bare in self.given or token.bare in self.family:
            return True
        if "-" in token.bare and all(len(part) > 1 for part in token.bare.split("-")):
            return any(part in self.given for part in token.bare.split("-"))
        whole_family = token.bare.removesuffix("s")
        return (
            whole_family != token.bare
            and whole_family in self.family
            and self.lexicon.zipf(token.bare) < RARE + 50
        )

    def ordinary(self, token: Token) -> bool:
        """Say whether it is an ordinary word."""
        if token.bare in self.allowed or token.lower in self.allowed:
            return True
        return self.lexicon.ordinary(token.lower) or self.lexicon.ordinary(token.bare)

    def after_title(self, reading: Reading, place: int) -> bool:
        """Say whether a token can be the name that a title announces."""
        token = reading.tokens[place]
        if not token.bare.replace("-", "").replace("'", "").isalpha():
            return False
        if len(token.bare) == 1:
            return token.capital if reading.cased else token.bare not in ("a", "i", "o")
        if reading.cased:
            return token.capital or (self.listed(token) and not token.shouted)
        if self.listed(token) or not self.ordinary(token):
            return True
        if reading.tokens[place - 1].lower in _PERSONS_TITLES:
            whose = reading.lowers[place - 2] if place > 1 else ""
            return token.bare not in _FUNCTION and (whose not in WHICH or token.lower not in DOING)
        if reading.tokens[place - 1].lower in _LEARNED_TITLES:
            return token.bare not in _AFTER_TITLES
        named = token.bare in self.words and token.bare not in _AFTER_TITLES
        return named or self._any_titled(reading, place)

    def _any_titled(self, reading: Reading, place: int) -> bool:
        """Say whether an ordinary word in lower case is a name after a title: `doctor ferns`."""
        token = reading.tokens[place]
        before = reading.lowers[place - 2] if place > 1 else ""
        announced = reading.lowers[place - 1] in _OF_DOCTORS and before not in WHICH
        return announced and self.may_be_family(token) and self.phrase_ends(reading, place)

    def after_cue(self, reading: Reading, place: int) -> bool:
        """Say whether a token can be a name after `i'm` or `my sister`: less sure than a title."""
        token = reading.tokens[place]
        if not token.text[0].isalpha() or len(token.bare) < 2:
            return False
        if reading.cased:
            named = self.listed(token) or token.bare in self.words or not self.ordinary(token)
            return token.capital and (named or token.bare not in self.allowed)
        if token.bare in self.clear or token.bare in self.given:
            return True
        if token.bare in self.allowed:
            return False
        return self.listed(token) or not self.ordinary(token)

    def goes_on(self, reading: Reading, place: int) -> bool:
        """Say whether a token goes on with the name that ends right before it."""
        token = reading.tokens[place]
        before = reading.tokens[place - 1]
        if not token.joined or before.text[-1] in "'’" or before.lower != before.bare:
            return False
        family = token.bare in self.family or token.bare in self.words
        if token.bare in self.allowed and not family:
            return False
        if reading.cased:
            return token.capital and len(token.bare) > 1
        if token.bare in SMALL:
            return False
        if token.bare in self.words and token.bare not in DOING | SPEAKING | DETERMINERS:
            return self.lexicon.zipf(token.bare) < _FAMILY_BELOW
        if self.listed(token):
            return True
        if self.ordinary(token):
            return self._any_family(reading, place)
        return self.lexicon.zipf(token.bare) < RARE + 50

    def _any_family(self, reading: Reading, place: int) -> bool:
        """Say whether an ordinary word in lower case is the family's: `moira ferns she`."""
        token, given = reading.tokens[place], reading.tokens[place - 1]
        known = given.bare in self.given and not self.ordinary(given)
        if not (known or given.bare in self.clear) or not self.may_be_family(token):
            return False
        before = reading.lowers[place - 2] if place > 1 and given.joined else ""
        return before not in _BEFORE_BARE_VERB and self.phrase_ends(reading, place)

    def may_be_family(self, token: Token) -> bool:
        """Say whether an ordinary word may be a family's name: a noun that is not common."""
        word = token.lower
        plain = word in _CLOSED or word in self.allowed or word.endswith(_NO_FAMILY)
        long_enough = len(word) > 2 and word.isalpha()
        return long_enough and not plain and self.lexicon.zipf(word) < _FAMILY_ANY_WORD

    def phrase_ends(self, reading: Reading, place: int) -> bool:
        """Say whether nothing that goes on with a noun comes after a token."""
        if place + 1 >= len(reading.tokens):
            return True
        then = reading.tokens[place + 1]
        name = then.bare in self.given and then.bare not in self.words
        return not then.joined or then.lower in _CLOSED or name

    def start_of(self, reading: Reading, first: int) -> int:
        """Give the first token of a name with what people are called by: `big mike`, `wee ann`."""
        if not first or not reading.tokens[first].joined:
            return first
        before = reading.tokens[first - 1].lower
        farther = reading.tokens[first - 2].lower if first > 1 else ""
        if before == "man" and farther == "old":
            return first - 2
        return first - 1 if before in BYNAMES and farther not in DESCRIBED else first

    def honoured(self, reading: Reading, last: int) -> int:
        """Give the last token of a name with what is said after it: `Ammini amma`, `rao sir`."""
        if last + 1 < len(reading.tokens):
            follower = reading.tokens[last + 1]
            if follower.joined and follower.lower in HONORIFICS:
                return last + 1
        return last

    def _is_initial(self, reading: Reading, place: int) -> bool:
        """Say whether a single letter goes on with a listed name: `Maria L.`, `ronnie b`."""
        token, before = reading.tokens[place], reading.tokens[place - 1]
        if len(token.text) > 1 or not token.joined or not self.listed(before):
            return False
        return token.capital and token.lower != "i" if reading.cased else token.lower not in "aio"

    def end_of(self, reading: Reading, place: int, most: int = 3) -> int:
        """Give the last token of the name that begins at `place`."""
        last = place
        while last + 1 < len(reading.tokens) and last - place < most - 1:
            follower = reading.tokens[last + 1]
            beyond = last + 2 < len(reading.tokens)
            if self.goes_on(reading, last + 1) or self._is_initial(reading, last + 1):
                last += 1
            elif (
                beyond
                and follower.lower in PARTICLES
                and follower.joined
                and self.goes_on(reading, last + 2)
            ):
                last += 2
            else:
                break
        return last

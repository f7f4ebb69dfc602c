"""Names that are ordinary words (`grace`, `will`, `mr long`): judged by what stands around them.

In lower case, and at the beginning of a sentence, nothing but the grammar tells `will went home`
from `will you go`. What speaks for a name is weighed against how common the word is: a rare one
(`ivy`, `hazel`) is proposed unless something speaks against it, a common one needs a good reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.recognisers import closed_words as g
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.naming import RARE, Names
from facilitator.recognisers.reading import Reading, Token, read
from facilitator.recognisers.terms import words

_NONE, _SLIGHT, _GOOD, _SURE = 0, 1, 2, 3
_AGAINST = -1
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
_MODALS = words("will may can might")
_ABSTRACT = words(
    "art chance summer june april august justice faith joy grace harmony charity patience "
    "mercy heaven destiny autumn spring liberty honor honour glory peace trust trinity genesis "
    "serenity prudence temperance felicity melody karma bliss ginger basil sage clay jet ivory "
    "major tea rice coffee curry wine beer bread "
    "cotton honey pepper lemon bean beans bacon ham salmon fish lamb wheat hay steel gold silver "
    "wood sand rock key keys click jesus"
)
"""Names that, as words, need no article: they want more for them."""
_OF_TRADES = ("er", "man", "son", "ton", "ley", "sley", "worth", "smith", "wright", "ford")
_VERBS_IN_ER = words(
    "cover order offer answer enter matter gather hammer sever temper trigger wander wonder power "
    "register treasure lower master counter ponder banner better winter summer under chamber "
    "officer"
)
_ALONE = _MODALS | words("art chance summer june april august autumn spring justice miles major")
"""Names before which a word is rarely a family name: `chance fields`, `summer camps`."""
_QUALITIES = words(
    "rich frank earnest sunny misty dusty stormy windy curt sandy rusty lucky happy sweet precious "
    "young gay angel major junior summer autumn woody norm long short black white brown green grey "
    "gray best strong wise small rough sharp swift sterling christian mature moody noble fair fine "
    "bright blunt hardy hasty jolly lively lovely loyal manly merry meek humble innocent keen"
)
"""Names that are more often what someone is."""
_NEVER = (
    g.SMALL
    | g.DETERMINERS
    | g.SPEAKING
    | g.DOING
    | words(
        "more many still back way much all both good day made man mine say read paid person "
        "people house place case story book post true reason word money call job line season "
        "child heard held hurt self guess per free left light hand head power media press fix "
        "treat carry miss hit sell feel going goings doctor nurse judge sister kitchen hall "
        "daughter brothers children parent parents guest driver lawyer mum mom dad baby boss "
        "born coach uncle aunt church school hospital ring text van card box road field page lock"
    )
)
"""Words that no sentence makes a name of; modals are looked at apart."""
_WHO_ONE_IS = words(
    "sister nurse doctor judge coach captain officer principal father brother bishop deacon major "
    "general chief colonel sergeant justice uncle aunt man lady miss baby boss king queen prince "
    "princess duke earl junior senior old big little constable dean canon pastor warden"
)
"""Words of a titled name that are no name alone."""
_WISHES = words("hope trust bless grant mark love will may can might chase pray guess")
"""What is done to `you` at the beginning of a sentence: `hope you thanked her`."""
_SHOWN = words("i i'm and she he she's he's from speaking here my our")
"""What goes on after somebody is shown: `this is summer she just …`."""
_SO = words("so that this how like what not")
_BETWEEN = words("never always just really still even also only finally actually probably then")
"""What may stand between somebody and what they do: `summer never got lost`."""
_BEFORE_AT = words("looking looked mad angry shouted yelled laughing laughed swore smiled pointed")


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
            if token.bare not in (g.SMALL - _MODALS) | _WHO_ONE_IS
            and self._names.lexicon.ordinary(token.bare)
            and (token.bare in self._names.words or self._names.lexicon.zipf(token.bare) < _CALLED)
        )

    def find_again(self, reading: Reading, known: frozenset[str]) -> Iterator[Found]:
        """Give words that are known to be somebody's name here: less must speak for them."""
        for place, token in enumerate(reading.tokens):
            if token.bare not in known or (reading.cased and not token.capital):
                continue
            weight = self._weight(reading, place)
            if _Around(reading, place).before in _SO:
                weight = max(weight, _NONE)
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
        if token.bare in _NEVER and token.bare not in self._names.clear:
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
            return _SURE
        rare, common = (_RARE_GIVEN, _COMMON_GIVEN) if given else (_RARE_FAMILY, _COMMON_FAMILY)
        needed = (_NONE if given else _SLIGHT) + (zipf >= rare) + (zipf >= common)
        needed += token.bare in _ABSTRACT or token.bare in _QUALITIES
        if token.bare in self._names.allowed:
            needed = max(needed, _GOOD if given else _SURE)
        return min(needed, _SURE)

    def _needed_again(self, token: Token) -> int:
        """Give how much must speak for a name that someone in the session is known to have."""
        if token.bare in self._names.clear and token.bare not in _MODALS:
            return _NONE
        return _SLIGHT if self._names.lexicon.zipf(token.bare) < _COMMONEST else _GOOD

    def _weight(self, reading: Reading, place: int) -> int:
        """Give how much speaks for a name, from what stands around it."""
        around = _Around(reading, place)
        token = reading.tokens[place]
        if token.lower != token.bare:
            return _possessive(around)
        if token.bare in _MODALS:
            return self._of_modal(reading, place, around)
        if around.spoken_to:
            return _SURE
        if around.whole:
            return _SURE if token.bare in self._names.clear else _SLIGHT
        if self._family_follows(reading, place):
            return _SURE
        if around.before == "the" and around.after in g.HOUSEHOLDS:
            return _SLIGHT
        if around.asked_after:
            return _GOOD
        if around.said_to_be:
            return _SURE
        if around.before in g.DETERMINERS or around.before in g.SUBJECTS:
            return _AGAINST
        weights = (
            _as_subject(around),
            _as_object(around),
            _called(around),
            self._beside(around),
        )
        weight = max(weights)
        if weight < _GOOD and (around.after == "of" or around.before in ("in", "on", "at")):
            return _AGAINST
        return weight

    def _of_modal(self, reading: Reading, place: int, around: _Around) -> int:
        """Judge `will went`, `may said`, `with will`."""
        finite = g.SPEAKING | g.DOING
        if around.spoken_to and around.after not in ("you", "i", "we"):
            return _SURE
        if around.before in g.SUBJECTS or around.before in g.DETERMINERS:
            return _AGAINST
        if around.after in finite and not _base(around.after):
            return _SURE
        if around.after == around.word or (around.after in g.AUXILIARIES and around.after):
            return _SURE
        if around.presented or around.moved or around.whole:
            return _SURE
        if self._family_follows(reading, place):
            return _SURE
        if self._beside(around) >= _GOOD or around.before in g.GREETINGS:
            return _GOOD
        with_person = around.before in ("with", "from", "about", "told", "asked", "tell", "ask")
        given_to = around.before == "to" and around.second_before in g.GIVING
        return _SURE if with_person or given_to else _AGAINST

    def _beside(self, around: _Around) -> int:
        """Judge `grace and i`, `me and grace`, `hunter and chase`."""
        if around.after == "and" and self._person(around.second_after):
            return _GOOD
        if around.before == "and" and self._person(around.second_before):
            return _GOOD
        return _NONE

    def _person(self, word: str) -> bool:
        names = self._names
        pronoun = word in ("i", "me", "him", "her", "us", "myself", "i'm")
        known = word in names.given or word in names.family or word in names.clear
        return pronoun or (known and word not in g.SMALL and word not in _ABSTRACT)

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
        if family.bare in self._names.words and token.bare in _ALONE:
            return family.bare.endswith(_OF_TRADES) and family.bare not in _VERBS_IN_ER
        if family.bare in self._names.words:
            return family.bare not in _NEVER and zipf < _COMMON_FAMILY
        return self._names.listed(family) or (
            zipf < RARE and family.bare not in self._names.allowed
        )

    def _end_of(self, reading: Reading, place: int) -> int:
        """Give the last token: a family name that is a word belongs to it, `grace marsh`."""
        last = self._names.end_of(reading, place)
        return place + 1 if last == place and self._family_follows(reading, place) else last


class _Around:
    """The words around one: `` where a sentence or a part of it ends."""

    def __init__(self, reading: Reading, place: int) -> None:
        self.word = reading.tokens[place].bare
        self.opens = reading.tokens[place].opens
        self.before = _word(reading, place - 1, place)
        self.second_before = _word(reading, place - 2, place - 1) if self.before else ""
        self.after = _word(reading, place + 1, place + 1)
        if self.after in _BETWEEN and _word(reading, place + 2, place + 2):
            place += 1
            self.after = _word(reading, place + 1, place + 1)
        self.second_after = _word(reading, place + 2, place + 2) if self.after else ""
        self.whole = not self.before and not self.after

    @property
    def spoken_to(self) -> bool:
        """Say whether someone is spoken to by it: `so hope what do you think`, `thanks rose`."""
        before, after, beyond = self.before, self.after, self.second_after
        thanked = before == "you" and self.second_before in ("thank", "about", "bless")
        greeted = before in g.GREETINGS and self.second_before not in ("i'm", "am", "so", "very")
        if (thanked or greeted) and self.ends:
            return True
        opens = not before or before in g.FILLERS or before in ("and", "but")
        called = after == "you" and not before and self.word not in _WISHES
        asked = after in g.ASKED and beyond in g.ASKED_ON
        return opens and (asked or (called and beyond not in ("", "can")))

    @property
    def said_to_be(self) -> bool:
        """Say whether it is said to be a name: `hi i'm precious`, `storm his name was`."""
        greets = self.before in g.BEINGS and self.second_before in g.GREETINGS
        shows = self.before == "is" and self.second_before == "this" and self.after in _SHOWN
        named = self.after in ("his", "her", "their") and self.second_after in ("name", "name's")
        return greets or shows or named

    @property
    def asked_after(self) -> bool:
        """Say whether it is guessed at: `was it mark`, `is that grace`."""
        which = self.before in ("it", "that", "this") and self.second_before in ("was", "is")
        return which and self.ends and self.word not in _QUALITIES

    @property
    def presented(self) -> bool:
        """Say whether someone is introduced by it: `um will physio`, `faith my boys are`."""
        opens = not self.before or self.before in g.FILLERS or self.before in g.BEINGS
        if not self.before and self.after in g.FILLERS and self.after not in ("so", "now", "mean"):
            return True
        whose = self.after in ("my", "our") and self.second_after in g.KIN
        return opens and (self.after in g.JOBS or whose)

    @property
    def moved(self) -> bool:
        """Say whether it is what someone moves: `chased will off`, `dropped rose home`."""
        return self.before.endswith("ed") and self.after in g.PARTICLES

    @property
    def begins(self) -> bool:
        """Say whether a clause can begin here."""
        before = self.before
        return (
            not before
            or before in g.CONJUNCTIONS
            or before in g.FILLERS
            or before in g.THINKING
            or before in g.KIN
            or before in ("with", "from", "was", "is")
        )

    @property
    def ends(self) -> bool:
        """Say whether a noun phrase can end here."""
        after = self.after
        return not after or after in g.SMALL or after in g.SPEAKING or after in g.DOING


def _word(reading: Reading, place: int, joint: int) -> str:
    """Give a word's lower case; `` where it does not stand or the gap at `joint` parts it."""
    if not 0 <= place < len(reading.tokens) or not reading.tokens[joint].joined:
        return ""
    return reading.tokens[place].lower


def _base(word: str) -> bool:
    """Say whether a modal can stand before a verb's form, `will come`, `may let`."""
    return word in words(
        "come run put read cut let set hit hurt need seem say tell know think want call look go ask"
    )


def _possessive(around: _Around) -> int:
    """Judge `rose's mum`, `dawn's the only one`."""
    if around.before in g.DETERMINERS:
        return _AGAINST
    if around.after in g.KIN:
        return _SURE
    return _GOOD if around.after else _SLIGHT


def _as_subject(around: _Around) -> int:
    """Judge `grace said`, `when rose went`, `dawn is`."""
    if around.after in g.SPEAKING:
        return _SURE if around.begins else _GOOD
    if around.after in g.DOING:
        return _GOOD if around.begins else _SLIGHT
    if around.after in g.AUXILIARIES:
        return _GOOD if around.before in g.THINKING else _SLIGHT * around.begins
    if around.after in ("who", "who's", "whose", "here") and not around.before.endswith("ing"):
        return _GOOD
    return _NONE


def _as_object(around: _Around) -> int:
    """Judge `with grace`, `told mark to`, `gave it to rose`."""
    if not around.ends:
        return _NONE
    if around.before in ("with", "from", "by", "behind", "beside", "without"):
        return _GOOD
    if around.before in g.PREPOSITIONS:
        return _SLIGHT if around.word in _ABSTRACT else _GOOD
    if around.before in g.TELLING:
        return _GOOD
    if around.before == "to":
        return _GOOD if around.second_before in g.GIVING else _AGAINST
    if around.before == "at":
        return _GOOD if around.second_before in _BEFORE_AT else _AGAINST
    return _NONE


def _called(around: _Around) -> int:
    """Judge `thanks grace`, `so hope what do you think`, `i'm art`, a turn that is a name."""
    if around.after == "in" and around.second_after in g.CLASSES:
        return _SURE
    if around.presented or around.moved or (not around.before and around.after == "and"):
        return _GOOD
    if around.after in g.RETAKEN or (around.before == "said" and around.after in ("you", "you're")):
        return _GOOD
    if around.before in g.GREETINGS:
        return _GOOD
    if around.before in g.KIN:
        return _GOOD
    if around.before == "man" and around.second_before == "old":
        return _SURE
    names = around.before in g.BEINGS or (
        around.before in ("is", "was", "am") and around.second_before in ("this", "i", "it", "that")
    )
    if names and around.word not in _QUALITIES:
        return _GOOD if around.ends else _SLIGHT
    if not around.after and around.before == "you" and around.second_before.endswith("n't"):
        return _GOOD
    if not around.after and around.before in ("you", "right", "okay", "yeah", "please", "that"):
        return _SLIGHT
    return _NONE

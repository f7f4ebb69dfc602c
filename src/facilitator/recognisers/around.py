"""What stands around a word, and how much it speaks for a name."""

from __future__ import annotations

from facilitator.recognisers import closed_words as g
from facilitator.recognisers import words_for_names as w
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import words

NONE, SLIGHT, GOOD, SURE = 0, 1, 2, 3
AGAINST = -1
"""How much speaks for a name; AGAINST where something speaks against it."""
_SHOWN = words("i i'm and she he she's he's from speaking here my our")
"""What goes on after somebody is shown: `this is summer she just …`."""
_BETWEEN = words("never always just really still even also only finally actually probably then")
"""What may stand between somebody and what they do: `summer never got lost`."""
_BEFORE_AT = words("looking looked mad angry shouted yelled laughing laughed swore smiled pointed")
_BASES = words(
    "come run put read cut let set hit hurt need seem say tell know think want call look go ask"
)


class Around:
    """The words around one: `` where a sentence or a part of it ends."""

    def __init__(self, reading: Reading, place: int) -> None:
        """Look at the word at `place`."""
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
        called = after == "you" and not before and self.word not in w.WISHES
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
        return which and self.ends and self.word not in w.QUALITIES

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


def is_base(word: str) -> bool:
    """Say whether a modal can stand before a verb's form, `will come`, `may let`."""
    return word in _BASES


def possessive(around: Around) -> int:
    """Judge `rose's mum`, `dawn's the only one`."""
    if around.before in g.DETERMINERS:
        return AGAINST
    if around.after in g.KIN:
        return SURE
    return GOOD if around.after else SLIGHT


def as_subject(around: Around) -> int:
    """Judge `grace said`, `when rose went`, `dawn is`."""
    if around.after in g.SPEAKING:
        return SURE if around.begins else GOOD
    if around.after in g.DOING:
        return GOOD if around.begins else SLIGHT
    if around.after in g.AUXILIARIES:
        return GOOD if around.before in g.THINKING else SLIGHT * around.begins
    if around.after in ("who", "who's", "whose", "here") and not around.before.endswith("ing"):
        return GOOD
    return NONE


def as_object(around: Around) -> int:
    """Judge `with grace`, `told mark to`, `gave it to rose`."""
    if not around.ends:
        return NONE
    if around.before in ("with", "from", "by", "behind", "beside", "without"):
        return GOOD
    if around.before in g.PREPOSITIONS:
        return SLIGHT if around.word in w.ABSTRACT else GOOD
    if around.before in g.TELLING:
        return GOOD
    if around.before == "to":
        return GOOD if around.second_before in g.GIVING else AGAINST
    if around.before == "at":
        return GOOD if around.second_before in _BEFORE_AT else AGAINST
    return NONE


def as_called(around: Around) -> int:
    """Judge `thanks grace`, `so hope what do you think`, `i'm art`, a turn that is a name."""
    if around.after == "in" and around.second_after in g.CLASSES:
        return SURE
    if around.presented or around.moved or (not around.before and around.after == "and"):
        return GOOD
    if around.after in g.RETAKEN or (around.before == "said" and around.after in ("you", "you're")):
        return GOOD
    if around.before in g.GREETINGS:
        return GOOD
    if around.before in g.KIN:
        return GOOD
    if around.before == "man" and around.second_before == "old":
        return SURE
    names = around.before in g.BEINGS or (
        around.before in ("is", "was", "am") and around.second_before in ("this", "i", "it", "that")
    )
    if names and around.word not in w.QUALITIES:
        return GOOD if around.ends else SLIGHT
    if not around.after and around.before == "you" and around.second_before.endswith("n't"):
        return GOOD
    if not around.after and around.before in ("you", "right", "okay", "yeah", "please", "that"):
        return SLIGHT
    return NONE

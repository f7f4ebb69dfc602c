"""Names that something announces: a title, `my name is`, a kind of kin, a greeting, a verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.recognisers.closed_words import DOING, SMALL, SPEAKING, SUBJECTS
from facilitator.recognisers.cue import Cues
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.naming import PARTICLES, WHICH, Names
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import words

_TITLES = words(
    "doc practitioner class "
    "dr doctor mr mister mrs missus ms miss mx prof professor nurse sister father pastor "
    "reverend rev rabbi imam officer sergeant sgt captain capt constable detective inspector "
    "judge justice senator councillor councilor councilman councilwoman coach uncle aunt "
    "auntie aunty sir dame lady grandma grandpa cousin principal matron advocate brother "
    "deacon bishop monsieur madame señor señora sheriff deputy lieutenant colonel corporal "
    "chaplain shri smt tía tío tia tio"
    " sr fr br pc wpc dc ds dci insp "
    "superintendent warden commissioner commander chief ranger elder trustee alderman ambassador "
    "dean provost reeve vicar canon swami guru pandit ustad haji sheikh kaka kaki chacha chachi "
    "akka chechi chettan bhabhi masi mausi bua whaea matua koro kuia kookum kokum mushum tita tito "
    "kuya ate tante oom tannie zia zio teta khala phupho granddad grandad gramps pops nanny mama "
    "papa cllr councilperson trooper ranger private general major admiral"
    " abuela abuelo lola lolo nonna nonno oma opa nani dadi nana nanna nan gran granny grampa"
)
_WEAK_TITLES = words(
    "doc practitioner class "
    "nurse sister father brother principal lady coach miss officer judge cousin justice "
    "advocate captain matron sir bishop deacon warden commander chief ranger elder dean canon guru "
    "ate mama papa nanny private general major superintendent vicar reeve trooper"
)
"""Titles that are ordinary words: in lower case the name after them must look like one."""
_RANKS = words(
    "nurse staff first second petty chief sergeant lance master senior junior lieutenant warrant "
    "gunnery vice rear squadron wing assistant deputy acting locum class practitioner"
)
"""What stands before a title as a part of it: `nurse practitioner`, `sergeant first class`."""
_NAMED = Cues(
    [
        "my name is", "my name's", "name is", "name's", "name was", "named", "call me", "calls me",
        "called me", "myself", "known as", "goes by", "go by", "went by", "names are", "his name",
        "nickname is", "nickname was", "first name is", "last name is", "surname is", "her name",
        "called him", "called her", "your name", "your surname", "the surname", "who was that",
        "call him", "call her", "real name was", "real name is", "full name is", "your first name",
        "call her the", "everybody calls him", "everyone says",
    ]
)  # fmt: skip
_SAYS_WHO = Cues(
    [
        "i'm", "i am", "im", "this is", "it's", "that's", "and i'm", "she's", "he's", "called",
        "thanks", "thank you", "hi", "hey", "hello", "bye", "goodbye", "cheers", "sorry", "dear",
        "ask", "asked", "tell", "told", "texted", "emailed", "phoned", "rang", "met",
        "you know", "guy", "bloke", "fella", "girl", "lad", "old", "poor", "our", "little",
    ]
)  # fmt: skip
_KIN = words(
    "brother sister son daughter husband wife mom mum dad mother father uncle aunt auntie "
    "aunty cousin nephew niece friend friends boss neighbour neighbor roommate flatmate "
    "partner boyfriend girlfriend fiancé fiancee stepson stepdaughter grandson granddaughter "
    "grandmother grandfather supervisor preceptor attending resident chief nurse manager "
    "teacher colleague mate buddy mentor midwife carer instructor tutor landlord landlady kid "
    "boy lad girl twin baby patient classmate headmistress headmaster fellow pharmacist "
    "senior receptionist secretary ward-boy translator interpreter intern"
)
_VERBS = words(
    "said says told tells asked asks goes went came comes called texted emailed showed gave "
    "got thought knew knows was is has had did does wrote ran runs took takes who who's drove "
    "sat stood started left passed died retired laughed cried sings sang helped brought"
)
_SAYING = words(
    "said says told tells asked asks goes texted emailed wrote who's who wanted wants loved loves "
    "hated made brought took left died passed cried laughed sat stood looked knew knows thinks "
    "thought came comes went got gets gave gives did does drove ran works worked lives lived "
    "walked called calls started helped showed used"
)
_NICKNAME = 470
"""Zipf, in hundredths, under which what someone is called may be a nickname."""
_INSULTS = words(
    "lazy stupid fat ugly racist sexist rude weird dumb names liar selfish fake brave bossy daft "
    "darling love dear honey sweetheart babe mate duck hen pet sweetie sir madam miss mum mom dad "
    "mental thick filthy worthless useless pathetic idiot cheeky spoiled nosy dramatic "
    "unprofessional"
)
_IS = words("i'm am im is it's that's she's he's")
_ADJECTIVES = words(
    "rich frank earnest sunny misty dusty stormy windy curt sandy rusty lucky happy sweet precious "
    "young gay skip chase hunter angel justice chance summer autumn windy woody art norm major"
)
"""Names that are more often what someone is."""
_NOT_BEFORE_A_NAME = words(
    "the a an my your his her their our this that some any no of in on at to for with and's "
    "every each more much i you we they he she it not to what which when will would can could"
)
_BESIDE = words("with and from by like than saw met miss love ask called or when since because if")
_AFTER_BESIDE = words("who was had has said came did told from over is and or would knew went got")
_OFTEN_NO_NAME = _ADJECTIVES | words(
    "will may hope art grant bill drew guy can august march joy faith rose love king prince pat rob"
)
_BEFORE_HERE = words("same hi hello hey um uh yeah okay this it's and so")
_WHOSE = words("his her their your its")
_FORGOTTEN = words("name face name's")
_NEVER_A_NAME = words(
    "the a an my your his her their our this that and or but so because if i you we they he "
    "she it not just like really very from in on at to for with of what who when where how is "
    "was are were be been being do does did have has had will would can could should may "
    "might all one here there then now going gonna okay yeah yes no um uh oh well"
    " after as by into about them him me us people person both two three"
    " back later again up out over off down crazy names today tomorrow yesterday if once every"
    " whenever anytime straight direct early late soon"
)


class NameDetector(Detector):
    """Names after cues."""

    types = ("PERSON",)

    def __init__(self, names: Names) -> None:
        """Take what judges names."""
        super().__init__()
        self._names = names

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give names after titles, after cues, and before verbs."""
        forbidden = self._names.forbidden(reading)
        for place in range(len(reading.tokens)):
            if place not in forbidden:
                yield from self._titled(reading, place)
                yield from self._forgotten(reading, place)
                yield from self._cued(reading, place)
                yield from self._acting(reading, place)

    def _titled(self, reading: Reading, place: int) -> Iterator[Found]:
        """Give `Dr. Patel`, `mister oyelaran`, `gnanaprakasam madam`."""
        title = reading.tokens[place]
        if title.lower not in _TITLES or place + 1 >= len(reading.tokens):
            return
        if self._names.phrase(reading, place) > 1:
            return
        first = self._past_particles(reading, place + 1)
        name = reading.tokens[first]
        if not name.joined or not self._names.after_title(reading, first):
            return
        weak = title.lower in _WEAK_TITLES
        if weak and reading.cased and not title.capital and self._names.ordinary(name):
            return
        if title.lower == "miss" and place and reading.lowers[place - 1] not in SUBJECTS:
            weak = weak and name.bare not in self._names.words
        if weak and not reading.cased and self._names.ordinary(name):
            known = name.bare in self._names.clear or self._names.listed(name)
            known = known or self._titled_word(reading, first)
            if not known or self._says(reading, first) is False:
                return
        last = self._names.end_of(reading, first)
        while place and reading.tokens[place].joined and reading.lowers[place - 1] in _RANKS:
            place -= 1
        place = self._names.start_of(reading, place)
        both = place > 1 and reading.tokens[place - 1].lower in ("and", "&")
        if both and reading.tokens[place - 2].lower in _TITLES:
            place -= 2
        yield _found(reading, place, last, 92, "after a title")

    def _titled_word(self, reading: Reading, place: int) -> bool:
        """Say whether a name that is a word does something after a title: `sister bright said`."""
        token = reading.tokens[place]
        then = reading.lowers[place + 1] if place + 1 < len(reading.lowers) else ""
        whose = reading.lowers[place - 2] if place > 1 else ""
        deed = then in SPEAKING | DOING and token.lower not in SPEAKING | DOING | SMALL
        return deed and token.bare in self._names.words and whose not in WHICH

    def _forgotten(self, reading: Reading, place: int) -> Iterator[Found]:
        """Give `what's her name um zimmerman`, `doctor what's his face`, with the title before."""
        lowers = reading.lowers[place : place + 3]
        if len(lowers) < 3 or lowers[0] not in ("what's", "whats") or lowers[2] not in _FORGOTTEN:
            return
        if lowers[1] not in _WHOSE:
            return
        last = place + 2
        for beyond in range(place + 3, min(place + 6, len(reading.tokens))):
            token = reading.tokens[beyond]
            if self._names.listed(token) or not self._names.ordinary(token):
                last = self._names.end_of(reading, beyond)
                break
        titled = place > 0 and reading.tokens[place - 1].lower in _TITLES
        if titled or last > place + 2:
            yield _found(reading, place - titled, last, 70, "a name that was looked for")

    def _past_particles(self, reading: Reading, first: int) -> int:
        """Give the place after `van der`, `de la`."""
        place = first
        while place + 1 < len(reading.tokens) and reading.tokens[place].lower in PARTICLES:
            place += 1
        return place

    def _says(self, reading: Reading, place: int) -> bool:
        return reading.tokens[place].bare not in ("will", "may", "can", "mark", "bill")

    def _cued(self, reading: Reading, place: int) -> Iterator[Found]:
        token = reading.tokens[place]
        if place == 0 or not token.text[0].isalpha():
            return
        if token.lower in _NEVER_A_NAME and not (reading.cased and token.capital):
            return
        if not token.joined and token.gap.strip() not in (":", ","):
            return
        before = reading.tokens[place - 1].lower
        if _NAMED.ends_at(reading, place) is not None and self._may_be_named(reading, place):
            last = self._names.end_of(reading, place)
            yield _found(reading, place, last, 90, "after words that say a name")
        elif not self._names.after_cue(reading, place) or not token.joined:
            return
        elif before in _KIN:
            last = self._names.end_of(reading, place)
            yield _found(reading, place, last, 75, "after a word for a person")
        elif _SAYS_WHO.ends_at(reading, place) is not None:
            last = self._names.end_of(reading, place)
            if not reading.cased and token.bare in _ADJECTIVES and before in _IS:
                return
            clear = self._names.listed(token) or token.bare in self._names.clear
            yield _found(reading, place, last, 80 if clear else 60, "after words that name someone")

    def _may_be_named(self, reading: Reading, place: int) -> bool:
        """Say whether a word can be a name after `my name is`, where nearly any can."""
        token = reading.tokens[place]
        if reading.cased:
            return token.capital and (
                token.bare not in self._names.allowed or self._names.listed(token)
            )
        if reading.tokens[place - 1].lower in ("him", "her", "me") and token.bare in _INSULTS:
            return False
        exact = self._names.listed(token) or token.bare in self._names.words
        if exact or not self._names.ordinary(token):
            return True
        before = reading.tokens[place - 1].lower
        if before in ("him", "her", "me"):
            rare = self._names.lexicon.zipf(token.bare) < _NICKNAME
            return rare and token.bare not in _INSULTS and token.bare not in self._names.allowed
        sure = before in ("is", "name's", "named")
        return sure and token.bare not in self._names.allowed

    def _acting(self, reading: Reading, place: int) -> Iterator[Found]:
        """Give an ordinary word that does what people do: `grace said`, `rose's who`."""
        token = reading.tokens[place]
        names = self._names
        if token.bare not in names.clear or place + 1 >= len(reading.tokens):
            return
        if reading.cased and not token.capital:
            return
        score = self._of_deed(reading, place)
        if score:
            yield _found(reading, place, place, score, "a name that is a word, as of a person")

    def _of_deed(self, reading: Reading, place: int) -> int:
        """Give how surely what stands around a word is as around a person; 0 where it is not."""
        token, follower = reading.tokens[place], reading.tokens[place + 1]
        before = reading.tokens[place - 1].lower if place else ""
        if not follower.joined:
            return 0
        opens = not before or (reading.cased and token.opens)
        if (opens or before in _BESIDE) and follower.lower in ("from", "over"):
            return 0 if token.bare in _OFTEN_NO_NAME else 45
        if before in _BESIDE and follower.lower in _AFTER_BESIDE:
            return 0 if token.bare in _OFTEN_NO_NAME else 42
        if before in _NOT_BEFORE_A_NAME:
            return 0
        whose = place + 2 < len(reading.tokens) and reading.tokens[place + 2].lower in ("my", "our")
        if opens and follower.lower in ("was", "is") and whose:
            return 50
        if follower.lower in ("my", "our") and self._kin_follows(reading, place + 2):
            return 65
        if follower.lower == "here" and before in _BEFORE_HERE:
            return 62
        return 62 if follower.lower in (_VERBS if reading.cased else _SAYING) else 0

    def _kin_follows(self, reading: Reading, place: int) -> bool:
        return place < len(reading.tokens) and reading.tokens[place].bare in _KIN


def _found(reading: Reading, first: int, last: int, score: int, reason: str) -> Found:
    start, end = reading.tokens[first].start, reading.tokens[last].end
    return Found(start, end, "PERSON", score, reason)

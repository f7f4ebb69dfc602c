"""Institutions: `Mercy Ridge Hospital`, `St. Aidan's`, `loma vista medical center`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.recognisers.closed_words import LANDSCAPE
from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.naming import RARE, Names
from facilitator.recognisers.reading import Reading
from facilitator.recognisers.terms import Phrases, listed, words

_HEADS = Phrases(
    [
        "hospital", "hospitals", "clinic", "clinics", "medical center", "medical centre",
        "medical group", "medical college", "health center", "health centre", "health system",
        "health", "infirmary", "hospice", "nursing home", "care home", "surgery", "practice",
        "pharmacy", "school", "high school", "middle school", "elementary school", "elementary",
        "primary school", "primary", "secondary school", "higher secondary school",
        "higher secondary", "public school", "academy", "college", "college of nursing",
        "university", "institute", "institute of technology", "church", "chapel", "cathedral",
        "mosque", "temple", "synagogue", "gurdwara", "library", "hotel", "inn", "pub", "tavern",
        "general", "general hospital", "memorial", "methodist", "presbyterian",
        "family health center", "community health center", "community clinic",
        "memorial hospital", "children's", "children's hospital", "regional", "trust",
        "foundation", "shelter", "centre", "center",
        "community center", "community centre", "housing association", "council", "station",
        "fire station", "police station", "prison", "county jail", "correctional", "dairy", "farm",
        "mill", "factory", "plant", "mine", "bakery", "brewery", "restaurant", "diner", "cafe",
        "bank", "brothers", "corporation", "company", "society", "association", "club", "union",
        "department", "unit", "ward", "lodge", "court house", "courthouse", "national opera",
        "arms", "tavern", "villa", "villas", "wing", "annexe", "annex", "mission", "works",
        "attendants", "carers", "estate", "house", "court", "block", "stores", "garage", "salon",
        "cinema", "gallery", "agency", "depot", "colliery", "quarry", "refinery", "smelter", "camp",
        "ranch", "colony", "legion", "federal", "united", "rovers", "wanderers", "athletic",
        "gazette", "herald", "chronicle", "homes", "housing", "cooperative", "co-op", "collective",
        "group", "concern", "services", "kennels", "stables", "cottages", "mansions", "towers",
        "flats", "hostel", "orphanage", "convent", "priory", "abbey", "manor", "bistro", "deli",
        "takeaway", "chippy", "market", "bookshop", "supermarket", "partnership", "associates",
        "solicitors", "opticians", "dental", "electrical", "plumbing", "builders", "haulage",
        "motors", "logistics", "care", "secondary", "programme", "program", "project", "plus",
        "base", "base hospital", "view", "moss", "lea", "haven", "grange", "croft", "dene", "brae",
        "gables", "advertiser", "argus", "courier", "mercury", "tribune", "examiner", "psychology",
        "physiotherapy", "counselling", "podiatry",
        "museum", "theatre", "theater", "zoo", "airport", "arena", "stadium", "school board",
        "school district", "nursery", "daycare", "preschool", "kindergarten",
    ]
)  # fmt: skip
_NAMED_FREELY = words(
    "arms inn tavern hotel lodge villa villas wing annexe annex hospice academy mission church "
    "chapel temple mosque gurdwara works mine mill plant factory dairy bakery brewery cafe café "
    "club trust foundation attendants carers estate pharmacy surgery practice nursery school "
    "college hospital clinic house court block ward unit centre center elementary primary "
    "secondary stores garage salon cinema theatre museum gallery society agency depot colliery "
    "quarry refinery smelter camp ranch colony legion federal infirmary united rovers wanderers "
    "athletic gazette herald chronicle homes housing cooperative co-op collective institute "
    "library university group concern services kennels stables cottages mansions towers flats "
    "hostel shelter orphanage convent priory abbey manor farm station restaurant bistro diner "
    "takeaway chippy deli market bookshop supermarket partnership associates solicitors opticians "
    "dental electrical plumbing builders haulage motors logistics care moss lea haven grange croft "
    "dene brae gables view advertiser argus courier mercury tribune examiner psychology "
    "physiotherapy counselling podiatry"
)
"""Heads before which ordinary words make a name in lower case: `the kings arms`."""
_LONGEST_NAME = 3
_LEADS_IN = words("the at in from to near by outside called of for with behind opposite past and")
_TAKES_ANY = words(
    "hospital clinic infirmary hospice academy university institute church school college "
    "elementary memorial hotel"
)
"""Heads before which one strange word is enough in lower-case text."""
_OF = frozenset({"university", "college", "institute", "school", "bank", "church", "hospital"})
_MOST = 4
"""Words of a name before its head."""
_CAMPUSES = words("uc csu suny cuny cal iit nit aiims unsw uni")
_POLY = words("poly state davis irvine merced tech east")
_MEMORIAL = words("memorial general regional methodist presbyterian baptist lutheran")
_CLIPPED = words(
    "northern southern eastern western central royal general alfred austin mater infirmary "
    "memorial victoria prince princess queens queen's countess presbyterian methodist baptist "
    "lutheran adventist willows laurels beeches oaks elms limes firs cedars poplars hollies "
    "chestnuts pines hawthorns sycamores maples larches birches rowans heathers lindens grange "
    "priory gables orchards hermitage dell paddocks spinney copse haven mews meadows cloisters "
    "hollies magnolias acorns brambles ferns heathfield whins"
)
"""What is left of an institution's name after `at the`: `the northern`, `the willows`."""
_NOT_CLIPPED = LANDSCAPE | words("side part half edge border one ones meeting manager area")
_TO_CLIPPED = words("at to from near by over called into")
_NUMBERED = frozenset(
    ["station", "engine", "precinct", "battalion", "medic", "squad", "ladder", "ward", "unit"]
)
_NUMBERS = words("one two three four five six seven eight nine ten eleven twelve thirteen fourteen")


class InstitutionDetector(Detector):
    """Institutions."""

    types = ("ORG",)

    def __init__(self, names: Names, study: frozenset[str] = frozenset()) -> None:
        """Take what judges names, and the study's own institutions."""
        super().__init__()
        self._names = names
        self._study = Phrases(study)
        self._places = listed("places")
        self._place_words = listed("places_that_are_words")
        self._plain_words = listed("plain_institutions")

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give the study's institutions, saints, numbered stations, and names with a head."""
        for place in range(len(reading.tokens)):
            own = self._study.at(reading, place)
            if own:
                yield _found(reading, place, place + own - 1, 95, "an institution of the study")
                continue
            yield from self._saint(reading, place)
            yield from self._numbered(reading, place)
            yield from self._campus(reading, place)
            yield from self._clipped(reading, place)
            length = _HEADS.at(reading, place)
            if length:
                yield from self._headed(reading, place, length)
                yield from self._freely(reading, place, length)
                yield from self._of(reading, place, length)

    def _headed(self, reading: Reading, place: int, length: int) -> Iterator[Found]:
        first = place
        while first > 0 and place - first < _MOST and self._belongs(reading, first - 1, place):
            first -= 1
        if first == place:
            return
        last = place + length - 1
        if (
            reading.cased
            and not reading.tokens[place].capital
            and not reading.tokens[first].capital
        ):
            return
        first -= first > 0 and reading.tokens[first - 1].lower == "the"
        yield _found(reading, first, last, 80, "a name before a word for an institution")

    def _freely(self, reading: Reading, place: int, length: int) -> Iterator[Found]:
        """Give `the kings arms`, `the Dunmore potash mine`: words that no kind is told by."""
        if reading.tokens[place].bare not in _NAMED_FREELY:
            return
        first = place
        while first > 0 and place - first < _LONGEST_NAME and self._tells(reading, first - 1):
            first -= 1
        if first == place or not first:
            return
        before = reading.tokens[first - 1]
        if reading.cased and not self._opens_name(reading, first):
            return
        if before.lower in _LEADS_IN and reading.tokens[first].joined:
            first -= before.lower == "the"
            yield _found(reading, first, place + length - 1, 50, "perhaps an institution's name")

    def _opens_name(self, reading: Reading, first: int) -> bool:
        token = reading.tokens[first]
        return token.capital and not token.opens and token.bare not in self._names.allowed

    def _tells(self, reading: Reading, place: int) -> bool:
        """Say whether a word before a head says more than what kind it is."""
        token, then = reading.tokens[place], reading.tokens[place + 1]
        plain = token.lower in self._plain_words or token.bare in self._names.allowed
        return then.joined and not plain and token.text[0].isalpha() and len(token.bare) > 1

    def _belongs(self, reading: Reading, before: int, head: int) -> bool:
        token, then = reading.tokens[before], reading.tokens[before + 1]
        if not then.joined or token.lower in ("the", "a", "my", "our", "this", "that", "at", "in"):
            return False
        if reading.cased:
            return (
                token.capital and reading.tokens[head].capital and not self._plain(reading, before)
            )
        if token.lower == "saint" or token.lower == "st":
            return True
        if reading.tokens[head].bare in _MEMORIAL and before + 1 == head and before:
            beside = reading.tokens[before - 1].lower
            plain = token.lower in ("in", "more", "very", "the", "attorney", "surgeon", "just")
            return beside in ("at", "from", "to", "near", "over") and not plain
        strange = self._names.listed(token) or not self._names.ordinary(token)
        near = before + 1 == head
        takes = reading.tokens[head].bare in _TAKES_ANY or not near
        word = token.bare in self._place_words or token.bare in self._names.clear
        rare = word and self._names.lexicon.zipf(token.bare) < 470
        if (strange and token.bare not in self._names.allowed) or (takes and rare):
            return True
        return near and self._strange(reading, before - 1)

    def _strange(self, reading: Reading, place: int) -> bool:
        """Say whether a word is unknown, so that the next one can belong to its name."""
        if place < 0 or not reading.tokens[place + 1].joined:
            return False
        token = reading.tokens[place]
        rare = self._names.lexicon.zipf(token.bare) < RARE + 100
        return rare and not self._names.ordinary(token)

    def _plain(self, reading: Reading, place: int) -> bool:
        """Say whether a capital only opens the sentence: `Community college was cheaper`."""
        token = reading.tokens[place]
        return token.opens and self._names.ordinary(token) and token.bare not in self._names.words

    def _of(self, reading: Reading, place: int, length: int) -> Iterator[Found]:
        """Give `University of Guelph`."""
        at = place + length
        if reading.tokens[place].bare not in _OF or at + 1 >= len(reading.tokens):
            return
        name = reading.tokens[at + 1]
        if reading.tokens[at].lower != "of" or not name.joined:
            return
        listed_place = name.bare in self._places
        if (reading.cased and name.capital) or (not reading.cased and listed_place):
            last = self._names.end_of(reading, at + 1)
            yield _found(reading, place, last, 80, "an institution of a place")

    def _saint(self, reading: Reading, place: int) -> Iterator[Found]:
        """Give `St. Aidan's`, `st botolph's`, `saint marys hospital`."""
        token = reading.tokens[place]
        if token.lower not in ("st", "saint", "sainte") or place + 1 >= len(reading.tokens):
            return
        name = reading.tokens[place + 1]
        if not name.joined or not name.text[0].isalpha() or (reading.cased and not name.capital):
            return
        last = place + 1
        if last + 1 < len(reading.tokens):
            last += _HEADS.at(reading, last + 1)
        yield _found(reading, place, last, 75, "named after a saint")

    def _campus(self, reading: Reading, place: int) -> Iterator[Found]:
        """Give `UC Davis`, `cal poly`, `the hernandez lab`."""
        token = reading.tokens[place]
        if place + 1 >= len(reading.tokens) or not reading.tokens[place + 1].joined:
            return
        then = reading.tokens[place + 1]
        if token.lower in _CAMPUSES and (then.capital or then.bare in self._places | _POLY):
            last = self._names.end_of(reading, place + 1)
            yield _found(reading, place, last, 75, "a university's campus")
        if then.lower in ("lab", "labs", "group") and self._names.listed(token):
            yield _found(reading, place, place + 1, 65, "a name before a word for an institution")

    def _clipped(self, reading: Reading, place: int) -> Iterator[Found]:
        """Give `at the northern`, `from the willows`: a name whose kind is left out."""
        token = reading.tokens[place]
        if place < 2 or token.lower not in _CLIPPED or not token.joined:
            return
        if reading.lowers[place - 1] != "the" or reading.lowers[place - 2] not in _TO_CLIPPED:
            return
        then = reading.lowers[place + 1] if place + 1 < len(reading.lowers) else ""
        ends = self._names.phrase_ends(reading, place) and then not in _NOT_CLIPPED
        if ends and (token.capital or not reading.cased):
            yield _found(reading, place - 1, place, 50, "an institution's name cut short")

    def _numbered(self, reading: Reading, place: int) -> Iterator[Found]:
        token = reading.tokens[place]
        if token.lower in _NUMBERED and place + 1 < len(reading.tokens):
            number = reading.tokens[place + 1]
            plain = number.lower in _NUMBERS or number.text.isdecimal()
            coded = len(number.text) < 4 and any(c.isdecimal() for c in number.text)
            if (plain or coded) and number.joined and token.lower != "unit":
                yield _found(reading, place, place + 1, 55, "a numbered station")


def _found(reading: Reading, first: int, last: int, score: int, reason: str) -> Found:
    start, end = reading.tokens[first].start, reading.tokens[last].end
    return Found(start, end, "ORG", score, reason)

"""What identifies by being rare: the only one of a kind, a role in a place, an event all know.

Whole clauses, since it is the combination that identifies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.recognisers.detector import Detector, Found
from facilitator.recognisers.reading import Reading

_STOP = (
    r"(?=[.;:?!]|,|$|\s(?:and|but|so|because|when|while|which|then|he|she|they|i|you|we|it|it's|i'm"
    r"|he's|she's|yeah|um|uh|like|or|who's|if|though|although|is|was|were|are|had|has|told|said"
    r"|came|used|would|will|did|does|goes|went|knows|knew|gets|got|wrote|nobody|everybody"
    r"|everyone)\b)"
)
_WORD = r"[\w'’.@-]+"
_UP_TO = r"(?:\s(?!and\b|but\b|so\b|because\b)[\w'’-]+){1,9}?"
_NOT_WHO_EVER = r"(?! \w+ (?:who|that) (?:ever|really|actually|i|we|you|they|he|she)\b)"
_IN = r"(?:in|at|on|from|for|of|near|who|that|with|to|up|out|over|down|whose|behind|opposite|by)"
_WHO_DID = (
    r"(?:started|founded|runs|ran|owns|owned|built|invented|won|survived|lived|lives|killed|died"
    r"|was|were|got|repairs|fixes|drives|drove|teaches|taught|coaches|coached|discovered|wrote|sued"
    r"|lost|jumped|fell|shot|delivered|opened|designed|plays|played|sang|sings|used)"
)
_PERSON = (
    r"(?:man|woman|guy|bloke|lady|kid|boy|girl|lad|fella|chap|person|one|gentleman|couple|family"
    r"|widow|widower|son|daughter|wife|husband|mother|father|sister|brother|nephew|niece|mayor"
    r"|owner|founder|baby|teenager|student|nurse|doctor|professor|teacher|principal)"
)
_JOB = (
    r"(?:mayor|sheriff|judge|chief|coach|vet|veterinarian|doctor|surgeon|nurse|midwife|pharmacist"
    r"|dentist|pastor|priest|vicar|minister|rabbi|imam|principal|headmaster|headmistress|head"
    r"|headteacher|superintendent|teacher|professor|dean|director|manager|owner|founder|captain"
    r"|firefighter|officer|trooper|detective|senator|councillor|commissioner|ambassador|governor"
    r"|announcer|weatherman|anchor|reporter|editor|caretaker|driver|stationmaster|postmaster"
    r"|postman|conductor|organist|butcher|baker|blacksmith|farmer|rancher|lawyer|attorney|coroner"
    r"|undertaker|engineer|pilot|sergeant|colonel|librarian|curator|chef|dj|astronaut|exec"
    r"|executive|ceo|president|chairman|chair|secretary|treasurer|warden|magistrate|collector"
    r"|advocate|contractor|plumber|electrician|mechanic|barber|hairdresser|singer|actor|comedian"
    r"|footballer|quarterback|goalie|jockey|champion|wife|widow|goalkeeper|receptionist|girl|man)"
)
_RARE_JOB = (
    r"(?:mayor|sheriff|fire chief|police chief|chief of police|news anchor|anchor|quarterback"
    r"|goalie|astronaut|ambassador|senator|congressman|congresswoman|weatherman|superintendent|postmaster"
    r"|stationmaster|magistrate|coroner|undertaker|organist|announcer|bishop|warden|town clerk"
    r"|ombudsman|councillor|councilwoman|councilman|game warden|ringmaster|harbormaster|jockey"
    r"|weathergirl|news reader|newsreader|homecoming queen|prom queen|beauty queen)"
)
_KIN = (
    r"(?:dad|father|mom|mum|mother|brother|sister|husband|wife|uncle|aunt|auntie|cousin|grandfather"
    r"|grandmother|grandpa|grandma|son|daughter|nephew|niece|neighbou?r|boyfriend|girlfriend|partner"
    r"|father-in-law|mother-in-law|brother-in-law|sister-in-law|stepdad|stepmom|roommate|boss)"
)
_EVENT = (
    r"(?:shooting|shootings|fire|flood|floods|explosion|crash|accident|wreck|collision|stabbing|murder"
    r"|murders|suicide|drowning|drownings|tornado|hurricane|cyclone|earthquake|bombing|bomb|leak"
    r"|rollover|derailment|collapse|outbreak|riot|riots|robbery|kidnapping|scandal|lawsuit|walkout"
    r"|evacuation|landslide|avalanche|wildfire|bushfire|incident|attack|massacre|hostage|lynching"
    r"|explosions|pile-up|pileup|overdose|spill|blast|stampede|poisoning|abduction|raid|siege|arson"
    r"|plane crash|bus crash|break-in|data breach|disaster|tragedy|cave-in|blackout)"
)


def _clause(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_PATTERNS = (
    (
        "ROLE",
        58,
        "the only one of a kind",
        _clause(
            rf"\b(?:(?:I(?:'m| am| was)|he's|she's|he is|she is|he was|she was|they're) )?"
            rf"(?:the|their|our) (?:only|first|last|youngest|oldest|sole){_NOT_WHO_EVER}"
            rf"(?: (?!time|thing|day|place|reason|way|one to|step|few|couple|year|week|bit|part"
            rf"|question|minute|month|night|person i)[\w'’-]+){{1,4}}? {_IN}\b{_UP_TO}{_STOP}"
        ),
    ),
    (
        "ROLE",
        50,
        "someone told by what they did",
        _clause(
            rf"\b(?:the|that|this) {_PERSON} (?:of the (?:\w+ ){{1,3}})?(?:who|that|whose)"
            rf" (?:\w+ )?{_WHO_DID}\b{_UP_TO}{_STOP}"
        ),
    ),
    (
        "ROLE",
        50,
        "someone told by whose they are",
        _clause(
            rf"\bthe (?:widow|widower|son|daughter|wife|husband|mother|father|sister|brother|nephew"
            rf"|niece) of (?:the|a) {_WORD}{_UP_TO}{_STOP}"
        ),
    ),
    (
        "ROLE",
        52,
        "someone's family and what they do",
        _clause(
            rf"\bmy {_KIN}(?:'s| is| was| used to be| has been|, who's|, who was) "
            rf"(?:(?:the|a|an|our) )?(?:{_WORD} ){{0,3}}{_JOB}"
            rf" (?:at|of|in|for|from|over|up|out|on)\b{_UP_TO}{_STOP}"
        ),
    ),
    (
        "ROLE",
        48,
        "a role with a place or an employer",
        _clause(
            rf"\b(?:a|an|the) (?:(?:retired|former|local|head|chief|high school|county|state|town"
            rf"|village|police|fire|football|basketball|hockey|rodeo|vicar's|mayor's|pastor's"
            rf"|doctor's) )+(?:{_JOB})?(?: {_JOB})? ?(?:at|of|in|from|for|up in|over in|down in)\b"
            rf"{_UP_TO}{_STOP}"
        ),
    ),
    (
        "ROLE",
        46,
        "a role with a place or an employer",
        _clause(
            r"\b(?:he|she|they|I) (?:coach|coaches|coached|run|runs|ran|own|owns|owned"
            r"|manage|manages|managed|teach|teaches|taught|founded|started) the (?:\w+ ){1,4}?"
            rf"(?:at|in|on|of|for)\b{_UP_TO}{_STOP}"
        ),
    ),
    (
        "ROLE",
        50,
        "the only one of a kind",
        _clause(
            r"\b(?:the|their|our) (?:only|first|last|youngest|oldest|tallest|richest|sole) \w+"
            r"(?: \w+)? (?:they|we|he|she|i|you)(?:'ve|'d| have| had)? ever"
            r" (?:had|saw|met|knew|hired|seen|known|made)\b"
        ),
    ),
    (
        "ROLE",
        50,
        "someone told by whose they are",
        _clause(
            r"\b(?:the|our) (?:mayor|sheriff|pastor|priest|principal|headmaster|coach|governor"
            r"|president|dean|chief|judge|senator|superintendent|vicar|minister|rabbi|owner)['’]s"
            r" (?:son|daughter|wife|husband|kid|brother|sister|nephew|niece|mother|father|widow)\b"
        ),
    ),
    (
        "ROLE",
        48,
        "a rare role with a place or an employer",
        _clause(
            rf"\b(?:a|an|the) (?:[\w'’-]+ ){{0,2}}{_RARE_JOB}"
            rf" (?:at|of|in|for|from|on|over|up|out)\b{_UP_TO}{_STOP}"
        ),
    ),
    (
        "EVENT",
        52,
        "an event that others know of",
        _clause(
            r"\b(?:after|when|since|before|day|night|week|year|remember) (the(?: [\w'’-]+){1,2}"
            r" (?:collapsed|crashed|exploded|burned down|burnt down|went down|blew up|caught fire"
            r"|fell|flooded|sank|derailed|caved in|got hit|got bombed)\b"
            rf"(?: (?:in|at|on)\b{_UP_TO})?){_STOP}"
        ),
    ),
    (
        "EVENT",
        54,
        "what happened to someone",
        _clause(
            rf"\b(?:my|his|her|their|our) (?:{_WORD} ){{0,2}}{_KIN}(?: [\w'’]+){{0,9}}?"
            r" (?:got|was|were) (?:shot|stabbed|killed|murdered|kidnapped|arrested|deported"
            r"|run over|hit by|struck by|electrocuted|burned|attacked|mauled)\b"
        ),
    ),
    (
        "EVENT",
        56,
        "an event that others know of",
        _clause(
            rf"\b(?:the|that)(?: (?!first|only|same|other|whole)[\w'’-]+){{0,3}} {_EVENT}"
            rf"(?: {_IN}\b{_UP_TO}{_STOP}| (?:last|in|this) \w+)"
        ),
    ),
    (
        "EVENT",
        52,
        "an event that others know of",
        _clause(
            rf"\b(?:after|during|since|before|when|remember|there was|we had|following|week of"
            rf"|night of|day of|year of) "
            rf"((?:the|that)(?: (?!first|only|same|other|whole)[\w'’-]+){{1,3}} {_EVENT})\b"
        ),
    ),
    (
        "EVENT",
        50,
        "an event that others know of",
        _clause(rf"\b(?:after|since) (what happened (?:to|at|in|with)\b{_UP_TO}){_STOP}"),
    ),
    (
        "EVENT",
        50,
        "an event that others know of",
        _clause(
            rf"\b(?:after|when|since) (the (?:tornado|hurricane|flood|fire|earthquake|cyclone)"
            rf" (?:took|hit|came|destroyed|burned|burnt|wiped){_UP_TO}){_STOP}"
        ),
    ),
)


class IndirectDetector(Detector):
    """Clauses that identify someone in context."""

    types = ("ROLE", "EVENT")

    def find(self, reading: Reading) -> Iterable[Found]:
        """Give whole clauses."""
        for kind, score, reason, pattern in _PATTERNS:
            for match in pattern.finditer(reading.text):
                part = 1 if pattern.groups else 0
                yield Found(match.start(part), match.end(part), kind, score, reason)

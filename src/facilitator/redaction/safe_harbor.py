"""What HIPAA's Safe Harbor lets stand of what was kept: 45 CFR 164.514(b)(2).

No number, address or account, also of a helpline: which of them belongs to nobody in the room
or their kin is not to be told from the text. A name that a person kept may: it is a person's who
is known to all. States and what is larger, years, and ages
under 90 may stand; whatever is not surely one of them may not.
"""

from __future__ import annotations

import re

from facilitator.redaction.spoken import ONES, TEENS, TENS, WORD, digits

_STATES = (
    "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,"
    "hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,"
    "michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,"
    "new mexico,new york state,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,"
    "rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,"
    "washington state,west virginia,wisconsin,wyoming,puerto rico"
)
"""`New York` and `Washington` alone may be the city."""
_LARGER = (
    "america,usa,us,u s,united states,the united states,the states,canada,mexico,britain,uk,"
    "united kingdom,england,scotland,wales,ireland,australia,new zealand,india,china,japan,"
    "germany,france,spain,italy,africa,asia,europe"
)
_MAY_STAND = frozenset((*_STATES.split(","), *_LARGER.split(",")))
_YEAR = re.compile(r"(?:19|20)\d\d")
_BESIDE_A_YEAR = frozenset({"in", "the", "year", "of", "since", "by", "until", "before", "after"})
_NUMBER_WORDS = frozenset((*ONES, *TEENS, *TENS))
_OLDEST = 89
_NEVER = frozenset({"PHONE", "EMAIL", "HANDLE", "ID", "ADDRESS"})


def may_stand(text: str, kind: str) -> bool:
    """Say whether what was kept of that type may stand as it is."""
    words = [word.casefold() for word in WORD.findall(text)]
    match kind:
        case "LOCATION":
            return " ".join(words) in _MAY_STAND
        case "DATE":
            beside = {word for word in words if not word.isdecimal()} - _NUMBER_WORDS
            return bool(_YEAR.fullmatch(digits(text))) and beside <= _BESIDE_A_YEAR
        case "AGE":
            said = digits(text)
            return said.isdecimal() and int(said) <= _OLDEST
        case _:
            return kind not in _NEVER

"""The parts that clauses about someone are made of, and where such a clause ends.

A clause goes on over what belongs to it, in talk without punctuation too: `in the village`, `who
mends the organ`, `and the post office`, `to become a pharmacist`. It is over at a subject of its
own, at a verb that it has no room for, and at words that only lead over (`so`, `when`, `you know`).
"""

from __future__ import annotations

from facilitator.recognisers.indirect_words import WORDS
from facilitator.recognisers.terms import listed

_FILES = {
    "ROLE": ("roles", "roles_rare"),
    # In no pattern either: what is left of ROLE without it is UNCOMMON.
    "COMMON": ("common_roles",),
    "RARE": ("roles_rare",),
    "KIN": ("kin",),
    "PERSON": ("people",),
    "PREMISES": ("premises",),
    "EVENT": ("events",),
    "MISHAP": ("mishaps",),
    # In no pattern: it keeps the words of `fire alarm` together, so that no pattern sees a fire.
    "HARMLESS": ("not_events",),
    "STRUCTURE": ("structures",),
    "VEHICLE": ("vehicles",),
    "CONDITION": ("rare_conditions",),
    "ORIGIN": ("distinctions",),
    "BELONGING": ("belongings",),
    "HEIGHT": ("heights_and_depths",),
    "PLAIN_DEED": ("plain_deeds",),
    "VERB": ("finite_verbs",),
}
_DEEDS = ("PLAIN_DEED", "OCCUPY", "DRASTIC", "WRECKED", "BURNED", "SWEPT", "FELL", "FOUND")
_NO_NOUN = (
    "THE A MY SUBJECT OBJECT WHO WHERE NOBODY BE HAVE DO MAY VERB PAST EVER IN AND SAYING OVER "
    "to not"
)
_VERBS = "(VERB|BE|HAVE|PAST|EVER|IN)"

PARTS = {
    # A noun and what stands before it: `all the old people's homes`.
    "NOUN": f"[^{_NO_NOUN}]",
    "NEXT_NOUN": "(SAYING? (?! last|next) NOUN)",
    "SOMEONE": "[ROLE PERSON KIN ORIGIN]",
    "WHICH": "(THE|A|MY|NUMBER|all|half|every)",
    "THING": (
        "(?> EVER? WHICH{0,3} [SAYING EVER]{0,2} (WHICH well|(WHICH [PAST VERB])? NOUN)"
        " NEXT_NOUN{0,4} ('s NEXT_NOUN{1,4})? )"
    ),
    # What a clause goes on with, and when it is over.
    "SPAN": "(for|in|within) (EVER|about|over|around){0,2} (THE|A)? (EVER|NUMBER|good)? AGES",
    "PLACED": (
        "(?> (?! all of) [SAYING EVER]{0,2} (?! SPAN) [IN COMPASS]{1,3}"
        " (THING|OBJECT|there|here|NAME) )"
    ),
    "RELATIVE": (
        "(?> (?! that BE? (MY|OBJECT|I)) (, who|WHO|WHERE) SUBJECT? EVER{0,2}"
        f" [^A THE MY OVER AND SAYING SUBJECT TOLD PART] {_VERBS}{{0,3}} (THING|OBJECT|THERE)? )"
    ),
    "AND_THING": (
        "(?> AND (?! THE (other|rest)) THING ) (?! [VERB BE HAVE MAY DO PAST EVER SUBJECT OBJECT])"
    ),
    "AND_DEED": f"AND EVER? (VERB|PAST) {_VERBS}{{0,2}} (THING|OBJECT)?",
    "NAMED": "(called|named|based|born|made|raised|employed|stationed) (THING|PLACED)",
    "TO_DO": "to EVER? (NOUN|BE|HAVE|DO|VERB) [VERB PAST]? (THING|OBJECT)?",
    "EVERY": "((every|each) NOUN|twice|NUMBER times)",
    "DOING": "(ING (THING|OBJECT)?|LEFT)",
    "THERE": "(there|here) (?! BE|'s|IM|HAVE|MAY)",
    "MORE": "(TO_DO|PLACED|RELATIVE|AND_THING|NAMED|EVERY|DOING|THERE){0,6}",
    "WHERE_ONLY": "PLACED{0,2}",
    "MORE_DEEDS": "(TO_DO|PLACED|RELATIVE|AND_THING|AND_DEED|NAMED|EVERY|DOING|THERE){0,6}",
    # What happened goes on over what it led to: `and they delivered twins in the car park`.
    "STORY": f"( MORE (AND (they|it|THE NOUN{{1,2}}) {_VERBS}{{1,3}} THING? MORE)? )",
    # Who it is about.
    "HE": "(I|IVE|SUBJECT EVER?)",
    "KIN_OF": "(MY NOUN? KIN ('s KIN)? (next door|(across|down|over) THE NOUN)?)",
    "IS": (
        "('s|,? (WHOS|WHO BE|IM)|(,? WHO|I)? EVER? BE|,? (WHO|I)? used to be|HAVE been"
        "|works as|worked as) EVER{0,2}"
    ),
}


def lists() -> dict[str, frozenset[str]]:
    """Give all lists by the name that patterns call them by."""
    found = {name: frozenset().union(*map(listed, files)) for name, files in _FILES.items()}
    found |= WORDS
    found["UNCOMMON"] = found["ROLE"] - found["COMMON"]
    found["PLAIN_DEED"] |= {f"{deed}s" for deed in found["PLAIN_DEED"]}
    deeds = frozenset().union(*(found[name] for name in _DEEDS))
    found["VERB"] |= {deed for deed in deeds if deed.endswith("ed")}
    return found

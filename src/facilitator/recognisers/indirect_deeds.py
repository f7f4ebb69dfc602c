"""Someone told by what they did: `the man who mends the organ`."""

from __future__ import annotations

from facilitator.recognisers.indirect_rules import rules

PARTS = {
    "DEED": (
        "[^PLAIN_DEED SUBJECT THE A MY OVER AND SAYING OBJECT IN BE HAVE DO MAY EVER TIME TRIFLE]"
    ),
    "NOT_TO_ME": "(?! WORD{0,3} (me|us))",
    "SOMEBODY": "THE (?! same|only|first|last) NOUN?? [PERSON ROLE] PLACED? ,?",
    "AFTER": "(IN|VERB|PAST){0,2} (THING|OBJECT)?",
}

RULES = (
    *rules(
        "ROLE",
        50,
        "someone told by what they did",
        "< SOMEBODY WHO EVER? NOT_TO_ME DEED (?! ING|it) AFTER",
        "< (THE|A) NOUN{0,2}? [PERSON ROLE] (of THING)? ,? WHO (got|BE)"
        " (LOST|SACKED|stuck|lost|washed) AFTER",
        "< SOMEBODY WHO BE EVER? (all over)? IN THE? NOUN{0,2}? (EVENT|MISHAP|MEDIA)",
        "< SOMEBODY WHO EVER? OCCUPY (?= (THE|A|MY|half) NOUN{0,4}? (PREMISES|COLLECTIVE)) THING",
        "< SOMEBODY WHO (got|BE) (PAST|FOUND|VERB) OFF{1,2} THE NOUN? HEIGHT",
        "< SOMEBODY WHO (got|lost|broke|cut|BE|had) EVER? [MY NUMBER THE A both]? NOUN?? BODY OFF?",
        "< THE NOUN?? PERSON WHO NOT_TO_ME (had|gave) THING (in|on|at) THE (?! TRIFLE|USUAL) NOUN",
        "< SOMEBODY WHO (BE|got) (PAST|FOUND) PLACED",
        "< SOMEBODY WHO HAVE (THE|A) NOUN?? [BELONGING PREMISES]",
        "< SOMEBODY WHO EVER? (lived|died|won)",
        goes_on="MORE_DEEDS",
    ),
    *rules(
        "ROLE",
        46,
        "someone told by what they did",
        "< SOMEBODY WHO NOT_TO_ME EVER? [^SUBJECT THE MY OBJECT] AFTER",
        goes_on="MORE_DEEDS",
        needs="EVENT MISHAP NAME HEIGHT WEAPON",
    ),
)

"""The only one of a kind: `the only dentist on the island`, `one of six people in the country`."""

from __future__ import annotations

from facilitator.recognisers.indirect_rules import rules

_ONLY = "the only one of a kind"

PARTS = {
    "HERE": "LEFT? (THERE|(AT{1,2}|of) (?! WHICH? (TRIFLE|SUBJECT|OBJECT)))",
    "HE_IS": "((I|KIN_OF) EVER? BE|IM|IVE been|being|as) EVER?",
    "I_AM": "((i|we) EVER? BE|i'm|we're|(i've|we've) been|being|as) EVER?",
    "ONLY_ONE": "(THE|MY)? ONLY [NUMBER EVER]? (?! TIME)",
    "ONLY_SOMEONE": "ONLY_ONE (SAYING? (?! TIME) NOUN){0,3}? SOMEONE",
    "THEY_HAVE": "(they|they've|they'd|we|we've) [HAVE DO]{0,2}",
}

RULES = (
    *rules(
        "ROLE",
        58,
        _ONLY,
        "< ONLY_SOMEONE (?= HERE) LEFT?",
        "HE_IS < ONLY_ONE NOUN{1,4}? (?= HERE)",
        "< ONLY_SOMEONE WHO? (SUBJECT|THE NOUN{1,3}) EVER? [HAVE DO]? ever WORD OFF?",
        "< (THE|MY)? ONLY one? WHO? THEY_HAVE ever WORD (OFF|THING)?",
        "< (THE|MY)? ONLY NOUN? ORIGIN NEXT_NOUN{0,2}",
        "(there|there's|IM|BE) < (EVER|about|the){0,2} NUMBER"
        " (NOUN? SOMEONE|people|families|CASE|of (us|them|it)) (of it|with (it|this))?"
        " (?= (in|on) THE? NEXT_NOUN{0,2}? (PREMISES|NAME|NATION))",
        "< one of (EVER|about|THE)? NUMBER EVER? (SOMEONE|people|families|CASE) (?= in|on|LEFT)",
    ),
    *rules(
        "ROLE",
        58,
        _ONLY,
        "< (THE|MY)? ONLY NUMBER? one (?= HERE)",
        needs="PREMISES USUAL NAME",
    ),
    *rules(
        "ROLE",
        55,
        _ONLY,
        "I_AM < ONLY_ONE NOUN{0,3}? SOMEONE (?= WHO)",
        "I_AM < THE ONLY one (over|under|with|without) THING",
        "< KIN_OF IS (THE|MY)? ONLY (one|(?! TIME) NOUN{1,4}?) (?= HERE)",
        "I_AM < THE ONLY one (in|on|at|from) (THE|MY) NOUN? GROUP",
        "< (THE|MY)? ONLY NEXT_NOUN{0,2}? (ROLE|woman|man|girl|boy|lady|person ever)"
        " (?= ever? to) ever?",
        "< (THE|MY)? ONLY NEXT_NOUN{0,2}? RARE",
        "< ONLY_SOMEONE (they've|we've|(they|we) HAVE) HAVE?",
        "(isn't|wasn't|ain't|not|never) < another NOUN{1,3}?"
        " (?= AT THE? NEXT_NOUN{0,2}? (PREMISES|NAME|whole))",
        "< only NUMBER other (SOMEONE|people) (?= AT) PLACED{1,2} ((HAVE|BE) THING)?",
        "< (THE|MY) ONLY (baby|child|one|girl|boy) ever? (born|delivered) (?= AT)",
        "(IM|BE|HAVE|OCCUPY) EVER? < (THE|MY) (only|first|last) NEXT_NOUN{0,2}?"
        " (PREMISES|house|flat) (?= HERE) LEFT?",
        "BE EVER? < THE ONLY (?= (in|on) THE? NOUN? [PREMISES NATION])",
        "< one of (only|just) NUMBER NOUN? (SOMEONE|people)",
        "< NOBODY but (OBJECT|THING) (AND THING)? VERB PLACED",
        "< no other NOUN?? SOMEONE AT THING [HAVE BE]{1,2} EVER? VERB? THING",
        "< NOBODY else AT THING [HAVE BE]{1,2} EVER? there? THING",
        "< none of the other NOUN{1,2} AT THING [HAVE BE] EVER? (THING|BE)?",
    ),
    *rules("ROLE", 55, _ONLY, "< ONLY_SOMEONE RELATIVE", needs="PREMISES NAME ORIGIN"),
    *rules(
        "EVENT",
        54,
        _ONLY,
        "< (THE|MY) ONLY NEXT_NOUN{0,2}? CASE WHO? SUBJECT HAVE? ever WORD",
        "< (THE|MY) only NOUN? CASE (?= HERE)",
    ),
    *rules(
        "ROLE",
        52,
        "what makes someone known",
        "< THE NEXT_NOUN{0,2}? (one|SOMEONE) (with|in|on) (A|THE|MY)? NOUN? BELONGING",
        "< THE NOUN?? (one|SOMEONE) whose THING (VERB|BE|HAVE|PAST|IN){1,3} THING?",
        "(known as|(call|calls|called) (me|him|her)|(know|knows) (me|him|her) as) < THE NOUN{1,3}",
    ),
)

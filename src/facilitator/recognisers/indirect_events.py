"""What a whole place remembers, or read of: `the fire at the mill`, `when the bridge went`."""

from __future__ import annotations

from facilitator.recognisers.indirect_rules import rules

_EVENT = "an event that others know of"

PARTS = {
    "SINCE": "(after|during|since|before|remember|survived|following|in|of|from|until|despite)",
    "WHEN": "(after|when|since|before|once|until|till|remember (when|that)?)",
    "YEARS": "THE (day|night|week|month|year|summer|winter|morning) (that|when)?",
    "THAT": "(THE|MY) (?! first|only|same|other|whole|last|next|usual|odd)",
    "WITHIN": "(in|at|on|outside|near|with|over|up|down|of) (?! WHICH? (TRIFLE|SUBJECT|NUMBER))",
    # Nothing follows that makes it another thing: `the incident form`.
    "ALONE": "(?! [^OVER AND SAYING SUBJECT MY THE IN HAVE BE VERB DO MAY WHO])",
    "BROKE": (
        "THAT NOUN{0,2}? STRUCTURE (that|which)? EVER? (DRASTIC|blew up|caved in|caught fire"
        "|gave way|BURNED (down|out)?|fell (in|down|on|over|off)|came (in|down|off)"
        "|went (out|down|under|in|up in)|got? washed (away|out|down)) THING?"
    ),
    "CRASHED": (
        "(THAT|A) NOUN{0,2}? VEHICLE (that|which)? EVER? (DRASTIC|WRECKED|caught fire|blew up"
        "|went (down|under)|(came|ran) off|hit (THE|A|MY) NOUN{0,2}? [VEHICLE PERSON KIN STRUCTURE]"
        "|(went|fell|ran|slid|drove|rolled|plunged) OFF{1,2}"
        " (THE|A) NOUN?? [HEIGHT STRUCTURE PREMISES]) THING?"
    ),
    "SHUT": "THE NOUN{0,2}? (bridge|WORKS) EVER? GONE (out|down|under|up)?",
    "BURST": "THE NOUN{0,2}? STRUCTURE EVER? (broke|split|went)",
    "SWEPT_AWAY": "(THE|NAME) NOUN? FORCE EVER? SWEPT IN{0,2} THING",
    "THEY": "(KIN_OF|he|she|they)",
}

RULES = (
    *rules(
        "EVENT",
        54,
        _EVENT,
        "< THAT (SAYING? (?! EVER) NOUN){0,3}? EVENT",
        "< THAT (SAYING? (?! EVER) NOUN){0,3}? MISHAP (?= WITHIN)",
        "SINCE < THAT NOUN{1,3}? MISHAP ALONE",
        "< THE (NAME|YEAR){1,2} NOUN?? MISHAP ALONE",
        "< THE whole? (business|affair|saga|carry-on|fuss|mess) (with|about|over|at) THE THING?",
        "(after|since) < what happened (to|at|in|with) THING",
        "< they named THE NOUN{1,2} after (KIN_OF|OBJECT|MY NOUN)",
    ),
    *rules(
        "EVENT",
        50,
        _EVENT,
        "< A NOUN{0,2}? EVENT (?= at|in|on|near|outside)",
        needs="NAME PREMISES",
    ),
    *rules(
        "EVENT",
        52,
        _EVENT,
        "WHEN < (SHUT|BURST (?! [^OVER AND SUBJECT SAYING]))",
        "WHEN < they (shut|closed) (down)? THE NOUN{0,2}? WORKS (down)?",
        "WHEN < they (bombed|flooded|demolished|bulldozed|evacuated|(pulled|knocked) down)"
        " THE NOUN{0,2}? [STRUCTURE PREMISES]",
        "< YEARS (BROKE|CRASHED|SHUT|SWEPT_AWAY)",
        "< (THE NOUN{1,3} where)? BROKE",
        "< A (plane|helicopter|glider) landed (on|in) THING",
        "< CRASHED",
        "< SWEPT_AWAY",
        goes_on="STORY",
    ),
    *rules(
        "EVENT",
        54,
        "what happened to someone",
        "< (THEY|[MY THE A]? NOUN?? SOMEONE) [^SUBJECT OVER AND THE MY]{0,6}?"
        " (got|was|were|been|gets) EVER? (LOST|run over|hit by A NOUN{1,2})",
        "< (THE|A|MY|OBJECT)? NOUN{0,2} (brought|pulled|had|took|came in with|walked in with)"
        " A WEAPON OFF?",
        "< THEY (died|perished|BE (killed|lost|hurt|injured)) (in|on|at|down)"
        " THE NOUN{0,2}? (EVENT|MISHAP|HEIGHT)",
        "< (THEY|i) EVER? (hanged|shot|drowned|killed|burned) (himself|herself|themselves|myself)",
        "< (THEY|IM) EVER? (BE|went|got|'s) EVER? (to|in|sent to) (prison|jail|gaol)"
        " (?= for|after|over)",
        "< MY [PREMISES house home street] (was|got)"
        " (under water|evacuated|bombed|raided|BURNED down)",
        "< (THEY|i) EVER? went (over|off|through) THE NOUN?? HEIGHT",
        "< (THEY|i|we) BE (in|on|under|at) THE NOUN{1,2}? when it"
        " (DRASTIC|WRECKED|BURNED|fell|blew|went) OFF?",
        "< THEY EVER? (drowned|vanished|went missing)",
        "< (THEY|i) EVER? FELL OFF{1,2} THE NOUN?? [HEIGHT well]",
        "< (I|KIN_OF) EVER? FOUND (OBJECT|KIN_OF) OFF{1,3} (THE|A) NOUN?? HEIGHT",
        "< (I|IVE|KIN_OF|IM) EVER? won (THE lottery|gold|silver|bronze|an olympic)",
        goes_on="STORY",
    ),
    *rules(
        "EVENT",
        50,
        "something that was in the news",
        "< (they|the bbc|someone) (made|did|wrote) A NOUN??"
        " (documentary|film|book|story|podcast|article) (about|on) (OBJECT|KIN_OF|[MY THE] NOUN)",
        "< (i|we|he|she|IVE|IM|KIN_OF|MY NOUN|THE NOUN{1,2}) EVER? (BE|made|been) (all over|EVER)?"
        " (on|in|all over)? all? THE? NOUN?? MEDIA (?! VERB)",
        "< (it|they) EVER? (BE|made|been) EVER? (on|in|all over)? (all THE? NOUN??|THE NOUN) MEDIA",
        "< (it|they) made THE? NOUN?? MEDIA",
        "< (I|KIN_OF) (gave evidence|testified|BE A? (witness|juror|defendant|plaintiff))"
        " (at|in|against|for) THING",
        "< (I|KIN_OF|THE NOUN{1,2}) went viral",
    ),
)

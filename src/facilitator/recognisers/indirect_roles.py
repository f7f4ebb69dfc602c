"""Who someone is by what they do: an office in a place, a relative with one, what they ran."""

from __future__ import annotations

from facilitator.recognisers.indirect_rules import rules

PARTS = {
    "SOMEWHERE": "(?! WHICH? (TRIFLE|SUBJECT|OBJECT|USUAL))",
    "OCCUPIED": "(NOUN 's?){0,4}? (PREMISES|STRUCTURE|COLLECTIVE)",
    "USED_TO": "(,? (who|SUBJECT))? (used to)? EVER?",
    "WHOEVER": "(HE|KIN_OF|IM)",
}

RULES = (
    *rules(
        "ROLE",
        48,
        "a rare role with a place or an employer",
        "< (A|THE|MY)? NEXT_NOUN{0,2}? RARE (?= IN{1,2} SOMEWHERE)",
        "< (A|THE|MY) NEXT_NOUN{0,2}? UNCOMMON (?= (AT{1,2}|of) SOMEWHERE)",
        "< (A|THE|MY)? NOUN? ROLE (to|for) (THE|A) NEXT_NOUN{0,2}? RARE",
    ),
    *rules(
        "ROLE",
        48,
        "a role with a place or an employer",
        "< (A|THE|MY)? NOUN?? FORMER NOUN{0,3}? ROLE (?= IN)",
        "(IM|BE|been) EVER{0,2} < THE NOUN{0,3}? ROLE (?= AT{1,2} SOMEWHERE)",
        "(IM|BE) EVER{0,2} < THE NOUN?? PERSON (?= AT THE NOUN (at|in|on|of) THE? (NAME|PREMISES))",
        "< (THE|A|MY)? LEADER of THING"
        " (?= (at|in|for) THE? (NOUN 's?){0,2}? (PREMISES|USUAL|NAME))",
        "(i|he|she|we|KIN_OF) BE EVER? < A NOUN{1,3}? (at|for|with|in|on) NAME",
        "< (A|THE) FORMER (miss|mr)? NAME{1,3}",
        "< (THE|A|MY)? (deputy|assistant)? LEADER (?= (of|for|at|in)"
        " (?! (THE|MY|A)? USUAL (?! IN)) (THE|A|our)? NOUN{0,3}? (COLLECTIVE|PREMISES|NAME))",
    ),
    *rules(
        "ROLE",
        46,
        "what someone does, with a place or an employer",
        "< (I|IVE) EVER{0,2} (used to)? EVER? OCCUPY (?= (THE|MY|half) EVER? OCCUPIED) THING",
        "< WHOEVER (used to)? EVER? RUN THE NOUN{1,3}? (?= AT THE? NOUN{0,2}? (PREMISES|NAME))",
        "< WHOEVER EVER? (do|does|did|present|presents|presented|host|hosts|hosted) THE NOUN{0,3}?"
        " (show|programme|program|breakfast|phone-in) (?= on)",
        "(IM|HE BE) < on THE NOUN{0,2} (crew|squad|team) (?= AT)",
        "< (WHOEVER|WHO)? EVER? (used to)? WORK (THE? NOUN{1,2})? (at|in|on|for)"
        " THE (?! DAILY) (NOUN 's?){1,3}? (PREMISES|USUAL|inn)",
        "< WHOEVER (used to)? EVER? (WORK|drive|drives|drove|driving) for"
        " (THE|A) NEXT_NOUN{0,2}? RARE",
        "< WHOEVER EVER? (sat|sit|sits|serve|serves|served|BE|'s)? EVER?"
        " on THE NEXT_NOUN{0,2}? COUNCIL",
        "< WHOEVER EVER? (look|looks|looked|looking) after THE NOUN{1,2}? (at|in|on)"
        " THE NEXT_NOUN{0,2}? PREMISES",
        "< (I|IVE|KIN_OF) (used to)? PLAY the (organ|bagpipes|carillon|bells)",
        "< (I|IVE|KIN_OF) (used to)? (deliver|delivers|delivered|read|reads) the"
        " (post|mail|milk|papers|paper|news|weather|lesson|gospel)",
        "< WHOEVER (used to)? EVER? PLAY for (NAME|NATION|MY NATION|THE NATION)",
        "< (KIN_OF ,? IM? (THE one)? )? WHO? (plays|played) for THE? NAME",
    ),
    *rules(
        "ROLE",
        50,
        "someone's family and what they do",
        "< KIN_OF IS THE (?! best|worst|same|main|next) only? NEXT_NOUN{0,2}? ROLE",
        "< KIN_OF IS A? NEXT_NOUN{0,2}? (ROLE 's ROLE|RARE)",
        "< KIN_OF IS A? NOUN{0,3}? ROLE (?= IN{1,2} SOMEWHERE)",
        "< (KIN_OF|MY NAME) USED_TO OCCUPY (?= (THE|MY|A|half|every)? EVER? OCCUPIED) THING",
        "< KIN_OF IS THE (one|PERSON) WHO EVER? NOT_TO_ME (DEED AFTER|OCCUPY THING)",
        "< KIN_OF IS in (parliament|congress|office|THE (senate|cabinet|legislature|assembly))",
        "< KIN_OF EVER? (married|BE? (engaged|related|married) to)"
        " (THE|A) NEXT_NOUN{0,2}? ROLE ('s (ROLE|KIN))?",
        "< KIN_OF EVER? (owns|owned|own|runs|ran) (this|that) NOUN{1,2}",
        "< KIN_OF USED_TO PLAY (for|in|with) (THE|NAME) NOUN{0,3}",
        "< KIN_OF USED_TO PLAY NOUN{1,2}? (for|in|with) THE? NAME",
        "< KIN_OF BE EVER{0,2} in THE NOUN{1,2}? COLLECTIVE",
        "< KIN_OF (taught|teaches|delivered|married|buried) (half|every) THING",
        "< KIN_OF IS? (standing|ran|running|stood|stands) for"
        " (parliament|mayor|council|congress|senate|office)",
        "< KIN_OF DO the (school|church|village|temple|mosque) NOUN",
        "< (THE NOUN?? ROLE|NOUN?? RARE) BE MY (?! friend|mate|boss) KIN",
        "< KIN_OF (wrote|composed|painted|carved|gave|donated) THE NEXT_NOUN{0,2}?"
        " (song|anthem|hymn|play|mural|statue|bell|sign|land|field|organ)",
        "< THE NEXT_NOUN{0,2}? PREMISES BE? (named|called) after MY KIN",
        "< (KIN_OF|he|she) (founded|invented|discovered|designed) (?! OBJECT) THING",
    ),
    *rules(
        "ROLE",
        48,
        "someone told by whose they are",
        "< (THE|A) (KIN|PERSON) of (THE|A|MY) NEXT_NOUN{0,2}? ROLE",
        "< (married|engaged|related) to (THE|A) NEXT_NOUN{0,2}? ROLE",
    ),
    *rules(
        "ROLE",
        48,
        "someone told by whose they are",
        "< (THE|MY) NOUN?? ROLE 's NOUN? KIN",
        goes_on="WHERE_ONLY",
    ),
)

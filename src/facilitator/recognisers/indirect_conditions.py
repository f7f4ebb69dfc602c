"""What few people have: a rare disease in a family, triplets, someone born without arms."""

from __future__ import annotations

from facilitator.recognisers.indirect_rules import rules

PARTS = {
    "HAS": "(HAVE|IM|BE|'s|IVE) (EVER|got|born with|in|NUMBER){0,2}",
    "OURS": (
        "(both|all|half|NUMBER of|(me|i) and)? (KIN_OF|MY NOUN{0,2} KIN|MY NUMBER KIN) (all|both)?"
    ),
}

RULES = (
    *rules(
        "ROLE",
        47,
        "a rare condition, and whose",
        "< OURS HAS (THE|A)? NOUN?? CONDITION",
        "< (I|IVE|IM) EVER? (HAVE|got){0,2} (THE|A)? CONDITION ,? (?= AT)",
        "< (NUMBER NOUN of us|half of us|both of us) (with|HAVE) THE? CONDITION ,?",
        "< A? (cluster|case|cases) of NOUN?? CONDITION (?= AT)",
        "< we BE (both|all) WITHOUT",
        "< (I|IVE|KIN_OF) BE? born (without|with (no|NUMBER|A extra|A missing)) NOUN?? BODY",
        "< MY whole? KIN HAVE it (?= AT THE? NOUN?? (PREMISES|NAME))",
    ),
    *rules(
        "ROLE",
        48,
        "a family as few are",
        "< (I|IVE|KIN_OF|IM) EVER? HAVE{1,2} the? NOUN?? TRIPLETS",
        "< (mother|mum|mom|father|dad) of TRIPLETS",
        "< MY NUMBER? (twins|KIN) BE? (both|all) BE? born? WITHOUT",
        "< all NUMBER of MY KIN BE born? WITHOUT",
    ),
)

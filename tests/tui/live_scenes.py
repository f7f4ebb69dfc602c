"""The live screen's views, lists and prompts, ready to be rendered."""

from __future__ import annotations

from dataclasses import replace

from tui.views import ASSENT, BREAK, NOTING, OFF, OFF_LONG, RECORDING, STAGE, at

from facilitator.units import SECOND
from facilitator.workflow.view import CardLine, ComeBack, Draft, SessionView

CARDS = (
    CardLine(
        "declined",
        "Someone declined",
        "Thank you for telling us. You are welcome to stay and listen, or to leave now; nothing "
        "follows from it either way. What you say from here on will not be kept.",
    ),
    CardLine("named", "Someone was named", "Let us leave names out of it, as we agreed."),
    CardLine(
        "distressed",
        "Someone is distressed",
        "We can stop here for a moment. Nobody has to go on, and nothing has to be said.",
    ),
)
TO_COME_BACK = (
    ComeBack("note-taker:12", at(21, 40), "P2", "physical exam", "the man with sciatica"),
    ComeBack("facilitator:31", at(33, 5), "", "surprised by a patient", "“nobody taught us”"),
    ComeBack("", at(30, 2), "P9", "", "", seat=9),
)
WHOLE = replace(
    RECORDING,
    cards=CARDS,
    to_come_back=TO_COME_BACK,
    come_back=3,
    tags=("epic", "hierarchy"),
)
CARD = replace(WHOLE, card=CARDS[0])
CARD_OFF = replace(OFF, cards=CARDS, card=CARDS[2])
PLAIN_QUESTION = replace(
    WHOLE,
    stage=replace(STAGE, text="What else should we have asked you today?", bold=(), probes=()),
    offer_come_back=True,
)
KEYLESS = replace(WHOLE, speaking=None, keyless=130 * SECOND)
OWN_ROUND = replace(
    WHOLE,
    stage=ASSENT.stage,
    assent_open=True,
    assent_answered=8,
    participants=9,
    asked_seat=9,
    own_round=True,
    speaking="P9",
    people=(
        *(replace(one, speaking=False) for one in RECORDING.people[:8]),
        replace(ASSENT.people[3], key="9", label="P9", status="not_asked"),
        RECORDING.people[8],
    ),
)
KEPT = replace(WHOLE, said="note kept · u: take it back", said_in_private=True)
TAGGING = replace(WHOLE, draft=Draft("he nodded #ep", at(34, 12), "P4"))
UNTIL = replace(WHOLE, until="13:30")

VIEWS: dict[str, tuple[SessionView, tuple[str, ...]]] = {
    "large": (WHOLE, ("z",)),
    "discreet": (KEPT, ("z", "z")),
    "large_plain": (PLAIN_QUESTION, ("z",)),
    "large_off_record": (OFF_LONG, ("z",)),
    "large_assent": (ASSENT, ("z",)),
    "discreet_break": (BREAK, ("z", "z")),
    "discreet_aside": (NOTING, ("z", "z")),
    "card": (CARD, ()),
    "card_off_record": (CARD_OFF, ()),
    "come_back": (WHOLE, ("v",)),
    "cards": (WHOLE, ("k",)),
    "who": (WHOLE, ("w",)),
    "who_left": (WHOLE, ("w", "g")),
    "who_left_words": (WHOLE, ("w", "g", "3")),
    "leave_out": (WHOLE, ("l",)),
    "earlier": (WHOLE, ("l", "2")),
    "board": (WHOLE, ("t", *"lessons")),
    "tag": (TAGGING, ("n",)),
    "keyless": (KEYLESS, ()),
    "own_round": (OWN_ROUND, ()),
    "offer": (PLAIN_QUESTION, ()),
    "until": (UNTIL, ()),
}

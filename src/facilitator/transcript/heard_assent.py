"""Whether each assent can be heard at its place: keys say what was meant, sound what was said.

The words lie inside the stretch that the answer claims, else within four seconds before its key
("Hi, sorry, the shuttle … I agree").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.guide.model import Item
from facilitator.ports import Heard
from facilitator.session.state import Seat, SessionState
from facilitator.session.timeline import Timeline
from facilitator.transcript.assemble import words_of
from facilitator.transcript.attribution import Attribution, attribute
from facilitator.transcript.claims import Claim
from facilitator.transcript.joints import Joint
from facilitator.transcript.readings import plain
from facilitator.transcript.scene import scene_of
from facilitator.units import SECOND, Us

Finding: TypeAlias = Literal["match", "mismatch", "not_heard"]

BACK: Us = 4 * SECOND
AFTER_KEY: Us = SECOND // 2
"""Word times are right within half a second."""

ASSENTING = (
    "agree",
    "agreed",
    "yes",
    "yeah",
    "yep",
    "yup",
    "sure",
    "okay",
    "ok",
    "absolutely",
    "definitely",
    "certainly",
    "of course",
    "i do",
    "i consent",
    "aye",
)
"""The ordinary words of assent; a study adds its own (`assent_words`)."""
DECLINING = (
    "no",
    "nope",
    "not",
    "dont",
    "didnt",
    "wont",
    "cannot",
    "cant",
    "disagree",
    "decline",
    "rather not",
    "prefer not",
)
"""One of these turns an assent round."""
_STILL_ASSENT = ("no problem", "no objection", "no objections", "why not", "dont mind")


@dataclass(frozen=True, slots=True)
class HeardAssent:
    """What the sound says of one seat's answer."""

    seat: int
    answer: Literal["agree", "decline"]
    at: Us
    """When its key was pressed."""
    finding: Finding
    start: Us | None = None
    """Where its words begin, if any were heard."""
    text: str = field(default="", repr=False)
    """What was heard there; never of one who declined."""

    @property
    def heard(self) -> bool:
        """Say whether words were heard that say what the key says."""
        return self.finding == "match"


def heard_assents(
    heard: Heard,
    *,
    state: SessionState,
    items: Sequence[Item],
    timeline: Timeline,
    assent_words: Sequence[str] = (),
) -> tuple[HeardAssent, ...]:
    """Look for the answer of each seat that agreed or declined, in the order of the seats.

    `assent_words` are the study's own, besides the ordinary ones.
    """
    words = words_of(heard)
    found = attribute(heard, words, scene_of(state, items, timeline.gaps))
    texts = [word.text for word in words]
    made = []
    for seat in state.seats:
        answer = _answer(seat)
        if answer is not None and seat.answered_at is not None:
            claim = _claim_of(seat, found.claims)
            within = range(claim.first, claim.end) if claim else range(0)
            first = _found(seat, answer, within, texts, found.joints, assent_words)
            if first.finding == "not_heard":
                around = _unclaimed(seat.answered_at, found)
                first = _found(seat, answer, around, texts, found.joints, assent_words)
            made.append(first)
    return tuple(made)


def _answer(seat: Seat) -> Literal["agree", "decline"] | None:
    if seat.status in ("agreed", "withdrawn"):
        return "agree"
    return "decline" if seat.status == "declined" else None


def _claim_of(seat: Seat, claims: Sequence[Claim]) -> Claim | None:
    for claim in claims:
        if claim.answer.speaker == seat.label and claim.answer.at == seat.answered_at:
            return claim
    return None


def _unclaimed(at: Us, found: Attribution) -> list[int]:
    """Give the places of the words before a key that are nobody's answer and no reading."""
    taken = {place for claim in found.claims for place in range(claim.first, claim.end)}
    taken |= {place for reading in found.read for place in range(reading.first, reading.end)}
    return [
        place
        for place, joint in enumerate(found.joints)
        if place not in taken and at - BACK <= joint.onset <= at + AFTER_KEY
    ]


def _found(
    seat: Seat,
    answer: Literal["agree", "decline"],
    places: Sequence[int],
    texts: Sequence[str],
    joints: Sequence[Joint],
    own: Sequence[str],
) -> HeardAssent:
    at = seat.answered_at or 0
    tokens = [plain(texts[place]) for place in places]
    declines = _first(tokens, DECLINING)
    if declines is not None and _first(tokens, _STILL_ASSENT) is not None:
        declines = None
    assents = _first(tokens, (*ASSENTING, *own))
    wanted, other = (assents, declines) if answer == "agree" else (declines, assents)
    if answer == "agree" and declines is not None:
        wanted, other = None, declines
    finding: Finding = "match" if wanted is not None else "mismatch"
    if wanted is None and other is None:
        return HeardAssent(seat.number, answer, at, "not_heard")
    place = wanted if wanted is not None else other
    start = joints[places[place or 0]].onset
    text = "" if seat.silenced else " ".join(texts[each] for each in places)
    return HeardAssent(seat.number, answer, at, finding, start, text)


def _first(tokens: Sequence[str], phrases: Sequence[str]) -> int | None:
    """Give where the first of `phrases` stands, as a place in `tokens`."""
    for place in range(len(tokens)):
        for phrase in phrases:
            parts = [plain(part) for part in phrase.split()]
            if parts and list(tokens[place : place + len(parts)]) == parts:
                return place
    return None

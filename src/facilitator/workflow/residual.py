"""Look for what still shows in a redacted session, and accept what may stay, with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from facilitator.errors import BadInput, Refused
from facilitator.redaction.decisions import words_between
from facilitator.redaction.left_over import Why, left_over
from facilitator.redaction.passages import Text
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.replacements import says_something
from facilitator.redaction.residual import Hit, residual
from facilitator.redaction.signoff import answers, drills
from facilitator.session.events.desk import PassageMarked, ResidualAccepted
from facilitator.study.folder import Study
from facilitator.workflow.derive import Desk
from facilitator.workflow.given_file import given_json
from facilitator.workflow.initials import initials
from facilitator.workflow.redact_books import DeskBooks
from facilitator.workflow.residual_view import Hints

SESSIONS_NAME = "the session's name"
STUDYS_TITLE = "the study's title"
"""What leaves with the words, beside them: where a hit in it stands."""
_SHAPE = 'Write {"accepted": [{"hit": "…", "reason": "…"}]}, hits as `residual` lists them.'


def still_shows(desk: Desk) -> tuple[Hit, ...]:
    """Give every hit of the residual check, accepted or not. Raises Refused without words."""
    return hits_of(desk, desk.redaction)


def hits_of(desk: Desk, redaction: Redaction) -> tuple[Hit, ...]:
    """Give what still shows of a redaction of the desk's session, and in what names it."""
    from facilitator.workflow import wiring

    beside = {SESSIONS_NAME: desk.name, STUDYS_TITLE: desk.study.settings.title}
    return residual(redaction, wiring.lexicon(), wiring.likeness(), beside)


def hints_of(redaction: Redaction) -> Hints:
    """Give what is left in the redacted text that shows no original."""
    from facilitator.workflow import wiring

    found = left_over(redaction, wiring.lexicon())
    by_why = {why: tuple(one.text for one in found if one.why == why) for why in get_args(Why)}
    return Hints(by_why["unknown"], by_why["capital"], by_why["once"])


def named_by_drills(redaction: Redaction) -> tuple[str, ...]:
    """Give whom readers of this text could name: what they wrote, after their initials."""
    tried = answers(drills(redaction.material.records, redaction.hash))
    return tuple(f"{one.by}: {one.whom}" for one in tried if one.whom)


def flagged(redaction: Redaction, hit: Hit, by: str) -> PassageMarked:
    """Give what redacts the words of a hit: as its original is, where it shows one.

    Raises Refused where they are no words of the transcript or of a note.
    """
    span, why = _span(redaction, hit), why_no_flag(redaction, hit)
    if span is None or why:
        raise Refused("That cannot be made a flag.", why)
    text, first, last = span
    said, kind = words_between(text, first, last), hit.type or "OTHER"
    same_as = hit.like or None
    return PassageMarked(text.words[first], text.words[last], kind, by, said, same_as=same_as)


def why_no_flag(redaction: Redaction, hit: Hit) -> str:
    """Say in a sentence why a hit cannot be made a flag; "" where it can."""
    span = _span(redaction, hit)
    if span is None:
        return "It stands neither in the transcript nor in a note: change it where it was written."
    text, first, last = span
    said = text.text[slice(*text.trimmed(first, last))]
    if hit.text not in said:
        return "It stands in a replacement that a reviewer worded: word that otherwise."
    return ""


def _span(redaction: Redaction, hit: Hit) -> tuple[Text, int, int] | None:
    """Give where the words of a hit stand in the text before redaction."""
    text = next((t for t in redaction.texts if t.name == hit.where), None)
    names = hit.hit.rpartition(":")[0]
    for first, name in enumerate(text.words if text else ()):
        last = names.removeprefix(f"{name}-")
        if text is not None and last != names and last in text.words:
            return text, first, text.words.index(last)
    return None


def reason_of(reason: str) -> str:
    """Give why a hit may stay, on one line. Raises BadInput where nothing is said."""
    why = " ".join(reason.split())
    if not says_something(why):
        raise BadInput("It is not said why that may stay.", "Give a reason in a few words.")
    return why


def accept(study: Study, name: str, path: Path, by: str | None) -> tuple[Hit, ...]:
    """Accept the hits that the file at `path` names; give all hits as they are then.

    Raises BadInput with every mistake in it; nothing is accepted then.
    """
    who = initials(by)
    desk = Desk(study, study.session(name))
    hits = still_shows(desk)
    reasons = _read(given_json(path), hits)
    with DeskBooks(desk) as books:
        books.session(
            *(
                ResidualAccepted(hit.hit, who, reasons[hit.hit], hit.text)
                for hit in hits
                if hit.hit in reasons
            )
        )
    return still_shows(Desk(study, desk.folder))


def _read(value: Any, hits: Sequence[Hit]) -> dict[str, str]:
    """Give the reason of each accepted hit."""
    listed = value.get("accepted") if isinstance(value, dict) else None
    if not isinstance(listed, list):
        raise BadInput("The file holds no list of accepted hits.", _SHAPE)
    known = {hit.hit for hit in hits}
    reasons: dict[str, str] = {}
    wrong: list[str] = []
    for number, one in enumerate(listed, 1):
        hit = one.get("hit") if isinstance(one, dict) else None
        why = one.get("reason") if isinstance(one, dict) else None
        if hit not in known:
            wrong.append(f"accepted {number}: no such hit")
        elif not isinstance(why, str) or not says_something(why):
            wrong.append(f"accepted {number}: no reason")
        else:
            reasons[hit] = " ".join(why.split())
    if wrong:
        raise BadInput("The file cannot be applied; nothing was accepted.", _SHAPE, tuple(wrong))
    return reasons

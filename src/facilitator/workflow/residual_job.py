"""Look at what still shows, hit by hit: it becomes a flag, or may stay with a reason.

The screen drives this object. What is done is written at once, and the redacted text looked
through anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.errors import Refused
from facilitator.redaction.passages import Text, texts_of
from facilitator.redaction.residual import Hit, means
from facilitator.redaction.signoff import signatures, signers
from facilitator.session.events import Event
from facilitator.session.events.desk import ResidualAccepted
from facilitator.workflow.derive import Desk
from facilitator.workflow.initials import initials
from facilitator.workflow.redact_books import DeskBooks
from facilitator.workflow.redact_work import Work, nothing_else
from facilitator.workflow.residual import (
    flagged,
    hints_of,
    hits_of,
    named_by_drills,
    reason_of,
    why_no_flag,
)
from facilitator.workflow.residual_view import HitLine, ResidualView

AROUND = 60
"""Code points of the redacted text that are shown on each side of a hit."""
_BEGIN = "enter redacts it · w says why it may stay"
_CLEAN = "Nothing of what was redacted shows."


class ResidualJob:
    """One reviewer at work on what still shows of one session."""

    def __init__(self, desk: Desk, books: DeskBooks, by: str) -> None:
        """Take the session and its journals; `by` are the reviewer's initials."""
        from facilitator.workflow import wiring

        self._desk = desk
        self._work = Work(desk.material, books, wiring.lexicon(), wiring.likeness())
        self._by = by
        self._here: str | None = None
        self._look()
        self._last = _BEGIN if self._hits else _CLEAN

    @property
    def view(self) -> ResidualView:
        """Give all that the screen shows now."""
        redaction = self._work.redaction
        signed = signatures(redaction.material.records, redaction.hash)
        return ResidualView(
            session=redaction.session,
            hits=tuple(self._lines()),
            open=sum(hit.accepted is None for hit in self._hits),
            flags_open=redaction.open,
            last=self._last,
            voids=len(signers(signed)),
            hints=self._hints,
            named=named_by_drills(redaction),
        )

    def go(self, hit: str) -> None:
        """Put that hit on the card."""
        self._here = self._hit(hit).hit

    def next(self) -> None:
        """Go to the next hit."""
        self._step(1)

    def back(self) -> None:
        """Go to the hit before."""
        self._step(-1)

    def accept(self, hit: str, reason: str, *, same: bool = False) -> None:
        """Let a hit stay, for a reason; with `same`, every open hit of the same words.

        Raises BadInput where no reason is given.
        """
        self._follow()
        found, why = self._hit(hit), reason_of(reason)
        like_it = (h for h in self._hits if h.accepted is None and h.text == found.text)
        these = tuple(like_it) if same else (found,)
        places = f" in {len(these)} places" if len(these) > 1 else ""
        events = [ResidualAccepted(h.hit, self._by, why, h.text) for h in these]
        self._write(events, found, f"“{found.text}” may stay{places}")

    def make_flag(self, hit: str) -> None:
        """Redact what a hit shows: it becomes a flag, and the same words elsewhere open ones.

        Raises Refused where its words are no words of the transcript or of a note.
        """
        self._follow()
        found = self._hit(hit)
        event = flagged(self._work.redaction, found, self._by)
        self._write([event], found, f"redacted “{found.text}”, searched everywhere")

    def undo(self) -> None:
        """Take back the last thing that was done here."""
        act = self._work.undo()
        self._look()
        self._last = "nothing to take back" if act is None else f"taken back: {act.done}"

    def _write(self, events: Sequence[Event], hit: Hit, said: str) -> None:
        """Write what was done about `hit`, and go on to the next open one."""
        self._work.decided(events, None, said, nothing_else)
        before = [one.hit for one in self._hits]
        place = before.index(hit.hit)
        self._look()
        still = {one.hit for one in self._hits if one.accepted is None}
        after = (name for name in (*before[place + 1 :], *before[:place]) if name in still)
        self._here = next(after, None) or next(iter(still), self._here)
        self._last = f"{said} · u takes it back"

    def _follow(self) -> None:
        """Take in what another reviewer wrote meanwhile: a hit may be none any more."""
        if self._work.follow():
            self._look()

    def _look(self) -> None:
        self._hits = hits_of(self._desk, self._work.redaction)
        self._hints = hints_of(self._work.redaction)
        if self._here not in {hit.hit for hit in self._hits}:
            first = next((h for h in self._hits if h.accepted is None), None)
            self._here = first.hit if first else next((h.hit for h in self._hits), None)

    def _step(self, by: int) -> None:
        names = [hit.hit for hit in self._hits]
        if names:
            place = names.index(self._here) if self._here in names else -1
            self._here = names[(place + by) % len(names)]

    def _hit(self, name: str) -> Hit:
        found = next((hit for hit in self._hits if hit.hit == name), None)
        if found is None:
            raise Refused("There is no such hit any more.", "Look at the list anew.")
        return found

    def _lines(self) -> Iterator[HitLine]:
        redaction = self._work.redaction
        texts = {text.name: text for text in texts_of(redaction.transcript, redaction.notes)}
        for hit in self._hits:
            text = texts.get(hit.where)
            whole = text.text if text else hit.text
            yield HitLine(
                hit=hit.hit,
                text=hit.text,
                why=means(hit),
                rule=hit.rule,
                place=_place(hit, text),
                at=text.at if text else None,
                speaker=_speaker(text),
                before=whole[max(hit.start - AROUND, 0) : hit.start] if text else "",
                after=whole[hit.end : hit.end + AROUND] if text else "",
                same=sum(h.text == hit.text and h.accepted is None for h in self._hits),
                accepted=hit.accepted,
                why_no_flag=why_no_flag(redaction, hit),
                here=hit.hit == self._here,
            )


def open_residual(desk: Desk, by: str | None) -> tuple[ResidualJob, DeskBooks]:
    """Open a session's residual check for a reviewer; close the books when done.

    Raises BadInput without initials, Refused where there are no words yet.
    """
    who = initials(by)
    books = DeskBooks(desk)
    return ResidualJob(desk, books, who), books


def _place(hit: Hit, text: Text | None) -> str:
    if text is None:
        return hit.where
    return "note" if text.note else f"segment {text.name}"


def _speaker(text: Text | None) -> str:
    speaker = text.speaker if text else None
    return "m" if speaker == "FAC" else speaker or ""

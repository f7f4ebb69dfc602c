"""What everybody who writes at a session can do: who speaks, notes and marks, and undo.

The facilitator's keyboard can do more (`workflow.conduct`); who joined can do this.
"""

from __future__ import annotations

from facilitator.session.events import live as act
from facilitator.session.note_words import kind_of, whose
from facilitator.units import SECOND, Us
from facilitator.workflow.leading import Leading
from facilitator.workflow.told import name_of

WORDS_WITHIN: Us = 10 * SECOND
"""How long after a mark a note that is begun gives its words."""
MARKED_BEFORE: Us = 10 * SECOND
"""How far back `x` and `l` reach."""


class Noting(Leading):
    """Takes part in one session. Every method is an act of one writer and returns at once."""

    def speaker(self, label: str) -> None:
        """Say who speaks now: `P4`, `FAC` or `ALL`."""
        seat = self.state.seat(int(label[1:])) if label.startswith("P") else None
        if label.startswith("P") and seat is None:
            self._say(f"there is no seat {label[1:]}")
            return
        self._do(act.SpeakerNamed(label))
        if seat is not None and seat.silenced:
            self._say(f"{label} {seat.status}: left out · u takes back")

    def probe(self, number: int | None) -> None:
        """Mark the probe of that number (from 1) as used; None is the next unused one."""
        here = self._here()
        probes = self.room.guide.probes_of(here.id) if here else ()
        done = {item for item, _ in self.state.probes}
        if number is None:
            number = next((n for n, p in enumerate(probes, 1) if p.id not in done), 0)
        if not 1 <= number <= len(probes):
            self._say("no such probe here")
        else:
            self._do(act.ProbeUsed(probes[number - 1].id))

    def mark(self, kind: act.MarkKind) -> None:
        """Mark this moment; `identified` and `leave_out` reach ten seconds back."""
        now = self._now()
        reach = MARKED_BEFORE if kind in ("identified", "leave_out") else 0
        start = max(0, now - reach)
        done = self._do(act.MomentMarked(kind, self.state.item, self._speaking(), start))
        self.notes.belongs_to(done[0].name, now + WORDS_WITHIN)

    def draft(self, text: str) -> None:
        """Take the note as it stands after a key."""
        self.notes.write(
            text,
            now=self._now(),
            item=self.state.item,
            speaker=self._speaking(),
            off=not self._words_are_kept,
        )

    def keep_note(self) -> None:
        """Send the note; off the record only its time is kept, unless the study says otherwise.

        `@4` says whose it is; its first letter can make a quote of it, or something to come back
        to: then a mark of that moment is kept with it.
        """
        note = self.notes.take()
        if not note.text.strip() or note.first_key is None:
            return
        kept = note.keeps.strip()
        over = self.state.ended_at
        after = over is not None and note.first_key >= over
        seat = whose(kept)
        speaker = f"P{seat}" if seat and self.state.seat(seat) else note.speaker
        mark, kind = note.mark, kind_of(kept)
        if mark is None and kind is not None:
            marked = act.MomentMarked(kind, note.item, speaker, note.first_key)
            mark = self._do(marked)[0].name
        taken = act.NoteTaken(note.first_key, note.item, speaker, kept, mark, after=after)
        name = self._do(taken)[0].name
        if kept and note.off:
            self._say("note kept, without what was typed off the record · u: take it back")
        self.notes.sent(lambda: self.writer.durable(name))

    def put_aside(self) -> None:
        """Leave the note unsent; it is on disk and goes on at the next `n`."""
        self.notes.put_aside(self._now())

    @property
    def half_written(self) -> str:
        """Give what was written and not sent, as it may be kept."""
        return self.notes.draft.keeps

    def undo(self) -> None:
        """Take the last act back, with an event that withdraws it."""
        stop = self.state.stops[-1] if self.state.phase == "off_record" else None
        own = (done for done in reversed(self.state.acts) if done.writer == self.writer.name)
        last = next(own, None)
        if stop is not None and (last is None or last.at < stop.start):
            self._say("Use o. What was said off the record can't come back.")
        elif last is None:
            self._say("nothing to take back")
        else:
            self._do(act.ActWithdrawn(last.name))
            self.notes.forget(last.name)
            self.state = self.past.without(self.records, last.name)
            self._say(f"took back: {name_of(last.event, self._glance)}")

    def answer(self, yes: bool) -> None:
        """Answer the question that stands; anything but yes drops it."""
        asked, self._told.question = self._told.question, None
        if asked and yes:
            self._told.on_yes()

    def keyboard(self, here: bool) -> None:
        """Take that the window has the keyboard, or has lost it."""
        self.has_keyboard = here

"""Going from flag to flag of a session, and hearing them, with nothing decided by it."""

from __future__ import annotations

from typing import Protocol

from facilitator.errors import Refused
from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.flags import Flag
from facilitator.redaction.material import Material
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.signoff import signatures, signers
from facilitator.units import SECOND, Us
from facilitator.workflow.redact_books import Books
from facilitator.workflow.redact_draft import Draft
from facilitator.workflow.redact_reading import Reading
from facilitator.workflow.redact_shown import Sight, shown_view, span_of_sound
from facilitator.workflow.redact_steps import nearest, next_flag
from facilitator.workflow.redact_view import RedactView
from facilitator.workflow.redact_work import Work

NOTHING_DONE = "y redacts, n keeps what stands in ⟦ ⟧ · * is open, too"
NOTHING_OPEN = "No open flag. Read the redacted text again: residual check."
AROUND: Us = 2 * SECOND
"""How much is played before the words, and after them."""


class Sound(Protocol):
    """What was recorded of the session."""

    def play(self, start: Us, end: Us) -> None:
        """Play from one session time to another, and come back at once."""
        ...

    def stop(self) -> None:
        """Fall silent."""
        ...


class Moving:
    """One reviewer in front of one session's flags."""

    def __init__(
        self,
        material: Material,
        books: Books,
        by: str,
        lexicon: Lexicon,
        likeness: Likeness,
        sound: Sound | None = None,
    ) -> None:
        """Take what the session's redaction is made of; `by` are the reviewer's initials."""
        self._work = Work(material, books, lexicon, likeness)
        self._by = by
        self._sound = sound
        self._only_open = True
        self._wide = False
        self._reading: Reading | None = None
        self._draft: Draft | None = None
        self._drawn: Flag | None = None
        self._asked: tuple[object, str] | None = None
        first = next_flag(self.redaction, None, only_open=True)
        self._here: str | None = first.name if first else None
        self._place = Reading(0)
        self._last = NOTHING_DONE if first else NOTHING_OPEN

    @property
    def redaction(self) -> Redaction:
        """Give flags, decisions and texts as they stand."""
        return self._work.redaction

    @property
    def view(self) -> RedactView:
        """Give all that the screen shows now."""
        sight = Sight(
            here=self._here,
            last=self._last,
            draft=self._draft,
            drawn=self._drawn,
            reading=self._reading,
            wide=self._wide,
            only_open=self._only_open,
            question=self._asked[1] if self._asked else None,
            signed=self.signed,
        )
        return shown_view(self.redaction, sight)

    @property
    def signed(self) -> tuple[str, ...]:
        """Give who signed the text as it stands."""
        return signers(signatures(self.redaction.material.records, self.redaction.hash))

    # --- from flag to flag -------------------------------------------------------------------

    def go(self, flag: str) -> None:
        """Put that flag on the card."""
        self._put(self._flag(flag))

    def go_entity(self, entity: str) -> None:
        """Put an entity's first open flag on the card; its first where none is open."""
        flags = [flag for flag in self.redaction.flags if flag.entity == entity]
        if flags:
            self._put(next((flag for flag in flags if flag.open), flags[0]))

    def next(self) -> None:
        """Put the next flag on the card without deciding; the next open one if only those show."""
        self._step(1)

    def back(self) -> None:
        """Put the flag before on the card."""
        self._step(-1)

    def show(self, *, only_open: bool) -> None:
        """Say whether `next` and `back` pass over decided flags."""
        self._only_open = only_open
        self._last = (
            "the arrows go to open flags only"
            if only_open
            else "the arrows go to decided flags, too"
        )

    def widen(self, *, wide: bool) -> None:
        """Show more around the words, or as much as usual."""
        self._wide = wide

    def calm(self) -> None:
        """Take one step back: a question, what was changed and not decided, the sound."""
        self._hush()
        self._asked = None
        if self._drawn is not None:
            self._draft = self._drawn = None
            self._last = "as it was proposed"

    def play(self) -> None:
        """Play from two seconds before the words to two after. Raises Refused, Unavailable."""
        start, end = self._heard_at()
        if start is None or end is None or self._sound is None:
            raise Refused("These words have no sound.", "Go by what is written around them.")
        self._sound.play(max(start - AROUND, 0), end + AROUND)

    # --- inside ------------------------------------------------------------------------------

    def _flag(self, name: str) -> Flag:
        found = self.redaction.flag(name)
        if found is None:
            raise Refused("There is no such flag any more.", "List the flags anew.")
        return found

    def _put(self, flag: Flag) -> None:
        self._leave_card()
        self._here = flag.name

    def _leave_card(self) -> None:
        """Drop what was begun on the card: it was not decided."""
        self._hush()
        self._asked = self._draft = self._drawn = None

    def _hush(self) -> None:
        if self._sound is not None:
            self._sound.stop()

    def _step(self, by: int) -> None:
        here = self.redaction.flag(self._here) if self._here else None
        only_open = self._only_open and self.redaction.open > 0
        found = next_flag(self.redaction, here, only_open=only_open, by=by)
        if found is not None:
            self._put(found)

    def _go_on(self, decided: Flag) -> None:
        """Go to the next open flag; where none is left to none, so that no key decides unseen."""
        self._leave_card()
        self._place = self._place_of(decided)
        found = next_flag(self.redaction, decided, only_open=True, entity_first=True)
        self._here = found.name if found else None

    def _go_near(self, passage: str, first: int) -> None:
        """Go to the first flag at or after a word: what was there may read otherwise now."""
        self._leave_card()
        found = nearest(self.redaction, passage, first)
        self._here = found.name if found else None

    def _place_of(self, flag: Flag) -> Reading:
        """Give the place behind a flag."""
        names = [text.name for text in self.redaction.texts]
        if flag.passage not in names:
            return self._place
        here = Reading(names.index(flag.passage), flag.last)
        return here.by_words(self.redaction.texts, 1)

    def _heard_at(self) -> tuple[Us | None, Us | None]:
        if self._reading is not None:
            text = self.redaction.texts[self._reading.place]
            words = dict(self._times(text.name))
            first, last = (text.words[n] for n in (self._reading.first, self._reading.last))
            return words.get(first, (None, None))[0], words.get(last, (None, None))[1]
        flag = self.redaction.flag(self._here) if self._here else None
        return span_of_sound(self.redaction, self._drawn or flag) if flag else (None, None)

    def _times(self, passage: str) -> list[tuple[str, tuple[Us | None, Us | None]]]:
        return [
            (word.name, (word.start, word.end))
            for segment in self.redaction.material.transcript.segments
            if str(segment.number) == passage
            for word in segment.words
        ]

"""Decide about every flag of a session: the screen and `redact --apply` use the same object.

What is decided is written at once and the whole redaction derived anew, so that the next flag
already shows what came of the last decision.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.errors import BadInput, Refused
from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.decisions import words_between
from facilitator.redaction.entities import key
from facilitator.redaction.flags import TYPES, Flag
from facilitator.redaction.material import Material
from facilitator.redaction.passages import Text
from facilitator.redaction.redacted import Redaction, redact
from facilitator.redaction.replacements import in_brackets
from facilitator.redaction.signoff import signatures, signers
from facilitator.session.events import Event, Record
from facilitator.session.events.desk import Decision, FlagDecided, PassageMarked
from facilitator.session.events.live import ActWithdrawn
from facilitator.workflow.derive import Desk
from facilitator.workflow.initials import initials
from facilitator.workflow.redact_books import Books, DeskBooks
from facilitator.workflow.redact_shown import next_flag, shown_view
from facilitator.workflow.redact_view import RedactView

_NOTHING_DONE = "y redacts, n keeps what stands in ⟦ ⟧ · * is open, too"
_NOTHING_OPEN = "No open flag. Read the redacted text again: residual check."
_DONE: dict[Decision, str] = {"redact": "redacted", "keep": "kept"}


@dataclass(frozen=True, slots=True)
class _Act:
    """What one key decided, so that it can be taken back."""

    here: str | None
    """The flag that was on the card."""
    written: tuple[str, ...]
    """Names of the session's records."""
    given: tuple[str, ...]
    """Names of the study's: the originals that got a number by it."""
    done: str = field(default="", repr=False)
    """`redacted “Maria”`."""


class RedactJob:
    """One reviewer at work on one session's flags."""

    def __init__(
        self, material: Material, books: Books, by: str, lexicon: Lexicon, likeness: Likeness
    ) -> None:
        """Take what the session's redaction is made of; `by` are the reviewer's initials."""
        self._books = books
        self._by = by
        self._judges = lexicon, likeness
        self.redaction: Redaction = redact(material, lexicon, likeness)
        self._acts: list[_Act] = []
        self._only_open = True
        self._asked: tuple[str, Decision] | None = None
        first = next_flag(self.redaction, None, only_open=True)
        self._here: str | None = first.name if first else None
        self._last = _NOTHING_DONE if first else _NOTHING_OPEN

    @property
    def view(self) -> RedactView:
        """Give all that the screen shows now."""
        shown = shown_view(self.redaction, self._here, self._last, only_open=self._only_open)
        return replace(shown, question=self._question)

    @property
    def _question(self) -> str | None:
        """Say what changing a decision would void, until the same key is pressed again."""
        if self._asked is None:
            return None
        count = len(self._signed)
        voided = f"{count} signature{'s' * (count != 1)}"
        key = "y" if self._asked[1] == "redact" else "n"
        return f"That voids {voided}. Press {key} again to change the decision."

    @property
    def _signed(self) -> tuple[str, ...]:
        return signers(signatures(self.redaction.material.records, self.redaction.hash))

    def go(self, flag: str) -> None:
        """Put that flag on the card."""
        self._asked = None
        self._here = self._flag(flag).name

    def next(self) -> None:
        """Put the next flag on the card without deciding; the next open one if only those show."""
        self._step(1)

    def back(self) -> None:
        """Put the flag before on the card."""
        self._step(-1)

    def show(self, *, only_open: bool) -> None:
        """Say whether `next` and `back` pass over decided flags."""
        self._only_open = only_open

    def decide(
        self,
        flag: str,
        decision: Decision,
        *,
        kind: str | None = None,
        replacement: str | None = None,
        span: tuple[int, int] | None = None,
    ) -> None:
        """Redact or keep, and go on to the next open flag, same entity first.

        `kind` is another type, `replacement` another wording, `span` another start and end in the
        passage's text, in code points. A decision that signatures stand on is changed only when
        asked for twice.
        """
        found = self._flag(flag)
        if found.by is not None and found.decision != decision and self._signed:
            asked, self._asked = self._asked, (flag, decision)
            if asked != self._asked:
                return
        self._asked = None
        events = self.events_for(found, decision, kind=kind, replacement=replacement, span=span)
        self._write(events)
        done = self.redaction.flag(flag)
        wording = done.replacement if done is not None and done.replacement else ""
        self._say(decision, found.text, wording)
        self._go_on(found)

    def decide_entity(self, entity: str, decision: Decision) -> None:
        """Redact every open flag of an entity; keep only those that name it alike.

        Names that are merely like it are one entity for the eye, and never kept unasked.
        """
        self._asked = None
        found = [f for f in self.redaction.flags if f.entity == entity and f.open]
        if decision == "keep":
            here = self._flag(self._here) if self._here else None
            named = key(here.text, here.type) if here and here.entity == entity else entity
            found = [f for f in found if key(f.text, f.type) == named]
        if not found:
            return
        self._write(e for flag in found for e in self.events_for(flag, decision))
        self._say(decision, found[0].text, f"in {len(found)} places")
        self._go_on(found[0])

    def mark_missed(self, passage: str, start: int, end: int, kind: str) -> None:
        """Redact words that no flag covers; the same words elsewhere become flags."""
        event = self.marked(passage, start, end, kind)
        self._write([event])
        self._say("redact", event.text, "searched everywhere")

    def undo(self) -> None:
        """Take back the last thing that was decided here."""
        self._asked = None
        if not self._acts:
            self._last = "nothing to take back: nothing was decided since you came"
            return
        act = self._acts.pop()
        records = self._books.session(*(ActWithdrawn(of=name) for name in reversed(act.written)))
        given = self._books.study(*(ActWithdrawn(of=name) for name in reversed(act.given)))
        material = self.redaction.material.with_records(records, given)
        self.redaction = redact(material, *self._judges)
        self._here = act.here if act.here and self.redaction.flag(act.here) else None
        self._last = f"taken back: {act.done}" if act.done else "taken back"

    def write(self, events: Iterable[Event]) -> None:
        """Write decisions that were judged elsewhere (`redact --apply`), as one act."""
        self._write(events)

    def events_for(
        self,
        flag: Flag,
        decision: Decision,
        *,
        kind: str | None = None,
        replacement: str | None = None,
        span: tuple[int, int] | None = None,
    ) -> list[Event]:
        """Give what deciding `flag` writes. Raises BadInput where it cannot be so decided."""
        wanted = kind or flag.type
        wording = None if replacement is None else _wording(replacement)
        if wanted not in TYPES:
            raise BadInput("There is no such type.", f"Use one of {', '.join(TYPES)}.")
        plain = FlagDecided(flag.name, decision, wanted, self._by, flag.text, wording)
        if span is None or decision == "keep":
            return [plain]
        other = self.marked(flag.passage, *span, wanted)
        if other.text == flag.text and flag.name.startswith(f"{other.first}-{other.last}:"):
            return [plain]
        # The words of the new span are redacted; those proposed at first are kept outside of it.
        kept = replace(plain, decision="keep", type=flag.type, replacement=None)
        return [kept, replace(other, replacement=wording)]

    def marked(self, passage: str, start: int, end: int, kind: str) -> PassageMarked:
        """Give what marking words writes. Raises BadInput where there are no such words."""
        text = next((t for t in self.redaction.texts if t.name == passage), None)
        words = _touched(text, start, end) if text is not None else []
        if text is None or not words:
            raise BadInput(
                "There are no words at that place.", "Take segment and offsets from --list."
            )
        if kind not in TYPES:
            raise BadInput("There is no such type.", f"Use one of {', '.join(TYPES)}.")
        said = words_between(text, words[0], words[-1])
        return PassageMarked(text.words[words[0]], text.words[words[-1]], kind, self._by, said)

    def with_records(self, records: Iterable[Record[Any]]) -> Redaction:
        """Give the redaction as it would be with more records, without writing any."""
        return redact(self.redaction.material.with_records(tuple(records)), *self._judges)

    def _flag(self, name: str) -> Flag:
        found = self.redaction.flag(name)
        if found is None:
            raise Refused("There is no such flag any more.", "List the flags anew.")
        return found

    def _write(self, events: Iterable[Event]) -> None:
        """Write numbers into the study first: a crash in between only leaves a number unused."""
        events = tuple(events)
        if not events:
            return
        dry = tuple(Record(f"dry.0.{n}", 0, "", event) for n, event in enumerate(events))
        tried = self.with_records(dry)
        given = self._books.study(*tried.to_number)
        records = self._books.session(*events)
        self._acts.append(_Act(self._here, _names(records), _names(given)))
        # What was tried is what is written now: deriving it again would double the wait.
        material = self.redaction.material.with_records(records, given)
        self.redaction = replace(tried, material=material)

    def _say(self, decision: Decision, text: str, wording: str) -> None:
        done = f"{_DONE[decision]} “{text}”"
        arrow = f" → {wording}" if wording else ""
        self._last = f"{'✓' if decision == 'redact' else '○'} {done}{arrow} · u takes it back"
        self._acts[-1] = replace(self._acts[-1], done=done)

    def _step(self, by: int) -> None:
        self._asked = None
        here = self.redaction.flag(self._here) if self._here else None
        only_open = self._only_open and self.redaction.open > 0
        found = next_flag(self.redaction, here, only_open=only_open, by=by)
        if found is not None:
            self._here = found.name

    def _go_on(self, decided: Flag) -> None:
        """Go to the next open flag; where none is left to none, so that no key decides unseen."""
        found = next_flag(self.redaction, decided, only_open=True, entity_first=True)
        self._here = found.name if found else None


def open_redaction(desk: Desk, by: str | None) -> tuple[RedactJob, DeskBooks]:
    """Open a session's redaction for a reviewer; close the books when done.

    Raises BadInput without initials, Refused where there are no words yet.
    """
    from facilitator.workflow import wiring

    who = initials(by)
    books = DeskBooks(desk)
    material = desk.redaction.material
    return RedactJob(material, books, who, wiring.lexicon(), wiring.likeness()), books


def _names(records: Iterable[Record[Any]]) -> tuple[str, ...]:
    return tuple(record.name for record in records)


def _wording(replacement: str) -> str:
    wording = in_brackets(replacement)
    if wording == "[]":
        raise BadInput("A replacement is never blank.", "Write what stands there instead.")
    return wording


def _touched(text: Text, start: int, end: int) -> list[int]:
    return [n for n, (first, last) in enumerate(text.offsets()) if first < end and start < last]

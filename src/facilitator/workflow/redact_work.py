"""A session's redaction as it is being worked on: written, derived anew, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.ports import Lexicon, Likeness
from facilitator.redaction.material import Material
from facilitator.redaction.numbering import Original
from facilitator.redaction.redacted import Redaction, redact
from facilitator.redaction.taking_back import to_take_back
from facilitator.session.events import Event, Record
from facilitator.session.events.live import ActWithdrawn
from facilitator.workflow.redact_books import Books
from facilitator.workflow.redact_trial import Also, Tried, trial


@dataclass(frozen=True, slots=True)
class Act:
    """What one key wrote, so that it can be taken back."""

    here: str | None
    """The flag that was on the card."""
    done: str = field(repr=False)
    """`redacted “Maria”`."""
    written: tuple[str, ...] = ()
    """Names of the session's records."""
    given: tuple[str, ...] = ()
    """Names of the study's: numbers, and what was said of entities."""
    taken: tuple[str, ...] = ()
    """Names of the study's that take back what nothing stands on any more."""
    corrects: bool = False
    """True where the words themselves changed."""


def nothing_else(_: Redaction) -> Iterable[Event]:
    """Write nothing into the study but numbers."""
    return ()


class Work:
    """The redaction that holds now, and what was done since the reviewer came."""

    def __init__(
        self, material: Material, books: Books, lexicon: Lexicon, likeness: Likeness
    ) -> None:
        """Take what the redaction is made of, and where it is written."""
        self._books = books
        self._judges = lexicon, likeness
        self._acts: list[Act] = []
        self._elsewhere: tuple[frozenset[Original] | None] | None = None
        """What other sessions redact, as it was read for a card: read anew for a decision."""
        self.redaction: Redaction = redact(material, lexicon, likeness)

    def with_records(self, records: Iterable[Record[Any]]) -> Redaction:
        """Give the redaction as it would be with more records, without writing any."""
        return redact(self.redaction.material.with_records(tuple(records)), *self._judges)

    def tried(self, events: Iterable[Event], also: Also) -> Tried:
        """Give what would come of decisions, and what they would write into the study."""
        return trial(self.redaction.material, events, self._derived, also, self._left)

    def decided(self, events: Iterable[Event], here: str | None, done: str, also: Also) -> None:
        """Write decisions, and what they mean for the study.

        Numbers come first, so that a crash only leaves one unused; last what nothing stands on.
        """
        events = tuple(events)
        self._elsewhere = None
        tried = self.tried(events, also)
        given = self._books.study(*tried.given)
        records = self._books.session(*events)
        taken = self._books.study(*tried.taken)
        self._acts.append(Act(here, done, _names(records), _names(given), _names(taken)))
        # What was tried is what is written now: deriving it again would double the wait.
        material = self.redaction.material.with_records(records, (*given, *taken))
        self.redaction = replace(tried.redaction, material=material)

    def described(self, event: Event, here: str | None, done: str) -> None:
        """Write into the study what an entity is; it may change what stands for it."""
        given = self._books.study(event)
        self._acts.append(Act(here, done, given=_names(given)))
        material = self.redaction.material.with_records((), given)
        self.redaction = self._derived(material)

    def corrected(self, event: Event, here: str | None, done: str) -> None:
        """Write other words; flags are looked for again."""
        records = self._books.session(event)
        self._acts.append(Act(here, done, _names(records), corrects=True))
        self.read_again()

    def undo(self) -> Act | None:
        """Take the last act back and give it; None where there is none."""
        if not self._acts:
            return None
        act = self._acts[-1]
        again = self._books.study(*_undoing(act.taken))
        records = self._books.session(*_undoing(act.written))
        given = self._books.study(*_undoing(act.given))
        if act.corrects:
            self.read_again()
        else:
            material = self.redaction.material.with_records(records, (*again, *given))
            self.redaction = self._derived(material)
        self._acts.pop()
        return act

    def follow(self) -> bool:
        """Take in what others wrote meanwhile; say whether there was anything."""
        if not self._books.grew():
            return False
        self.read_again()
        return True

    def read_again(self) -> None:
        """Derive everything from the journals; names for this pass stay in memory."""
        material = replace(self._books.material(), present=self.redaction.material.present)
        self.redaction = self._derived(material)

    def look_for(self, names: tuple[str, ...]) -> None:
        """Look for names in this pass alone: they are written nowhere."""
        material = replace(self.redaction.material, present=names)
        self.redaction = self._derived(material)

    @property
    def passing(self) -> int:
        """Give how many open flags stand on the names of this pass alone: they go with it."""
        material = self.redaction.material
        if not material.present:
            return 0
        known = redact(replace(material, present=()), *self._judges)
        return sum(flag.open and known.flag(flag.name) is None for flag in self.redaction.flags)

    def _derived(self, material: Material) -> Redaction:
        return redact(material, *self._judges)

    def _left(self, after: Redaction) -> tuple[str, ...]:
        """Give the originals' records on which no flag of any session stands any more.

        None where another session cannot be read: it may stand on them.
        """
        if not to_take_back(self.redaction, after, frozenset()):
            return ()
        if self._elsewhere is None:
            self._elsewhere = (self._books.elsewhere(),)
        (elsewhere,) = self._elsewhere
        return () if elsewhere is None else to_take_back(self.redaction, after, elsewhere)


def _undoing(names: Sequence[str]) -> Iterator[Event]:
    return (ActWithdrawn(of=name) for name in reversed(names))


def _names(records: Iterable[Record[Any]]) -> tuple[str, ...]:
    return tuple(record.name for record in records)

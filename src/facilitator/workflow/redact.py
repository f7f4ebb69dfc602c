"""Decide about every flag of a session: the screen and `redact --apply` use the same object.

What is decided is written at once and the whole redaction derived anew, so that the next flag
already shows what came of the last decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from facilitator.errors import Refused
from facilitator.redaction.decisions import Places, lapsed
from facilitator.redaction.flags import Flag, words_of
from facilitator.redaction.mosaic import Mosaic, mosaic
from facilitator.redaction.redacted import Redaction
from facilitator.session.events import Event, Record
from facilitator.session.events.desk import Decision, FlagDecided, PassageMarked
from facilitator.session.events.whole_study import EntityDescribed
from facilitator.units import counted
from facilitator.workflow import redact_events as written
from facilitator.workflow.derive import Desk
from facilitator.workflow.initials import initials
from facilitator.workflow.redact_books import DeskBooks
from facilitator.workflow.redact_changing import Changing
from facilitator.workflow.redact_draft import Draft
from facilitator.workflow.redact_events import AS_PROPOSED, Wanted
from facilitator.workflow.redact_moving import Sound
from facilitator.workflow.redact_shown import worded_alike
from facilitator.workflow.redact_trial import Also
from facilitator.workflow.redact_work import nothing_else

_DONE: dict[Decision, str] = {"redact": "redacted", "keep": "kept"}
_KEYS: dict[Decision, str] = {"redact": "y", "keep": "n"}
_BACK = "u takes it back"


class RedactJob(Changing):
    """One reviewer at work on one session's flags."""

    # --- decide ------------------------------------------------------------------------------

    def decide(self, flag: str, decision: Decision, wanted: Wanted | None = None) -> None:
        """Redact or keep, and go on to the next open flag, same entity first.

        What was changed of it by hand counts where nothing else is `wanted`. A decision that
        signatures or another reviewer stand on is changed only when asked for twice.
        """
        found = self._unchanged(flag)
        if not self._sure((flag, decision), self._why_not(found, decision, _KEYS[decision])):
            return
        draft = self._draft if self._draft is not None and self._draft.flag == flag else None
        wanted = self._wanted(draft, found) if wanted is None else wanted
        events = self.events_for(found, decision, wanted)
        said = found.text if self._drawn is None or decision == "keep" else self._drawn.text
        self._write(events, f"{_DONE[decision]} “{said}”", draft)
        self._go_on(found)

    def decide_entity(self, entity: str, decision: Decision) -> None:
        """Redact every open flag of an entity; keep only those that name it in the same words.

        What was changed by hand, but for its words, counts for all of them, the redacted ones too.
        """
        self._work.follow()
        here = self.redaction.flag(self._here) if self._here else None
        draft = self._draft if decision == "redact" else None
        found = [f for f in self.redaction.flags if f.entity == entity]
        changed = [f for f in found if draft is not None and f.by and f.decision == "redact"]
        if decision == "keep":
            found = list(worded_alike(self.redaction, here or found[0])) if found else []
        found = [f for f in found if f.open] + changed
        if not found:
            self._last = "all of it is decided"
            return
        why = self._why_not(changed[0], decision, "a") if changed else None
        if not self._sure((entity, decision), why):
            return
        events = [e for f in found for e in self.events_for(f, decision, self._wanted(draft, f))]
        places = f" in {len(found)} places" if len(found) > 1 else ""
        named = here if here is not None and here.entity == entity else found[0]
        self._write(events, f"{_DONE[decision]} “{named.text}”{places}", draft)
        self._go_on(named)

    def mark_missed(self, passage: str, start: int, end: int, kind: str) -> None:
        """Redact words that no flag covers; the same words elsewhere become flags."""
        event = self.marked(passage, start, end, kind)
        self._write([event], f"redacted “{event.text}”")
        words = event.first, event.last
        found = next((f for f in self.redaction.flags if words_of(f.name) == words), None)
        more = sum(f.open for f in self.redaction.alike(found)) if found else 0
        if more:
            are = "is" if more == 1 else "are"
            self._last += f" · {more} more of it {are} open now"

    def missed(self, kind: str) -> None:
        """Redact the chosen words, and read on behind them. Raises Refused where none is."""
        text, first, last = self._chosen()
        self.mark_missed(text.name, *text.trimmed(first, last), kind)
        if self._reading is not None:
            behind = type(self._reading)(self._reading.place, last)
            self._reading = behind.by_words(self.redaction.texts, 1)

    def correct(self, words: str) -> None:
        """Have the chosen words, or those on the card, read otherwise.

        Decisions about other words hold. Raises Refused in a note, BadInput without words.
        """
        text, first, last = self._chosen()
        before = text.text[slice(*text.trimmed(first, last))]
        if words.split() == before.split():
            self._last = "nothing was changed"
            return
        event = written.correcting(self.redaction, text.name, first, last, words, self._by)
        before_it = self._lapsed
        self._work.corrected(event, self._here, f"corrected “{before}”")
        self._last = f"✓ corrected “{before}” → “{' '.join(words.split())}” · {_BACK}"
        if gone := len(self._lapsed - before_it):
            self._last += f" · {counted(gone, 'decision')} about these words ended"
        if self._reading is not None:
            self._reading = self._reading.within(self.redaction.texts)
        else:
            self._go_near(text.name, first)

    def undo(self) -> None:
        """Take back the last thing that was done here: first what waits on the card for a key."""
        if self._drawn is not None:
            self.calm()
            return
        act = self._work.undo()
        if act is None:
            self._last = "nothing to take back: nothing was decided since you came"
            return
        self._leave_card()
        self._here = act.here if act.here and self.redaction.flag(act.here) else None
        if self._reading is not None:
            self._reading = self._reading.within(self.redaction.texts)
        self._last = f"taken back: {act.done}"

    # --- who was there, who else decides -----------------------------------------------------

    @property
    def mosaic(self) -> tuple[Mosaic, ...]:
        """Give what each person has gathered, side by side."""
        return mosaic(self.redaction)

    def name(self, names: str) -> None:
        """Look for the names of who was there, a comma between two, in this pass alone.

        They are held in memory and stand in no file; what they propose goes with them.
        """
        self._work.look_for(names_in(names))
        self._leave_card()
        if self._here is None or self.redaction.flag(self._here) is None:
            self._step(1)
        given = counted(len(self.redaction.material.present), "name")
        self._last = f"{given} looked for until you leave; they are kept nowhere"

    @property
    def named(self) -> str:
        """Give the names of this pass as they were typed."""
        return ", ".join(self.redaction.material.present)

    def leave(self) -> bool:
        """Say whether the reviewer may go; flags that would go with them are asked about once."""
        passing = self._work.passing
        flags = "One open flag stands" if passing == 1 else f"{passing} open flags stand"
        why = f"{flags} on names of this pass alone. Leave again to forget them." if passing else ""
        return self._sure(("leave", passing), why or None)

    def tick(self) -> None:
        """Take in what somebody else decided meanwhile."""
        before = self.redaction.open
        if not self._work.follow():
            return
        if self._here is not None and self.redaction.flag(self._here) is None:
            self._here = None
        if self._reading is not None:
            self._reading = self._reading.within(self.redaction.texts)
        self._draft = self._drawn = None
        now = self.redaction.open
        self._last = f"somebody else works on this, too: {before} were open, now {now}"

    # --- for files of decisions --------------------------------------------------------------

    def write(self, events: Iterable[Event], also: Also = nothing_else) -> None:
        """Write what was judged elsewhere (`redact --apply`), as one act."""
        events = tuple(events)
        self._work.decided(events, self._here, counted(len(events), "decision"), also)

    def with_records(self, records: Iterable[Record[Any]]) -> Redaction:
        """Give the redaction as it would be with more records, without writing any."""
        return self._work.with_records(records)

    def events_for(
        self, flag: Flag, decision: Decision, wanted: Wanted = AS_PROPOSED
    ) -> list[Event]:
        """Give what deciding `flag` writes. Raises BadInput where it cannot be so decided."""
        return written.deciding(self.redaction, flag, decision, self._by, wanted)

    def marked(self, passage: str, start: int, end: int, kind: str) -> PassageMarked:
        """Give what marking words writes. Raises BadInput where there are no such words."""
        return written.marking(self.redaction, passage, start, end, kind, self._by)

    def described(
        self, now: Redaction, flag: Flag, told_of: bool | None, general: str | None
    ) -> EntityDescribed | None:
        """Give what saying more of a flag's entity writes; None where it has no number yet."""
        return written.describing(now, flag, self._by, told_of, general)

    # --- inside ------------------------------------------------------------------------------

    def _write(self, events: Iterable[Event], done: str, draft: Draft | None = None) -> None:
        events = tuple(events)
        drawn = self._drawn
        self._work.decided(events, self._here, done, lambda tried: self._also(draft, drawn, tried))
        became = _became(self.redaction, events)
        kept = all(getattr(event, "decision", "redact") == "keep" for event in events)
        self._last = f"{'○' if kept else '✓'} {done}{f' → {became}' if became else ''} · {_BACK}"

    @property
    def _lapsed(self) -> frozenset[str]:
        """Give the flags whose decision no longer holds: their words read otherwise."""
        places = Places(self.redaction.texts)
        return frozenset(lapsed(self.redaction.material.records, places))

    def _unchanged(self, name: str) -> Flag:
        """Give a flag as the reviewer saw it. Raises Refused where another decided meanwhile."""
        seen = self._flag(name)
        if self._work.follow():
            now = self._flag(name)
            if now.decision != seen.decision:
                raise Refused("Somebody else decided this meanwhile.", "Look at it again.")
        return self._flag(name)

    def _sure(self, act: object, why_not: str | None) -> bool:
        """Say whether to go on: at once where nothing speaks against it, else when asked again."""
        asked, self._asked = self._asked, None
        if why_not is None or (asked is not None and asked[0] == act):
            return True
        self._asked = act, why_not
        return False

    def _why_not(self, flag: Flag, decision: Decision, key: str) -> str | None:
        """Say what changing a decision would undo of others; None where it is the first."""
        if flag.by is None or (flag.decision == decision and self._draft is None):
            return None
        if self.signed:
            voided = counted(len(self.signed), "signature")
            return f"That voids {voided}. Press {key} again to change the decision."
        if flag.by != self._by:
            did = _DONE[flag.decision or decision]
            return f"{flag.by} {did} this. Press {key} again to decide it otherwise."
        return None


def open_redaction(
    desk: Desk, by: str | None, sound: Sound | None = None
) -> tuple[RedactJob, DeskBooks]:
    """Open a session's redaction for a reviewer; close the books when done.

    Raises BadInput without initials, Refused where there are no words yet.
    """
    from facilitator.workflow import wiring

    who = initials(by)
    material = desk.material
    books = DeskBooks(desk)
    return RedactJob(material, books, who, wiring.lexicon(), wiring.likeness(), sound), books


def names_in(typed: str) -> tuple[str, ...]:
    """Give the names that were typed, a comma or a line end between two."""
    names = (" ".join(one.split()) for one in re.split(r"[,;\n]", typed))
    return tuple(dict.fromkeys(name for name in names if name))


def _became(redaction: Redaction, events: Iterable[Event]) -> str:
    """Give what stands now for the first words that these events redact."""
    for event in events:
        match event:
            case FlagDecided(decision="redact"):
                words = words_of(event.flag)
            case PassageMarked():
                words = event.first, event.last
            case _:
                continue
        for flag in redaction.flags:
            if flag.replacement and words_of(flag.name) == words:
                return flag.replacement
    return ""

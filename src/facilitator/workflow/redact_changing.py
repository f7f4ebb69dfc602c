"""Changing a flag by hand before it is decided: its words, its type, its wording, who it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from facilitator.errors import Refused
from facilitator.redaction.entities import key
from facilitator.redaction.flags import TYPES, Flag
from facilitator.redaction.passages import Text
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.replacements import Numbers, originals
from facilitator.session.events import Event
from facilitator.session.events.whole_study import EntityDescribed
from facilitator.workflow.redact_draft import Draft
from facilitator.workflow.redact_events import Wanted, deciding, describing, text_of, worded
from facilitator.workflow.redact_through import Through
from facilitator.workflow.redact_view import Edge, SameLine

SO = "y redacts it so · a all alike · esc as it was proposed"


class Changing(Through):
    """A reviewer who proposes otherwise than the recognisers."""

    def change(
        self, *, kind: str | None = None, wording: str | None = None, same_as: str | None = None
    ) -> None:
        """Give the flag on the card another type, wording, or say of whom it is another mention.

        Raises BadInput for a blank wording; nothing is decided by it.
        """
        if wording is not None:
            worded(wording)
        if same_as is not None:  # whoever it is the same as, it is of their type
            kind = next((o.type for o in self.same_lines if o.original == same_as), kind)
        draft = replace(self._drafted(), kind=kind) if kind is not None else self._drafted()
        if wording is not None or same_as is not None:
            draft = replace(draft, wording=wording, same_as=same_as)
        self._draw(draft)

    def stretch(self, edge: Edge, by: int) -> None:
        """Move the start or the end of the flag's words by so many words."""
        flag = self._on_card()
        text = text_of(self.redaction, flag.passage)
        self._draw(self._drafted().stretched(flag, text, edge, by))

    def describe(self, *, told_of: bool | None = None, general: str | None = None) -> None:
        """Say whose side the entity on the card is on, or what stands for it in the study.

        At once where it has its number in the study, else with its redaction.
        """
        flag = self._drawn or self._on_card()
        known = self.redaction.material.study_records
        event = describing(self.redaction, flag, self._by, told_of, general)
        if event is None or Numbers(known).of(flag.text, flag.type) is None:
            draft = self._drafted()
            draft = draft if told_of is None else replace(draft, told_of=told_of)
            self._draw(draft if general is None else replace(draft, general=general))
            return
        name = f"[{event.label} {event.number}]"
        self._work.described(event, self._here, f"what was said of {name}")
        self._asked = None
        if self._draft is not None:  # what it would become may be another now
            self._draw(self._draft)
        self._last = f"✓ {name} {_described(event)} · u takes it back"

    @property
    def same_lines(self) -> tuple[SameLine, ...]:
        """Give whom or what the flag on the card may be another mention of: the likest types first.

        What is redacted in the study comes before what is only flagged here.
        """
        flag = self._drawn or self._on_card()
        lines = [one for one in self._known_ones() if one.type == flag.type]
        lines += [one for one in self._known_ones() if one.type != flag.type]
        return tuple(lines)

    def _known_ones(self) -> Iterator[SameLine]:
        numbers = Numbers(self.redaction.material.study_records)
        own = self._on_card()
        seen: set[str] = {key(own.text, own.type)}
        for original, kind in originals(self.redaction.material.study_records).items():
            given = numbers.of(original, kind)
            if given is not None and given.text not in seen and given.key not in seen:
                seen |= {given.text, given.key}
                yield SameLine(original, kind, given.text)
        for flag in self.redaction.flags:
            named = key(flag.text, flag.type)
            if flag.open and not flag.clause and named not in seen and flag.entity != own.entity:
                seen.add(named)
                yield SameLine(flag.text, flag.type, "")

    # --- inside ------------------------------------------------------------------------------

    def _on_card(self) -> Flag:
        if self._here is None or self._reading is not None:
            raise Refused("No flag is on the card.", "Go to one first.")
        return self._flag(self._here)

    def _drafted(self) -> Draft:
        flag = self._on_card()
        return self._draft or Draft(flag.name)

    def _draw(self, draft: Draft) -> None:
        """Take a draft, and try what would come of it, so that the card says what `y` does."""
        self._asked = None
        flag = self._flag(draft.flag)
        if draft.is_empty:
            self._draft = self._drawn = None
            return
        text = text_of(self.redaction, flag.passage)
        drawn = draft.as_drawn(flag, text)
        events = deciding(self.redaction, flag, "redact", self._by, self._wanted(draft, flag))
        tried = self._work.tried(events, lambda now: self._also(draft, drawn, now))
        self._draft = draft
        self._drawn = replace(drawn, replacement=_stands_at(tried.redaction, drawn))
        self._last = SO

    def _also(self, draft: Draft | None, flag: Flag | None, tried: Redaction) -> Iterator[Event]:
        """Give what a draft says of the entity, once it has its number."""
        if draft is None or flag is None or (draft.told_of is None and draft.general is None):
            return
        event = describing(tried, flag, self._by, draft.told_of, draft.general)
        if event is not None:
            yield event

    def _chosen(self) -> tuple[Text, int, int]:
        """Give the words under the cursor, or those on the card."""
        if self._reading is not None:
            text = self.redaction.texts[self._reading.place]
            return text, self._reading.first, self._reading.last
        flag = self._drawn or self._on_card()
        return text_of(self.redaction, flag.passage), flag.first, flag.last

    def _wanted(self, draft: Draft | None, flag: Flag) -> Wanted:
        """Give what a draft wants of a flag; of others alike, all but the words."""
        if draft is None:
            return Wanted()
        span = None
        if draft.words is not None and draft.flag == flag.name:
            drawn = draft.as_drawn(flag, text_of(self.redaction, flag.passage))
            span = (drawn.start, drawn.end)
        return Wanted(draft.kind, draft.wording, span, draft.same_as)


def _described(event: EntityDescribed) -> str:
    sides = {True: "is told of: no release shows them", False: "was in the room"}
    said = sides.get(event.told_of, "") if event.told_of is not None else ""
    general = f"is [{event.general}] in the whole study" if event.general else ""
    return " and ".join(part for part in (said, general) if part) or "is described by nothing"


def _stands_at(tried: Redaction, drawn: Flag) -> str:
    there = (
        flag
        for flag in tried.flags
        if (flag.passage, flag.first, flag.last) == (drawn.passage, drawn.first, drawn.last)
        and flag.replacement is not None
        and TYPES[flag.type].clause == TYPES[drawn.type].clause
    )
    return next((flag.replacement or "" for flag in there), "")

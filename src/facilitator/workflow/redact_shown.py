"""Paint the redaction screen's value from a session's redaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from facilitator.redaction.described import described
from facilitator.redaction.entities import key
from facilitator.redaction.flags import TYPES, Flag
from facilitator.redaction.redacted import Redaction, becomes
from facilitator.redaction.replacements import Numbers, label_of, shown
from facilitator.units import Us
from facilitator.workflow.redact_draft import Draft
from facilitator.workflow.redact_pieces import Spot, context, spot_of, spot_of_words
from facilitator.workflow.redact_reading import Reading
from facilitator.workflow.redact_view import Card, EntityLine, RedactView


@dataclass(frozen=True, slots=True)
class Sight:
    """Where the reviewer is, and what they have begun."""

    here: str | None
    """The flag on the card."""
    last: str = field(repr=False)
    draft: Draft | None = None
    drawn: Flag | None = None
    """That flag as it was changed by hand, with what it would become."""
    reading: Reading | None = None
    wide: bool = False
    only_open: bool = True
    question: str | None = field(default=None, repr=False)
    signed: tuple[str, ...] = ()


def shown_view(redaction: Redaction, sight: Sight) -> RedactView:
    """Give the screen's value."""
    flag = redaction.flag(sight.here) if sight.here else None
    reading = sight.reading
    card = None if flag is None or reading is not None else _card(redaction, flag, sight)
    spot, chosen = _spot(redaction, flag, sight)
    return RedactView(
        session=redaction.session,
        decided=redaction.decided,
        total=len(redaction.flags),
        at=redaction.texts[reading.place].at if reading else flag.at if flag else None,
        entities=tuple(_entities(redaction, flag)),
        context=context(redaction, spot, wide=sight.wide) if spot else (),
        card=card,
        last=sight.last,
        question=sight.question,
        only_open=sight.only_open,
        reading=reading is not None,
        chosen=chosen,
        wide=sight.wide,
        present=len(redaction.material.present),
        signed=sight.signed,
    )


def _spot(redaction: Redaction, flag: Flag | None, sight: Sight) -> tuple[Spot | None, str]:
    """Give what the words are shown around, and what it reads."""
    if sight.reading is not None:
        text = redaction.texts[sight.reading.place]
        spot = spot_of_words(text, sight.reading.first, sight.reading.last)
        return spot, text.text[spot.start : spot.end]
    if flag is None:
        return None, ""
    drawn = sight.drawn or flag
    return spot_of(drawn), drawn.text


def _entities(redaction: Redaction, here: Flag | None) -> Iterator[EntityLine]:
    found: dict[str, list[Flag]] = {}
    for flag in redaction.flags:
        found.setdefault(flag.entity, []).append(flag)
    for entity, flags in found.items():
        longest = max(flags, key=lambda flag: len(flag.text))
        yield EntityLine(
            entity=entity,
            text=longest.text,
            type=longest.type,
            decided=sum(not flag.open for flag in flags),
            of=len(flags),
            kept=sum(flag.decision == "keep" for flag in flags),
            here=here is not None and here.entity == entity,
        )


def _card(redaction: Redaction, flag: Flag, sight: Sight) -> Card:
    alike = redaction.alike(flag)
    drawn = sight.drawn
    now = drawn or flag
    told_of, general = _described(redaction, now, sight.draft)
    kind = TYPES[now.type]
    wording = becomes(redaction, flag) if drawn is None else drawn.replacement or ""
    return Card(
        flag=flag.name,
        text=now.text,
        type=now.type,
        label=label_of(now.text, now.type),
        identifier=kind.identifier,
        tier=flag.tier,
        reason=flag.reason,
        score=flag.score,
        becomes=shown(now.text, now.type, wording),
        times=len(alike),
        decided=sum(not one.open for one in alike),
        decision=flag.decision,
        passage=flag.passage,
        start=span_of_sound(redaction, now)[0],
        by=flag.by,
        alike=len(worded_alike(redaction, flag)),
        changed=drawn is not None,
        told_of=told_of,
        general=general,
    )


def _described(redaction: Redaction, flag: Flag, draft: Draft | None) -> tuple[bool | None, str]:
    """Give whose side an entity is on, and what it is in general: as said, or about to be."""
    study = redaction.material.study_records
    given = Numbers(study).of(flag.text, flag.type)
    known = described(study).get((given.label, given.number)) if given is not None else None
    told_of, general = (known.told_of, known.general) if known else (None, "")
    if draft is None:
        return told_of, general
    return (
        told_of if draft.told_of is None else draft.told_of,
        general if draft.general is None else draft.general,
    )


def worded_alike(redaction: Redaction, flag: Flag) -> Sequence[Flag]:
    """Give the open flags of a flag's entity that name it in the same words.

    Names that are merely like it are one entity for the eye, and never kept unasked.
    """
    named = key(flag.text, flag.type)
    return [f for f in redaction.alike(flag) if f.open and key(f.text, f.type) == named]


def span_of_sound(redaction: Redaction, flag: Flag) -> tuple[Us | None, Us | None]:
    """Give when a flag's first word begins and its last one ends; None in a note or an import."""
    for segment in redaction.material.transcript.segments:
        if segment.number == flag.segment:
            return segment.words[flag.first].start, segment.words[flag.last].end
    return None, None

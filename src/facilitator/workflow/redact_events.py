"""What a decision writes: from a flag and what is wanted of it to the session's events."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from facilitator.errors import BadInput, Refused
from facilitator.redaction.decisions import words_between
from facilitator.redaction.described import described
from facilitator.redaction.flags import TYPES, Flag
from facilitator.redaction.numbering import as_records
from facilitator.redaction.passages import Text
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.replacements import Numbers, in_brackets, says_something
from facilitator.session.events import Event
from facilitator.session.events.desk import Decision, FlagDecided, PassageMarked, TextCorrected
from facilitator.session.events.whole_study import EntityDescribed

_NO_TYPE = "There is no such type."
_NO_WORDS = "There are no words at that place."


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a flag is to be decided, beyond redact or keep."""

    kind: str | None = None
    """Another type."""
    wording: str | None = field(default=None, repr=False)
    """What stands there instead of a number."""
    span: tuple[int, int] | None = None
    """Another start and end in the passage's text, in code points."""
    same_as: str | None = field(default=None, repr=False)
    """Another mention of the same person or place."""


AS_PROPOSED = Wanted()


def deciding(
    redaction: Redaction, flag: Flag, decision: Decision, by: str, wanted: Wanted = AS_PROPOSED
) -> list[Event]:
    """Give what deciding `flag` writes. Raises BadInput where it cannot be so decided."""
    kind = wanted.kind or flag.type
    wording = None if wanted.wording is None else worded(wanted.wording)
    if kind not in TYPES:
        raise BadInput(_NO_TYPE, f"Use one of {', '.join(TYPES)}.")
    if decision == "keep":
        return [FlagDecided(flag.name, "keep", kind, by, flag.text)]
    plain = FlagDecided(flag.name, decision, kind, by, flag.text, wording, wanted.same_as)
    if wanted.span is None:
        return [plain]
    other = marking(redaction, flag.passage, *wanted.span, kind, by)
    if other.text == flag.text and flag.name.startswith(f"{other.first}-{other.last}:"):
        return [plain]
    marked = replace(other, replacement=wording, same_as=wanted.same_as)
    if _holds(redaction, other, flag):
        return [marked]
    # What was proposed at first is kept as far as it lies outside of the new words.
    return [FlagDecided(flag.name, "keep", flag.type, by, flag.text), marked]


def _holds(redaction: Redaction, other: PassageMarked, flag: Flag) -> bool:
    """Say whether the flag lies within the new words, and so is decided with them."""
    words = text_of(redaction, flag.passage).words
    first, last = words.index(other.first), words.index(other.last)
    return not TYPES[other.type].clause and first <= flag.first and flag.last <= last


def marking(
    redaction: Redaction, passage: str, start: int, end: int, kind: str, by: str
) -> PassageMarked:
    """Give what marking words as missed writes. Raises BadInput where there are no such words."""
    first, last = touched(text_of(redaction, passage), start, end)
    return marking_words(redaction, passage, first, last, kind, by)


def marking_words(
    redaction: Redaction, passage: str, first: int, last: int, kind: str, by: str
) -> PassageMarked:
    """Give the same for words that are counted within the passage."""
    if kind not in TYPES:
        raise BadInput(_NO_TYPE, f"Use one of {', '.join(TYPES)}.")
    text = text_of(redaction, passage)
    said = words_between(text, first, last)
    return PassageMarked(text.words[first], text.words[last], kind, by, said)


def correcting(
    redaction: Redaction, passage: str, first: int, last: int, words: str, by: str
) -> TextCorrected:
    """Give what correcting words writes; the punctuation around them stays as it was.

    Raises Refused in what was typed (a note, a label), BadInput where nothing is left.
    """
    text = text_of(redaction, passage)
    if text.note:
        raise Refused(
            "What was typed or brought in stays as it is.",
            "Redact what identifies someone in it, or keep it.",
        )
    if not words.split():
        raise BadInput("No words are left.", "Where nobody spoke words, write [inaudible].")
    start, end = text.trimmed(first, last)
    before = text.text[text.offsets()[first][0] : start]
    after = text.text[end : text.offsets()[last][1]]
    said = f"{before}{' '.join(words.split())}{after}"
    return TextCorrected(text.words[first], text.words[last], by, said)


def describing(
    redaction: Redaction,
    flag: Flag,
    by: str,
    told_of: bool | None,
    general: str | None,
) -> EntityDescribed | None:
    """Give what saying more of a flag's entity writes; None where it has no number yet.

    What is said of an entity counts as a whole: what is None here stays as it was said before.
    """
    study = (*redaction.material.study_records, *as_records(redaction.to_number))
    given = Numbers(study).of(flag.text, flag.type)
    if given is None:
        return None
    before = described(study).get((given.label, given.number))
    if before is not None:
        told_of = before.told_of if told_of is None else told_of
        general = before.general if general is None else general
    general = " ".join((general or "").split())
    return EntityDescribed(given.label, given.number, by, told_of, general)


def touched(text: Text, start: int, end: int) -> tuple[int, int]:
    """Give first and last word that a stretch of a passage touches. Raises BadInput."""
    words = [n for n, (first, last) in enumerate(text.offsets()) if first < end and start < last]
    if not words:
        raise BadInput(_NO_WORDS, "Take segment and offsets from --list.")
    return words[0], words[-1]


def text_of(redaction: Redaction, passage: str) -> Text:
    """Give a passage by name. Raises BadInput where there is none."""
    found = next((text for text in redaction.texts if text.name == passage), None)
    if found is None:
        raise BadInput(_NO_WORDS, "Take segment and offsets from --list.")
    return found


def worded(replacement: str) -> str:
    """Give a reviewer's own wording in brackets. Raises BadInput where it is blank."""
    if not says_something(replacement):
        raise BadInput("A replacement is never blank.", "Write what stands there instead.")
    return in_brackets(replacement)

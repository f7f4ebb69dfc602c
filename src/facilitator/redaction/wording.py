"""What stands for each redacted mention: the reviewer's own words, the study's, else its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from facilitator.redaction.apply import Swap, Swapped, swapped
from facilitator.redaction.decisions import Decided
from facilitator.redaction.described import described
from facilitator.redaction.entities import key
from facilitator.redaction.flags import Flag
from facilitator.redaction.material import Material
from facilitator.redaction.numbering import by_span, numbered, said_same, span_of
from facilitator.redaction.passages import Text
from facilitator.redaction.replacements import Given, Numbers, in_brackets, label_of, shown


def with_replacements(
    flags: Sequence[Flag], decided: Sequence[Decided], material: Material
) -> list[Flag]:
    """Give each redacted flag its wording; one that the study has not numbered is numbered here."""
    numbers, same = Numbers(material.study_records), said_same(decided)
    spans, general = by_span(decided), General(material)
    done = []
    for flag in flags:
        one = spans.get(span_of(flag))
        if flag.decision == "redact" and one is not None:
            own = one.replacement
            wording = own or general.wording(flag, numbered(flag, flags, numbers, same))
            flag = replace(flag, replacement=wording)
        done.append(flag)
    return done


class General:
    """What the study says in place of a number: `[a large city]`."""

    def __init__(self, material: Material) -> None:
        """Take what staff said of entities, and the list in the study's settings."""
        self._described = described(material.study_records)
        self._listed: Mapping[str, str] = {
            key(original, "OTHER"): wording for original, wording in material.general
        }

    def wording(self, flag: Flag, number: Given) -> str:
        """Give what stands for a mention: generalised where staff or the study said how."""
        staff = self._described.get((number.label, number.number))
        general = staff.general if staff and staff.general else self.listed(flag)
        return in_brackets(general) if general else number.text

    def listed(self, flag: Flag) -> str:
        """Give what the study's settings say for these words; blank where nothing."""
        return self._listed.get(key(flag.text, "OTHER"), "")

    def unnumbered(self, flag: Flag) -> str:
        """Give what stands for something that has no number: `[Place]`."""
        return in_brackets(self.listed(flag) or label_of(flag.text, flag.type))


def swapped_texts(
    texts: Sequence[Text], flags: Iterable[Flag], wordings: Mapping[str, str]
) -> Mapping[str, Swapped]:
    """Give the passages in which something is replaced; `wordings` are by the flags' names."""
    swaps: dict[str, list[Swap]] = {}
    for flag in flags:
        if flag.name in wordings:
            wording = shown(flag.text, flag.type, wordings[flag.name])
            swaps.setdefault(flag.passage, []).append(
                Swap(flag.passage, flag.first, flag.last, flag.start, flag.end, wording)
            )
    return {text.name: swapped(text, swaps[text.name]) for text in texts if text.name in swaps}

"""What `redact --list` shows: every flag, by who or what it is, the likely ones first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.redaction.described import described
from facilitator.redaction.flags import TYPES, Flag, Tier
from facilitator.redaction.passages import Text
from facilitator.redaction.redacted import Redaction, becomes, redact
from facilitator.redaction.replacements import Numbers, shown
from facilitator.units import clock, counted
from facilitator.workflow.derive import Desk

AROUND = 10
"""Words that are shown before a flag, and after it."""


@dataclass(frozen=True, slots=True)
class Named:
    """Someone or something, and every flag of it."""

    entity: str = field(repr=False)
    text: str = field(repr=False)
    """Its longest mention."""
    flags: tuple[Flag, ...]
    tier: Tier
    """`likely` where one of its flags is."""
    becomes: str = field(repr=False)
    """What stands there, or would."""
    told_of: bool | None
    general: str = field(repr=False)

    @property
    def decided(self) -> int:
        """Give how many of its flags are decided."""
        return sum(not flag.open for flag in self.flags)


def redaction_with(desk: Desk, names: tuple[str, ...]) -> Redaction:
    """Give a session's redaction, with flags for `names`, which are kept nowhere."""
    from facilitator.workflow import wiring

    if not names:
        return desk.redaction
    return redact(replace(desk.material, present=names), wiring.lexicon(), wiring.likeness())


def named(redaction: Redaction) -> tuple[Named, ...]:
    """Give who and what is named: the likely ones first, each part in the order of the text."""
    found: dict[str, list[Flag]] = {}
    for flag in redaction.flags:
        found.setdefault(flag.entity, []).append(flag)
    every = [_named(redaction, entity, tuple(flags)) for entity, flags in found.items()]
    return tuple(sorted(every, key=lambda one: one.tier != "likely"))


def _named(redaction: Redaction, entity: str, flags: tuple[Flag, ...]) -> Named:
    longest = max(flags, key=lambda flag: len(flag.text))
    given = Numbers(redaction.material.study_records).of(longest.text, longest.type)
    known = described(redaction.material.study_records)
    said = known.get((given.label, given.number)) if given is not None else None
    worded = next((flag.replacement for flag in flags if flag.replacement), None)
    return Named(
        entity=entity,
        text=longest.text,
        flags=flags,
        tier="likely" if any(flag.tier == "likely" for flag in flags) else "check",
        becomes=worded or becomes(redaction, longest),
        told_of=said.told_of if said else None,
        general=said.general if said else "",
    )


def as_lines(redaction: Redaction) -> list[str]:
    """Give the list as lines that read well one after the other, for a screen reader too."""
    every = named(redaction)
    texts = {text.name: text for text in redaction.texts}
    lines = []
    for tier, title in (("likely", "Likely"), ("check", "To check")):
        part = [one for one in every if one.tier == tier]
        if part:
            lines += [f"{title}: {counted(sum(len(one.flags) for one in part), 'flag')}.", ""]
        for one in part:
            lines.append(_heading(one))
            for flag in one.flags:
                text = texts[flag.passage]
                lines += [f"  {_line(flag, text)}", f"    {_around(flag, text)}"]
            lines.append("")
    lines.append(f"{redaction.decided} of {len(redaction.flags)} flags decided.")
    return lines


def _heading(one: Named) -> str:
    kind = TYPES[one.flags[0].type]
    side = {True: "; told of", False: "; was in the room", None: ""}[one.told_of]
    would = "becomes" if any(flag.replacement for flag in one.flags) else "would become"
    times = f"said {counted(len(one.flags), 'time')}, {one.decided} decided"
    what = f"{kind.label.lower()}, {kind.identifier}"
    return f"{one.text} – {what}; {times}; {would} {one.becomes}{side}."


def _line(flag: Flag, text: Text) -> str:
    at = f"{clock(flag.at)}, " if flag.at is not None else ""
    where = text.what or f"segment {flag.segment}"
    by = f" by {flag.by}" if flag.by else ""
    done = {"redact": f"redacted{by}", "keep": f"kept{by}", None: "open"}[flag.decision]
    stands = f" as {shown(flag.text, flag.type, flag.replacement)}" if flag.replacement else ""
    return f"{at}{where}, {done}: {flag.text}{stands} ({flag.reason}; {flag.score / 100:.2f})"


def _around(flag: Flag, text: Text) -> str:
    """Give a flag in the words around it, in double brackets."""
    first, last = max(flag.first - AROUND, 0), flag.last + AROUND + 1
    before = "… " if first else ""
    after = " …" if last < len(text.said) else ""
    begin = text.offsets()[first][0]
    end = text.offsets()[min(last, len(text.said)) - 1][1]
    said = f"{text.text[begin : flag.start]}[[{flag.text}]]{text.text[flag.end : end]}"
    return f"{text.speaker or text.what or 'nobody'}: {before}{said}{after}"


def as_document(redaction: Redaction) -> dict[str, Any]:
    """Give the list as the command's JSON."""
    return {
        "session": redaction.session,
        "hash": redaction.hash,
        "flags": [_row(flag) for flag in redaction.flags],
        "entities": [_entity(one) for one in named(redaction)],
        "open": redaction.open,
        "decided": redaction.decided,
    }


def _entity(one: Named) -> dict[str, Any]:
    return {
        "entity": one.entity,
        "text": one.text,
        "tier": one.tier,
        "flags": [flag.name for flag in one.flags],
        "decided": one.decided,
        "becomes": one.becomes,
        "told_of": one.told_of,
        "general": one.general,
    }


def _row(flag: Flag) -> dict[str, Any]:
    where = {"note": flag.passage} if flag.note else {"segment": flag.segment}
    return {
        "flag": flag.name,
        **where,
        "start": flag.start,
        "end": flag.end,
        "text": flag.text,
        "type": flag.type,
        "identifier": flag.identifier,
        "entity": flag.entity,
        "reason": flag.reason,
        "score": flag.score / 100,
        "tier": flag.tier,
        "decision": flag.decision,
        "by": flag.by,
        "replacement": flag.replacement,
    }

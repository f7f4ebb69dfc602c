"""Release profiles: how much of one marking a pack shows.

Every profile shows the text that was signed, or less, and never more: what reviewers read is the
most that anybody else can read. So one signature, and one residual check, covers all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from facilitator.redaction.apply import redacted_notes, redacted_transcript
from facilitator.redaction.described import described
from facilitator.redaction.flags import Flag
from facilitator.redaction.numbering import given, original_of
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.replacements import given_in
from facilitator.redaction.safe_harbor import may_stand
from facilitator.redaction.wording import General, swapped_texts
from facilitator.session.state import Note
from facilitator.transcript.model import Transcript


@dataclass(frozen=True, slots=True)
class Profile:
    """What a release shows less than the signed text."""

    tells: str
    """What it is, in a sentence."""
    hides: Callable[[Flag], bool]
    """Whether something that was kept is replaced all the same."""
    numbers: bool = True
    """Whether replacements are numbered, so that two places can be seen to be of one person."""


_QUIET = frozenset({"LOCATION", "ORG", "AGE"})

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        "team": Profile("The text as it was signed.", lambda flag: False),
        "archive": Profile(
            "Places, institutions and ages are replaced also where they were kept.",
            lambda flag: flag.type in _QUIET,
        ),
        "publication": Profile(
            "Every indirect identifier is replaced, kept or not, and nothing is numbered.",
            lambda flag: flag.identifier == "indirect",
            numbers=False,
        ),
        "safe-harbor": Profile(
            "Places below a state, dates but for their year, ages over 89, numbers, addresses and "
            "accounts are replaced also where they were kept.",
            lambda flag: not may_stand(flag.text, flag.type),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Released:
    """A session's redacted text as one profile shows it."""

    transcript: Transcript
    notes: tuple[Note, ...]
    hidden: tuple[Flag, ...]
    """What was kept and is replaced all the same: an original that may not show either."""


def released(redaction: Redaction, profile: str) -> Released:
    """Give the redacted transcript and notes as `profile`, one of PROFILES, shows them.

    Of someone told of no profile shows anything, also where a mention was kept.
    """
    rules, told_of = PROFILES[profile], _told_of(redaction)
    hidden = tuple(
        flag
        for flag in redaction.flags
        if flag.decision == "keep"
        and flag.by is not None
        and (flag.entity in told_of or rules.hides(flag))
    )
    general = General(redaction.material)
    signed = {flag.name: flag.replacement for flag in redaction.flags if flag.replacement}
    instead = {f.name: told_of.get(f.entity) or general.unnumbered(f) for f in hidden}
    wordings = {name: _as(rules, wording) for name, wording in (signed | instead).items()}
    done = dict(swapped_texts(redaction.texts, redaction.flags, wordings))
    return Released(
        transcript=redacted_transcript(redaction.material.transcript, done),
        notes=redacted_notes(redaction.material.notes, done),
        hidden=hidden,
    )


def _as(rules: Profile, wording: str) -> str:
    number = given_in(wording)
    return wording if rules.numbers or number is None else f"[{number[0]}]"


def _told_of(redaction: Redaction) -> Mapping[str, str]:
    """Give the entities that are told of, each with what stands for it."""
    study_records = redaction.material.study_records
    sides = described(study_records)
    told: dict[str, str] = {}
    for (_, one), record in given(study_records).items():
        number = record.event.label, record.event.number
        if number in sides and sides[number].told_of:
            told[one] = f"[{number[0]} {number[1]}]"
    names = ((f.entity, one) for f in redaction.flags for one in (original_of(f)[1], f.entity))
    return {entity: told[one] for entity, one in names if one in told}

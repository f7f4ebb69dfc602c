"""What a team settles for its study, as it stands in `study.toml`: one class a table.

Every key is known; the sentence under each field is what the manual prints. How a file becomes
these values stands in `study.settings_file`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Encryption: TypeAlias = Literal["off"]
Profile: TypeAlias = Literal["team", "archive", "publication", "safe-harbor"]
"""How much of one marking a pack shows: what each means stands in `redaction.profiles`."""


@dataclass(frozen=True, slots=True)
class Member:
    """`[team.AB]`: someone of the research team, under their initials."""

    role: str = ""
    """What they do in the study: facilitator, note-taker, coder …"""
    training: str = ""
    """What they are trained in."""
    relation: str = ""
    """How they stand to the participants."""


@dataclass(frozen=True, slots=True)
class TranscriptSettings:
    """`[transcript]`: the team's conventions, printed in every pack."""

    style: Literal["verbatim", "clean"] = "verbatim"
    """Whether false starts and repetitions stay."""
    fillers: bool = True
    """Whether "um" and "uh" stay."""
    pauses: int = 3
    """From how many seconds on a silence is written down."""
    spelling: dict[str, str] = field(default_factory=dict)
    """What is written so, and how it should be written."""


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """`[review]`: how much of a transcript is checked by ear."""

    listen: Literal["all", "sample"] = "all"
    """Whether a person listens to all of the sound or to a sample."""
    sample: float = 0.2
    """The share that is listened to where a sample is enough, 0 to 1."""
    windows: int = 20
    """How many windows a second person corrects blind to measure accuracy."""


@dataclass(frozen=True, slots=True)
class RedactionSettings:
    """`[redaction]`: what identifies someone in this study."""

    places: tuple[str, ...] = field(default=(), repr=False)
    """Places of the study: always flagged."""
    institutions: tuple[str, ...] = field(default=(), repr=False)
    """Institutions of the study: always flagged."""
    never: tuple[str, ...] = field(default=(), repr=False)
    """Words that are never flagged."""
    always: tuple[str, ...] = field(default=(), repr=False)
    """Words that are always flagged."""
    general: dict[str, str] = field(default_factory=dict, repr=False)
    """What stands for a place or institution instead of its number: `"Fresno" = "a large city"`."""
    types_off: tuple[str, ...] = ()
    """Types that are not looked for, `AGE` for example."""
    profiles: tuple[Profile, ...] = ("team",)
    """Release profiles that packs are made for: the first where `handoff` names none."""
    reviewers: Literal[1, 2] = 1
    """How many people have to sign a redacted transcript; two are two holders of its keys."""
    drill: bool = False
    """Whether someone who decided nothing tries to name people before the gate opens."""


@dataclass(frozen=True, slots=True)
class WithdrawalSettings:
    """`[withdrawal]`: what happens to the words of someone who withdraws."""

    mode: Literal["remove", "mark"] = "remove"
    """Whether their words are removed or their turns marked."""
    until: str = ""
    """Until when someone can withdraw, as the consent form says it."""
    contact: str = ""
    """Whom to reach for that, as it stands on the slip of a number card."""


@dataclass(frozen=True, slots=True)
class CodingSettings:
    """`[coding]`: who codes what."""

    coders: tuple[str, ...] = ()
    """Initials of the coders."""
    double: int = 0
    """How many transcripts two people code."""
    seed: int | None = None
    """What the draw of the double-coded transcripts begins from; the same seed, the same draw."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How long something is kept: so many days from a named event. Nothing is destroyed by it."""

    days: int
    """Days from the event."""
    after: str
    """The event: `session.ended`, `signed.off`, `study.ended` …"""


@dataclass(frozen=True, slots=True)
class RetentionSettings:
    """`[retention]`: separate clocks, each from a named event; they only remind."""

    sound: Kept | None = None
    """How long recordings are kept."""
    words: Kept | None = None
    """How long words that were said are kept."""
    packs: Kept | None = None
    """How long packs are kept."""
    record_years: int = 3
    """How many years the account of what was done is kept."""


@dataclass(frozen=True, slots=True)
class CohortSettings:
    """`[cohort]`: the whole that the participants came from, printed beside Table 1."""

    name: str = ""
    """What the cohort is."""
    size: int | None = None
    """How many people it has."""
    traits: dict[str, dict[str, int]] = field(default_factory=dict)
    """`[cohort.traits.gender]`: how many of the cohort have which answer."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All of `study.toml`."""

    format: Literal[1]
    """Version of this file's format."""
    id: str
    """16 hex digits, drawn once; every identifier in a pack is made from it."""
    title: str
    """Title of the study."""
    guide: str
    """The discussion guide: its name in `guides/`, without `.md`."""
    encryption: Encryption | None = None
    """`off`: sound and words lie readable in the session's folder, as safe as the disk is."""
    recipients: tuple[str, ...] = ()
    """Public keys (`age1…`) of all who may open the sessions: two at least, one can be lost."""
    keys_dir: str = ""
    """Where sessions' wrapped keys are kept instead of in their folders: where no backup goes."""
    groups: int | None = None
    """How many groups are planned."""
    engine: str = "openai-whisper"
    """What turns sound into words."""
    model: str = "tiny.en"
    """The engine's model: a name, or a file."""
    language: str = "en"
    """The language that is spoken."""
    speakers: Literal["seats", "group"] = "seats"
    """Whether each turn should have a seat; with `group`, turns without one are no doubts."""
    consent: Literal["verbal", "signed"] = "verbal"
    """How participants consent."""
    consent_ground: str = ""
    """On what ground, as the ethics board approved it."""
    assent_words: tuple[str, ...] = ()
    """Words that count as assent besides the ordinary ones."""
    certificate: bool = False
    """Whether the study has a Certificate of Confidentiality, whose sentence packs then carry."""
    off_record_notes: bool = False
    """Whether notes are kept while the group is off the record."""
    team: dict[str, Member] = field(default_factory=dict)
    """Who is who, by initials."""
    transcript: TranscriptSettings = field(default_factory=TranscriptSettings)
    """Conventions of the transcript."""
    review: ReviewSettings = field(default_factory=ReviewSettings)
    """How much is checked by ear."""
    redaction: RedactionSettings = field(default_factory=RedactionSettings)
    """What identifies someone."""
    withdrawal: WithdrawalSettings = field(default_factory=WithdrawalSettings)
    """What happens when someone withdraws."""
    coding: CodingSettings = field(default_factory=CodingSettings)
    """Who codes what."""
    retention: RetentionSettings = field(default_factory=RetentionSettings)
    """How long what is kept."""
    cohort: CohortSettings = field(default_factory=CohortSettings)
    """The whole that participants came from."""

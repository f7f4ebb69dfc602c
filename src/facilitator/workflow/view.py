"""What the live screen is shown: one frozen value, ready words and numbers, painted as it is.

`workflow.conduct` makes it several times a second; the screen compares and paints. Nothing in it
has to be worked out by who paints it, save where a line breaks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from facilitator.session.events.aside import FaultKind
from facilitator.session.progress import ItemStatus as ItemStatus
from facilitator.session.state import SeatStatus
from facilitator.units import Us

Pill: TypeAlias = Literal[
    "before", "recording", "off_record", "break", "no_sound", "not_saving", "ended"
]
ItemKind: TypeAlias = Literal["script", "question", "action"]
Prompt: TypeAlias = Literal["board", "skip", "earlier"]
"""What an act asks a few words for."""
BannerKind: TypeAlias = Literal["error", "warning", "calm"]


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """An item in the outline."""

    item: str
    glance: str
    """A few words of it."""
    status: ItemStatus


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section in the outline."""

    short: str
    """`Intro`, `II`."""
    title: str
    status: ItemStatus
    used_minutes: int
    budget_minutes: int | None
    items: tuple[OutlineItem, ...] = ()
    """Its questions; the outline shows them where the section is on, `go to` in every one."""
    first_item: str | None = None
    """Where `go to` comes when the section is chosen."""


@dataclass(frozen=True, slots=True)
class ProbeLine:
    """A probe under the question, numbered from 1; an action among them is shown as one to do."""

    number: int
    text: str
    used: bool
    to_do: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """What is being asked, read or done now."""

    item: str
    section: str
    """`II`, or `` for a section without a numeral."""
    section_title: str
    place: str
    """`question 5 of 5`"""
    kind: ItemKind
    text: str
    bold: tuple[tuple[int, int], ...] = ()
    before: str | None = None
    """The script that stays above the assent question."""
    probes: tuple[ProbeLine, ...] = ()
    next_section: str | None = None
    """The next item's section, where it is another one."""
    next_text: str | None = None
    do: str | None = None
    """`record`, `assent` … where the program does something here."""
    glance: str | None = None
    """The guide's own words to be read from afar, `{glance=…}`; they stand above the text."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A seat among the people, or `m`, the facilitator."""

    key: str
    """The key that names it: `1` … `=`, `m`."""
    label: str
    status: SeatStatus | None
    share: int
    """Percent of the talk; the facilitator's is not counted in the others' hundred."""
    speaking: bool = False
    quiet_minutes: int | None = None
    """Whole minutes since it was last heard, where that is long."""
    not_yet: bool = False
    """True where it was never heard though others were, for long."""
    dominant: bool = False
    asked_now: bool = False


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of the notes list."""

    at: Us
    who: str
    """`P4`, or empty."""
    kind: Literal["note", "quote", "followup", "identified", "leave_out", "board"]
    text: str = field(repr=False)
    durable: bool = True


@dataclass(frozen=True, slots=True)
class Banner:
    """What is, then what to do."""

    kind: BannerKind
    text: str
    short: str
    """The same in at most 78 columns."""
    passes: bool = False
    """True for an event's banner: it goes after 30 s, or when it is put away."""
    fault: FaultKind | None = None
    """What it is in the journal, where it says that something is in danger."""
    since: Us | None = None
    """Session time at which it began, where it was before the banner came."""

    @property
    def event(self) -> tuple[str, Us | None]:
        """Tell it from others that say the same."""
        return self.text, self.since


@dataclass(frozen=True, slots=True)
class Draft:
    """The note being written."""

    text: str = field(repr=False)
    at: Us | None = None
    speaker: str | None = None
    from_before: bool = False
    partly_kept: bool = False
    """Some of it was typed off the record, and is not kept."""


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Something to come back to."""

    name: str
    """What `done_with` takes; empty for a seat that has still to be asked for assent."""
    at: Us
    who: str
    """`P4`, or empty."""
    glance: str
    """A few words of the item it was marked at."""
    text: str = field(repr=False)
    seat: int | None = None
    """The seat that arrived late and was not asked yet."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """A contingency card: approved sentences for what can happen."""

    card: str
    """Its id."""
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """All that the live screen shows at one moment."""

    session: str
    participants: int
    pill: Pill
    elapsed: Us
    level_dbfs: int
    """Peak of the last tenth of a second."""
    device: str
    saved_to: Us | None
    """The last second of which sound and acts are safe on disk."""
    encrypted: bool
    outline: tuple[OutlineSection, ...]
    section_left_minutes: int | None
    """Minutes left in this section; negative when over."""
    left_minutes: int | None
    of_minutes: int | None
    pace: str
    """`2 min ahead`, `on time`, `4 min behind`, or empty."""
    stage: Stage
    people: tuple[PersonLine, ...]
    speaking: str | None
    """Who speaks, `P4`."""
    speaking_for: Us
    silence_seconds: int | None
    """From 3 s of silence on."""
    come_back: int
    notes: tuple[NoteLine, ...]
    said: str
    """What was done last and what `u` would take back; never empty of meaning."""
    draft: Draft
    banner: Banner | None = None
    more_banners: int = 0
    question: str | None = None
    """A question in the banner's row, answered with y; n, esc or ten seconds drop it."""
    assent_open: bool = False
    assent_answered: int = 0
    asked_seat: int | None = None
    own_round: bool = False
    """True while the open round is a late arrival's own, which can be left for later."""
    gap: Us | None = None
    """How long the sound has been stopped."""
    off_record_notes: bool = False
    """True where the study keeps notes that are typed while the sound is stopped."""
    keyless: Us | None = None
    """How long there has been speech without a speaker key, from two minutes on; None on the
    screen of whoever did not key last."""
    to_come_back: tuple[ComeBack, ...] = ()
    """Oldest first; `come_back` counts them."""
    offer_come_back: bool = False
    """True on the first item of the last section, once: the list is offered by itself."""
    cards: tuple[CardLine, ...] = ()
    card: CardLine | None = None
    """The card that is shown to be read aloud."""
    tags: tuple[str, ...] = ()
    """Tags used so far, without `#`, the last used first."""
    nothing_kept: bool = False
    """True while there is nothing yet that anybody said: neither sound nor a note."""
    until: str = ""
    """`13:30` where the session has to end by then."""
    leads: bool = True
    """False for who joined: neither `space` nor the end nor starting the sound again is theirs."""
    said_in_private: bool = False
    """True where `said` speaks of a note or a mark, which neighbours need not read."""
    unsent: tuple[tuple[Prompt, str], ...] = field(default=(), repr=False)
    """The words that are half typed at a prompt; after a stop they come back where it opens."""
    watches: bool = False
    """True for an observer: no keys but help and leaving."""

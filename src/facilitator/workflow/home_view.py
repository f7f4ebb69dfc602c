"""What the home screen is shown: the study at a glance, ready words and marks.

`workflow.status` makes it; the screen paints it and hands back what was chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

StepState: TypeAlias = Literal["done", "begun", "todo"]
Offer: TypeAlias = Literal["next", "steps", "gate", "verify", "new", "rehearse"]
"""What can be chosen on home; `gate` and `verify` are steps that have a key of their own."""
PLANNED: tuple[tuple[str, str], ...] = (
    # what a plan takes, and how it is written
    ("name", "letters, digits and . _ -"),
    ("people", "1 to 12"),
    ("when", "2026-03-12 14:00, or empty: not known yet"),
    ("guide", "its name"),
)

STEPS: tuple[tuple[str, str], ...] = (
    # three letters above a column, and the word where there is room
    ("plan", "planned"),
    ("rec", "recorded"),
    ("txt", "transcribed"),
    ("rev", "reviewed"),
    ("red", "redacted"),
    ("sig", "signed"),
    ("out", "handed off"),
    ("del", "destroyed"),
)


@dataclass(frozen=True, slots=True)
class HomeStep:
    """One thing that can be done with a session, or the reason why it cannot be yet."""

    name: str
    """The command: `transcribe`."""
    text: str
    """What it does."""
    why_not: str = ""
    """Why it is not possible now; empty where it is."""


@dataclass(frozen=True, slots=True)
class HomeRow:
    """A session's row."""

    name: str
    people: int | None
    """How many took part or are planned; None where that is not known yet."""
    steps: tuple[StepState, ...]
    """One for each of STEPS."""
    next: str
    """What comes next, in a few words: `review: 62 % to go`."""
    detail: tuple[str, ...] = ()
    """Lines shown while the row is chosen: what stands in the way."""
    locked: bool = False
    """True where how many took part cannot be seen without a key."""
    can: tuple[HomeStep, ...] = ()
    """All that can be done with a session, in order, those not possible with their reason."""
    why_not: str = ""
    """Why `enter` cannot do what comes next, and which command does; empty where it can."""
    trouble: str | None = None
    """What is wrong with it, in place of `next`: `journal broken at event 812`."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The whole study, one row a session."""

    title: str
    about: str
    """`6 focus groups · compassionate-care guide, 90 min`"""
    closed: str
    """How it is kept: `not encrypted`, `encrypted · two keys`."""
    rows: tuple[HomeRow, ...] = ()
    warning: str | None = None
    """What should not stay so, and the command that changes it."""
    said: str = ""
    """What was done on the way here: rescued parts brought home."""
    new: tuple[str, ...] = ("",) * len(PLANNED)
    """What a plan begins with, one text for each of PLANNED."""
    offers: frozenset[Offer] = frozenset({"next"})
    """What can be chosen here; nothing else is shown."""


@dataclass(frozen=True, slots=True)
class HomeChoice:
    """What a person chose on the home screen."""

    what: Literal["next", "steps", "rehearse"]
    session: str | None
    """None for what concerns no session: `rehearse`."""
    step: str = ""
    """The command that was chosen from all steps."""

"""One group as numbers and given words: what the summary page shows, and nothing besides.

Nothing here is composed: the program counts and arranges, and the words are the guide's, the
note-takers' or the transcript's. Integers only (microseconds, whole percents), so that the same
session gives the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.guide.model import Guide, Item
from facilitator.guide.outline import as_spoken
from facilitator.release.evidence import HeardAnswer
from facilitator.session.assent import took_part
from facilitator.session.identified import identified
from facilitator.session.state import Note, SessionState
from facilitator.session.timeline import Gap
from facilitator.summary.beside import DebriefShown, Happened, debrief_shown, happened
from facilitator.summary.gaps import GapShown, gaps_shown
from facilitator.summary.minutes import SectionTime, recording_span, section_times
from facilitator.summary.moments import Line, Moment, NoteShown, moments, note_shown
from facilitator.summary.outcomes import ItemOutcome, outcomes
from facilitator.summary.people import AssentShown, Move, assents_shown, moves
from facilitator.summary.talk import Talk
from facilitator.units import Us


@dataclass(frozen=True, slots=True)
class About:
    """Which session this is."""

    session: str
    study: str
    held_on: str | None = None
    """`2026-11-24`; None in what is shared: a date can identify."""
    transcript: str | None = None
    """Name of the engine run or import that the words come from."""
    signed_hash: str | None = None
    """Hash of the signed transcript that a shared summary was made from."""
    shared: bool = False
    """True where every word in it has passed the gate."""
    imported: bool = False
    """True where the transcript was made elsewhere: nothing is known of guide, keys or sound."""
    seats: int | None = None
    """How many seats an imported transcript has; where the group was led here, its keys say it."""


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item of the guide, what became of it, and what was noted while it was on screen."""

    id: str
    kind: str
    text: str
    bold: tuple[tuple[int, int], ...]
    outcome: ItemOutcome
    probes: tuple[ItemShown, ...] = ()
    notes: tuple[NoteShown, ...] = ()
    quotes: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section of the guide."""

    id: str
    title: str
    time: SectionTime
    entries: tuple[ItemShown, ...]


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """What one group came to."""

    about: About
    guide_title: str | None
    """None where no guide was run here."""
    guide_version: str | None
    guide_sha256: str
    participants: int
    start: Us
    """Where the recording begins."""
    end: Us
    ended: bool
    recorded: Us
    """From `start` to `end` without the gaps."""
    sections: tuple[SectionShown, ...]
    talk: Talk
    quotes: tuple[Moment, ...]
    follow_ups: tuple[Moment, ...]
    identified: int
    """How often somebody was marked as just identified."""
    leave_out: int
    """How often the group asked to leave something out."""
    assents: tuple[AssentShown, ...]
    moves: tuple[Move, ...]
    gaps: tuple[GapShown, ...]
    left_out: tuple[GapShown, ...]
    notes: int
    loose_notes: tuple[NoteShown, ...] = field(default=())
    """Notes that belong to no item of the guide."""
    after_notes: tuple[NoteShown, ...] = field(default=())
    """Notes made after the recording."""
    debrief: tuple[DebriefShown, ...] = field(default=())
    happened: tuple[Happened, ...] = ()

    @property
    def total(self) -> Us:
        """Give how long the group lasted, from the beginning of the recording."""
        return self.end - self.start

    def questions(self, *reached: str) -> int:
        """Count the guide's questions with one of these outcomes; all of them without any."""
        return sum(
            item.kind == "question" and (not reached or item.outcome.outcome in reached)
            for section in self.sections
            for item in section.entries
        )


def group_summary(
    about: About,
    state: SessionState,
    guide: Guide | None,
    *,
    talk: Talk,
    said: Sequence[Line] = (),
    gaps: Sequence[Gap] = (),
    left_out: Sequence[GapShown] = (),
    heard: Mapping[int, HeardAnswer] | None = None,
    asked: Mapping[str, str] | None = None,
) -> GroupSummary:
    """Sum up a group.

    `state` and `said` hold the words that may be shown: for what is shared, only such as have
    passed the gate (see `summary.shared`). `gaps` come from the recorder's journal, `heard` is what
    was heard of each seat's answer, `asked` the debrief's questions (id: title).
    """
    start, end = _span(state, talk)
    missing = gaps_shown(state, gaps, end)
    quotes = moments(state, said, ("quote",))
    return GroupSummary(
        about=about,
        guide_title=guide.title if guide else None,
        guide_version=guide.version if guide else None,
        guide_sha256=state.guide_sha256,
        participants=about.seats
        or took_part(state)
        or sum(row.share is not None for row in talk.rows),
        start=start,
        end=end,
        ended=about.imported or state.ended_at is not None,
        recorded=end - start - _covered_by(missing, start, end),
        sections=_sections(state, guide, quotes) if guide else (),
        talk=talk,
        quotes=quotes,
        follow_ups=moments(state, said, ("followup",)),
        identified=len(identified(state.marks)),
        leave_out=sum(mark.kind == "leave_out" for mark in state.marks),
        assents=assents_shown(state, heard or {}),
        moves=moves(state),
        gaps=missing,
        left_out=tuple(left_out),
        notes=len(state.notes),
        loose_notes=_loose(state, guide),
        after_notes=tuple(note_shown(note, state) for note in state.notes if note.after),
        debrief=debrief_shown(state, asked or {}),
        happened=happened(state),
    )


def _span(state: SessionState, talk: Talk) -> tuple[Us, Us]:
    """Give the recording's span; of an import, from 0 to the last word."""
    if state.recording_from is not None:
        return recording_span(state)
    return 0, max((spell.end for row in talk.rows for spell in row.spells), default=0)


def _covered_by(gaps: Sequence[GapShown], start: Us, end: Us) -> Us:
    """Give how much of `start` to `end` lies in a gap, overlaps counted once."""
    covered, at = 0, start
    for gap in sorted(gaps, key=lambda gap: (gap.start, gap.end)):
        until = min(gap.end, end)
        covered += max(0, until - max(gap.start, at))
        at = max(at, until)
    return covered


def _sections(
    state: SessionState, guide: Guide, quotes: tuple[Moment, ...]
) -> tuple[SectionShown, ...]:
    became = outcomes(state, guide)
    times = {time.section: time for time in section_times(state, guide)}
    return tuple(
        SectionShown(
            section.id,
            section.title,
            times[section.id],
            tuple(
                _item_shown(as_spoken(item, took_part(state)), guide, became, state, quotes)
                for item in section.items
                if item.of is None
            ),
        )
        for section in guide.sections
    )


def _item_shown(
    item: Item,
    guide: Guide,
    became: Mapping[str, ItemOutcome],
    state: SessionState,
    quotes: tuple[Moment, ...],
) -> ItemShown:
    probes = guide.probes_of(item.id)
    here = {item.id, *(probe.id for probe in probes)}
    return ItemShown(
        id=item.id,
        kind=item.kind,
        text=item.text,
        bold=tuple(item.bold),
        outcome=became[item.id],
        probes=tuple(
            ItemShown(probe.id, probe.kind, probe.text, tuple(probe.bold), became[probe.id])
            for probe in probes
        ),
        notes=tuple(note_shown(n, state) for n in _in_order(state) if n.item in here),
        quotes=tuple(quote for quote in quotes if quote.item in here),
    )


def _in_order(state: SessionState) -> list[Note]:
    return sorted(
        (note for note in state.notes if not note.after), key=lambda note: (note.at, note.name)
    )


def _loose(state: SessionState, guide: Guide | None) -> tuple[NoteShown, ...]:
    ids = {item.id for item in guide.items} if guide else set()
    return tuple(note_shown(note, state) for note in _in_order(state) if note.item not in ids)

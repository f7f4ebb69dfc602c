"""Who spoke when and how much: from the words where they are, else from the speaker keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from facilitator.session.state import SessionState
from facilitator.transcript.model import (
    EVERYONE,
    FACILITATOR,
    NOTE_TAKER,
    Segment,
    Transcript,
    Word,
)
from facilitator.units import Us

Basis: TypeAlias = Literal["words", "counts", "keys"]

JOINED_WITHIN: Us = 1_500_000
"""A speaker's pause up to this length does not end a spell: people pause to think."""
WORD_AT_MOST: Us = 350_000
LETTER_AT_MOST: Us = 90_000
"""A word lasts at most so long, and so much more a letter: a decoder stretches the word before
what it skipped (see the coverage rule)."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A speaker talks from `start` to `end`."""

    speaker: str | None
    start: Us
    end: Us

    @property
    def length(self) -> Us:
        """Give how long it lasts."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class TalkRow:
    """How much one speaker talked."""

    speaker: str | None
    """`P4`, `FAC`, `NT`, `ALL`; None for words that nobody is known for."""
    time: Us
    turns: int
    longest: Us
    words: int | None
    """None where there is no transcript."""
    share: int | None
    """Percent of the participants' talk; None for who is no participant."""
    share_of_all: int
    """Percent of all talk."""
    spells: tuple[Spell, ...]
    left_out: bool = False
    """True for a seat that declined or withdrew: what it said is not counted."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Who talked, and what that was counted from."""

    basis: Basis
    rows: tuple[TalkRow, ...] = ()


def talk(state: SessionState, transcript: Transcript | None, until: Us) -> Talk:
    """Give each seat's talk in order, then the facilitator's, then what else was said.

    `until` is where the session ends. Shares are of time, or of words where an imported
    transcript has no times; they are whole percents that add up to 100.
    """
    if transcript is None or not transcript.words:
        spells = joined(spells_by_keys(state, until))
        turns = Counter(spell.speaker for spell in spells)
        return Talk("keys", _rows(state, spells, turns, None))
    spells = joined(spells_by_words(transcript))
    spoken = [segment for segment in transcript.segments if segment.words]
    turns = Counter(speaker for _, speaker in {(part.turn, part.speaker) for part in spoken})
    words = Counter(word.speaker or segment.speaker for segment in spoken for word in segment.words)
    return Talk("words" if spells else "counts", _rows(state, spells, turns, words))


def _rows(
    state: SessionState,
    spells: tuple[Spell, ...],
    turns: Counter[str | None],
    words: Counter[str | None] | None,
) -> tuple[TalkRow, ...]:
    found = {spell.speaker for spell in spells} | set(words or ())
    taken = [seat.label for seat in state.seats if seat.status != "absent" or seat.label in found]
    seats = taken or _seats_in(found)
    speakers = _in_order(seats, found)
    times = {who: [s.length for s in spells if s.speaker == who] for who in speakers}
    amount = {who: sum(times[who]) if spells else (words or turns)[who] for who in speakers}
    among = dict(zip(seats, percents([amount[seat] for seat in seats]), strict=True))
    of_all = percents([amount[who] for who in speakers])
    silenced = {seat.label for seat in state.seats if seat.silenced}
    return tuple(
        TalkRow(
            speaker=who,
            time=sum(times[who]),
            turns=turns[who],
            longest=max(times[who], default=0),
            words=None if words is None else words[who],
            share=among.get(who) if who else None,
            share_of_all=share,
            spells=tuple(spell for spell in spells if spell.speaker == who),
            left_out=who in silenced,
        )
        for who, share in zip(speakers, of_all, strict=True)
    )


def _seats_in(found: set[str | None]) -> list[str]:
    """Give the seats of a transcript that was brought in: there, only the words know them."""
    numbers = [int(who[1:]) for who in found if who and who[0] == "P" and who[1:].isdecimal()]
    return [f"P{number}" for number in sorted(numbers)]


def _in_order(seats: list[str], found: set[str | None]) -> list[str | None]:
    """Give the seats, the facilitator, then who else was found, nobody last."""
    named = [*seats, FACILITATOR]
    known = [who for who in (NOTE_TAKER, EVERYONE) if who in found]
    others = sorted(who for who in found if who is not None and who not in (*named, *known))
    return [*named, *others, *known, *([None] if None in found else [])]


def spells_by_keys(state: SessionState, until: Us) -> tuple[Spell, ...]:
    """Give who was keyed when: a press holds until the next press, item or stop of the sound.

    Nothing is counted for a seat that declined or withdrew.
    """
    silenced = {seat.label for seat in state.seats if seat.silenced}
    ends = sorted(
        {press.at for press in state.presses}
        | {visit.start for visit in state.visits}
        | {stop.start for stop in state.stops}
        | {until}
    )
    stopped = [(stop.start, until if stop.end is None else stop.end) for stop in state.stops]
    spells = []
    for press in state.presses:
        end = next((end for end in ends if end > press.at), press.at)
        off = any(start <= press.at < stop for start, stop in stopped)
        if press.speaker not in silenced and not off and end > press.at:
            spells.append(Spell(press.speaker, press.at, end))
    return tuple(spells)


def spells_by_words(transcript: Transcript) -> tuple[Spell, ...]:
    """Give who said words when; a cue or paragraph without word times counts as a whole."""
    spells: list[Spell] = []
    for segment in transcript.segments:
        spells.extend(_spells_of(segment))
    return tuple(spells)


def _spells_of(segment: Segment) -> list[Spell]:
    timed = [
        Spell(word.speaker or segment.speaker, word.start, min(word.end, word.start + _most(word)))
        for word in segment.words
        if word.start is not None and word.end is not None
    ]
    if timed or not segment.words or segment.start is None or segment.end is None:
        return timed
    return [Spell(segment.speaker, segment.start, segment.end)]


def _most(word: Word) -> Us:
    return WORD_AT_MOST + LETTER_AT_MOST * len(word.text)


def joined(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Join spells of one speaker that no long pause and no other speaker parts."""
    whole: list[Spell] = []
    for spell in sorted(spells, key=lambda s: (s.start, s.end, s.speaker or "~")):
        last = whole[-1] if whole else None
        if last and last.speaker == spell.speaker and spell.start - last.end <= JOINED_WITHIN:
            whole[-1] = Spell(last.speaker, last.start, max(last.end, spell.end))
        else:
            whole.append(spell)
    return tuple(whole)


def percents(amounts: Sequence[int]) -> tuple[int, ...]:
    """Give whole percents that add up to 100, by the largest remainder; all 0 for nothing."""
    total = sum(amounts)
    if not total:
        return (0,) * len(amounts)
    given = [100 * amount // total for amount in amounts]
    by_remainder = sorted(
        range(len(amounts)), key=lambda place: (-(100 * amounts[place] % total), place)
    )
    for place in by_remainder[: 100 - sum(given)]:
        given[place] += 1
    return tuple(given)

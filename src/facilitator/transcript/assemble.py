"""A session's transcript, made of what was heard, what was pressed and what staff corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from facilitator.guide.model import Item
from facilitator.ports import Heard, Stretch
from facilitator.session.events import Record
from facilitator.session.state import SessionState
from facilitator.session.timeline import Timeline
from facilitator.transcript.attribution import Attribution, attribute
from facilitator.transcript.corrections import Corrected, corrected
from facilitator.transcript.cuts import Places, cut, stops_of
from facilitator.transcript.doubt import Grounds, doubted
from facilitator.transcript.imported import ImportedTurns, drafted_import
from facilitator.transcript.model import CutWhy, Segment, Transcript, Word
from facilitator.transcript.scene import Scene, scene_of
from facilitator.transcript.segments import Placed, drafted, numbered, timed
from facilitator.transcript.silences import (
    Silences,
    decided_state,
    silenced_speakers,
    silences,
    slips,
)
from facilitator.units import Us


@dataclass(frozen=True, slots=True)
class Rules:
    """What the study's settings say about speakers and what is left out."""

    speakers: Literal["seats", "group"] = "seats"
    """`group`: turns without a speaker are no doubts, but where someone declined or withdrew."""
    withdrawal: Literal["remove", "mark"] = "remove"
    """Whether the words of who withdrew are taken out, or their turns only marked."""


RULES = Rules()


@dataclass(frozen=True, slots=True)
class Keyed:
    """What speaker keys leave open, as `doubt.Grounds` takes it."""

    put_in: tuple[Us, ...] = ()
    between: Mapping[str, str] = field(default_factory=dict)
    slips: tuple[tuple[str, Us], ...] = ()


NOTHING_KEYED = Keyed()


def assemble(
    session: str,
    heard: Heard,
    *,
    state: SessionState,
    items: Sequence[Item],
    timeline: Timeline,
    records: Sequence[Record[Any]] = (),
    rules: Rules = RULES,
) -> Transcript:
    """Give the transcript of a session that was run here.

    `items` are the guide's, in order; `records` are the session's standing records, of which the
    corrections are used. The same arguments give the same transcript.
    """
    settled = decided_state(state, records)
    removes = rules.withdrawal == "remove"
    silenced = silenced_speakers(settled, remove_withdrawn=removes)
    scene = scene_of(settled, items, timeline.gaps, silenced)
    words, found, segments = _attributed(heard, scene)
    left_out = silences(found, settled, remove_withdrawn=removes)
    draft = Transcript(session, heard.run, segments)
    mended = corrected(draft, records)
    places = Places(
        {word.name: number for number, word in enumerate(words)},
        {
            word.name: Stretch(joint.onset, joint.end)
            for word, joint in zip(words, found.joints, strict=True)
        },
    )
    keyed = Keyed(
        tuple(start.press.at for start in found.starts if start.place is None),
        {w.name: pair for w, pair in zip(words, found.between, strict=True) if pair is not None},
        slips(settled.presses, scene.presses, silenced),
    )
    stops = stops_of(timeline.gaps, settled.stops, timeline.end)
    return _finished(mended, left_out, places, stops, settled, rules, keyed)


def assemble_import(
    session: str,
    turns: ImportedTurns,
    *,
    state: SessionState,
    records: Sequence[Record[Any]] = (),
    rules: Rules = RULES,
) -> Transcript:
    """Give the transcript of a session whose words were brought in from elsewhere."""
    settled = decided_state(state, records)
    draft = Transcript(session, turns.run, drafted_import(turns))
    speakers = silenced_speakers(settled, remove_withdrawn=rules.withdrawal == "remove")
    mended = corrected(draft, records)
    return _finished(mended, Silences(speakers), Places({}, {}), (), settled, rules)


@lru_cache(maxsize=2)  # asked for after each correction, which changes nothing of it
def _attributed(
    heard: Heard, scene: Scene
) -> tuple[tuple[Word, ...], Attribution, tuple[Segment, ...]]:
    """Give the words of a run, who speaks them, and the segments that this comes to."""
    words = words_of(heard)
    found = attribute(heard, words, scene)
    return words, found, drafted(_placed(heard, words, found))


def words_of(heard: Heard) -> tuple[Word, ...]:
    """Give the words of a run under their names: `h1.1`, `h1.2` and so on."""
    every = (word for piece in heard.pieces for word in piece.words)
    return tuple(
        Word(f"{heard.run}.{number}", word.text, word.start, word.end, word.probability)
        for number, word in enumerate(every, start=1)
    )


def _placed(heard: Heard, words: Sequence[Word], found: Attribution) -> list[Placed]:
    pieces = [piece.piece for piece in heard.pieces for _ in piece.words]
    placed: list[Placed] = []
    begins = {reading.first for reading in found.read}
    stretch = 0
    for number, word in enumerate(words):
        before = found.between[number - 1] if number else None
        if number in begins or found.joints[number].breaks or found.between[number] != before:
            stretch += 1
        times = word.start, word.end, word.probability
        said = Word(word.name, word.text, *times, found.speakers[number])
        placed.append(Placed(said, pieces[number], found.items[number], stretch))
    return placed


def _finished(
    mended: Corrected,
    left_out: Silences,
    places: Places,
    stops: Sequence[tuple[Stretch, CutWhy]],
    state: SessionState,
    rules: Rules,
    keyed: Keyed = NOTHING_KEYED,
) -> Transcript:
    said = mended.transcript.segments
    kept = cut(said, left_out, places, stops, mended.decided, mended.left_out)
    grounds = Grounds(
        silenced={
            seat.label: 0 if seat.status == "withdrawn" else seat.first_at
            for seat in state.seats
            if seat.silenced or (seat.open and seat.label in left_out.speakers)
        },
        left_out=frozenset(left_out.speakers),
        put_in=keyed.put_in,
        between=keyed.between,
        slips=keyed.slips,
        decided=mended.decided,
        seats=rules.speakers == "seats",
    )
    marked = frozenset(seat.label for seat in state.seats if seat.status == "withdrawn")
    segments = doubted(tuple(_marked(timed(segment), marked) for segment in kept), grounds)
    return replace(mended.transcript, segments=numbered(segments))


def _marked(segment: Segment, withdrew: frozenset[str]) -> Segment:
    """Mark what still stands of someone who withdrew: only where the study does not remove it."""
    return replace(segment, withdrew=True) if segment.speaker in withdrew else segment

"""What is left out of a transcript: a mark stands where it was, and no word of it.

Off the record, breaks and lost sound are marked as well, though no sound of them is on the disk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from facilitator.ports import Stretch
from facilitator.session.state import Stop
from facilitator.session.timeline import Gap
from facilitator.transcript.model import CutWhy, Segment, Word
from facilitator.transcript.silences import Silences
from facilitator.units import Us

LEFT_OUT_BY_KEY = "left out by a key"
"""Doubt on a cut that rests on a key: a slip must not silence someone who agreed."""


EXACT: Us = 1_000
"""A stop that is ordered begins on the next sample."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the heard words really lie, by name; a word typed later has its own times."""

    numbers: Mapping[str, int]
    times: Mapping[str, Stretch]


def cut(
    segments: Sequence[Segment],
    silences: Silences,
    places: Places,
    stops: Sequence[tuple[Stretch, CutWhy]],
    decided: frozenset[str] = frozenset(),
    asked_for: frozenset[str] = frozenset(),
) -> tuple[Segment, ...]:
    """Leave out what must not stand there, and put marks in its place.

    `decided` are words whose speaker a person has decided: only that decision counts for them, but
    where a seat was asked. `asked_for` are words that the group asked to leave out.
    """
    kept: list[Segment] = []
    for segment in segments:
        reasons = [
            _why(word, silences, places, stops, decided)
            or ("left_out" if word.name in asked_for else None)
            for word in segment.words
        ]
        for why, group in groupby(zip(segment.words, reasons, strict=True), key=lambda w: w[1]):
            words = tuple(word for word, _ in group)
            if why is None:
                kept.append(replace(segment, words=words))
            else:
                doubts = () if why == "left_out" else (LEFT_OUT_BY_KEY,)
                kept.append(_mark(segment, why, _span(words, places), doubts))
        if not segment.words:
            kept.append(segment)
    marks = [(stretch, why) for stretch, why in (*silences.asked, *stops)]
    return _joined(_with_marks(kept, marks))


def stops_of(
    gaps: Sequence[Gap], stops: Sequence[Stop], sound_end: Us = 0
) -> tuple[tuple[Stretch, CutWhy], ...]:
    """Give the stretches that are not for the record, and why: off the record, a break, or lost.

    They begin where a stop was asked for: what the sound went on for until the recorder heard of it
    – a note-taker asks, and who leads gives the order – is left out as well. `sound_end` is where
    the sound ends, for a stop that nobody ordered any more.
    """
    made: list[tuple[Stretch, CutWhy]] = []
    since = {gap: stop.start for stop in stops if (gap := _first_gap(stop, gaps)) is not None}
    for gap in gaps:
        why: CutWhy = "off_record" if gap.why == "off_record" else "lost"
        if why == "off_record" and any(_is_break(stop, gap) for stop in stops):
            why = "break"
        late = gap.start - since.get(gap, gap.start) > EXACT
        made.append((Stretch(since[gap] if late else gap.start, gap.end), why))
    for stop in stops:
        end = sound_end if stop.end is None else stop.end
        if _first_gap(stop, gaps) is None and end > stop.start:
            made.append((Stretch(stop.start, end), "break" if stop.is_break else "off_record"))
    return tuple(made)


def _first_gap(stop: Stop, gaps: Sequence[Gap]) -> Gap | None:
    """Give where the sound really stopped for a stop; None where it never did."""
    of_it = (
        gap
        for gap in gaps
        if gap.why == "off_record"
        and stop.start < gap.end
        and (stop.end is None or gap.start <= stop.end)
    )
    return min(of_it, key=lambda gap: gap.start, default=None)


def _is_break(stop: Stop, gap: Gap) -> bool:
    end = gap.end if stop.end is None else stop.end
    return stop.is_break and stop.start < gap.end and gap.start < end


def _why(
    word: Word,
    silences: Silences,
    places: Places,
    stops: Sequence[tuple[Stretch, CutWhy]],
    decided: frozenset[str],
) -> CutWhy | None:
    if word.speaker is not None and word.speaker in silences.speakers:
        return silences.speakers[word.speaker]
    number = places.numbers.get(word.name)
    if number is not None and number in silences.held and word.name not in decided:
        return silences.held[number]
    middle = _middle(word, places)
    if middle is None:
        return None
    for stretch, why in (*silences.asked, *stops):
        if stretch.start <= middle < stretch.end:
            return why
    return None


def _middle(word: Word, places: Places) -> Us | None:
    time = places.times.get(word.name)
    if time is not None:
        return (time.start + time.end) // 2
    if word.start is None or word.end is None:
        return None
    return (word.start + word.end) // 2


def _span(words: Sequence[Word], places: Places) -> Stretch | None:
    times = [places.times[word.name] for word in words if word.name in places.times]
    times += [
        Stretch(word.start, word.end)
        for word in words
        if word.start is not None and word.end is not None
    ]
    if not times:
        return None
    return Stretch(min(time.start for time in times), max(time.end for time in times))


def _mark(
    segment: Segment, why: CutWhy, time: Stretch | None, doubts: tuple[str, ...] = ()
) -> Segment:
    return replace(
        segment,
        speaker=None,
        label=None,
        start=time.start if time else None,
        end=time.end if time else None,
        words=(),
        cut=why,
        doubts=doubts,
    )


def _with_marks(
    segments: Sequence[Segment], marks: Sequence[tuple[Stretch, CutWhy]]
) -> list[Segment]:
    made: list[Segment] = []
    waiting = sorted(marks, key=lambda mark: (mark[0].start, mark[0].end))
    item: str | None = None
    for segment in segments:
        start = _start(segment)
        while waiting and start is not None and waiting[0][0].start <= start:
            stretch, why = waiting.pop(0)
            made.append(_stop(stretch, why, item))
        made.append(segment)
        item = segment.item
    made += [_stop(stretch, why, item) for stretch, why in waiting]
    return made


def _start(segment: Segment) -> Us | None:
    if segment.cut is not None:
        return segment.start
    return next((word.start for word in segment.words if word.start is not None), None)


def _stop(stretch: Stretch, why: CutWhy, item: str | None) -> Segment:
    return Segment(-1, 0, None, item, stretch.start, stretch.end, (), cut=why)


def _joined(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Make one mark of neighbouring ones for one reason; a rule outweighs a key."""
    made: list[Segment] = []
    for segment in segments:
        last = made[-1] if made else None
        if last and last.cut and last.cut == segment.cut and last.cut not in ("lost", "break"):
            made[-1] = replace(
                last,
                start=_least(last.start, segment.start),
                end=_most(last.end, segment.end),
                doubts=last.doubts if last.doubts == segment.doubts else (),
            )
        else:
            made.append(segment)
    return tuple(made)


def _least(one: Us | None, other: Us | None) -> Us | None:
    return min((time for time in (one, other) if time is not None), default=None)


def _most(one: Us | None, other: Us | None) -> Us | None:
    return max((time for time in (one, other) if time is not None), default=None)

"""Gather what the gate looks at, of one session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from facilitator.ports import HeardWord, Stretch
from facilitator.redaction.entities import key
from facilitator.redaction.flags import Flag
from facilitator.redaction.numbering import given
from facilitator.redaction.signoff import answers, counting, drills, signatures
from facilitator.release.evidence import (
    DrillDone,
    Evidence,
    HeardAnswer,
    SeatAnswer,
    SeatAssent,
    Share,
    SignOff,
)
from facilitator.release.reviewed import reviewed
from facilitator.session.events.desk import (
    AssentResolved,
    AssentVouched,
    FlagDecided,
    PassageMarked,
    TurnsReviewed,
)
from facilitator.session.state import Seat, Stop
from facilitator.transcript.coverage import coverage
from facilitator.transcript.heard_assent import heard_assents
from facilitator.transcript.leave_outs import asked_to_leave_out
from facilitator.transcript.model import Transcript, Word
from facilitator.transcript.silences import decided_state
from facilitator.workflow.derive import Desk
from facilitator.workflow.residual import still_shows
from facilitator.workflow.verify import verify

E = TypeVar("E")

_HEARD_SAID = ("[inaudible", "[unclear", "[crosstalk", "[laughter", "[applause", "[noise")
"""Marks by which a person says that someone is heard there and no words can be written."""


def evidence(desk: Desk) -> Evidence:
    """Give the evidence on the session as it stands now. Raises Unavailable while it is locked."""
    desk.unlocked()
    problems = tuple(_problems(desk))
    assents = tuple(_vouched(desk) if desk.imported is not None else _answered(desk))
    needed = desk.study.settings.redaction.reviewers
    if desk.imported is None and desk.heard is None:
        return Evidence(
            session=desk.name,
            hash="",
            transcribed=False,
            sound=True,
            record_problems=problems,
            unread=_unread(desk),
            assents=assents,
            signoffs_needed=needed,
        )
    redaction, transcript = desk.redaction, desk.transcript
    checked = reviewed(transcript, _events(desk, TurnsReviewed))
    return Evidence(
        session=desk.name,
        hash=redaction.hash,
        transcribed=True,
        sound=desk.imported is None,
        record_problems=problems,
        unread=_unread(desk),
        unnumbered=_unnumbered(desk),
        assents=assents,
        speaker_doubts=_speaker_doubts(transcript),
        leave_outs=_leave_outs(desk),
        uncovered=_uncovered(desk),
        reviewed=Share(len(checked.segments), sum(bool(s.words) for s in transcript.segments)),
        listened=len(checked.listened),
        review_percent=review_percent(desk),
        flags=_decided(flag for flag in redaction.flags if not flag.note),
        note_flags=_decided(flag for flag in redaction.flags if flag.note),
        residual=_residual(desk),
        signoffs=tuple(_signoffs(desk, redaction.hash)),
        signoffs_needed=needed,
        drill_asked=desk.study.settings.redaction.drill,
        drills=tuple(_drills(desk, redaction.hash)),
    )


def _events(desk: Desk, kind: type[E]) -> Iterator[E]:
    return (record.event for record in desk.standing if isinstance(record.event, kind))


def _problems(desk: Desk) -> Iterator[str]:
    """Give what `verify` finds, in the session and in what belongs to the study."""
    yield from verify(desk.study, desk.name).sessions[0].problems
    whole = desk.study.whole
    if whole.journal.is_dir():
        for problem in verify(desk.study, whole.name).sessions[0].problems:
            yield f"recordings/{whole.name}: {problem}"


def _unread(desk: Desk) -> int:
    """Count the records that this version cannot read: one may be a withdrawal."""
    readings = (desk.reading, desk.study.whole.read())
    return sum(file.unknown + file.closed for one in readings for file in one.files)


def _unnumbered(desk: Desk) -> int:
    """Count what was redacted here whose number is gone: numbers are written before decisions."""
    events = (record.event for record in desk.standing)
    redacted = {
        (event.type, key(event.text, event.type))
        for event in events
        if isinstance(event, PassageMarked)
        or (isinstance(event, FlagDecided) and event.decision == "redact")
    }
    missing = redacted - given(desk.whole_study).keys()
    to_write = desk.redaction.to_number
    return sum((one.type, key(one.original, one.type)) in missing for one in to_write)


def _vouched(desk: Desk) -> Iterator[SeatAssent]:
    """Of an import nobody can listen: staff state who assented."""
    vouched = {seat for event in _events(desk, AssentVouched) for seat in event.seats}
    for seat in decided_state(desk.state, desk.standing).seats:
        said: SeatAnswer = "vouched" if seat.number in vouched else "not_asked"
        yield SeatAssent(seat.number, "withdrawn" if seat.status == "withdrawn" else said)


def heard_answers(desk: Desk) -> Mapping[int, HeardAnswer]:
    """Give what the sound says of each seat that agreed or declined; {} before a transcription."""
    if desk.heard is None:
        return {}
    found = heard_assents(
        desk.heard,
        state=desk.state,
        items=desk.guide.items if desk.guide else (),
        timeline=desk.timeline,
        assent_words=desk.study.settings.assent_words,
    )
    return {one.seat: one.finding for one in found}


def _answered(desk: Desk) -> Iterator[SeatAssent]:
    heard = heard_answers(desk)
    resolved = {event.seat for event in _events(desk, AssentResolved)}
    for seat in decided_state(desk.state, desk.standing).seats:
        yield SeatAssent(
            seat=seat.number,
            answer=seat.status,
            heard=heard.get(seat.number, "not_heard"),
            resolved=seat.number in resolved,
            left_undecided=_left_undecided(seat),
            off_record=_off_record(seat, desk.state.stops),
        )


def _left_undecided(seat: Seat) -> bool:
    return seat.gone_unasked and not seat.silenced


def _leave_outs(desk: Desk) -> Share:
    asked = asked_to_leave_out(desk.state)
    return Share(sum(one.name in desk.transcript.left_out for one in asked), len(asked))


def _off_record(seat: Seat, stops: Iterable[Stop]) -> bool:
    """Say whether a seat answered while the sound was stopped: its words are on no tape."""
    at = seat.answered_at
    return at is not None and any(
        stop.start <= at and (stop.end is None or at < stop.end) for stop in stops
    )


def _speaker_doubts(transcript: Transcript) -> tuple[int, ...]:
    return tuple(
        segment.number
        for segment in transcript.segments
        if any(doubt.startswith("is this P") for doubt in segment.doubts)
    )


def _uncovered(desk: Desk) -> tuple[Stretch, ...]:
    heard = desk.heard
    if desk.imported is not None or heard is None:
        return ()
    timed = [
        HeardWord(word.start, word.end, word.probability or 0, word.text)
        for word in desk.transcript.words
        if word.start is not None and word.end is not None
    ]
    excused = (*_cuts(desk.transcript), *_said_inaudible(desk.transcript.words))
    return coverage(heard.speech, timed, excused).uncovered


def _cuts(transcript: Transcript) -> Iterator[Stretch]:
    for segment in transcript.segments:
        if segment.cut and segment.start is not None and segment.end is not None:
            yield Stretch(segment.start, segment.end)


def _said_inaudible(words: Iterable[Word]) -> Iterator[Stretch]:
    """Give what lies between the words around each mark that a person typed."""
    since, marked = 0, False
    for word in words:
        if word.text.lower().startswith(_HEARD_SAID):
            marked = True
        elif word.start is not None and word.end is not None:
            if marked and word.start > since:
                yield Stretch(since, word.start)
            since, marked = word.end, False
    if marked:
        yield Stretch(since, since + 3_600_000_000)


def review_percent(desk: Desk) -> int:
    """Give the share of a transcript that the study wants checked."""
    asked = desk.study.settings.review
    return 100 if asked.listen == "all" else round(asked.sample * 100)


def _decided(flags: Iterable[Flag]) -> Share:
    every = list(flags)
    return Share(sum(not flag.open for flag in every), len(every))


def _signoffs(desk: Desk, hash_: str) -> Iterator[SignOff]:
    signed = signatures(desk.records, hash_)
    count = {one.record for one in counting(signed)}
    people = {one.by for one in counting(signed)}
    for one in signed:
        valid = one.record in count
        same_key = one.stands and one.by not in people
        yield SignOff(one.by, one.hash, one.utc, valid=valid, same_key=same_key)


def _drills(desk: Desk, hash_: str) -> Iterator[DrillDone]:
    tried = drills(desk.records, hash_)
    named = {one.by for one in tried if one.stands and one.whom}
    for one in answers(tried):
        before = one.by in named and not one.whom
        yield DrillDone(one.by, one.blind, named=bool(one.whom), named_before=before)


def _residual(desk: Desk) -> Share:
    hits = still_shows(desk)
    return Share(sum(hit.accepted is not None for hit in hits), len(hits))

"""Take down that a participant withdrew consent, and say what that comes to, quoting nothing.

The journal gets one event; that the words are gone is the rule by which everything is derived.
What was derived before, pages and caches in the session's folder, goes with it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from facilitator.errors import BadInput, Refused
from facilitator.session.events.live import ConsentWithdrawn
from facilitator.session.events.whole_study import PackMade, SummaryShared
from facilitator.session.state import Seat
from facilitator.study import locks
from facilitator.study.folder import SessionFolder, Study
from facilitator.transcript.find import Likely, likely
from facilitator.transcript.silences import decided_state
from facilitator.transcript.withdrawal import Comes, comes_to
from facilitator.units import counted
from facilitator.workflow.clear_copies import standing_copies
from facilitator.workflow.derive import Desk
from facilitator.workflow.initials import initials

_SEAT = re.compile(r"[Pp]?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class PackOut:
    """A pack that has left with words of the session."""

    version: int
    coders: tuple[str, ...]
    files: tuple[str, ...]
    """Paths within `packs/`."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a withdrawal comes to, or has come to."""

    session: str
    speaker: str
    done: bool
    """It has been taken down already; what it came to is counted all the same."""
    comes: Comes
    transcribed: bool
    removes: bool
    """Whether the study removes the words, or marks their turns."""
    until: str
    """Until when the study lets someone withdraw, as it says it itself; may be empty."""
    packs: tuple[PackOut, ...]
    """To be recalled."""
    summaries: int
    """Pages to share that have left with words of the session: to be recalled, too."""
    clear_copies: int
    """Copies in clear that the journals list: they are no longer true."""
    piped: int = 0
    """How many of them went into a pipe: the program cannot remove those."""
    sound: bool = True
    """Whether the session was recorded here; false where its transcript was brought in."""


def look(study: Study, name: str, who: str) -> Withdrawal:
    """Say what it comes to if `who` (`P4`) withdraws, or came to; nothing is changed.

    Raises BadInput for a seat that is not there, Unavailable while the session is locked.
    """
    desk = Desk(study, study.session(name)).unlocked()
    seat = _seat(desk, who)
    done = seat.status == "withdrawn"
    counted_on = _as_marked(desk) if done else desk
    transcript = counted_on.transcript if desk.heard or desk.imported else None
    settled = desk.study.settings.withdrawal
    copies = standing_copies(desk.records)
    out = tuple(_left(desk, _withdrawn_utc(desk, seat) if done else None))
    return Withdrawal(
        session=name,
        speaker=seat.label,
        done=done,
        comes=comes_to(seat.label, transcript, counted_on.notes, counted_on.settled.marks),
        transcribed=transcript is not None,
        removes=settled.mode == "remove",
        until=settled.until,
        packs=tuple(_packs(out)),
        summaries=sum(isinstance(one, SummaryShared) for one in out),
        clear_copies=len(copies),
        piped=sum(copy.event.file is None for copy in copies),
        sound=desk.imported is None,
    )


def withdraw(study: Study, found: Withdrawal, by: str | None) -> None:
    """Take down the withdrawal that was looked at.

    Raises BadInput without initials, Refused where it was done already, and while the session is
    led or derived from.
    """
    who = initials(by)
    if found.done:
        raise Refused(
            f"{found.speaker} of {found.session} has withdrawn already.",
            "--dry-run shows again whom to recall, and what the participant can be told.",
        )
    folder = study.session(found.session)
    if locks.is_running(folder):
        raise Refused(
            f"{found.session} is being led now.",
            "There, w and w take a withdrawal down: or end it.",
        )
    with locks.deriving(folder.derived, folder.name):
        _append(folder, ConsentWithdrawn(int(found.speaker[1:]), by=who))
        _forget_derived(folder)


def find(study: Study, name: str, remembered: str) -> tuple[Likely, ...]:
    """Give the segments that may be what somebody remembers having said.

    Raises BadInput where nothing is given, Refused before there are words, Unavailable.
    """
    if not remembered.strip():
        raise BadInput("There are no words to look for.", "Type some that they remember saying.")
    return likely(Desk(study, study.session(name)).unlocked().transcript, remembered)


def lines(found: Withdrawal) -> Iterator[str]:
    """Give what it comes to, a fact a line, without a word that was said."""
    comes, who = found.comes, found.speaker
    what = "left out" if found.removes else "marked as of someone who withdrew"
    turns = counted(comes.turns, "turn") if found.transcribed else "every turn"
    noted = f"{counted(comes.notes, 'note')}, {counted(comes.quotes, 'quote')}"
    yield f"{who}: {turns}, {noted}: {what}."
    if not found.transcribed:
        yield "Not transcribed yet: whatever the transcription finds of it is treated likewise."
    for place in comes.mentions:
        yield f"Segment {place.segment}: {place.speaker or 'somebody'} speaks of {who}. Look at it."
    if comes.unsure and found.removes:
        segments = counted(len(comes.unsure), "segment")
        yield f"{segments} of nobody known may be by {who}: the gate's assent waits for each."
    for pack in found.packs:
        files = counted(len(pack.files), "file")
        yield f"Recall v{pack.version}: coders {', '.join(pack.coders)}, {files}."
    if found.summaries:
        yield f"Recall {counted(found.summaries, 'shared summary', 'shared summaries')}."
    if kept := found.clear_copies - found.piped:
        yield f"{counted(kept, 'copy', 'copies')} in clear: facilitator lock."
    if found.piped:
        times = counted(found.piped, "time")
        yield f"Words went into a pipe in clear, {times}: delete by hand what was kept of them."
    if found.until:
        yield f"The study lets people withdraw until: {found.until}"


def answer(found: Withdrawal) -> Iterator[str]:
    """Give what can be told to the participant: what was done and what cannot be; no quotation."""
    number, comes = found.speaker[1:], found.comes
    yield f"Group {found.session}, seat {number}."
    if found.removes:
        yield (
            "What you said is taken out of the transcript of this group, and out of notes and "
            f"summaries: {counted(comes.turns, 'contribution')}, {counted(comes.notes, 'note')}."
        )
    else:
        yield (
            "What you said stays in the transcript of this group, as the information sheet says, "
            "marked as said by someone who withdrew, so that it is not quoted."
        )
    if found.sound:
        yield (
            "The recording holds all voices together, so yours cannot be taken out of it; it is "
            "kept closed until it is destroyed for the whole group."
        )
    else:
        yield (
            "No recording of this group is kept with the transcript. Voices cannot be taken out "
            "of one that is kept elsewhere."
        )
    if gone := tuple(_gone(found)):
        yield (
            f"Handed on before: {' and '.join(gone)}. Whoever has them is asked to delete them. "
            "What has been published cannot be called back."
        )
    yield "What others said stays theirs; where they speak of you, a person looks at it."


def _gone(found: Withdrawal) -> Iterator[str]:
    if found.packs:
        yield f"{counted(len(found.packs), 'earlier version')} of the transcript"
    if found.summaries:
        yield counted(found.summaries, "shared summary", "shared summaries")


def _seat(desk: Desk, who: str) -> Seat:
    seats = decided_state(desk.state, desk.standing).seats
    named = _SEAT.fullmatch(who)
    for seat in seats:
        if named and seat.number == int(named[1]):
            return seat
    known = f"{seats[0].label} to {seats[-1].label}" if seats else "none"
    raise BadInput(f"{desk.name} has no seat of that number.", f"Its seats are {known}.")


def _as_marked(desk: Desk) -> Desk:
    """Give the session as it would be if withdrawals were only marked: what went can be counted."""
    settings = desk.study.settings
    marks = replace(settings, withdrawal=replace(settings.withdrawal, mode="mark"))
    return Desk(replace(desk.study, settings=marks), desk.folder)


def _withdrawn_utc(desk: Desk, seat: Seat) -> str | None:
    """Give when it was taken down, where one event says so."""
    found = [
        record.utc
        for record in desk.standing
        if isinstance(record.event, ConsentWithdrawn) and record.event.seat == seat.number
    ]
    return found[0] if found else None


def _left(desk: Desk, before_utc: str | None) -> Iterator[PackMade | SummaryShared]:
    """Give what left with words of the session; later things were made without the seat."""
    for record in desk.whole_study:
        made, late = record.event, before_utc is not None and record.utc >= before_utc
        if isinstance(made, PackMade | SummaryShared) and made.session == desk.name and not late:
            yield made


def _packs(out: Iterable[PackMade | SummaryShared]) -> Iterator[PackOut]:
    for made in out:
        if isinstance(made, PackMade):
            yield PackOut(made.version, made.coders, tuple(file for file, _ in made.files))


def _append(folder: SessionFolder, event: ConsentWithdrawn) -> None:
    clock = folder.clock()
    journal = folder.writer("review", clock)
    try:
        journal.append(event, at=clock.at())
    finally:
        journal.close()


def _forget_derived(folder: SessionFolder) -> None:
    """Remove pages and caches that were made with the words: all of it can be made again."""
    for path in folder.derived.glob("*"):
        with suppress(OSError):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()

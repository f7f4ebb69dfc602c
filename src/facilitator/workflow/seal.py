"""Seal a session: its open key is removed, and from then on only a holder can open it.

Before that, what was recorded in clear because a holder's key was broken is encrypted, and every
wrapped key is there twice. Sealing again changes nothing.

What lies in clear anyone may have put into the folder, and encrypting would make it look genuine:
so a person confirms what there is. Sealing that nobody asked for leaves it, and closes the rest.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.errors import FacilitatorError, Refused
from facilitator.session.events.keeping import SessionSealed
from facilitator.session.events.live import SessionEnded
from facilitator.study import key_files, locks, unlocked
from facilitator.study.clock import SystemClock, utc_us
from facilitator.study.erase import erase
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.reading import Reading
from facilitator.study.rescue import bring_home
from facilitator.study.steering import steering_path
from facilitator.units import SECOND, Us
from facilitator.workflow.close_clear import (
    Closed,
    InClear,
    close_clear,
    is_half_done,
    what_lies_in_clear,
)
from facilitator.workflow.heads import journal_heads, sound_heads
from facilitator.workflow.keyring import StudyKeyring
from facilitator.workflow.keys_held import encrypted
from facilitator.workflow.status import keep_stages

OVERDUE: Us = 24 * 3600 * SECOND
"""How long after its end a session may stay open on this machine."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What sealing a session came to."""

    session: str
    already: bool
    """There was nothing left to do."""
    closed: Closed
    """What lay in clear and is encrypted now."""
    ended: bool
    """Whether the session had ended; else `run` goes on with it under new keys."""


def in_clear(study: Study, name: str) -> InClear:
    """Give what of a session lies in clear. Raises Refused where there is no such session."""
    encrypted(study)
    folder = study.session(name)
    return InClear() if is_half_done(folder) else what_lies_in_clear(folder)


def seal(study: Study, name: str, confirmed: InClear | None = None) -> Sealed:
    """Seal a session; give what was done.

    `confirmed` is what someone knows to be the session's own though it lies in clear. Raises
    Refused where anything else does, or while it is run; Unavailable, Damaged.
    """
    return _sealed(study, encrypted(study), study.session(name), confirmed or InClear())


def seal_when_ready(study: Study, folder: SessionFolder) -> bool:
    """Seal a session that has ended and still lies open; say whether it was sealed now."""
    keyring = study.keyring
    if not isinstance(keyring, StudyKeyring) or _ended(folder.read_closed()) is None:
        return False
    return not _sealed(study, keyring, folder).already


def seal_overdue(study: Study) -> tuple[str, ...]:
    """Seal every session that ended, or was cut short, over a day ago and still lies open.

    Gives their names.

    One that is being worked on, or whose disk refuses, is left for the next command.
    """
    keyring = study.keyring
    if not isinstance(keyring, StudyKeyring):
        return ()
    old = _open_for_long(keyring.state)
    done = []
    for folder in study.sessions():
        with suppress(FacilitatorError):
            waits = is_half_done(folder) or folder.id in old
            if waits and _is_overdue(folder) and not _sealed(study, keyring, folder).already:
                done.append(folder.name)
    return tuple(done)


def _sealed(
    study: Study, keyring: StudyKeyring, folder: SessionFolder, confirmed: InClear | None = None
) -> Sealed:
    folder.make()
    with (
        locks.running(folder),
        locks.deriving(folder.derived, folder.name),
    ):
        _refuse_unless_home(folder)
        ended = _ended(folder.read_closed()) is not None
        closed = _close_clear(study, folder, confirmed)
        open_key = key_files.open_path(keyring.state, folder.id)
        if not open_key.exists():
            return Sealed(folder.name, not closed.any, closed, ended)
        keyring.wrap_anew_if_damaged(folder.keys)
        _journal(folder)
        keep_stages(study, folder)
        _remove_keys(keyring, folder.id)
        return Sealed(folder.name, False, closed, ended)


def _close_clear(study: Study, folder: SessionFolder, confirmed: InClear | None) -> Closed:
    """Encrypt what lies in clear, if it is what was `confirmed`; None: nobody was asked."""
    found = InClear() if is_half_done(folder) else what_lies_in_clear(folder)
    if found.any and found != confirmed:
        if confirmed is None:
            return Closed()
        raise Refused(
            f"{_count(found.records, 'record')} and {_count(len(found.sounds), 'sound file')} of "
            f"{folder.name} lie in clear{_since(found)}: whoever can write its folder could have "
            "put them there.",
            "Add --clear-parts if you know that it was recorded in clear then; else move them out "
            "of its folder.",
        )
    if (found.any or is_half_done(folder)) and locks.is_noted(folder):
        raise Refused(
            f"Somebody still takes notes at {folder.name}, in clear.",
            "Let them close their debrief, then give the command again.",
        )
    return close_clear(study, folder)


def _since(found: InClear) -> str:
    return f", written from {found.since[:16].replace('T', ' ')} UTC on" if found.since else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def _refuse_unless_home(folder: SessionFolder) -> None:
    left = bring_home(folder)
    if left.waiting or left.other:
        raise Refused(
            f"Not all of {folder.name} is in its folder: {len(left.waiting + left.other)} files "
            f"still lie in {folder.rescue}.",
            f"Free space on the session's disk; facilitator verify {folder.name} moves them.",
        )


def _journal(folder: SessionFolder) -> None:
    """Write down what every file holds, unless that was the last thing written."""
    reading = folder.read_closed()
    last = max(reading.records, key=lambda record: record.utc, default=None)
    if last is not None and isinstance(last.event, SessionSealed):
        return
    clock = folder.clock(known=reading)
    with folder.writer("recorder", clock) as journal:  # in clear: a key may be cut or garbage
        heads = journal_heads(folder.read_closed())
        event = SessionSealed(heads, sound_heads(folder, reading.records))
        journal.append(event, at=clock.at())


def _remove_keys(keyring: StudyKeyring, session: str) -> None:
    key_files.remove_open(keyring.state, session)
    erase(steering_path(keyring.state, session))
    if keyring.runtime is not None:
        unlocked.remove(keyring.runtime, session)
    keyring.forget(session)


def _ended(reading: Reading) -> str | None:
    """Give when the session ended (UTC)."""
    ends = [record.utc for record in reading.records if isinstance(record.event, SessionEnded)]
    return max(ends, default=None)


def _is_overdue(folder: SessionFolder) -> bool:
    """Say whether it ended over a day ago, or was cut short and nothing was added for as long."""
    reading = folder.read_closed()
    headers = (file.header.utc0 for file in reading.files if file.header is not None)
    last = max((*headers, *(record.utc for record in reading.records)), default=None)
    since = _ended(reading) or last
    return since is not None and utc_us(SystemClock().utc()) - utc_us(since) > OVERDUE


def _open_for_long(state: Path) -> frozenset[str]:
    """Give the sessions whose open key is older than a day: no younger one can be overdue."""
    before = (datetime.now(UTC) - timedelta(microseconds=OVERDUE)).timestamp()
    found = set()
    for session in key_files.open_sessions(state):
        with suppress(OSError):
            if key_files.open_path(state, session).stat().st_mtime < before:
                found.add(session)
    return frozenset(found)

"""The session clock once the group has gone: it goes on for those who work on the session."""

from __future__ import annotations

from facilitator.ports import Clock
from facilitator.study.clock import SessionClock, utc_us
from facilitator.study.reading import Reading
from facilitator.units import Us


def clock_after(known: Reading, clock: Clock) -> SessionClock:
    """Give the clock of a session of which `known` is on the disk.

    Within one start of the machine that is the clock of the newest journal; else it goes on from
    the last record by the UTC that has passed.
    """
    header = known.newest_header()
    last = max((record.at for record in known.records), default=0)
    if header is not None and header.boot == clock.boot:
        speed = header.rate[0] * 1000 // header.rate[1]
        running = SessionClock(clock, header.zero, speed)
        if running.at() >= last:
            return running
    now = last + _passed(known, clock)
    return SessionClock(clock, clock.now() - now)


def _passed(known: Reading, clock: Clock) -> Us:
    """Give how much UTC has passed since the last record or header."""
    times = [record.utc for record in known.records]
    times += [file.header.utc0 for file in known.files if file.header is not None]
    try:
        return max(utc_us(clock.utc()) - utc_us(max(times, default=clock.utc())), 0)
    except ValueError:
        return 0

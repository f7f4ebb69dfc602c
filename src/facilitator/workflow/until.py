"""`--until 13:30`: the time of day by which a session has to end, as session time."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from facilitator.errors import BadInput
from facilitator.session.events.aside import EndGiven
from facilitator.units import Us, us
from facilitator.workflow.leading import Leading

LATEST = timedelta(hours=12)
"""A time of day that is further off was meant to be one that is past."""
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def time_left(clock: str, now: datetime) -> Us:
    """Give how long it is until that time of day, in microseconds.

    Raises BadInput for what is no time of day, or past.
    """
    found = _CLOCK.fullmatch(clock)
    if found is None:
        raise BadInput(f"--until {clock} is no time of day.", "Write it as 13:30.")
    end = now.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)
    if end <= now:
        end += timedelta(days=1)
    if end - now > LATEST:
        raise BadInput(
            f"--until {clock} is past: it is {now:%H:%M}.", "Give a time within twelve hours."
        )
    return us((end - now).total_seconds())


def end_by(job: Leading, clock: str, now: datetime) -> None:
    """Write down by when the session has to end: everybody's minutes left are to then.

    Raises BadInput as `time_left` does.
    """
    at = job.now
    job.add(EndGiven(at + time_left(clock, now), clock), at=at)

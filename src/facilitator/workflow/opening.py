"""Where a session begins, or goes on: the order that holds and the session time that is now.

Pure: what the journals and the sound on disk say, in; what to tell the recorder, out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from facilitator.errors import Refused
from facilitator.ports import Order, ScreenSays
from facilitator.session.events import Record
from facilitator.session.events.live import RecordingEnded, SessionEnded
from facilitator.session.state import SessionState
from facilitator.study.clock import utc_us
from facilitator.study.header import Header
from facilitator.study.reading import Reading
from facilitator.units import Us, clock


def ended_utc(records: Iterable[Record[Any]]) -> str:
    """Give when the recording of a session ended, or it did; empty where it has not."""
    ends = (r.utc for r in records if isinstance(r.event, RecordingEnded | SessionEnded))
    return next(ends, "")


def refuse_if_ended(session: str, state: SessionState, utc: str) -> None:
    """Raise Refused where the session is over; `utc` is when it ended."""
    if state.phase == "ended":
        raise Refused(
            f"{session} ended at {utc[11:16]} UTC.",
            f"Record more of this group as {session}b.",
        )


def refuse_unless_asked(
    session: str, last: Us, *, begun: bool, go_on: bool, from_file: bool = False
) -> None:
    """Raise Refused where a session that was cut short at `last` is met without being asked for.

    `from_file`: its sound is a recording that is played, and has to be named again.
    """
    if begun and not go_on:
        raise Refused(
            f"{session} was cut short at {clock(last)}.",
            f"Add --go-on{' --audio FILE' if from_file else ''} to go on with it, or choose another"
            " name with --session.",
        )


def order_now(state: SessionState, said: ScreenSays | None, *, at_once: bool) -> Order:
    """Give the order that holds when the session begins or goes on.

    `said` is what the steering file still holds of this session. An order that was given and not
    yet journaled when the screen died holds too if it stopped the sound: off the record never
    resumes by itself. With `at_once` a new session records from second 0.
    """
    number = said.order.number + 1 if said is not None else 1
    match state.phase:
        case "recording":
            # An order to end holds as one to stop: whoever goes on decides what is recorded.
            stopped = said is not None and said.order.wanted != "on"
            if said is not None and stopped and said.order.since > last_turn(state):
                return Order(number, "on", "off", said.order.since)
            return Order(number, "off", "on", last_turn(state))
        case "off_record":
            return Order(number, "on", "off", state.stops[-1].start)
        case "debrief":
            return Order(number, "on", "stop", state.ended_at or 0)
        case _:
            return Order(number, "off", "on" if at_once else "off", 0)


def lost_time(reading: Reading, boot: str, utc: str, machine_now: Us) -> tuple[Us, Us | None]:
    """Give (zero, lost) for a session with a microphone that goes on now.

    In the same start of the machine the clock never stopped, and `lost` is None. After a restart
    the session time is the last one seen plus the UTC that has passed since, which is lost.
    """
    newest = _newest_header(reading)
    if newest.boot == boot:
        return newest.zero, None
    last = max(reading.records, key=lambda record: record.at)
    lost = max(0, utc_us(utc) - utc_us(last.utc))
    return machine_now - (last.at + lost), lost


def _newest_header(reading: Reading) -> Header:
    """Give the header written last: after a restart of the machine it has the zero set anew.

    It is the leader's last part that says so: UTC may have been set back.
    """
    headers = [file.header for file in reading.files if file.header is not None]
    return max(headers, key=lambda own: (own.writer == "facilitator", own.part, own.utc0))


def last_turn(state: SessionState) -> Us:
    """Give the session time since which the sound is kept."""
    if state.stops and state.stops[-1].end is not None:
        return state.stops[-1].end
    return state.recording_from or 0

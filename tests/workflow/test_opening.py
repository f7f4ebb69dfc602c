"""Where a session goes on: off the record never resumes by itself, and no second is invented."""

import pytest
from session.test_state import session

from facilitator.errors import Refused
from facilitator.ports import Order, ScreenSays
from facilitator.session.events import Record
from facilitator.session.events import live as act
from facilitator.session.state import replay
from facilitator.study.header import FORMAT, Header
from facilitator.study.reading import JournalFile, Reading
from facilitator.units import SECOND
from facilitator.workflow.opening import (
    ended_utc,
    lost_time,
    order_now,
    refuse_if_ended,
    refuse_unless_asked,
)


def said(wanted, since, number=4):
    return ScreenSays("0badcafe", 0, 1000, Order(number, "on", wanted, since), since)


def test_a_new_session_keeps_no_sound_yet():
    assert order_now(replay([]), None, at_once=False) == Order(1, "off", "off", 0)


def test_a_key_log_records_from_second_0():
    assert order_now(replay([]), None, at_once=True) == Order(1, "off", "on", 0)


def test_a_session_cut_short_while_recording_goes_on_recording():
    state = replay(session(act.RecordingStarted()))
    assert order_now(state, None, at_once=False) == Order(1, "off", "on", 2 * SECOND)


def test_a_session_cut_short_off_the_record_stays_off():
    state = replay(session(act.RecordingStarted(), act.OffRecordStarted()))
    assert order_now(state, None, at_once=False) == Order(1, "on", "off", 3 * SECOND)


def test_an_order_that_stopped_the_sound_holds_though_nothing_was_journaled():
    state = replay(session(act.RecordingStarted()))
    order = order_now(state, said("off", 9 * SECOND), at_once=False)
    assert order == Order(5, "on", "off", 9 * SECOND)


def test_an_order_to_end_holds_as_one_to_stop():
    state = replay(session(act.RecordingStarted()))
    order = order_now(state, said("stop", 9 * SECOND), at_once=False)
    assert order == Order(5, "on", "off", 9 * SECOND)


def test_an_order_older_than_what_is_journaled_does_not_hold():
    state = replay(session(act.RecordingStarted(), act.OffRecordStarted(), act.OffRecordEnded()))
    order = order_now(state, said("off", 3 * SECOND), at_once=False)
    assert order == Order(5, "off", "on", 4 * SECOND)


def test_a_session_that_ended_is_not_gone_on_with():
    state = replay(session(act.SessionEnded((), ())))
    with pytest.raises(Refused, match=r"ended at 15:42 UTC.*FG3b"):
        refuse_if_ended("FG3", state, "2026-11-24T15:42:00.000Z")


def test_a_session_that_was_cut_short_has_to_be_asked_for():
    with pytest.raises(Refused, match=r"cut short at 0:00:02.*--go-on"):
        refuse_unless_asked("FG3", 2 * SECOND, begun=True, go_on=False)
    refuse_unless_asked("FG3", 2 * SECOND, begun=True, go_on=True)
    refuse_unless_asked("FG3", 0, begun=False, go_on=False)


def reading(*headers, last_at, last_utc):
    files = tuple(
        JournalFile(
            f"facilitator.{h.part}.jsonl", h.writer, h.part, h, (), 0, (0, ""), 0, 0, (), {}
        )
        for h in headers
    )
    return Reading(files, (Record("facilitator.1.1", last_at, last_utc, act.RecordingStarted()),))


def header(part, boot, zero, utc0):
    return Header(
        *(FORMAT, "0" * 16, "facilitator", part, boot, zero, 0, utc0),
        *((1, 1), None, None, {}, "0"),
    )


def test_in_the_same_start_of_the_machine_the_clock_never_stopped():
    found = reading(
        header(1, "aaaaaaaa", 500, "2026-11-24T15:00:00.000Z"),
        last_at=60 * SECOND,
        last_utc="2026-11-24T15:01:00.000Z",
    )
    assert lost_time(found, "aaaaaaaa", "2026-11-24T16:00:00.000Z", 10**12) == (500, None)


def test_after_a_restart_the_time_that_passed_is_lost_and_known():
    found = reading(
        header(1, "aaaaaaaa", 500, "2026-11-24T15:00:00.000Z"),
        last_at=60 * SECOND,
        last_utc="2026-11-24T15:01:00.000Z",
    )
    zero, lost = lost_time(found, "bbbbbbbb", "2026-11-24T15:03:40.000Z", 10**12)
    assert lost == 160 * SECOND
    assert 10**12 - zero == 220 * SECOND


def test_after_a_second_stop_the_clock_that_was_set_anew_holds():
    found = reading(
        header(1, "aaaaaaaa", 500, "2026-11-24T15:00:00.000Z"),
        header(2, "bbbbbbbb", 7_000, "2026-11-24T15:10:00.000Z"),
        last_at=60 * SECOND,
        last_utc="2026-11-24T15:11:00.000Z",
    )
    assert lost_time(found, "bbbbbbbb", "2026-11-24T15:12:00.000Z", 10**12) == (7_000, None)


def test_a_clock_that_was_set_back_between_two_parts_changes_nothing():
    found = reading(
        header(1, "aaaaaaaa", 500, "2026-11-24T15:00:00.000Z"),
        header(2, "bbbbbbbb", 7_000, "2026-11-24T09:10:00.000Z"),
        last_at=60 * SECOND,
        last_utc="2026-11-24T09:11:00.000Z",
    )
    assert lost_time(found, "bbbbbbbb", "2026-11-24T09:12:00.000Z", 10**12) == (7_000, None)


def test_a_session_ended_when_its_recording_did_whatever_was_written_later():
    records = session(act.RecordingStarted(), act.RecordingEnded(), act.ConsentWithdrawn(1))
    assert ended_utc(records) == records[-2].utc
    assert ended_utc(records[:-2]) == ""

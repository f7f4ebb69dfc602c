"""What `check` says of a microphone, a disk, a model and a screen."""

from __future__ import annotations

from array import array
from collections import namedtuple

import pytest
from sound_stage import HandClock, ScriptedMicrophone

from facilitator.audio.session_time import SessionTime
from facilitator.errors import Unavailable
from facilitator.units import SECOND
from facilitator.workflow import preflight
from facilitator.workflow.check_line import NAMES
from facilitator.workflow.preflight import (
    Needs,
    StudyKeys,
    check,
    core_line,
    encryption_line,
    level_line,
    proof_line,
    stops,
)


def pcm(*values: int) -> bytes:
    return array("h", values).tobytes()


@pytest.fixture
def needs(tmp_path):
    model = tmp_path / "tiny.en.pt"
    return Needs(tmp_path / "recordings", StudyKeys(off=True), "tiny.en", model, (120, 36))


def looked(needs, **lost):
    clock = HandClock()
    time = SessionTime(clock)
    time.set(clock.now(), 1000)
    lines = check(needs, clock, lambda: ScriptedMicrophone(time, **lost))
    return {line.id: line for line in lines}, stops(lines)


def test_a_machine_that_has_all_stops_nothing(needs):
    lines, stopped = looked(needs)
    assert list(lines) == list(NAMES)
    assert lines["device"].text == "a scripted microphone, 8 kHz."
    assert lines["level"].state in ("ok", "warn")
    assert not stopped


def test_a_microphone_that_is_gone_stops_the_session(needs):
    lines, stopped = looked(needs, lost=[(0, 60 * SECOND)])
    assert (lines["device"].state, lines["level"].state) == ("stop", "na")
    assert lines["device"].text == "The microphone is gone. Plug it in."
    assert stopped


def test_no_microphone_at_all_stops_the_session_with_what_to_do(needs):
    def none():
        raise Unavailable("No microphone was found.", "Plug one in.")

    lines = check(needs, HandClock(), none)
    assert lines[0].text == "No microphone was found. Plug one in."
    assert stops(lines)


@pytest.mark.parametrize(
    ("heard", "state", "words"),
    [
        (pcm(), "stop", "No sound arrives"),
        (pcm(0, 0, 0), "stop", "Only zeros arrive"),
        (pcm(30, -90), "warn", "Very quiet"),
        (pcm(3000, -9000), "ok", "Sound arrives, peak -11 dBFS"),
        (pcm(32767, -32768), "warn", "Too loud"),
    ],
)
def test_the_level_is_judged_by_what_arrives(heard, state, words):
    line = level_line(heard)
    assert line.state == state
    assert line.text.startswith(words)


def test_a_disk_with_less_than_three_hours_stops_the_session(monkeypatch, tmp_path):
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(preflight.shutil, "disk_usage", lambda _: usage(1_236_799_999))
    line = preflight.disk_line(tmp_path, 48_000)
    assert line.state == "stop"
    monkeypatch.setattr(preflight.shutil, "disk_usage", lambda _: usage(1_236_800_000))
    assert preflight.disk_line(tmp_path, 48_000).state == "ok"


def test_a_missing_model_stops_nothing(needs, tmp_path):
    lines, stopped = looked(Needs(tmp_path, StudyKeys(off=True), "tiny.en", None, None))
    assert lines["model"].state == "na"
    assert lines["size"].state == "na"
    assert not stopped


def test_a_small_window_is_worth_a_word(tmp_path):
    lines, _ = looked(Needs(tmp_path, None, "tiny.en", None, (79, 24)))
    assert lines["size"].state == "warn"
    assert lines["encryption"].state == "na"


def test_a_study_without_encryption_says_so(needs):
    lines, _ = looked(needs)
    assert lines["encryption"].text.startswith("Not encrypted")


@pytest.mark.parametrize(
    ("keys", "state", "words"),
    [
        (StudyKeys(off=False, holders=2), "ok", "For 2 key holders."),
        (StudyKeys(off=False, holders=1), "warn", "For one key holder: a lost key would lose"),
        (StudyKeys(off=False), "stop", "study.toml names no holder: write recipients"),
        (
            StudyKeys(off=False, holders=2, broken="age1qqqqqqqq… is no public key of age. Copy"),
            "stop",
            "study.toml: age1qqqqqqqq… is no public key of age.",
        ),
        (StudyKeys(off=True), "warn", "Not encrypted"),
    ],
)
def test_who_will_be_able_to_open_it_is_said(keys, state, words):
    line = encryption_line(keys)
    assert line.state == state
    assert line.text.startswith(words)


@pytest.mark.parametrize(
    ("proven", "state", "words"),
    [
        (None, "warn", "No holder's key was proven yet"),
        ("2026-11-24T12:00:00.000Z", "ok", "Key last proven today."),
        ("2026-11-23T12:00:00.000Z", "ok", "Key last proven yesterday."),
        (
            "2026-08-01T12:00:00.000Z",
            "warn",
            "Key last proven 115 days ago. `facilitator key",
        ),
    ],
)
def test_when_a_key_was_last_proven_is_said(proven, state, words):
    line = proof_line(StudyKeys(off=False, holders=2, proven_utc=proven), HandClock().utc())
    assert line.state == state
    assert line.text.startswith(words)


def test_keys_are_of_no_matter_in_a_study_without_encryption():
    assert proof_line(StudyKeys(off=True), HandClock().utc()).state == "na"


@pytest.mark.parametrize(("limit", "state"), [(0, "ok"), (-1, "warn"), (None, "na")])
def test_whether_a_crash_may_write_memory_to_the_disk_is_said(limit, state):
    assert core_line(limit).state == state

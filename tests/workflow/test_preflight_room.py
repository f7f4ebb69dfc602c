"""What the check says of machine, guide, keys, far chair and of who else is there."""

from __future__ import annotations

from array import array
from datetime import datetime, timedelta, timezone

import pytest

from facilitator.study.folder import Study
from facilitator.workflow.preflight_machine import (
    cipher_line,
    clock_line,
    power_line,
    sleep_line,
    space_line,
)
from facilitator.workflow.preflight_room import chair, guide_line, keys_line, room_line

RATE = 8000
NOW = datetime(2026, 3, 12, 14, 2, tzinfo=timezone(timedelta(hours=-7)))


def sound(seconds, peak, voice=0):
    """Noise of `peak`, and in every other half second a voice."""
    half = RATE // 2
    samples = []
    for part in range(seconds * 2):
        loud = voice if voice and part % 2 else peak
        samples += [loud if n % 2 else -loud for n in range(half)]
    return array("h", samples).tobytes()


@pytest.mark.parametrize(
    ("heard", "judged"),
    [
        (sound(5, 20, 3000), "clear"),
        (sound(5, 20, 120), "thin"),  # far too quiet
        (sound(5, 1500, 3000), "thin"),  # a fan beside it
        (sound(5, 0), "nothing"),
        (b"", "nothing"),
    ],
)
def test_the_far_chair_is_clear_if_a_voice_stands_above_the_room(heard, judged):
    assert chair(heard, RATE) == judged


def test_a_machine_that_cannot_tell_stops_nothing(tmp_path):
    lines = [power_line(tmp_path), sleep_line(tmp_path), cipher_line(tmp_path, tmp_path)]
    assert {line.state for line in lines} == {"na"}


def test_a_laptop_on_its_battery_is_told_to_be_plugged_in(tmp_path):
    for name, said in (("type", "Battery"), ("status", "Discharging"), ("capacity", "22")):
        (tmp_path / "sys/class/power_supply/BAT0").mkdir(parents=True, exist_ok=True)
        (tmp_path / "sys/class/power_supply/BAT0" / name).write_text(said, encoding="ascii")
    line = power_line(tmp_path)
    assert line.state == "warn"
    assert line.text == "On battery, 22 %: plug the charger in. It may not last."


def test_the_clock_is_shown_as_a_watch_shows_it(tmp_path):
    assert clock_line(tmp_path, NOW).text == "14:02 Thu 12 Mar 2026, UTC−7."
    (tmp_path / "run/systemd/timesync").mkdir(parents=True)
    assert clock_line(tmp_path, NOW).state == "warn"


def test_there_is_space_for_a_recorder_alone(tmp_path):
    assert space_line(tmp_path / "not/yet/there", 48_000).state == "ok"
    assert space_line(tmp_path, 10**15).state == "warn"


def test_a_key_of_a_seat_that_never_came_leaves_the_seats_before_it():
    assert keys_line(("=",), 11, tried=0).state == "na"
    line = keys_line(("=",), 11, tried=17)
    assert line.state == "stop"
    assert line.text == "= has not reached us: press it, or use 11 seats."
    assert keys_line(("o", "="), 0, tried=16).text == "o = have not reached us: press them."
    assert keys_line((), 12, tried=18).state == "ok"


def test_a_key_test_that_was_left_after_a_few_keys_stops_nothing():
    line = keys_line(("space", "o", "3", "4"), 0, tried=2)
    assert (line.state, line.text) == ("na", "2 of 6 tried, and they have reached us.")


def test_a_guide_that_is_not_there_stops_the_session():
    assert guide_line("compassionate-care", None).state == "ok"
    line = guide_line("compassionate-cart", None)
    assert line.state == "stop"
    assert "Did you mean compassionate-care?" in line.text


def test_who_is_there_is_a_role_and_a_number():
    assert room_line({}).state == "na"
    there = room_line({"observer": 2, "note_taker": 1, "other": 0})
    assert there.text == "2 observers, 1 note-taker."


def test_cards_with_mistakes_are_named_and_stop_nothing(tmp_path):
    study = Study.create(tmp_path / "study", "A study")
    assert guide_line("compassionate-care", study).state == "ok"
    (study.root / "guides").mkdir(exist_ok=True)
    (study.root / "guides" / "cards.md").write_text("# One card\n\n# One card\n")
    line = guide_line("compassionate-care", study)
    assert line.state == "warn"
    assert "facilitator guide check guides/cards.md" in line.text


def test_questions_of_the_debrief_that_cannot_be_read_stop_before_the_group_sits_down(tmp_path):
    study = Study.create(tmp_path / "study", "A study")
    (study.root / "templates").mkdir(exist_ok=True)
    (study.root / "templates" / "debrief.toml").write_text("question = 1")
    line = guide_line("compassionate-care", study)
    assert line.state == "stop"
    assert "templates/debrief.toml" in line.text

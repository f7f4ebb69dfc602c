"""What the banner says of disk, recorder and clocks: one sentence each, the worst first."""

import pytest
from session.test_state import session
from workflow.room import led

from facilitator.ports import RecorderSays
from facilitator.session.events import live as act
from facilitator.session.state import replay
from facilitator.study.steering import SteeringFile
from facilitator.units import SECOND
from facilitator.workflow.banners import banners
from facilitator.workflow.ear import Heard
from facilitator.workflow.saving import Saving

NOW = 2052 * SECOND  # 0:34:12
STATE = replay(session(act.RecordingStarted()))
HEARD = Heard(saved_to=NOW - SECOND)


def said(saving=Saving(), heard=HEARD, state=STATE):  # noqa: B008  # both are frozen
    return [b.text for b in banners(state, heard, saving, NOW, quiet_is_wanted=False)]


def test_all_well_says_nothing():
    assert said() == []


@pytest.mark.parametrize(
    ("saving", "text"),
    [
        (Saving(notes_fail=True), "✗ Notes do not reach the disk. They wait in memory; "),
        (Saving(notes_wait=700_000), "▲ The disk is slow: the last act has waited to be saved."),
        (Saving(notes_wait=4 * SECOND), "▲ The disk is slow: the last act has waited 4 s"),
        (
            Saving(notes_rescued=True, sound_rescued=True),
            "▲ The study's disk refused. Notes and sound are saved on this laptop; they come",
        ),
        (Saving(sound_rescued=True), "▲ The study's disk refused. Sound is saved on this laptop"),
        (Saving(notes_rescued=True), "▲ The study's disk refused. Notes are saved on this laptop"),
        (
            Saving(disk_minutes=29, disk_full_at="15:20"),
            "▲ Disk full in 29 min. Delete something, or end by 15:20.",
        ),
        (Saving(disk_minutes=0, ballast_used=True), "▲ The disk is full. Room was kept for notes"),
        (Saving(recorder_hangs=True), "✗ NOT SAVING since 0:34:11: the recorder does not answer."),
        (
            Saving(recorder_fails="The disk is away.", recorder_hangs=True),
            "✗ NOT SAVING since 0:34:11: the recorder cannot be started. The disk is away.",
        ),
        (Saving(overtaken=True), "✗ Another `facilitator run` leads this session now"),
        (Saving(unsteered=True), "✗ No order reaches the recorder"),
        (
            Saving(restarted=NOW - 3 * SECOND),
            "▲ The recorder stopped and was started again at 0:34:09. The gap is noted.",
        ),
    ],
)
def test_what_keeps_notes_or_sound_from_the_disk_is_one_sentence(saving, text):
    (only,) = said(saving)
    assert only.startswith(text)


@pytest.mark.parametrize(
    ("waits", "text"),
    [
        (20, "Recording goes on in memory for 9 min; free the disk."),
        (570, "Recording goes on in memory for less than a minute; free the disk."),
        (600, "✗ NO SOUND: disk and memory are full. Free space now; recording goes on by itself."),
    ],
)
def test_sound_that_waits_says_for_how_long_it_can(waits, text):
    (only,) = said(
        heard=Heard(saved_to=NOW - waits * SECOND, not_saving=True, waits=waits * SECOND)
    )
    assert only.endswith(text)


def test_a_quick_write_is_no_slow_disk():
    assert said(Saving(notes_wait=400_000)) == []


def test_a_restart_of_half_a_minute_ago_is_past():
    assert said(Saving(restarted=NOW - 31 * SECOND)) == []


def test_the_worst_comes_first():
    heard = Heard(saved_to=NOW, lost=True, not_saving=True, waits=9 * SECOND)
    all_of_it = said(Saving(notes_fail=True, disk_minutes=3, disk_full_at="15:20"), heard)
    assert [text[0] for text in all_of_it] == ["✗", "✗", "✗", "▲"]
    assert "recorder stopped" in all_of_it[0]


@pytest.mark.parametrize(("by", "way"), [(3602, "forward"), (-3602, "back")])
def test_a_clock_that_was_set_is_said_for_half_a_minute(by, way):
    records = session(act.RecordingStarted(), act.ClockStepped(by * SECOND))
    state = replay(records)
    at = records[-1].at
    (banner,) = banners(state, Heard(saved_to=at), Saving(), at, quiet_is_wanted=False)
    assert f"clock went {way} by 1:00:02" in banner.text
    assert banners(state, HEARD, Saving(), at + 31 * SECOND, quiet_is_wanted=False) == ()


def test_every_short_form_fits_78_columns():
    heard = Heard(saved_to=NOW, lost=True, not_saving=True, waits=SECOND)
    for saving in (
        Saving(notes_fail=True, notes_rescued=True, sound_rescued=True, ballast_used=True),
        Saving(recorder_hangs=True, notes_wait=99 * SECOND, restarted=NOW),
        Saving(recorder_fails="The disk is away.", overtaken=True, unsteered=True),
        Saving(disk_minutes=29, disk_full_at="15:20"),
    ):
        for banner in banners(STATE, heard, saving, NOW, quiet_is_wanted=False):
            assert len(banner.short) <= 78, banner.short


def test_saved_to_is_what_both_sound_and_acts_have_reached(tmp_path):
    with led(tmp_path) as (conduct, machine):
        conduct.begin_recording("I.s1")
        machine.sleep(20 * SECOND)
        safe = 19 * 48_000
        SteeringFile(tmp_path / "open.now").say_as_recorder(
            RecorderSays(machine.boot, 1, machine.now(), "on", -30, safe + 9_600, safe, 48_000, 1)
        )
        assert conduct.view.saved_to == 19 * SECOND
        conduct.saving = Saving(durable_until=12 * SECOND)
        assert conduct.view.saved_to == 12 * SECOND

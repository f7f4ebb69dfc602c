"""What the banner says of disk, recorder and clocks: one sentence each, the worst first."""

from dataclasses import replace

import pytest
from session.test_state import session
from workflow.room import led

from facilitator.ports import RecorderSays
from facilitator.session.device import Again, Device, Lost, Missing
from facilitator.session.events import live as act
from facilitator.session.state import replay
from facilitator.study.steering import SteeringFile
from facilitator.units import SECOND
from facilitator.workflow.banners import banners, silence_seconds
from facilitator.workflow.ear import Heard
from facilitator.workflow.saving import Saving
from facilitator.workflow.sleep_watch import SleepWatch, Slept

NOW = 2052 * SECOND  # 0:34:12
LATER = NOW + 20 * SECOND
"""Not within the ten seconds in which a stop is brought to mind."""
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
        (Saving(recorder_gone=True), "✗ NOT SAVING since 0:34:11: the recorder stopped. It is "),
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
        (20, "since 0:33:52. Recording goes on in memory; free the disk."),
        (350, "Recording goes on in memory for 4 min; free the disk."),
        (570, "Recording goes on in memory for less than a minute; free the disk."),
        (600, "✗ NO SOUND: the disk is full. Free space now; recording goes on by itself."),
    ],
)
def test_sound_that_waits_says_for_how_long_it_can(waits, text):
    (only,) = said(
        heard=Heard(saved_to=NOW - waits * SECOND, not_saving=True, waits=waits * SECOND)
    )
    assert only.endswith(text)


def test_a_slow_disk_is_not_written_down_again_and_again_on_that_disk():
    (only,) = banners(STATE, HEARD, Saving(notes_wait=SECOND), NOW, quiet_is_wanted=False)
    assert only.fault is None


def test_a_quick_write_is_no_slow_disk():
    assert said(Saving(notes_wait=400_000)) == []


def test_a_restart_of_half_a_minute_ago_is_past():
    assert said(Saving(restarted=NOW - 31 * SECOND)) == []


def test_the_worst_comes_first():
    heard = Heard(saved_to=NOW, lost=True)
    all_of_it = said(Saving(notes_fail=True, disk_minutes=3, disk_full_at="15:20"), heard)
    assert [text[0] for text in all_of_it] == ["✗", "✗", "▲"]
    assert "recorder stopped" in all_of_it[0]


def test_a_recorder_that_is_gone_is_not_also_called_a_disk_that_refuses():
    heard = Heard(saved_to=NOW, lost=True, not_saving=True, waits=9 * SECOND)
    (only,) = said(heard=heard)
    assert "recorder stopped" in only


@pytest.mark.parametrize(("by", "way"), [(3602, "forward"), (-3602, "back")])
def test_a_clock_that_was_set_is_said_for_half_a_minute(by, way):
    records = session(act.RecordingStarted(), act.ClockStepped(by * SECOND))
    state = replay(records)
    at = records[-1].at
    (banner,) = banners(state, Heard(saved_to=at), Saving(), at, quiet_is_wanted=False)
    assert f"clock went {way} by 1:00:02" in banner.text
    assert banners(state, HEARD, Saving(), at + 31 * SECOND, quiet_is_wanted=False) == ()


USB = Device("USB mic", "USB mic")
GONE = Lost(NOW - SECOND, "USB mic", "built-in microphone")
IN_THE_ROOM = [
    (
        Heard(saved_to=NOW, no_source=True),
        replace(USB, lost=GONE),
        "✗ NO SOUND since 0:34:12. The USB mic is gone: push its plug in. "
        "The built-in microphone takes over in 3 s.",
        "no_source",
    ),
    (
        Heard(saved_to=NOW, no_source=True),
        replace(USB, lost=replace(GONE, at=NOW - 4 * SECOND)),
        "✗ NO SOUND since 0:34:12. The USB mic is gone: push its plug in. "
        "The built-in microphone is being opened.",
        "no_source",
    ),
    (
        Heard(saved_to=NOW, no_source=True),
        replace(USB, lost=replace(GONE, instead="")),
        "✗ NO SOUND since 0:34:12. The USB mic is gone: push its plug in. "
        "Recording goes on by itself, and the gap is noted.",
        "no_source",
    ),
    (
        HEARD,
        replace(USB, again=Again(NOW, "built-in microphone", is_own=False, missing=3_400_000)),
        "▲ Recording from the built-in microphone. 3 s were lost, and the gap is noted. "
        "It may not hear everybody.",
        None,
    ),
    (
        HEARD,
        replace(USB, again=Again(NOW, "USB mic", is_own=True, missing=4 * SECOND)),
        "▶ The USB mic is heard again. 4 s were lost, and the gap is noted.",
        None,
    ),
    (
        Heard(saved_to=NOW, no_signal_since=NOW - 3 * SECOND, quiet_since=0),
        USB,
        "✗ No sound at all since 0:34:09: the microphone is muted or unplugged. "
        "Look at its switch.",
        "no_signal",
    ),
    (
        Heard(saved_to=NOW, quiet_since=NOW - 10 * SECOND),
        USB,
        "… 10 s of silence. If people are talking, check the microphone.",
        "quiet",
    ),
    (
        Heard(saved_to=NOW, too_loud=True),
        USB,
        "▲ Too loud: the sound is breaking up. Move the microphone back or lower its gain.",
        "too_loud",
    ),
    (
        HEARD,
        replace(USB, dropped=Missing(NOW - 5 * SECOND, NOW - 4_500_000)),
        "▲ 0.5 s of sound were lost at 0:34:07, and the gap is noted. "
        "The computer may be too busy: close other programs.",
        "overrun",
    ),
]


@pytest.mark.parametrize(("heard", "device", "text", "fault"), IN_THE_ROOM)
def test_what_is_wrong_in_the_room_is_said_in_the_words_of_the_design(heard, device, text, fault):
    (only,) = banners(STATE, heard, Saving(), NOW, quiet_is_wanted=False, device=device)
    assert (only.text, only.fault) == (text, fault)


@pytest.mark.parametrize(("heard", "device"), [row[:2] for row in IN_THE_ROOM])
def test_a_device_with_a_long_name_leaves_every_short_form_within_78_columns(heard, device):
    long = "Jabra SPEAK 510 USB Speakerphone Mono"
    named = Device(
        long,
        long,
        None if device.lost is None else replace(device.lost, device=long, instead=long),
        None if device.again is None else replace(device.again, device=long),
        device.dropped,
    )
    (only,) = banners(STATE, heard, Saving(), NOW, quiet_is_wanted=False, device=named)
    assert len(only.short) <= 78


@pytest.mark.parametrize(
    ("lost", "said"), [(40_000, "0.1 s"), (119 * SECOND, "119 s"), (200 * SECOND, "3 min")]
)
def test_what_was_lost_is_said_as_people_say_it(lost, said):
    device = replace(USB, again=Again(NOW, "USB mic", is_own=True, missing=lost))
    (only,) = banners(STATE, HEARD, Saving(), NOW, quiet_is_wanted=False, device=device)
    assert f"{said} were lost" in only.text


def test_nothing_is_said_of_the_sound_while_it_is_off_the_record():
    state = replay(session(act.RecordingStarted(), act.OffRecordStarted()))
    for heard, device, _, _ in IN_THE_ROOM:
        assert banners(state, heard, Saving(), LATER, quiet_is_wanted=False, device=device) == ()


def test_a_room_that_writes_may_be_quiet_but_not_without_a_signal():
    quiet = Heard(saved_to=NOW, quiet_since=0)
    muted = Heard(saved_to=NOW, quiet_since=0, no_signal_since=0)
    assert banners(STATE, quiet, Saving(), NOW, quiet_is_wanted=True) == ()
    (only,) = banners(STATE, muted, Saving(), NOW, quiet_is_wanted=True)
    assert only.fault == "no_signal"


def test_a_device_that_came_back_half_a_minute_ago_is_past():
    device = replace(USB, again=Again(NOW - 30 * SECOND, "USB mic", is_own=True))
    assert banners(STATE, HEARD, Saving(), NOW, quiet_is_wanted=False, device=device) == ()


def test_keys_that_go_to_another_window_are_said_in_every_phase():
    for events in ((), (act.RecordingStarted(),), (act.RecordingStarted(), act.OffRecordStarted())):
        state = replay(session(*events))
        (only,) = banners(state, HEARD, Saving(), LATER, quiet_is_wanted=False, keyboard=False)
        assert only.text == "▲ Keys are going to another window: click here."
        assert only.fault == "keyboard"


def test_going_on_says_the_length_of_the_gap_once_sound_comes():
    records = session(act.RecordingStarted(), act.SessionResumed(160 * SECOND))
    state, at = replay(records), records[-1].at
    before = banners(state, HEARD, Saving(), at, quiet_is_wanted=False)
    device = replace(USB, stopped=Missing(SECOND, 161 * SECOND))
    after = banners(state, HEARD, Saving(), at, quiet_is_wanted=False, device=device)
    assert [b.text for b in before] == ["▶ Going on from 0:00:03. What was kept before is safe."]
    assert [b.text for b in after] == ["▶ Going on from 0:00:01. The gap of 2:40 is noted."]


def test_an_error_comes_before_a_warning_and_that_before_what_is_calm():
    heard = Heard(saved_to=NOW, no_signal_since=NOW - 3 * SECOND)
    saving = Saving(disk_minutes=9, disk_full_at="15:20")
    device = replace(USB, again=Again(NOW, "USB mic", is_own=True))
    found = banners(STATE, heard, saving, NOW, quiet_is_wanted=False, device=device, keyboard=False)
    assert [b.kind for b in found] == ["error", "warning", "warning", "calm"]


def test_every_short_form_fits_78_columns():
    heard = Heard(saved_to=NOW, lost=True, not_saving=True, waits=SECOND)
    for saving in (
        Saving(notes_fail=True, notes_rescued=True, sound_rescued=True, ballast_used=True),
        Saving(recorder_hangs=True, notes_wait=99 * SECOND, restarted=NOW),
        Saving(recorder_fails="The disk is away.", overtaken=True, unsteered=True),
        Saving(disk_minutes=29, disk_full_at="15:20"),
        Saving(recorder_gone=True),
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


def stopped(*, seconds, then=()):
    """Give what is said so long after the sound was stopped at second 60."""
    state = replay(session(act.RecordingStarted(), act.OffRecordStarted(), *then))
    start = state.stops[-1].start
    at = start + seconds * SECOND
    return [b.text for b in banners(state, HEARD, Saving(), at, quiet_is_wanted=False)]


def test_a_stop_is_brought_to_mind_at_every_full_minute_for_ten_seconds():
    assert stopped(seconds=59) == []
    assert stopped(seconds=60) == ["▲ Off the record for 1 min: no sound is being kept."]
    assert stopped(seconds=69)
    assert stopped(seconds=70) == []
    assert "for 2 min" in stopped(seconds=121)[0]
    assert stopped(seconds=121, then=(act.BreakNamed(),))[0].startswith("▲ In a break for 2 min")


def test_starting_again_asks_whether_all_seats_came_back():
    state = replay(session(act.RecordingStarted(), act.OffRecordStarted(), act.OffRecordEnded()))
    ended = state.stops[-1].end

    def at(time):
        return [b.text for b in banners(state, HEARD, Saving(), time, quiet_is_wanted=False)]

    seats = len(state.seats)
    asked = f"… Recording again. Did all {seats} seats come back? If not, note who left."
    assert at(ended) == [asked]
    assert at(ended + 30 * SECOND) == []


def test_waking_says_that_the_sound_is_still_stopped():
    slept = Slept(NOW, 12 * 60 * SECOND)
    stops = replay(session(act.RecordingStarted(), act.OffRecordStarted()))

    def woke(state, at=NOW):
        found = banners(state, HEARD, Saving(), at, quiet_is_wanted=False, slept=slept)
        return [b.text for b in found if "slept" in b.text]

    assert woke(stops) == ["▲ The computer slept for 12 min. The sound is still stopped."]
    assert "nothing was recorded meanwhile" in woke(STATE)[0]
    assert woke(STATE, NOW + 30 * SECOND) == []


def test_a_sleep_is_what_the_clock_that_counts_it_is_ahead():
    with_sleep, awake = [0], [0]

    class Machine:
        def now(self):
            return with_sleep[0]

    watch = SleepWatch(Machine(), lambda: awake[0])
    with_sleep[0] = awake[0] = 60 * SECOND
    assert watch.slept() is None
    with_sleep[0] += 700 * SECOND
    awake[0] += SECOND
    assert watch.slept() == 699 * SECOND
    assert watch.slept() is None


def test_silence_counts_on_with_the_clock():
    for since in range(0, 2 * SECOND, 50_000):
        heard = replace(HEARD, quiet_since=NOW + since)
        shown = {}
        for at in range(NOW + since, NOW + since + 8 * SECOND, 10_000):
            seconds = silence_seconds(heard, at)
            shown.setdefault(at // SECOND, set()).add(seconds)
            assert seconds is None or abs(seconds * SECOND - (at - NOW - since)) <= 1.5 * SECOND
        assert all(len(seen) == 1 for seen in list(shown.values())[1:])
    assert silence_seconds(replace(HEARD, quiet_since=NOW), NOW + 3 * SECOND) == 3
    assert silence_seconds(HEARD, NOW) is None

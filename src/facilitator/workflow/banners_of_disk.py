"""What the banner says of recorder and disk. Worst first; each also in 78 columns."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.units import SECOND, Us, clock
from facilitator.workflow.ear import Heard
from facilitator.workflow.saving import Saving
from facilitator.workflow.view import Banner

EVENT_LASTS: Us = 30 * SECOND
SLOW_AFTER: Us = SECOND // 2
MEMORY_LASTS: Us = 600 * SECOND
"""How much sound waits in memory before the oldest is lost (`audio.tape`)."""
MEMORY_SAID_FROM: Us = 300 * SECOND
"""From so much left on it is said how long memory lasts."""
_MINUTE: Us = 60 * SECOND


def on_the_disk(heard: Heard, saving: Saving, now: Us, *, recording: bool) -> Iterator[Banner]:
    """Give all that keeps notes or sound from the disk now, worst first."""
    if saving.overtaken:
        yield _overtaken()
    if saving.unsteered:
        yield _unsteered()
    if recording and saving.recorder_fails:
        yield _recorder_fails(saving.recorder_fails, heard, now)
    elif recording and saving.recorder_hangs:
        yield _recorder_hangs(heard, now)
    elif recording and (heard.lost or saving.recorder_gone):
        yield _recorder_lost(heard, now)
    elif heard.not_saving:
        yield _not_saving(heard)
    if saving.notes_fail:
        yield _notes_not_saved()
    if saving.notes_rescued or saving.sound_rescued:
        yield _rescued(saving)
    if saving.ballast_used:
        yield _ballast_used()
    elif saving.disk_minutes is not None:
        yield _disk_nearly_full(saving)
    if saving.notes_wait >= SLOW_AFTER and not saving.notes_fail:
        yield _slow(saving)
    if saving.restarted is not None and 0 <= now - saving.restarted < EVENT_LASTS:
        yield _restarted(saving.restarted)


def _recorder_lost(heard: Heard, now: Us) -> Banner:
    since = clock(heard.saved_to if heard.saved_to is not None else now)
    return Banner(
        "error",
        f"✗ NOT SAVING since {since}: the recorder stopped. It is being started again.",
        f"✗ NOT SAVING since {since}: the recorder is being started again.",
        fault="recorder_lost",
        since=heard.saved_to,
    )


def _recorder_hangs(heard: Heard, now: Us) -> Banner:
    since = clock(heard.saved_to if heard.saved_to is not None else now)
    return Banner(
        "error",
        f"✗ NOT SAVING since {since}: the recorder does not answer. It is started again if it "
        "does not come back.",
        f"✗ NOT SAVING since {since}: recorder hangs; restarted if it stays so.",
        fault="recorder_lost",
        since=heard.saved_to,
    )


def _recorder_fails(sentence: str, heard: Heard, now: Us) -> Banner:
    since = clock(heard.saved_to if heard.saved_to is not None else now)
    return Banner(
        "error",
        f"✗ NOT SAVING since {since}: the recorder cannot be started. {sentence}",
        f"✗ NOT SAVING since {since}: the recorder cannot be started.",
        fault="recorder_lost",
        since=heard.saved_to,
    )


def _overtaken() -> Banner:
    return Banner(
        "error",
        "✗ Another `facilitator run` leads this session now: the sound obeys that one alone. "
        "Close this one.",
        "✗ Another `facilitator run` leads this session now. Close this one.",
    )


def _unsteered() -> Banner:
    return Banner(
        "error",
        "✗ No order reaches the recorder: the laptop's own disk refuses. Free some space there.",
        "✗ No order reaches the recorder: free space on the laptop's own disk.",
        fault="unsteered",
    )


def _not_saving(heard: Heard) -> Banner:
    since = clock(heard.saved_to or 0)
    left = MEMORY_LASTS - heard.waits
    if left <= 0:
        return Banner(
            "error",
            "✗ NO SOUND: the disk is full. Free space now; recording goes on by itself.",
            "✗ NO SOUND: the disk is full. Free space now.",
            fault="disk_full",
            since=heard.saved_to,
        )
    lasts = f" for {left // _MINUTE} min" if left >= _MINUTE else " for less than a minute"
    so = lasts if left < MEMORY_SAID_FROM else ""
    return Banner(
        "error",
        f"✗ Nothing has reached the disk since {since}. Recording goes on in memory{so}; "
        "free the disk.",
        f"✗ Nothing on disk since {since}. It goes on in memory{so}; free the disk.",
        fault="not_saving",
        since=heard.saved_to,
    )


def _notes_not_saved() -> Banner:
    text = "✗ Notes do not reach the disk. They wait in memory; free the disk."
    return Banner("error", text, text, fault="notes_wait")


def _rescued(saving: Saving) -> Banner:
    notes, sound = saving.notes_rescued, saving.sound_rescued
    what = "Notes and sound are" if notes and sound else "Notes are" if notes else "Sound is"
    come = "they come" if notes else "it comes"
    return Banner(
        "warning",
        f"▲ The study's disk refused. {what} saved on this laptop; {come} home at the end, once "
        "the disk is back.",
        f"▲ {what} saved on this laptop; {come} home at the end.",
        fault="rescued",
    )


def _ballast_used() -> Banner:
    return Banner(
        "warning",
        "▲ The disk is full. Room was kept for notes, and they go on; the sound needs space: "
        "delete something.",
        "▲ The disk is full. Notes go on; the sound needs space: delete something.",
        fault="disk_full",
    )


def _disk_nearly_full(saving: Saving) -> Banner:
    text = (
        f"▲ Disk full in {saving.disk_minutes} min. Delete something, or end by "
        f"{saving.disk_full_at}."
    )
    return Banner("warning", text, text, fault="disk_filling")


def _slow(saving: Saving) -> Banner:
    """Say it. It is no fault in the journal: written there, that would wait too, and be said."""
    waited = saving.notes_wait // SECOND
    so = f" {waited} s" if waited else ""
    text = f"▲ The disk is slow: the last act has waited{so} to be saved."
    return Banner("warning", text, text)


def _restarted(at: Us) -> Banner:
    return Banner(
        "warning",
        f"▲ The recorder stopped and was started again at {clock(at)}. The gap is noted.",
        f"▲ The recorder was started again at {clock(at)}. The gap is noted.",
        passes=True,
        since=at,
    )

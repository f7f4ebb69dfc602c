"""What the banner says: what is, then what to do. Worst first; each also in 78 columns."""

from __future__ import annotations

from typing import get_args

from facilitator.session import assent
from facilitator.session.device import Device
from facilitator.session.state import SessionState
from facilitator.units import SECOND, Us, clock
from facilitator.workflow.banners_of_disk import EVENT_LASTS, on_the_disk
from facilitator.workflow.banners_of_sound import of_the_sound
from facilitator.workflow.ear import PAUSE_SHOWN_AFTER, Heard
from facilitator.workflow.saving import Saving
from facilitator.workflow.sleep_watch import Slept
from facilitator.workflow.view import Banner, BannerKind

NO_DEVICE = Device()
MINUTE: Us = 60 * SECOND
REMINDER_LASTS: Us = 10 * SECOND
_WORST_FIRST: tuple[BannerKind, ...] = get_args(BannerKind)


def banners(
    state: SessionState,
    heard: Heard,
    saving: Saving,
    now: Us,
    *,
    quiet_is_wanted: bool,
    device: Device = NO_DEVICE,
    keyboard: bool = True,
    asked: int | None = None,
    slept: Slept | None = None,
) -> tuple[Banner, ...]:
    """Give all that stands now, worst first.

    `quiet_is_wanted` is true for an item in which the room writes or does something; `keyboard` is
    false while keys go to another window; `asked` is the seat that is asked for assent,
    `slept` the computer's last sleep.
    """
    recording = state.phase == "recording"
    found: list[Banner | None] = [
        *on_the_disk(heard, saving, now, recording=recording),
        None if keyboard else _keyboard_lost(),
        *(of_the_sound(heard, device, now, quiet_is_wanted=quiet_is_wanted) if recording else ()),
        _not_recording(state, now),
        _assent_off_record(state, asked),
        _still_stopped(state, now),
        *_declined(state, now),
        _woke(state, slept, now),
        _came_back(state, now),
        _clock_stepped(state, now),
        _going_on(state, device, now),
    ]
    standing = [banner for banner in found if banner is not None]
    return tuple(sorted(standing, key=lambda banner: _WORST_FIRST.index(banner.kind)))


def silence_seconds(heard: Heard, now: Us) -> int | None:
    """Give how long the room has been quiet, from three seconds on.

    It counts on with the session's clock, so that both are painted at once, from the full second
    that is nearest to the silence's beginning.
    """
    if heard.quiet_since is None:
        return None
    seconds = now // SECOND - round(heard.quiet_since / SECOND)
    return seconds if seconds * SECOND >= PAUSE_SHOWN_AFTER else None


def _keyboard_lost() -> Banner:
    text = "▲ Keys are going to another window: click here."
    return Banner("warning", text, text, fault="keyboard")


def _not_recording(state: SessionState, now: Us) -> Banner | None:
    raised = state.beside.raised
    if not raised or now - raised[-1] >= EVENT_LASTS:
        return None
    said = f"▲ {clock(raised[-1])} from the note-taker: not recording?"
    text = f"{said} Look at the sign, and whether the level moves."
    return Banner("warning", text, f"{said} Look at sign and level.", passes=True)


def _assent_off_record(state: SessionState, asked: int | None) -> Banner | None:
    if asked is None or state.phase not in ("before", "off_record"):
        return None
    text = "▲ The words “I agree” are not being kept."
    return Banner("warning", text, text)


def _still_stopped(state: SessionState, now: Us) -> Banner | None:
    """Remind at every full minute that the sound is stopped: it cannot run on unseen."""
    stop = state.stops[-1] if state.phase == "off_record" else None
    minutes = (now - stop.start) // MINUTE if stop is not None else 0
    if stop is None or not minutes or (now - stop.start) % MINUTE >= REMINDER_LASTS:
        return None
    what = "In a break" if stop.is_break else "Off the record"
    text = f"▲ {what} for {minutes} min: no sound is being kept."
    return Banner("warning", text, text, passes=True, since=stop.start + minutes * MINUTE)


def _woke(state: SessionState, slept: Slept | None, now: Us) -> Banner | None:
    if slept is None or now - slept.woke >= EVENT_LASTS:
        return None
    text = f"▲ The computer slept for {_length(slept.length)}"
    if state.phase == "off_record":
        text += ". The sound is still stopped."
    elif state.phase == "recording":
        text += ": nothing was recorded meanwhile. Keep its lid open."
    else:
        return None
    return Banner("warning", text, text, passes=True, since=slept.woke)


def _length(time: Us) -> str:
    return f"{time // SECOND} s" if time < 2 * MINUTE else f"{time // MINUTE} min"


def _came_back(state: SessionState, now: Us) -> Banner | None:
    """Ask once the sound is kept again whether everybody came back."""
    ended = state.stops[-1].end if state.stops and state.phase == "recording" else None
    if ended is None or now - ended >= EVENT_LASTS:
        return None
    seats = assent.present(state)
    text = f"… Recording again. Did all {seats} seats come back? If not, note who left."
    return Banner("calm", text, text, passes=True, since=ended)


def _declined(state: SessionState, now: Us) -> tuple[Banner, ...]:
    """Give a banner for each seat that declined just now, the last first."""
    just_now = [
        (seat.answered_at or 0, seat)
        for seat in state.seats
        if seat.status == "declined" and now - (seat.answered_at or 0) < EVENT_LASTS
    ]
    just_now.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(
        Banner(
            "warning",
            f"▲ {seat.label} declined. Take their questionnaire out of the pile. If "
            f"{seat.label} speaks, press {seat.number}: those words are left out.",
            f"▲ {seat.label} declined: take their questionnaire out. If they speak, "
            f"press {seat.number}.",
            passes=True,
        )
        for _, seat in just_now
    )


def _clock_stepped(state: SessionState, now: Us) -> Banner | None:
    if not state.stepped or now - state.stepped[-1][0] >= EVENT_LASTS:
        return None
    by = state.stepped[-1][1]
    way = "forward" if by > 0 else "back"
    text = (
        f"… The computer's clock went {way} by {clock(abs(by))}. Times in the session stay right."
    )
    return Banner("calm", text, text, passes=True)


def _going_on(state: SessionState, device: Device, now: Us) -> Banner | None:
    """Say that it goes on after a stop; the gap is known once sound comes again."""
    if not state.resumed or now - state.resumed[-1] >= EVENT_LASTS:
        return None
    at, gap = state.resumed[-1], device.stopped
    if gap is not None and gap.end >= at:
        length = gap.length // SECOND
        whole = f"{length // 60}:{length % 60:02}"
        text = f"▶ Going on from {clock(gap.start)}. The gap of {whole} is noted."
    else:
        text = f"▶ Going on from {clock(at)}. What was kept before is safe."
    return Banner("calm", text, text, passes=True, since=at)

"""What the banner says: what is, then what to do. Worst first; each also in 78 columns."""

from __future__ import annotations

from facilitator.session import assent
from facilitator.session.state import SessionState
from facilitator.units import SECOND, Us, clock
from facilitator.workflow.banners_of_disk import EVENT_LASTS, on_the_disk
from facilitator.workflow.ear import PAUSE_SHOWN_AFTER, QUIET_AFTER, Heard
from facilitator.workflow.saving import Saving
from facilitator.workflow.view import Banner


def banners(
    state: SessionState, heard: Heard, saving: Saving, now: Us, *, quiet_is_wanted: bool
) -> tuple[Banner, ...]:
    """Give all that stands now, worst first.

    `quiet_is_wanted` is true for an item in which the room writes or does something.
    """
    recording = state.phase == "recording"
    found: list[Banner | None] = [
        *on_the_disk(heard, saving, now, recording=recording),
        _no_source(heard, now) if recording and heard.no_source else None,
        _no_signal(heard) if recording and heard.no_signal_since is not None else None,
        _too_loud() if recording and heard.too_loud else None,
        _assent_off_record(state),
        _declined(state, now),
        _clock_stepped(state, now),
        _going_on(state, now),
        _quiet(heard, now) if recording and not quiet_is_wanted else None,
    ]
    return tuple(banner for banner in found if banner is not None)


def silence_seconds(heard: Heard, now: Us) -> int | None:
    """Give how long the room has been quiet, from three seconds on."""
    if heard.quiet_since is None or now - heard.quiet_since < PAUSE_SHOWN_AFTER:
        return None
    return (now - heard.quiet_since) // SECOND


def _no_source(heard: Heard, now: Us) -> Banner:
    since = clock(heard.saved_to if heard.saved_to is not None else now)
    return Banner(
        "error",
        f"✗ NO SOUND since {since}. The microphone is gone: push its plug in. "
        "Recording goes on by itself, and the gap is noted.",
        f"✗ NO SOUND since {since}: the microphone is gone. Push its plug in.",
    )


def _no_signal(heard: Heard) -> Banner:
    since = clock(heard.no_signal_since or 0)
    return Banner(
        "error",
        f"✗ No sound at all since {since}: the microphone is muted or unplugged. "
        "Look at its switch.",
        f"✗ No sound since {since}: microphone muted or unplugged. Look at its switch.",
    )


def _too_loud() -> Banner:
    return Banner(
        "warning",
        "▲ Too loud: the sound is breaking up. Move the microphone back or lower its gain.",
        "▲ Too loud: move the microphone back or lower its gain.",
    )


def _assent_off_record(state: SessionState) -> Banner | None:
    asked = state.item is not None and assent.asked_seat(state) is not None
    if state.phase != "off_record" or not asked:
        return None
    text = "▲ The words “I agree” are not being kept."
    return Banner("warning", text, text)


def _declined(state: SessionState, now: Us) -> Banner | None:
    for seat in state.seats:
        if seat.status == "declined" and now - (seat.answered_at or 0) < EVENT_LASTS:
            return Banner(
                "warning",
                f"▲ {seat.label} declined. Take their questionnaire out of the pile. If "
                f"{seat.label} speaks, press {seat.number}: those words are left out.",
                f"▲ {seat.label} declined: take their questionnaire out. If they speak, "
                f"press {seat.number}.",
                passes=True,
            )
    return None


def _clock_stepped(state: SessionState, now: Us) -> Banner | None:
    if not state.stepped or now - state.stepped[-1][0] >= EVENT_LASTS:
        return None
    by = state.stepped[-1][1]
    way = "forward" if by > 0 else "back"
    text = (
        f"… The computer's clock went {way} by {clock(abs(by))}. Times in the session stay right."
    )
    return Banner("calm", text, text, passes=True)


def _going_on(state: SessionState, now: Us) -> Banner | None:
    if not state.resumed or now - state.resumed[-1] >= EVENT_LASTS:
        return None
    text = f"▶ Going on from {clock(state.resumed[-1])}. What was kept before is safe."
    return Banner("calm", text, text, passes=True)


def _quiet(heard: Heard, now: Us) -> Banner | None:
    if heard.quiet_since is None or now - heard.quiet_since < QUIET_AFTER:
        return None
    quiet = (now - heard.quiet_since) // SECOND
    return Banner(
        "calm",
        f"… {quiet} s of silence. If people are talking, check the microphone.",
        f"… {quiet} s of silence. If people are talking, check the microphone.",
    )

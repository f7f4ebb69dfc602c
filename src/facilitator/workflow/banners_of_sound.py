"""What the banner says of microphone and level. Worst first; each also in 78 columns."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.session.device import Again, Device, Missing
from facilitator.units import SECOND, Us, clock
from facilitator.workflow.banners_of_disk import EVENT_LASTS
from facilitator.workflow.device_name import spoken
from facilitator.workflow.ear import Heard
from facilitator.workflow.view import Banner

TAKES_OVER_AFTER: Us = 3 * SECOND
"""How long a lost device alone is tried (`audio.microphone`)."""
QUIET_STEP = 10
"""Seconds: the number grows in steps, for a banner does not move."""


def of_the_sound(
    heard: Heard, device: Device, now: Us, *, quiet_is_wanted: bool
) -> Iterator[Banner]:
    """Give all that is wrong with what is heard now, while it is to be recorded."""
    if heard.no_source:
        yield _no_source(heard, device, now)
    elif heard.no_signal_since is not None:
        yield _no_signal(heard.no_signal_since)
    elif heard.too_loud:
        yield _too_loud()
    elif heard.is_quiet(now) and not quiet_is_wanted:
        yield _quiet(heard.quiet_since or 0, now)
    if _is_news(device.again, now) and not heard.no_source:
        assert device.again is not None
        yield _again(device.again)
    if _is_news(device.dropped, now):
        assert device.dropped is not None
        yield _dropped(device.dropped)


def _is_news(what: Again | Missing | None, now: Us) -> bool:
    if what is None:
        return False
    at = what.at if isinstance(what, Again) else what.end
    return now - at < EVENT_LASTS


def _no_source(heard: Heard, device: Device, now: Us) -> Banner:
    since = heard.saved_to if heard.saved_to is not None else now
    at, gone = clock(since), spoken(device.name)
    lost = device.lost
    if lost is None or not lost.instead:
        then = "Recording goes on by itself, and the gap is noted."
    elif now - lost.at < TAKES_OVER_AFTER:
        then = f"The {spoken(lost.instead)} takes over in {TAKES_OVER_AFTER // SECOND} s."
    else:
        then = f"The {spoken(lost.instead)} is being opened."
    return Banner(
        "error",
        f"✗ NO SOUND since {at}. The {gone} is gone: push its plug in. {then}",
        f"✗ NO SOUND since {at}. The {gone} is gone: push its plug in.",
        fault="no_source",
        since=since,
    )


def _no_signal(since: Us) -> Banner:
    return Banner(
        "error",
        f"✗ No sound at all since {clock(since)}: the microphone is muted or unplugged. "
        "Look at its switch.",
        f"✗ No sound since {clock(since)}: microphone muted or unplugged. Look at its switch.",
        fault="no_signal",
        since=since,
    )


def _too_loud() -> Banner:
    return Banner(
        "warning",
        "▲ Too loud: the sound is breaking up. Move the microphone back or lower its gain.",
        "▲ Too loud: move the microphone back or lower its gain.",
        fault="too_loud",
    )


def _quiet(since: Us, now: Us) -> Banner:
    quiet = (now - since) // SECOND // QUIET_STEP * QUIET_STEP
    text = f"… {quiet} s of silence. If people are talking, check the microphone."
    return Banner("calm", text, text, fault="quiet", since=since)


def _again(again: Again) -> Banner:
    """Say which device is heard after a loss, and what it cost."""
    name, lost = spoken(again.device), _seconds(again.missing)
    if again.is_own:
        noted = f" {lost} were lost, and the gap is noted." if again.missing else ""
        return Banner(
            "calm",
            f"▶ The {name} is heard again.{noted}",
            f"▶ The {name} is heard again.{f' {lost} were lost.' if again.missing else ''}",
            passes=True,
            since=again.at,
        )
    noted = f" {lost} were lost, and the gap is noted." if again.missing else ""
    return Banner(
        "warning",
        f"▲ Recording from the {name}.{noted} It may not hear everybody.",
        f"▲ Recording from the {name}. It may not hear everybody.",
        passes=True,
        since=again.at,
    )


def _dropped(dropped: Missing) -> Banner:
    at, lost = clock(dropped.start), _seconds(dropped.length)
    return Banner(
        "warning",
        f"▲ {lost} of sound were lost at {at}, and the gap is noted. The computer may be too busy: "
        "close other programs.",
        f"▲ {lost} of sound were lost at {at}. Close other programs.",
        passes=True,
        fault="overrun",
        since=dropped.start,
    )


def _seconds(length: Us) -> str:
    """Give a length as people say it: tenths below a second, minutes from two of them."""
    whole = (length + SECOND // 2) // SECOND
    if length < SECOND:
        return f"{max(1, length * 10 // SECOND) / 10} s"
    return f"{whole} s" if whole < 120 else f"{whole // 60} min"

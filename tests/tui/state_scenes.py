"""What befalls a recording, each with the banner that the program itself makes of it."""

from __future__ import annotations

from dataclasses import replace

from tui.live_scenes import WHOLE
from tui.views import RECORDING, at

from facilitator.session.device import Again, Device, Lost, Missing
from facilitator.session.state import SessionState
from facilitator.units import SECOND
from facilitator.workflow.banners import banners
from facilitator.workflow.ear import Heard
from facilitator.workflow.saving import Saving
from facilitator.workflow.view import Pill, SessionView

NOW = RECORDING.elapsed
USB, BUILT_IN = "USB mic", "built-in microphone"


def befallen(
    heard: Heard,
    *,
    device: Device = Device(),  # noqa: B008 – frozen
    pill: Pill = "recording",
    keyboard: bool = True,
    resumed: bool = False,
) -> SessionView:
    """Give the recording with what stands in the banner's row."""
    begun = SessionState(phase="recording", resumed=(NOW - SECOND,) if resumed else ())
    told = banners(
        begun, heard, Saving(), NOW, quiet_is_wanted=False, device=device, keyboard=keyboard
    )
    level = -120 if pill == "no_sound" else RECORDING.level_dbfs
    return replace(
        RECORDING, pill=pill, level_dbfs=level, banner=told[0], more_banners=len(told) - 1
    )


SAVED = Heard(saved_to=NOW - SECOND)
STATES: dict[str, SessionView] = {
    "quiet_room": befallen(replace(SAVED, quiet_since=NOW - 12 * SECOND)),
    "too_loud": befallen(replace(SAVED, too_loud=True)),
    "lost_device": befallen(
        Heard(saved_to=NOW, no_source=True),
        device=Device(USB, USB, Lost(NOW - SECOND, USB, BUILT_IN)),
        pill="no_sound",
    ),
    "other_device": befallen(
        SAVED, device=Device(BUILT_IN, USB, again=Again(NOW, BUILT_IN, False, 3 * SECOND))
    ),
    "keys_elsewhere": befallen(SAVED, keyboard=False),
    "going_on": befallen(
        SAVED, device=Device(USB, USB, stopped=Missing(at(31, 31), NOW)), resumed=True
    ),
    "withdraw_asked": replace(
        WHOLE,
        question="P3 withdraws? All that P3 said, before and after, is left out.   y · esc",
    ),
}

"""Every state of every screen, ready to be rendered: a view, and the keys that lead to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual.pilot import Pilot
from tui.before_scenes import VIEWS as BEFORE
from tui.join_scenes import VIEWS as JOINED
from tui.live_scenes import VIEWS
from tui.stand_in_before import StandInBefore
from tui.stand_in_debrief import DEBRIEF, DEBRIEF_NOTES, StandInDebrief
from tui.stand_in_desk import (
    CLEAN,
    CLOSED,
    HITS,
    LEFT,
    NOBODY_YET,
    OPEN,
    READING,
    VOID,
    StandInGate,
    StandInResidual,
    StandInSign,
)
from tui.stand_in_join import StandInJoin
from tui.stand_in_plan import StandInPlan
from tui.stand_in_redact import StandInRedaction
from tui.stand_ins import StandInConduct
from tui.state_scenes import STATES
from tui.views import (
    ENDED,
    ENDING_DAMAGED,
    HOME,
    HOME_EMPTY,
    HOME_LOCKED,
    HOME_STEPS,
    LIVE,
    NOTING,
    RECORDING,
    REDACT,
    REDACT_CHANGED,
    REDACT_DECIDED,
    REDACT_DONE,
    REDACT_READING,
)

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens.before import BeforeScreen
from facilitator.tui.screens.debrief import DebriefScreen
from facilitator.tui.screens.ending import EndingScreen
from facilitator.tui.screens.gate import GateScreen
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.join import JoinScreen
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.redact import RedactScreen
from facilitator.tui.screens.residual import ResidualScreen
from facilitator.tui.screens.sign import SignScreen

SIZES = ((80, 24), (120, 36))


class Steady:
    """A clock that goes on by two seconds at each look, so that no key counts as held down."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        self.time += 0.2
        return self.time


@dataclass(frozen=True)
class Scene:
    app: Callable[[], FacilitatorApp]
    keys: tuple[str, ...] = ()

    async def play(self, pilot: Pilot) -> None:
        await pilot.pause()
        if self.keys:
            await pilot.press(*self.keys)
            await pilot.pause()


def live(view, *keys: str) -> Scene:
    return Scene(lambda: FacilitatorApp(LiveScreen(StandInConduct(view)), steady=Steady()), keys)


def before(view, *keys: str) -> Scene:
    screen = lambda: BeforeScreen(StandInBefore(view))  # noqa: E731
    return Scene(lambda: FacilitatorApp(screen(), steady=Steady()), keys)


def join(view, *keys: str) -> Scene:
    screen = lambda: JoinScreen(StandInJoin(view))  # noqa: E731
    return Scene(lambda: FacilitatorApp(screen(), steady=Steady()), keys)


def debrief(view, *keys: str) -> Scene:
    screen = lambda: DebriefScreen(StandInDebrief(view))  # noqa: E731
    return Scene(lambda: FacilitatorApp(screen(), steady=Steady()), keys)


def ending(view, *keys: str) -> Scene:
    return Scene(lambda: FacilitatorApp(EndingScreen(view), steady=Steady()), keys)


def home(view, *keys: str) -> Scene:
    return Scene(lambda: FacilitatorApp(HomeScreen(view, StandInPlan()), steady=Steady()), keys)


def redact(view, *keys: str) -> Scene:
    screen = lambda: RedactScreen(StandInRedaction(view))  # noqa: E731
    return Scene(lambda: FacilitatorApp(screen(), steady=Steady()), keys)


def desk(screen, *keys: str) -> Scene:
    return Scene(lambda: FacilitatorApp(screen(), steady=Steady()), keys)


SCENES: dict[str, Scene] = {
    **{f"before_{name}": before(view) for name, view in BEFORE.items()},
    **{f"live_{name}": live(view) for name, view in LIVE.items()},
    **{f"live_{name}": live(view, *keys) for name, (view, keys) in VIEWS.items()},
    **{f"join_{name}": join(view, *keys) for name, (view, keys) in JOINED.items()},
    **{f"live_{name}": live(view) for name, view in STATES.items()},
    "live_palette": live(RECORDING, "colon", *"note"),
    "home_palette": home(HOME, "colon"),
    "live_note": live(NOTING, "n"),
    "live_command": live(NOTING, "n", "tab"),
    "live_probe": live(RECORDING, "p"),
    "live_aside": live(NOTING),
    "live_go": live(RECORDING, "g"),
    "live_help": live(RECORDING, "h"),
    "live_no_meaning": live(RECORDING, "j"),
    "home": home(HOME, "down", "down"),
    "home_empty": home(HOME_EMPTY),
    "home_locked": home(HOME_LOCKED, "down"),
    "home_steps": home(HOME_STEPS, "down", "space"),
    "home_plan": home(HOME_STEPS, "n", "enter", *"12", "enter", *"2026-03-12 14:00"),
    "debrief": debrief(DEBRIEF),
    "debrief_notes": debrief(DEBRIEF_NOTES),
    "ending": ending(ENDED),
    "ending_damaged": ending(ENDING_DAMAGED),
    "redact": redact(REDACT),
    "redact_keep_all": redact(REDACT, "N"),
    "redact_done": redact(REDACT_DONE),
    "redact_changed": redact(REDACT_CHANGED),
    "redact_decided": redact(REDACT_DECIDED),
    "redact_reading": redact(REDACT_READING),
    "redact_words": redact(REDACT, "e"),
    "redact_type": redact(REDACT, "t"),
    "redact_instead": redact(REDACT, "r", *"a consultant"),
    "redact_correct": redact(replace(REDACT, signed=("AB", "CD")), "enter"),
    "redact_wide": redact(REDACT, "c"),
    "redact_list": redact(REDACT, "g", *"pr"),
    "redact_same": redact(REDACT, "s"),
    "redact_who": redact(REDACT, "w"),
    "redact_gathered": redact(REDACT, "m", "down"),
    "redact_names": redact(REDACT, "p", *"Ana, Ben"),
    "residual": desk(lambda: ResidualScreen(StandInResidual(HITS))),
    "residual_why": desk(lambda: ResidualScreen(StandInResidual(HITS)), "W", *"the flower"),
    "residual_left": desk(lambda: ResidualScreen(StandInResidual(LEFT))),
    "residual_clean": desk(lambda: ResidualScreen(StandInResidual(CLEAN))),
    "sign_who": desk(lambda: SignScreen(StandInSign(NOBODY_YET)), *"cd"),
    "sign": desk(lambda: SignScreen(StandInSign(READING))),
    "sign_void": desk(lambda: SignScreen(StandInSign(VOID)), "c"),
    "gate": desk(lambda: GateScreen(StandInGate(CLOSED))),
    "gate_open": desk(lambda: GateScreen(StandInGate(OPEN))),
}

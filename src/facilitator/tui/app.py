"""Opens a screen on a job and says what came of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from facilitator.tui.face import Face
from facilitator.tui.jobs import Conducting
from facilitator.tui.jobs_before import Preparing
from facilitator.tui.jobs_debrief import Debriefing
from facilitator.tui.jobs_desk import Passing, Settling, Signing
from facilitator.tui.jobs_home import Planning
from facilitator.tui.jobs_join import Joining
from facilitator.tui.jobs_redact import Deciding
from facilitator.tui.screens.attended import NOBODY
from facilitator.tui.screens.before import BeforeScreen
from facilitator.tui.screens.debrief import DebriefScreen
from facilitator.tui.screens.ending import EndingScreen
from facilitator.tui.screens.gate import GateScreen
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.screens.join import JoinScreen
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.redact import Left, RedactScreen
from facilitator.tui.screens.residual import ResidualScreen
from facilitator.tui.screens.sign import SignScreen
from facilitator.tui.terminal import forget_what_was_typed, require_terminal
from facilitator.tui.themes import NIGHT, PALETTES, theme_of, variables_of
from facilitator.tui.typed import TakesKeys
from facilitator.tui.window import drawn_in_a_window
from facilitator.workflow.ending_view import EndingChoice, EndingView
from facilitator.workflow.gate_view import GoesTo
from facilitator.workflow.home_view import HomeChoice, HomeView

ResultT = TypeVar("ResultT")


USUAL = Face()


class FacilitatorApp(App[Any], inherit_bindings=False):
    """The window: one screen on one job.

    It rings no bell, moves nothing by itself, takes no pictures, puts nothing into a clipboard, and
    when it breaks it prints nothing of what it held: whoever opened it gets the error.
    """

    ENABLE_COMMAND_PALETTE = False  # it offers a picture of the screen, words and all
    ALLOW_SELECT = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "facilitator"

    def __init__(
        self,
        first: Screen[Any],
        *,
        face: Face = USUAL,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        """Show `first`; `steady` gives seconds of a clock that never jumps."""
        super().__init__()
        self.face = face
        self._first = first
        self.steady = steady
        self.animation_level = "none"
        for palette in PALETTES.values():
            self.register_theme(theme_of(palette))
        self.theme = face.theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own variables a value under every theme."""
        return variables_of(NIGHT)

    def get_default_screen(self) -> Screen[Any]:
        """Give the one screen."""
        return self._first

    async def on_event(self, event: events.Event) -> None:
        """Give what is typed to the top screen, which does it before the next is looked at."""
        screen = self.screen if isinstance(event, events.Key | events.Paste) else None
        if not isinstance(screen, TakesKeys):
            await super().on_event(event)
        elif self._exit:
            return  # this window's last key was pressed
        elif isinstance(event, events.Paste):
            screen.pasted(event.text)
        elif isinstance(event, events.Key):
            self.app_focus = True  # a terminal that sends keys has the keyboard
            screen.pressed(event)

    def bell(self) -> None:
        """Ring nothing: the microphone would hear it."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy nothing: a terminal hands its clipboard on to every other program."""

    def save_screenshot(self, *_: Any, **__: Any) -> str:
        """Take no picture: it would hold the words, in clear, wherever it fell."""
        return ""

    def deliver_screenshot(self, *_: Any, **__: Any) -> None:
        """Take no picture."""

    def panic(self, *_: Any) -> None:
        """Close without printing what Textual has to say of an error."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Close without printing: Textual's report shows what variables hold."""
        if self._exception is None:  # where only a report came, of the thread that reads keys
            self._exception = RuntimeError("the screen broke")
        self._close_messages_no_wait()


def opened(app: FacilitatorApp) -> Any:
    """Run an app; give its result, or raise what broke it, or Unavailable without a terminal."""
    require_terminal(sys.stderr)
    with drawn_in_a_window():
        result = app.run(mouse=True)
    if app._exception is not None:
        raise app._exception
    return result


def run_before(job: Preparing, *, face: Face = USUAL) -> None:
    """Show the check of a session's room until it begins, or is left."""
    opened(FacilitatorApp(BeforeScreen(job), face=face))


def run_live(conduct: Conducting, *, face: Face = USUAL) -> None:
    """Show a live session until it has ended."""
    opened(FacilitatorApp(LiveScreen(conduct, face.look), face=face))


def run_join(job: Joining, *, face: Face = USUAL) -> None:
    """Show a session to one who joined it, until they leave."""
    opened(FacilitatorApp(JoinScreen(job), face=face))


def run_debrief(job: Debriefing, *, face: Face = USUAL) -> None:
    """Show a debrief until it is closed."""
    opened(FacilitatorApp(DebriefScreen(job), face=face))


def run_ending(view: EndingView, *, face: Face = USUAL) -> EndingChoice | None:
    """Show what a group came to; give what was chosen to come next, None where nothing was."""
    choice: EndingChoice | None = opened(FacilitatorApp(EndingScreen(view), face=face))
    return choice


def run_home(
    view: HomeView, plan: Planning, *, chosen: int = 0, face: Face = USUAL
) -> HomeChoice | None:
    """Show the study, its `chosen`th row marked; give what was chosen, None where it was left."""
    choice = opened(FacilitatorApp(HomeScreen(view, plan, chosen), face=face))
    return choice if isinstance(choice, HomeChoice) else None


def run_redact(job: Deciding, *, closes: bool = False, face: Face = USUAL) -> Left:
    """Show a session's flags until the reviewer leaves; say how it was left.

    With `closes` it is left by itself after 15 minutes without a key.
    """
    forget_what_was_typed()
    left: Left | None = opened(FacilitatorApp(RedactScreen(job, closes=closes), face=face))
    return left or "left"


def run_residual(job: Settling, *, closes: bool = False, face: Face = USUAL) -> bool:
    """Show what still shows of a session until the reviewer leaves; say whether nobody was there.

    With `closes` it is left by itself after 15 minutes without a key.
    """
    forget_what_was_typed()
    left: str | None = opened(FacilitatorApp(ResidualScreen(job, closes=closes), face=face))
    return left == NOBODY


def run_sign(job: Signing, *, closes: bool = False, face: Face = USUAL) -> bool:
    """Show a session's redacted text to who answers for it, likewise."""
    forget_what_was_typed()
    left: str | None = opened(FacilitatorApp(SignScreen(job, closes=closes), face=face))
    return left == NOBODY


def run_gate(job: Passing, *, face: Face = USUAL) -> GoesTo:
    """Show a session's gate; give the step that was gone to, empty where it was left."""
    goes: GoesTo | None = opened(FacilitatorApp(GateScreen(job), face=face))
    return goes or ""

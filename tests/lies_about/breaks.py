"""A process of ours in which something breaks, a marked word in its hands.

Run as `python breaks.py WHERE`.
"""

import asyncio
import gc
import logging
import sys
import threading
import warnings
from pathlib import Path
from types import ModuleType

import click

sys.path.insert(0, str(Path(__file__).parents[1]))

from facilitator.cli import main, record

SECRET = "mangosteen"


class Broken(Exception):
    pass


def break_down(*_: object, **__: object) -> None:
    words_that_were_said = [SECRET]
    raise Broken(f"cannot read {words_that_were_said}") from KeyError(SECRET)


def screens():
    """Give each screen: the first one, and what opens on it."""
    from tui.before_scenes import VIEWS as BEFORE
    from tui.stand_in_before import StandInBefore
    from tui.stand_in_debrief import DEBRIEF, StandInDebrief
    from tui.stand_in_desk import StandInGate, StandInResidual, StandInSign
    from tui.stand_in_join import StandInJoin
    from tui.stand_in_plan import StandInPlan
    from tui.stand_in_redact import StandInRedaction
    from tui.stand_ins import StandInConduct
    from tui.views import ENDED, HOME, RECORDING, REDACT

    from facilitator.tui.keymap import STANDARD
    from facilitator.tui.screens.before import BeforeScreen
    from facilitator.tui.screens.choose import ChooseScreen
    from facilitator.tui.screens.debrief import DebriefScreen
    from facilitator.tui.screens.ending import EndingScreen
    from facilitator.tui.screens.gate import GateScreen
    from facilitator.tui.screens.help import HelpScreen
    from facilitator.tui.screens.home import HomeScreen
    from facilitator.tui.screens.join import JoinScreen
    from facilitator.tui.screens.live import LiveScreen
    from facilitator.tui.screens.narrowed import NarrowedScreen
    from facilitator.tui.screens.own_notes import OwnNotesScreen
    from facilitator.tui.screens.palette import PaletteScreen
    from facilitator.tui.screens.pick import PickScreen
    from facilitator.tui.screens.plan import PlanScreen
    from facilitator.tui.screens.redact import RedactScreen
    from facilitator.tui.screens.residual import ResidualScreen
    from facilitator.tui.screens.sign import SignScreen

    home = HomeScreen(HOME, StandInPlan())
    return {
        "BeforeScreen": (BeforeScreen(StandInBefore(next(iter(BEFORE.values())))), None),
        "LiveScreen": (LiveScreen(StandInConduct(RECORDING)), None),
        "JoinScreen": (JoinScreen(StandInJoin(RECORDING)), None),
        "DebriefScreen": (DebriefScreen(StandInDebrief(DEBRIEF)), None),
        "EndingScreen": (EndingScreen(ENDED), None),
        "HomeScreen": (home, None),
        "PlanScreen": (home, PlanScreen(HOME, StandInPlan())),
        "RedactScreen": (RedactScreen(StandInRedaction(REDACT)), None),
        "ResidualScreen": (ResidualScreen(StandInResidual()), None),
        "SignScreen": (SignScreen(StandInSign()), None),
        "GateScreen": (GateScreen(StandInGate()), None),
        "HelpScreen": (home, HelpScreen(STANDARD.in_help("home"), 2)),
        "ChooseScreen": (home, ChooseScreen("Go to", RECORDING.outline, 2, str)),
        "PickScreen": (home, PickScreen("Which card?", (), 2, str)),
        "PaletteScreen": (home, PaletteScreen((), 2, str)),
        "NarrowedScreen": (home, NarrowedScreen("Who?", lambda _: (), 2, str, empty="none")),
        "OwnNotesScreen": (home, OwnNotesScreen((), 2)),
    }


def a_screen(name: str) -> None:
    from facilitator.tui.app import FacilitatorApp, opened

    first, above = screens()[name]
    app = FacilitatorApp(first)
    if above is not None:
        first.call_after_refresh(lambda: app.push_screen(above))
    type(above or first).pressed = break_down
    opened(app)


def a_thread() -> None:
    thread = threading.Thread(target=break_down)
    thread.start()
    thread.join()


def a_cleanup() -> None:
    class Held:
        __del__ = break_down

    Held()
    gc.collect()


def a_task() -> None:
    async def forgotten() -> None:
        task = asyncio.get_running_loop().create_task(asyncio.sleep(0))
        task.add_done_callback(break_down)
        await asyncio.sleep(0.01)

    asyncio.run(forgotten())


def a_library() -> None:
    warnings.warn(SECRET, stacklevel=1)
    logging.getLogger("whisper").error("heard %s", SECRET)
    logging.getLogger("presidio").critical(SECRET, exc_info=Broken(SECRET))
    logging.getLogger("facilitator").error("%s was said", SECRET)
    logging.getLogger("facilitator").error("word.said", {"word": f"{SECRET} and more"})


def a_prompt() -> None:
    click.prompt("Words", value_proc=break_down)


def a_recorder() -> None:
    import facilitator.workflow.record

    facilitator.workflow.record.run_recorder = break_down
    record.command.main(
        ["--folder", "FG1", "--id", "0", "--state", ".", "--starter", "1"],
        standalone_mode=False,
    )


PLACES = {
    "command": break_down,
    "thread": a_thread,
    "cleanup": a_cleanup,
    "task": a_task,
    "library": a_library,
    "prompt": a_prompt,
    "recorder": a_recorder,
}


def hidden_command(where: str) -> None:
    """Make the break a command of the program's, so that its own handler meets it."""

    @click.command()
    @click.option("--debug", is_flag=True, expose_value=False)
    def command() -> None:
        PLACES[where]() if where in PLACES else a_screen(where)

    module = ModuleType("facilitator.cli.breaks")
    module.command = command
    sys.modules[module.__name__] = module
    main.HIDDEN["_breaks"] = "breaks"


if __name__ == "__main__":
    hidden_command(sys.argv.pop(1))
    sys.argv.insert(1, "_breaks")
    main.run()

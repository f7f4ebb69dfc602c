"""`facilitator demo`: the bundled rehearsal through every step, in a new study."""

from __future__ import annotations

import shutil
import sys
import time
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.out import ProgressLine, debug_option, document, json_option, say

if TYPE_CHECKING:
    from facilitator.workflow.run import Screen

ON_SCREEN = 8.0
"""How fast the group goes by on the live screen: four minutes in half a minute."""
FAST = 20.0


@click.command(epilog="Example: facilitator demo --dir my-demo")
@click.option("--dir", "folder", type=click.Path(path_type=Path), help="The new study's folder.")
@click.option("--fast", is_flag=True, help="Without the live screen, as fast as it goes.")
@json_option
@debug_option
def command(folder: Path | None, fast: bool, as_json: bool) -> None:
    """Run the bundled rehearsal group through every step: a pack and a summary at the end.

    Makes a new study, plays the recording as a microphone, and does what each command does. The
    study is encrypted; a key for each of its two reviewers is made for it and lies beside it.
    """
    from facilitator.cli.place import model_places, rehearsal_folder, state_folder
    from facilitator.workflow.demo import SESSION, Setting, steps

    target = _free(Path.cwd()) if folder is None else folder
    key = key_of(target)
    screen = None if fast or as_json else _screen()
    setting = Setting(
        folder=target,
        key=key,
        rehearsal=rehearsal_folder(),
        state=state_folder(),
        models=model_places(target),
        speed=round(1000 * (FAST if screen is None else ON_SCREEN)),
        screen=screen,
    )
    say(f"A rehearsal of four minutes, invented and spoken by machines, goes into {target}.")
    begun = time.monotonic()
    done = []
    for step in steps(setting, ProgressLine()):
        done.append(step)
        say(f"{len(done):>2}. {step.step:<26} {step.seconds:6.1f} s")
        for line in step.told:
            say(f"      {line}")
    pack = target / "packs" / "v1"
    if as_json:
        shape = [{"step": s.step, "seconds": round(s.seconds, 1), "ok": True} for s in done]
        made = {"study": str(target), "key": str(key), "session": SESSION}
        document("demo", {**made, "steps": shape, "pack": str(pack)})
        return
    say(f"All in {time.monotonic() - begun:.0f} s. The coders' pack: {pack}")
    if shutil.which("facilitator") is None:
        say(f"`facilitator` is a command after: . {Path(sys.executable).with_name('activate')}")
    say(f"Look around: cd {target}, then facilitator gate {SESSION} --identity {key.absolute()}")


def key_of(folder: Path) -> Path:
    """Give the file of a demo's key: beside its study, `demo-1-key.txt`."""
    return folder.absolute().with_name(f"{folder.absolute().name}-key.txt")


def _free(place: Path) -> Path:
    """Give the first `demo-N` in `place` that is not there yet, nor its key."""
    tried = (place / f"demo-{n}" for n in count(1))
    return next(path for path in tried if not path.exists() and not key_of(path).exists())


def _screen() -> Screen | None:
    """Give the live screen where there is a terminal for it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        return None
    from facilitator.cli.own_face import own_face
    from facilitator.tui.app import run_live

    return partial(run_live, face=own_face())

"""`facilitator _record`: the recorder's process. Hidden: `run` starts it, people never do."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli import crash
from facilitator.errors import FacilitatorError
from facilitator.formats.visible import visible


@click.command(hidden=True, epilog="Example: started by `facilitator run`.")
@click.option("--folder", required=True, type=click.Path(path_type=Path), help="The session's.")
@click.option("--id", "session_id", required=True, help="The session's 16 hex digits.")
@click.option("--state", required=True, type=click.Path(path_type=Path), help="State folder.")
@click.option("--starter", required=True, type=int, help="Process that started this one.")
@click.option("--audio", type=click.Path(path_type=Path), help="A file to play.")
@click.option("--device", help="Which microphone; else the system's.")
@click.option("--encrypted", is_flag=True, help="With the keys that lie open.")
def command(
    folder: Path,
    session_id: str,
    state: Path,
    starter: int,
    audio: Path | None,
    device: str | None,
    encrypted: bool,
) -> None:
    """Record one session, as the process that leads it steers."""
    from facilitator.cli.signals import outlive_the_terminal
    from facilitator.workflow.record import Recording, run_recorder

    outlive_the_terminal()
    recording = Recording(folder, session_id, state, audio, device, encrypted)
    try:
        run_recorder(recording, starter)
    except FacilitatorError as failure:
        _say(str(failure))
    except Exception as bug:  # a background worker: whoever started it shows the sentence
        crash.keep("recorder.broke", bug)
        _say(f"The recorder met an error of its own ({type(bug).__name__}).")


def _say(sentence: str) -> None:
    click.echo(visible(sentence))
    raise SystemExit(1)

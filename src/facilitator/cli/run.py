"""`facilitator run`: lead a group through its guide and record it."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import common, document, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.study.folder import Study
    from facilitator.workflow.closing import Outcome
    from facilitator.workflow.ending_view import EndingChoice
    from facilitator.workflow.run import Run


@click.command(epilog="Example: facilitator run --session FG3 --participants 8")
@click.option("--session", required=True, metavar="FG3", help="Name of the session.")
@click.option("--guide", metavar="G", help="Name of the guide; else the study's.")
@click.option("--participants", type=int, metavar="N", help="How many seats, 1 to 12.")
@click.option("--device", metavar="NAME", help="Which microphone; else the system's.")
@click.option("--audio", type=click.Path(path_type=Path), help="Play a file as the microphone.")
@click.option("--speed", type=float, default=1.0, help="How fast --audio plays, 0.1 to 50.")
@click.option("--keys", type=click.Path(path_type=Path), help="A key log to press the keys.")
@click.option("--headless", is_flag=True, help="No screen; needs --audio and --keys.")
@click.option("--go-on", is_flag=True, help="Go on with a session that was cut short.")
@click.option("--at", metavar="ITEM", help="Where the group was, if the open key is gone.")
@click.option("--clear", is_flag=True, help="Record unencrypted if a holder's key is broken.")
@click.option("--until", metavar="13:30", help="When it has to end: minutes left are to then.")
@opens
@common
def command(
    session: str,
    guide: str | None,
    participants: int | None,
    device: str | None,
    audio: Path | None,
    speed: float,
    keys: Path | None,
    headless: bool,
    go_on: bool,
    at: str | None,
    clear: bool,
    until: str | None,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Lead a group through its guide: assent, notes, who speaks, and the recording.

    Killed at any moment, the same command asks whether to go on where it was;
    without a terminal it does with --go-on.
    """
    from facilitator.cli import in_the_room
    from facilitator.cli.before import settled
    from facilitator.cli.logged import warn_if_logged
    from facilitator.cli.place import open_study
    from facilitator.cli.signals import leave_in_order
    from facilitator.tui.terminal import require_terminal
    from facilitator.workflow.run import Run, broken_recipient

    _check_usage(audio, speed, keys, until, headless=headless)
    leave_in_order()
    if not headless:
        require_terminal(sys.stderr, "Without one: --headless with --audio and --keys.")
        warn_if_logged()
    helping = in_the_room.KeysInTheRoom(holder.identity, holder.passphrase_fd)
    study = open_study(study_dir, helping)
    may_ask = in_the_room.someone_is_there() and not headless
    if study.keyring is None and session not in {folder.name for folder in study.sessions()}:
        say(_plain(study.root))
    asked = Run(
        session=session,
        guide=guide,
        participants=participants,
        device=device,
        audio=audio,
        keys=keys,
        speed=round(speed * 1000),
        go_on=go_on,
        at=at,
        ask_place=in_the_room.ask_place if may_ask else None,
        clear=clear,
        until=until,
    )
    if not clear and (why := broken_recipient(study, session)) is not None:
        asked = replace(asked, clear=in_the_room.confirm_clear(session, why, may_ask=may_ask))
    outcome = None if headless else _left_at_its_end(study, session)
    if outcome is None and may_ask:
        told = _told_to_go_on(study, asked)
        if told is None:
            say(f"{session} was left as it is. The same command asks again.")
            return
        asked = told
    if outcome is None:
        ready = asked if headless else settled(study, asked)
        if ready is None:
            say(f"{session} was not begun, and nothing was made.")
            return
        outcome = _lead(study, ready, headless=headless)
    if outcome is None:
        say(f"{session} was handed over: whoever leads it ends it. Your notes are on disk.")
        return
    chosen = None if headless or keys is not None else _end(study, outcome, audio)
    if as_json:
        document("run", _shape(outcome))
        return
    say(_what_was_done(session, outcome))
    if audio is not None:
        _say_how_it_was_keyed(study, session, audio)
    if chosen is None:
        for line in _what_lies_here(session, outcome, encrypts=study.keyring is not None):
            say(line)
    else:
        _go_on(chosen, session, study.root, holder)


def _lead(study: Study, asked: Run, *, headless: bool) -> Outcome | None:
    """Lead the group, on the live screen or by its key log alone."""
    from facilitator.cli.place import state_folder
    from facilitator.workflow.run import run_headless, run_shown

    if headless:
        return run_headless(study, asked, state_folder(), say)
    from facilitator.cli.own_face import own_face
    from facilitator.tui.app import run_debrief, run_join, run_live

    face = own_face()
    return run_shown(
        study,
        asked,
        state_folder(),
        partial(run_live, face=face),
        say,
        joined_screen=partial(run_join, face=face),
        debrief_screen=partial(run_debrief, face=face),
    )


def _told_to_go_on(study: Study, asked: Run) -> Run | None:
    """Ask of a session that was cut short whether it goes on; None where it is left as it is.

    What has a key log, or a file that is not named again, is not asked about.
    """
    from facilitator.cli.in_the_room import ask_to_go_on
    from facilitator.workflow.cut_short import cut_short

    if asked.go_on or asked.keys is not None:
        return asked
    last = cut_short(study, asked.session)
    if last is None:
        return asked
    answer = ask_to_go_on(asked.session, last)
    return None if answer is None else replace(asked, go_on=True, end_here=answer == "end")


def _left_at_its_end(study: Study, session: str) -> Outcome | None:
    """Give what a session came to whose last screen was closed before its time."""
    from facilitator.workflow.ending import left_at_its_end

    return left_at_its_end(study, session)


def _end(study: Study, outcome: Outcome, audio: Path | None) -> EndingChoice | None:
    """Say on a screen what was written, and let the person choose what comes next."""
    from facilitator.cli.own_face import own_face
    from facilitator.tui.app import run_ending
    from facilitator.workflow.ending import ending_view

    return run_ending(ending_view(study, outcome, audio), face=own_face())


def _say_how_it_was_keyed(study: Study, session: str, audio: Path) -> None:
    """Say how well a rehearsal was keyed, where its answer is known."""
    from facilitator.workflow.rehearsal import rehearsed

    for line in rehearsed(study, session, audio):
        say(f"  {line.text}")


def _go_on(chosen: EndingChoice, session: str, study: Path, holder: KeysGiven) -> None:
    """Seal or transcribe the session, as the same words at a prompt would."""
    from facilitator.cli.main import root

    given = [chosen, session, "--study", str(study)]
    if holder.identity is not None:
        given += ["--identity", str(holder.identity)]
    root.main(args=given, prog_name="facilitator", standalone_mode=False)


def _check_usage(
    audio: Path | None, speed: float, keys: Path | None, until: str | None, *, headless: bool
) -> None:
    if until is not None and audio is not None:
        raise click.UsageError("--until goes with a microphone: a file has its own end.")
    if headless and (audio is None or keys is None):
        raise click.UsageError("--headless needs --audio FILE and --keys FILE.")
    if not 0.1 <= speed <= 50:
        raise click.UsageError("--speed takes 0.1 to 50.")
    if speed != 1.0 and audio is None:
        raise click.UsageError("--speed goes with --audio.")


def _what_was_done(session: str, outcome: Outcome) -> str:
    notes = f"{outcome.notes} {'note' if outcome.notes == 1 else 'notes'}"
    done = f"{session}: {outcome.recorded_seconds / 60:.1f} min recorded, {notes}, all on disk."
    if not outcome.closed_before:
        return done
    return (
        f"{done} Notes from before its open key was gone are on disk too, and not counted: what "
        "was done before is closed here, for a key holder to open."
    )


def _plain(study: Path) -> str:
    """Say before a group is recorded in clear that it will be."""
    from facilitator.cli.place import project_folder

    own = " It is the project's own: `facilitator init DIR` makes yours." * (
        study == project_folder()
    )
    return f"▲ {study} is NOT encrypted: what is said lies readable on this disk.{own}"


def _what_lies_here(session: str, outcome: Outcome, *, encrypts: bool) -> Iterator[str]:
    """Say how the session lies on this machine now, and what comes next."""
    heard = bool(outcome.recorded_seconds)
    if not heard:
        again = f"facilitator run --session {session}b --participants N"
        yield f"Nothing was recorded, so there is nothing to transcribe. Anew: {again}"
    if not encrypts:
        if heard:
            yield f"Next: facilitator transcribe {session}"
    elif not outcome.encrypted:
        yield (
            f"{session} is NOT encrypted: mend the holder's line in study.toml, then "
            f"`facilitator seal {session}` encrypts it."
        )
    else:
        yield f"{session} is open on this laptop until it is sealed:"
        if heard:
            yield f"  facilitator transcribe {session}   seals it when its words are ready;"
        yield f"  facilitator seal {session}         at once."


def _shape(outcome: Any) -> dict[str, Any]:
    return {
        "session": outcome.session,
        "seconds": outcome.seconds,
        "recorded_seconds": outcome.recorded_seconds,
        "notes": outcome.notes,
        "assents": [
            {"participant": who, "answer": answer, "start": start, "heard": None}
            for who, answer, start in outcome.assents
        ],
        "gaps": [{"start": start, "end": end, "why": why} for start, end, why in outcome.gaps],
    }

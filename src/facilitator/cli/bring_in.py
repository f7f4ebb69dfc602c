"""`facilitator import`: take in a transcript that was made elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import Between, by_option, common, document, say
from facilitator.units import counted

if TYPE_CHECKING:
    from facilitator.workflow.bring_in import BroughtIn


@click.command(epilog="Example: facilitator import FG5 --transcript fg5.docx --participants 8")
@click.argument("session", metavar="FG5")
@click.option("--transcript", type=click.Path(path_type=Path), metavar="FILE", help="The file.")
@click.option(
    "--participants", type=Between(1, 24), metavar="N", help="How many seats; else counted."
)
@click.option("--assented", metavar="SEATS", help="Who assented: all, or P1,P2. Needs --by.")
@by_option
@opens
@common
def command(
    session: str,
    transcript: Path | None,
    participants: int | None,
    assented: str | None,
    by: str | None,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Take in a transcript (.docx, .txt, .vtt, .srt), so that all later steps work for its group.

    Where there is no sound, nobody can listen whether everyone agreed to take part: staff state
    it with --assented, before the gate opens.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.bring_in import bring_in, vouch

    if transcript is None and assented is None:
        raise click.UsageError("Give --transcript FILE, or --assented all --by AB.")
    study = open_study(study_dir, holder)
    shape: dict[str, object] = {}
    if transcript is not None:
        told = bring_in(study, session, transcript, participants, assented, by)
        shape, seats = _shape(told), told.vouched
        if not as_json:
            _say(told)
    else:
        seats = vouch(study, session, assented or "", by)
    if assented is not None:
        shape["assented"] = [f"P{seat}" for seat in seats]
        if not as_json:
            say(f"{session}: vouched for {counted(len(seats), 'seat')}.")
    if as_json:
        document("import", shape)


def _shape(told: BroughtIn) -> dict[str, object]:
    return {
        "session": told.session,
        "turns": told.turns,
        "speakers": len(told.labels),
        "participants": told.participants,
        "seconds": told.seconds,
        "problems": list(told.problems),
    }


def _say(told: BroughtIn) -> None:
    name = told.session
    turns, speakers = counted(told.turns, "turn"), counted(len(told.labels), "speaker")
    say(f"{name}: {turns} by {speakers}, {counted(told.participants, 'seat')}.")
    if told.left_out:
        places = ", ".join(map(str, told.left_out[:10])) + (
            ", …" if len(told.left_out) > 10 else ""
        )
        say(f"Left out as no speech: {len(told.left_out)} (at {places}).")
    for problem in told.problems:
        say(problem)
    if told.unlabelled:
        say(f"Turns that say nobody: {told.unlabelled}.")
    _say_labels(told)
    if told.sealed:
        say(f"{name} is sealed: from now on only a holder's key opens it.")
    first = "" if told.vouched else f"facilitator import {name} --assented all --by AB, then "
    say(f"Next: {first}facilitator review {name} --apply FILE --by AB")


def _say_labels(told: BroughtIn) -> None:
    """Labels can be names, so they are shown to a person and never to a pipe."""
    if not sys.stderr.isatty():
        say("Its labels are shown on a terminal; `rename` takes their numbers, as they appear.")
        return
    for number, (label, turns) in enumerate(told.labels, 1):
        say(f"  {number}  {label}: {counted(turns, 'turn')}")
    say(f"Say who each is, by its number: facilitator rename {told.session} 1 FAC --by AB")

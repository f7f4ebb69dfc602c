"""`facilitator transcribe`: turn a session's sound into words, on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import Between, ProgressLine, common, document, say
from facilitator.units import clock, counted, seconds

if TYPE_CHECKING:
    from facilitator.workflow.transcribing import Transcribed


@click.command(epilog="Example: facilitator transcribe FG3")
@click.argument("sessions", nargs=-1, metavar="FG3…")
@click.option("--all", "every", is_flag=True, help="Every session of the study that has sound.")
@click.option("--engine", metavar="E", help="What turns sound into words; else the study's.")
@click.option("--model", metavar="M", help="Name or file of the model; else the study's.")
@click.option("--threads", type=Between(1, 64), metavar="N", help="Cores to use.")
@click.option("--restart", is_flag=True, help="Begin anew; what was heard before is kept.")
@opens
@common
def command(
    sessions: tuple[str, ...],
    every: bool,
    engine: str | None,
    model: str | None,
    threads: int | None,
    restart: bool,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Turn a session's sound into words. Nothing leaves this machine.

    Stopped with ctrl+c, the same command goes on where it was. While a group is recorded it works
    at low priority.
    """
    from facilitator.cli.place import model_places, open_study
    from facilitator.workflow.transcribing import Asked, transcribe, with_sound

    if bool(sessions) == every:
        raise click.UsageError("Name the sessions to transcribe, or give --all.")
    study = open_study(study_dir, holder)
    names = with_sound(study) if every else sessions
    asked = Asked(engine=engine, model=model, threads=threads, restart=restart)
    done = transcribe(study, names, asked, model_places(study.root), ProgressLine())
    if as_json:
        shapes = [_shape(each) for each in done]
        document("transcribe", shapes[0] if len(sessions) == 1 else {"sessions": shapes})
        return
    for each in done:
        _say(each)


def _shape(done: Transcribed) -> dict[str, Any]:
    return {
        "session": done.session,
        "engine": done.heard.engine,
        "model": done.heard.model,
        "model_sha256": done.heard.model_sha256,
        "speech_seconds": round(done.speech_seconds, 3),
        "words": done.words,
        "uncovered": [
            {"start": seconds(stretch.start), "end": seconds(stretch.end)}
            for stretch in done.uncovered
        ],
        "doubts": done.doubts,
        "keyed_two_ways": done.keyed_two_ways,
        "sealed": done.sealed,
        "wall_seconds": round(done.wall_seconds, 1),
    }


def _say(done: Transcribed) -> None:
    words, doubts = counted(done.words, "word"), counted(done.doubts, "place")
    say(
        f"{done.session}: {words} in {done.speech_seconds / 60:.1f} min of speech, {doubts} to "
        "look at."
    )
    if done.keyed_two_ways:
        turns = counted(done.keyed_two_ways, "turn")
        say(f"  {turns} with two speakers' keys: facilitator review {done.session} --list")
    if done.unread_seconds:
        say(
            f"  {done.unread_seconds:.1f} s of sound cannot be read and were not heard; "
            f"facilitator verify {done.session} says where."
        )
    for stretch in done.uncovered:
        say(f"  speech without words: {clock(stretch.start)}-{clock(stretch.end)}")
    if done.sealed:
        say(f"{done.session} is sealed: from now on only a holder's key opens it.")
    if done.not_sealed:
        say(f"{done.session} is not sealed yet. {done.not_sealed}")
    say(f"Next: facilitator transcript {done.session}")

"""`facilitator redact`: decide what identifies someone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import (
    by_option,
    clear_option,
    common,
    document,
    say,
    show,
    words_may_be_printed,
)
from facilitator.cli.redact_audio import audio, log
from facilitator.units import counted

if TYPE_CHECKING:
    from facilitator.study.folder import Study


@click.command(
    epilog="Example: facilitator redact FG3 --list\n\n"
    "Example: facilitator redact FG3 --apply decisions.json --by AB"
)
@click.argument("session", metavar="FG3")
@click.option("--list", "as_list", is_flag=True, help="List every flag and its decision.")
@click.option(
    "--apply",
    "apply_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file of decisions, whole or not at all.",
)
@click.option(
    "--names",
    metavar="-",
    help="Look for names of who was there, from standard input; kept nowhere.",
)
@click.option("--audio", "as_audio", is_flag=True, help="Write the sound with a tone over it.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="With --audio: copies, --clear."
)
@click.option("--no-check", is_flag=True, help="With --audio: do not listen to it afterwards.")
@click.option("--log", "as_log", is_flag=True, help="Print who decided what; no original in it.")
@by_option
@clear_option
@opens
@common
def command(
    session: str,
    as_list: bool,
    apply_file: Path | None,
    names: str | None,
    as_audio: bool,
    out: Path | None,
    no_check: bool,
    as_log: bool,
    by: str | None,
    clear: bool,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> int:
    """Decide about every flag: on a screen, or from a file, whole or not at all.

    The file is {"hash": "…", "decisions": [{"flag": "…", "decision": "redact"}, {"text": "Maria",
    "decision": "keep"}, {"entity": "…", "decision": "redact"}, {"missed": [segment, start, end],
    "type": "PERSON"}, {"rest": "redact"}]}. A flag may be given another "type", "replacement",
    "span" or be "same_as" another name; an entity may be "told_of" or have a "general" wording.
    Take hash, flags and offsets from --list --json.
    """
    from facilitator.cli.place import open_study

    if sum((as_list, apply_file is not None, as_audio, as_log)) > 1:
        raise click.UsageError("--list, --apply, --audio and --log do not go together.")
    if (out is not None or no_check) and not as_audio:
        raise click.UsageError("--out and --no-check go with --audio.")
    study = open_study(study_dir, holder)
    present = _names(names, screen=not (as_list or as_json or apply_file))
    if as_audio:
        check = not no_check
        return audio(study, session, by, out=out, clear=clear, check=check, as_json=as_json)
    if as_log:
        return log(study, session, as_json=as_json)
    if apply_file is not None:
        _apply(study, session, apply_file, by, names=present, as_json=as_json)
    elif as_list or as_json:
        _list(study, session, by, names=present, clear=clear, as_json=as_json)
    else:
        _screen(study, session, by)
    return 0


def _names(asked: str | None, *, screen: bool) -> tuple[str, ...]:
    """Read the names of this pass from standard input. Raises BadInput for any other place."""
    from facilitator.errors import BadInput
    from facilitator.workflow.redact import names_in

    if asked is None:
        return ()
    if asked != "-":
        raise BadInput(
            "Names of who was there are read from standard input alone: they are to lie nowhere.",
            "Give --names - and type or pipe them in, a comma or a line end between two.",
        )
    if screen:
        raise BadInput(
            "The screen needs the keyboard for itself.", "Open it without --names and press p."
        )
    return names_in(sys.stdin.read())


def _apply(
    study: Study,
    session: str,
    path: Path,
    by: str | None,
    *,
    names: tuple[str, ...],
    as_json: bool,
) -> None:
    from facilitator.workflow.redact_apply import apply_decisions

    done = apply_decisions(study, session, path, by, names)
    if as_json:
        counts = {"redacted": done.redacted, "kept": done.kept}
        whole = {"open": done.open, "decided": done.decided, "hash": done.hash}
        document("redact", {"session": session, **counts, **whole})
        return
    left = counted(done.open, "flag")
    say(f"{session}: {done.redacted} redacted, {done.kept} kept; open: {left}.")
    todo = f"redact {session}" if done.open else f"residual {session}"
    say(f"Next: facilitator {todo}")


def _list(
    study: Study,
    session: str,
    by: str | None,
    *,
    names: tuple[str, ...],
    clear: bool,
    as_json: bool,
) -> None:
    from facilitator.formats.visible import visible
    from facilitator.workflow.clear_copies import journal_clear_copy
    from facilitator.workflow.derive import Desk
    from facilitator.workflow.redact_listed import as_document, as_lines, redaction_with

    needed = words_may_be_printed(clear)
    redaction = redaction_with(Desk(study, study.session(session)), names)
    if needed:
        journal_clear_copy(study, session, "redact --list", by=by)
    if as_json:
        document("redact", as_document(redaction))
        return
    for line in as_lines(redaction):
        show(visible(line))


def _screen(study: Study, session: str, by: str | None) -> None:
    """Open the screen; what the recognisers propose is looked up before it opens."""
    from facilitator.cli.desk_screens import residual_screen, say_if_closed
    from facilitator.cli.logged import warn_if_logged
    from facilitator.cli.own_face import own_face
    from facilitator.tui.app import run_redact
    from facilitator.tui.terminal import require_terminal
    from facilitator.workflow.derive import Desk
    from facilitator.workflow.playing import Playing
    from facilitator.workflow.redact import open_redaction

    instead = f"Without a screen: facilitator redact {session} --list, then --apply FILE --by AB."
    require_terminal(sys.stderr, instead)
    warn_if_logged()
    face = own_face()
    who = by or click.prompt("Your initials", err=True)
    desk = Desk(study, study.session(session)).unlocked()
    _ = desk.recogniser  # takes seconds to load: now, and not at the first corrected word
    with Playing(desk) as sound:
        job, books = open_redaction(desk, who, sound)
        with books:
            left = run_redact(job, closes=study.keyring is not None, face=face)
    done = job.redaction
    say_if_closed(left == "nobody")
    say(f"{session}: {done.decided} of {len(done.flags)} flags decided.")
    if left == "residual":
        residual_screen(study, session, who)
        return
    todo = f"redact {session}" if done.open else f"residual {session}"
    say(f"Next: facilitator {todo}")

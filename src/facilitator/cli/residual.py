"""`facilitator residual`: look for what still shows after redaction."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from facilitator.units import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.redaction.residual import Hit
    from facilitator.workflow.residual_view import Hints


@click.command(epilog="Example: facilitator residual FG3")
@click.argument("session", metavar="FG3")
@click.option("--list", "as_list", is_flag=True, help="Print every hit; opens no screen.")
@click.option(
    "--accept",
    "accept_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file that says what may stay; see above.",
)
@by_option
@clear_option
@opens
@common
def command(
    session: str,
    as_list: bool,
    accept_file: Path | None,
    by: str | None,
    clear: bool,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Search the redacted text and notes for every original of the study, in all its forms.

    At a terminal a screen opens, on which each hit is redacted or may stay with a reason; else
    hits are printed. A file says what may stay, too: {"accepted": [{"hit": "…", "reason": "…"}]};
    hits are named by `residual --json`.
    """
    from facilitator.cli.desk_screens import at_a_terminal, residual_screen
    from facilitator.cli.place import open_study
    from facilitator.formats.visible import visible
    from facilitator.workflow.clear_copies import journal_clear_copy
    from facilitator.workflow.derive import Desk
    from facilitator.workflow.residual import accept, hints_of, named_by_drills, still_shows

    study = open_study(study_dir, holder)
    if accept_file is not None:
        hits = accept(study, session, accept_file, by)
        done = sum(hit.accepted is not None for hit in hits)
        if as_json:
            document("residual", {"session": session, "accepted": done, "open": len(hits) - done})
        else:
            say(f"{session}: accepted {done} of {counted(len(hits), 'hit')}.")
        return
    if not (as_list or as_json or clear) and at_a_terminal():
        residual_screen(study, session, by)
        return
    desk = Desk(study, study.session(session))
    hits, hints = still_shows(desk), hints_of(desk.redaction)
    named = named_by_drills(desk.redaction)
    if not (hits or named or clear or sys.stdout.isatty()):
        hints = hints.without_words  # a script that asks whether anything shows needs none
    if (hits or named or hints.words) and words_may_be_printed(clear):
        journal_clear_copy(study, session, "residual", by=by)
    if as_json:
        rows = [_row(hit) for hit in hits]
        beside = {"hints": asdict(hints), "named": list(named)}
        document("residual", {"session": session, "hits": rows, **beside})
    else:
        for line in named:
            show(visible(f"Could be named, says {line}"))
        _print(session, hits)
        _print_hints(hints)


def _row(hit: Hit) -> dict[str, Any]:
    return {
        "hit": hit.hit,
        "where": hit.where,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "like": hit.like,
        "score": hit.score,
        "rule": hit.rule,
        "accepted": hit.accepted,
    }


def _print(session: str, hits: Sequence[Hit]) -> None:
    from facilitator.formats.visible import visible
    from facilitator.redaction.hits import means

    for hit in hits:
        like = means(hit)
        why = "" if hit.accepted is None else f" – accepted: {hit.accepted}"
        show(visible(f"{hit.where:>10}  “{hit.text}” {like}{why}  [{hit.hit}]"))
    left = sum(hit.accepted is None for hit in hits)
    show(f"Open: {left} of {counted(len(hits), 'hit')}." if hits else "Nothing of it shows.")
    if left:
        show(
            f"Mark what identifies someone with facilitator redact {session}; "
            "what may stay goes into a file for --accept FILE --by AB."
        )


def _print_hints(hints: Hints) -> None:
    """Print what is left and shows nothing of it: worth a look, and nothing waits for it."""
    from facilitator.formats.visible import visible

    left = (
        ("Words that the language does not know", hints.unknown),
        ("Capitals in mid-sentence", hints.capitals),
        ("Replacements that stand once", hints.once),
    )
    for what, words in left:
        if words:
            show(visible(f"{what}: {', '.join(words)}"))

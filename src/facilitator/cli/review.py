"""`facilitator review`: apply corrections to a transcript."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import by_option, common, document, say
from facilitator.errors import Refused
from facilitator.units import counted


@click.command(epilog="Example: facilitator review FG3 --apply corrections.json --by AB")
@click.argument("session", metavar="FG3")
@click.option(
    "--apply",
    "apply_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file of corrections; see above.",
)
@by_option
@opens
@common
def command(
    session: str,
    apply_file: Path | None,
    by: str | None,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Correct a transcript from a file, whole or not at all.

    The file is {"hash": "…", "text": {"12": "…"}, "speaker": {"12": "P4"}, "reviewed": "all"}:
    numbers are segments of `transcript --json`, which also prints the hash. "reviewed" may be a
    list of segments; the record then says marked, not listened. Where the gate doubts an answer,
    "assent": {"P3": {"answer": "agree", "reason": "…"}} decides it (or decline, absent). Where it
    finds speech without words, "marks": [{"at": 78.5, "text": "[inaudible]"}] says what is there
    after the words before that second (or [crosstalk], [laughter], [noise]).
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.review import apply_corrections

    if apply_file is None:
        raise Refused(
            "Reviewing on a screen, with the sound, is not built yet.",
            f"Write the corrections into a file: facilitator review {session} --apply FILE --by AB",
        )
    done = apply_corrections(open_study(study_dir, holder), session, apply_file, by)
    if as_json:
        content = {
            "session": session,
            "texts": done.texts,
            "speakers": done.speakers,
            "reviewed": done.reviewed,
            "assents": done.assents,
            "hash": done.hash,
        }
        document("review", content)
        return
    texts, speakers = counted(done.texts, "text"), counted(done.speakers, "speaker")
    say(f"{session}: {texts} and {speakers} corrected.")
    say(f"Marked as reviewed (marked, not listened): {counted(done.reviewed, 'segment')}.")
    if done.assents:
        say(f"Answers about taking part that are decided: {done.assents}.")
    say(f"Next: facilitator redact {session}")

"""`facilitator verify`: check every journal and sound file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import common, document, show
from facilitator.units import clock, seconds

if TYPE_CHECKING:
    from facilitator.workflow.verify import Found, SessionFound


@click.command(epilog="Example: facilitator verify FG3")
@click.argument("session", metavar="FG3", required=False)
@opens
@common
@click.pass_context
def command(
    ctx: click.Context,
    session: str | None,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Check one session, or all: what is whole, what is lost. Exit status 1 unless all is whole.

    Nothing is changed; what was rescued from a disk that refused is brought home. The end of a
    record that was being written when the machine stopped is reported, and is no damage. No key is
    needed; with --identity every closed part is opened too.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.verify import verify

    found = verify(open_study(study_dir, holder, may_ask=False), session)
    if as_json:
        document("verify", _as_json(found))
    else:
        for one in found.sessions:
            _print(one)
        show(_verdict(found))
    ctx.exit(0 if found.whole else 1)


def _as_json(found: Found) -> dict[str, Any]:
    return {"whole": found.whole, "sessions": [_session_as_json(one) for one in found.sessions]}


def _session_as_json(one: SessionFound) -> dict[str, Any]:
    return {
        "session": one.session,
        "journals": [
            {
                "file": journal.file,
                "records": journal.records,
                "torn_bytes": journal.torn_bytes,
                "damaged": list(journal.damaged),
            }
            for journal in one.journals
        ],
        "audio": [
            {
                "file": sound.file,
                "seconds": round(sound.seconds, 6),
                "damaged": sound.problem is not None,
            }
            for sound in one.audio
        ],
        "gaps": [
            {"start": seconds(gap.start), "end": seconds(gap.end), "why": gap.why}
            for gap in one.gaps
        ],
        "problems": list(one.problems),
        "notes": list(one.notes),
    }


def _print(one: SessionFound) -> None:
    records = sum(journal.records for journal in one.journals)
    sound = round(sum(sound.seconds for sound in one.audio) * 1_000_000)
    show(
        f"{'✗' if one.problems else '✓'} {one.session}: {_count(records, 'record')} in "
        f"{_count(len(one.journals), 'journal file')}, {clock(sound)} of sound in "
        f"{_count(len(one.audio), 'file')}, {_count(len(one.gaps), 'gap')}"
    )
    for problem in one.problems:
        show(f"  ✗ {problem}")
    for note in one.notes:
        show(f"  · {note}")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def _verdict(found: Found) -> str:
    if not found.sessions:
        return "The study has no sessions yet."
    if found.whole:
        return (
            "Everything is whole. A session's folder can be moved or copied as it is; take "
            "recordings/study/ along."
        )
    return (
        "Not everything is whole. Leave the files as they are, and bring back what is missing or "
        "changed from a copy; all else can be used."
    )

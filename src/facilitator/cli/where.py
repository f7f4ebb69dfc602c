"""`facilitator where`: every place where a session lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import common, document, say, show
from facilitator.units import counted

if TYPE_CHECKING:
    from facilitator.workflow.where import Lies


@click.command(epilog="Example: facilitator where FG3")
@click.argument("session", metavar="FG3")
@opens
@common
def command(session: str, study_dir: Path | None, as_json: bool, holder: KeysGiven) -> None:
    """List every place where words, sound, keys and originals of a session lie.

    A star stands before what can be read without a key. What other programs, backups or people
    copied is not known here.
    """
    from facilitator.cli.place import open_study, runtime_folder
    from facilitator.workflow.where import where

    study = open_study(study_dir, holder)
    found = where(study, session, runtime_folder())
    if as_json:
        places = [_row(place, study.root) for place in found.places]
        whole = {"places": places, "locked": found.locked, "elsewhere": list(found.elsewhere)}
        document("where", {"session": session, **whole})
        return
    for place in found.places:
        show(_line(place, study.root))
    for sentence in found.elsewhere:
        show(sentence)
    if found.locked:
        say(
            "Copies in clear, packs and files of the key are not known without a key: add "
            "--identity FILE."
        )


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def _row(place: Lies, root: Path) -> dict[str, Any]:
    return {
        "what": place.what,
        "holds": place.holds,
        "path": _shown(place.path, root),
        "inside": place.path.is_relative_to(root),
        "files": place.files,
        "bytes": place.bytes,
        "closed": place.closed,
    }


def _line(place: Lies, root: Path) -> str:
    there = f"{counted(place.files, 'file')}, {_size(place.bytes)}" if place.files else "gone"
    sign = " " if place.closed or not place.files else "*"
    return f"{sign} {place.holds:<9} {place.what:<34} {_shown(place.path, root)}  ({there})"


def _size(number: int) -> str:
    return f"{number / 1e6:.1f} MB" if number >= 100_000 else f"{number / 1e3:.1f} kB"

"""A holder's own key on its way to paper and disk: where it may lie, and the sheet to print."""

from __future__ import annotations

from html import escape
from pathlib import Path

from facilitator.errors import Refused, Unavailable
from facilitator.study.disk import make_folder, sync_folder
from facilitator.study.key_files import write_new
from facilitator.study.settings_file import NAME
from facilitator.workflow import wiring
from facilitator.workflow.wiring import NewIdentity

_SHEET = """\
RECOVERY SHEET FOR A KEY

Study         {title}
Study id      {study}
Public key    {recipient}

What this is. What is recorded in this study is encrypted. This sheet together with the six words
below is a key to all of it: whoever has both can read every session. If every key is lost, nobody
can read anything any more, and nobody can help: there is no back door.

Keep it locked away as you keep consent forms, not with the laptop. Destroy it when the study has
ended.

The six words. They are printed nowhere; write them by hand, clearly:

   1 ____________________   2 ____________________   3 ____________________

   4 ____________________   5 ____________________   6 ____________________

The key, protected by these words:

{on_paper}
If your key is lost, type the lines from BEGIN to END, with these two, into a file key.txt. Capital
and small letters differ. Then give that file to facilitator, in the study's folder; it asks for the
words, and says whether they open a session, FG1 for example:

   facilitator key test FG1 --identity key.txt

If it says that the file is not whole, or not opened, it shows a check for each line between BEGIN
and END as you typed it. Where that differs from the check below, the line is mistyped:

   {checks}

Any tool that knows the format age (age-encryption.org) opens it too: age -d key.txt
"""
_PAGE = """\
<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Recovery sheet</title>
<style>pre {{ font: 11pt/1.4 monospace; white-space: pre-wrap; margin: 2cm }}</style>
<pre>{text}</pre></html>
"""


def recovery_sheet(title: str, study: str, key: NewIdentity) -> str:
    """Give the sheet for a key that was just made: closed, so that no file holds it readable."""
    return _SHEET.format(
        title=title,
        study=study,
        recipient=key.recipient,
        on_paper=key.on_paper.rstrip() + "\n",
        checks="   ".join(wiring.line_checks(key.on_paper)),
    )


def save_key(file: Path, key: NewIdentity, study: Path | None = None) -> None:
    """Save a key, protected by its passphrase. Raises as `check_place`, Unavailable."""
    _save(file, key.closed, study)


def save_sheet(file: Path, sheet: str, study: Path | None = None) -> None:
    """Save a recovery sheet to be printed, as a page where `file` ends in .html."""
    page = file.suffix.lower() in (".html", ".htm")
    text = _PAGE.format(text=escape(sheet)) if page else sheet
    _save(file, text.encode("utf-8"), study)


def check_place(file: Path, study: Path | None = None) -> None:
    """Refuse a place where a key must not lie: in a study (`study` is one to be made), or taken."""
    place = file.absolute()
    for folder in (*place.resolve().parents, *place.parents):
        if (folder / NAME).is_file() or (study is not None and folder == study.resolve()):
            raise Refused(
                f"{file} is inside a study: whoever copies the study would have its key.",
                "Name a place outside it: a stick, or your own folder.",
            )
    if place.exists() or place.is_symlink():
        raise Refused(f"{file} is there already.", "Name another file; nothing was replaced.")


def _save(file: Path, data: bytes, study: Path | None) -> None:
    check_place(file, study)
    try:
        make_folder(file.absolute().parent, parents=True)
        write_new(file.absolute(), data)
        sync_folder(file.absolute().parent)
    except OSError as failure:
        raise Unavailable(
            f"{file} cannot be written ({failure.strerror or failure}).",
            "Name another place that you may write, with space on it.",
        ) from failure

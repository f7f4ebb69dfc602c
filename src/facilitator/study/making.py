"""Make a study in a new folder."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from secrets import token_hex

import tomlkit

from facilitator.errors import BadInput, Refused, Unavailable
from facilitator.study import atomic
from facilitator.study.disk import make_folder
from facilitator.study.settings_file import NAME, parse_settings
from facilitator.study.shipped import CARDS, shipped

FIRST_GUIDE = "compassionate-care"
"""The shipped guide that a study begins with unless it brings its own."""

NEVER_COMMITTED = b"""\
# What was said, what leaves a session, and keys do not belong in a repository, and what a command
# wrote here (transcript.json, fg1.html) may hold words. So of this folder only the study's own
# files are added; a line !/NAME adds another.
/*
!/.gitignore
!/README.md
!/study.toml
!/guides/
!/templates/
*.age
*.key
identity*
"""

# What a team is most likely to settle; every other setting has a default and is in the manual.
_CLOSED = """\
# Public keys of all who may open the sessions. With one alone, a lost key loses the study.
recipients = []"""
_READABLE = """\
# Sound and words lie readable in recordings/: keep the study on an encrypted disk.
encryption = "off\""""
_FIRST = """\
# What this study has settled. facilitator's manual lists every key: docs/study-toml.md.
format = 1
# Drawn once; every identifier in a pack is made from it. Leave it as it is.
id = ""
title = ""
# The discussion guide: its name in guides/, without .md.
guide = ""
{encryption}

engine = "openai-whisper"
model = "tiny.en"
language = "en"

[redaction]
# Places and institutions of the study, always flagged: places = ["Rivertown"]
places = []
institutions = []
# Words that are never, and words that are always flagged.
never = []
always = []
# How many people have to sign a redacted transcript: 1 or 2.
reviewers = 1

[coding]
# Initials of the coders, and how many transcripts two of them code: coders = ["AB", "CD"]
coders = []
double = 0
"""


def make_study(
    root: Path,
    title: str,
    guide: Path | None = None,
    recipients: tuple[str, ...] = (),
    id: str | None = None,
) -> None:
    """Make a study in `root`; a file that is there already is never replaced.

    `id` is its 16 hex digits, drawn at random if not given. Raises BadInput for a title or guide
    that cannot be, Refused where `root` is a study or holds other files, Unavailable where it
    cannot be written.
    """
    guide_text = None if guide is None else _guide(guide)
    name = FIRST_GUIDE if guide is None else guide.stem
    settings = first_settings(title, name, recipients, id)
    check_is_free(root)
    try:
        make_folder(root.resolve(), parents=True)
        _copy(shipped("guides"), root / "guides")
        _copy(shipped("templates"), root / "templates")
        if guide_text is not None:
            atomic.write(root / "guides" / f"{name}.md", guide_text, within=root)
        make_folder(root / "recordings")
        atomic.write(root / "recordings" / ".gitignore", b"*\n", within=root)
        atomic.write(root / ".gitignore", NEVER_COMMITTED, within=root)
        atomic.write(root / NAME, settings.encode(), within=root)
    except OSError as failure:
        raise Unavailable(
            f"{failure.filename or root} cannot be written ({failure.strerror}).",
            "Choose a folder that you may write, on a disk with space.",
        ) from failure


def first_settings(
    title: str, guide: str, recipients: tuple[str, ...] = (), id: str | None = None
) -> str:
    """Give the text of a new `study.toml`, its id drawn at random if not given. Raises BadInput."""
    first = _FIRST.replace("{encryption}", _CLOSED if recipients else _READABLE)
    values: dict[str, object] = {"id": id or new_id(), "title": title, "guide": guide}
    return changed(first, {**values, "recipients": list(recipients)} if recipients else values)


def new_id() -> str:
    """Draw the id of a new study."""
    return token_hex(8)


def set_recipients(root: Path, recipients: tuple[str, ...]) -> None:
    """Write into `study.toml` who may open the study. Raises BadInput, Unavailable."""
    text = (root / NAME).read_text(encoding="utf-8-sig")
    atomic.write(root / NAME, changed(text, {"recipients": list(recipients)}).encode(), within=root)


def changed(text: str, values: dict[str, object]) -> str:
    """Give the text of a `study.toml` with `values` set, its comments and order kept.

    A key is `title` or, within a table, `coding.coders`. Raises BadInput where the outcome would
    not be read.
    """
    document = tomlkit.parse(text)
    for key, value in values.items():
        *tables, last = key.split(".")
        place: tomlkit.TOMLDocument | tomlkit.items.Table = document
        for table in tables:
            if table not in place:
                place.add(table, tomlkit.table())
            inner = place[table]
            assert isinstance(inner, tomlkit.items.Table)
            place = inner
        place[last] = value
    outcome: str = tomlkit.dumps(document)
    parse_settings(outcome)
    return outcome


def _guide(guide: Path) -> bytes:
    if guide.stem == CARDS:
        raise BadInput(
            f"{guide} has the name of the contingency cards, by which no group is led.",
            "Give your guide another name.",
        )
    try:
        return guide.read_bytes()
    except OSError as failure:
        raise BadInput(
            f"{guide} cannot be read ({failure.strerror}).",
            "Name the Markdown file of your guide.",
        ) from failure


def check_is_free(root: Path) -> None:
    """Raise Refused or Unavailable where no study can be made in `root`."""
    if (root / NAME).exists():
        raise Refused(f"{root} is a study already.", "Choose another folder.")
    try:
        if root.exists() and any(root.iterdir()):
            raise Refused(f"{root} is not empty.", "Name a folder that is empty or not there yet.")
    except OSError as failure:
        raise Unavailable(
            f"{root} cannot be used as a folder ({failure.strerror}).", "Choose another one."
        ) from failure


def _copy(source: Traversable, target: Path) -> None:
    """Copy a folder, its modes ours; where the program came without it, make an empty one."""
    make_folder(target)
    if not source.is_dir():
        return
    for part in sorted(source.iterdir(), key=lambda found: found.name):
        if part.is_dir():
            _copy(part, target / part.name)
        elif not part.name.startswith("."):
            atomic.write(target / part.name, part.read_bytes())

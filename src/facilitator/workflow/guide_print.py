"""Pages made of a guide: for the ethics file, for the table, and a first one to write on."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

from facilitator import __version__
from facilitator.errors import BadInput, Refused, Unavailable
from facilitator.formats.html import render
from facilitator.guide.printed import TAKE_BACK, page_data, seat_lines, text_lines
from facilitator.session.room import MOST_SEATS
from facilitator.study import atomic
from facilitator.study.folder import Study
from facilitator.study.shipped import CARDS, shipped
from facilitator.workflow.guides import SUFFIX, GuideFile, find_guide, has_mistakes


def guide_page(found: GuideFile, file: Traversable, study: Study | None, *, html: bool) -> bytes:
    """Give a guide, or the cards, as a page of HTML or as text. Raises BadInput for mistakes."""
    if found.problems:
        raise BadInput(has_mistakes(found, file), "`facilitator guide check` shows each.")
    if not html:
        return _text(text_lines(found.guide))
    about = {
        "file": file.name,
        "sha256": found.sha256,
        "program": f"facilitator {__version__}",
    }
    return render("guide/guide.html", page_data(found.guide) | about, _folders(study))


def seat_cards(seats: int, group: str, study: Study | None, *, html: bool) -> bytes:
    """Give number cards for seats 1 to `seats`, each with a slip to tear off.

    Raises BadInput where there are more than a session can have.
    """
    if not 1 <= seats <= MOST_SEATS:
        raise BadInput(f"A group has 1 to {MOST_SEATS} seats.", f"Write --seats {MOST_SEATS}.")
    settled = study.settings.withdrawal if study else None
    until, contact = (settled.until, settled.contact) if settled else ("", "")
    if not html:
        return _text(seat_lines(seats, group, until, contact))
    data = {
        "seats": list(range(1, seats + 1)),
        "group": group,
        "until": until,
        "contact": contact,
        "take_back": TAKE_BACK,
    }
    return render("guide/seats.html", data, _folders(study))


def new_guide(name: str, study: Study | None) -> Path:
    """Write a first guide to change, or with `cards` the cards; give where.

    `name` is a file that ends in `.md`, or a name for the study's `guides/`. Nothing is replaced.
    Raises BadInput, Refused, Unavailable.
    """
    if name.removesuffix(SUFFIX).rpartition("/")[2].strip(". ") == "":
        raise BadInput("A guide without a name cannot be found again.", "Name it: my-topic.")
    path = _place(name, study)
    if path.exists():
        raise Refused(f"{path} is there already.", "Choose another name.")
    first = find_guide(CARDS, None) if path.stem == CARDS else shipped("templates") / "guide/new.md"
    try:
        atomic.write(path, first.read_bytes())
    except FileNotFoundError as failure:
        raise Unavailable(f"There is no folder {path.parent}.", "Make it first.") from failure
    return path


def _place(name: str, study: Study | None) -> Path:
    if name.endswith(SUFFIX) or "/" in name or "\\" in name:
        return Path(name)
    if study is None:
        raise Refused(
            "No study is here, so a name alone has no place.", f"Write a file: {name}{SUFFIX}."
        )
    return study.guides / f"{name}{SUFFIX}"


def _text(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _folders(study: Study | None) -> tuple[Traversable, ...]:
    own = (study.templates,) if study else ()
    return (*own, shipped("templates"))

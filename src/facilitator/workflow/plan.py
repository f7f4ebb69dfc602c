"""Plan a session: its name, how many people, when, by which guide. Nothing is recorded by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from facilitator.errors import BadInput, Refused, Unavailable
from facilitator.session.plan import Plan
from facilitator.session.room import MOST_SEATS
from facilitator.study.disk import SystemDisk, make_folder
from facilitator.study.folder import Study, is_session_name
from facilitator.study.plan_file import read_plan, write_plan
from facilitator.units import counted
from facilitator.workflow.guides import find_guide, open_guide
from facilitator.workflow.session_place import has_begun


def plan(study: Study, name: str, asked: Plan) -> None:
    """Plan the session `name`, or plan it anew; `run` begins with what is said here.

    Raises BadInput for a name, a number or a guide that cannot be, Refused for a session that has
    begun, Unavailable where its folder cannot be written.
    """
    if not is_session_name(name):
        raise BadInput(
            f"{name!r} cannot name a session.",
            "Use 1 to 32 of A-Z a-z 0-9 . _ - (FG3, for example), and not the name study.",
        )
    if not 1 <= asked.participants <= MOST_SEATS:
        raise BadInput(f"{asked.participants} people cannot sit in {name}.", "Say 1 to 12.")
    if asked.guide is not None:
        open_guide(find_guide(asked.guide, study))
    path = study.recordings / name
    begun = {folder.name: folder for folder in study.sessions()}.get(name)
    if path.is_symlink() or (begun is not None and has_begun(begun)):
        raise Refused(f"{name} has begun already.", "Choose another name.")
    try:
        make_folder(study.recordings)
        make_folder(path)
    except OSError as failure:
        raise Unavailable(
            f"{path} cannot be made ({failure.strerror}).", "Make the study's folder writable."
        ) from failure
    write_plan(path, asked)


def plan_typed(study: Study, typed: Sequence[str]) -> str:
    """Plan what was typed: name, people, time, guide; say what is planned. Raises as `plan`."""
    name, people, when, guide = typed
    if not people.isdecimal():
        raise BadInput(f"{people!r} is no number of people.", "Write 1 to 12.")
    at = time_of(when) if when else None
    asked = Plan(int(people), at, None if guide in ("", study.settings.guide) else guide)
    plan(study, name, asked)
    return planned_said(name, asked)


def planned_said(name: str, asked: Plan) -> str:
    """Say `FG5 is planned: 12 people, Thu 12 Mar 14:00`, as a sentence."""
    people = counted(asked.participants, "person", "people")
    return f"{name} is planned: {people}{f', {asked.said}' if asked.at else ''}."


def time_of(text: str) -> datetime:
    """Give the time that `text` says. Raises BadInput."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or len(text) < len("2026-03-12T14") or found.tzinfo is not None:
        raise BadInput(f"{text!r} is no time that can be planned.", "Write 2026-03-12T14:00.")
    return found


def planned(study: Study) -> Iterator[tuple[str, Plan]]:
    """Give every session that is planned and has no journal yet, by name."""
    for name in SystemDisk().names(str(study.recordings)):
        path = study.recordings / name
        if not is_session_name(name) or path.is_symlink() or (path / "journal").is_dir():
            continue
        found = read_plan(path)
        if found is not None:
            yield name, found

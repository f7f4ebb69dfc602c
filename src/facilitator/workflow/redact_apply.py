"""Apply a file of decisions to a session: judged as a whole before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from facilitator.errors import BadInput, Refused
from facilitator.redaction.entities import key
from facilitator.redaction.flags import Flag
from facilitator.redaction.redacted import Redaction
from facilitator.redaction.replacements import in_brackets
from facilitator.session.events import Event
from facilitator.session.events.whole_study import EntityDescribed
from facilitator.study.folder import Study
from facilitator.workflow.decisions_file import DecisionsFile, Wish, read_decisions, refuse
from facilitator.workflow.derive import Desk
from facilitator.workflow.given_file import given_json
from facilitator.workflow.initials import initials
from facilitator.workflow.redact import RedactJob, open_redaction
from facilitator.workflow.redact_events import Wanted
from facilitator.workflow.redact_trial import as_if

_MOST_ROUNDS = 5
"""A decision can bring up new flags with the same words, which it then covers, too."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of it."""

    redacted: int
    kept: int
    open: int
    decided: int
    hash: str
    """Of the text with its decisions as it is now."""


def apply_decisions(
    study: Study, name: str, path: Path, by: str | None, present: Sequence[str] = ()
) -> Applied:
    """Apply the decisions in the file at `path` to session `name`. Raises as `decide` does."""
    initials(by)
    return decide(study, name, given_json(path), by, present)


def decide(
    study: Study, name: str, value: Any, by: str | None, present: Sequence[str] = ()
) -> Applied:
    """Apply decisions, the JSON value of such a file, to session `name`.

    Names in `present` are looked for, too, and kept nowhere.

    Raises BadInput with every mistake in it, Refused where the text is another by now, and
    Unavailable while the session or the study is locked.
    """
    initials(by)
    asked = read_decisions(value)
    job, books = open_redaction(Desk(study, study.session(name)), by)
    with books:
        if present:
            job.name(",".join(present))
        return apply_to(job, asked)


def apply_to(job: RedactJob, asked: DecisionsFile) -> Applied:
    """Judge all decisions against the session, then write them as one act. Raises as above."""
    _same_text(job.redaction, asked)
    events = judged(job, asked)
    job.write(events, lambda tried: _described(job, tried, asked))
    done = job.redaction
    decisions = [getattr(event, "decision", "redact") for event in events]
    return Applied(
        redacted=decisions.count("redact"),
        kept=decisions.count("keep"),
        open=done.open,
        decided=done.decided,
        hash=done.hash,
    )


def _same_text(redaction: Redaction, asked: DecisionsFile) -> None:
    if asked.hash is None and asked.counts_places:
        raise BadInput(
            "The file names places in the text and does not say of which state of it.",
            'Add the "hash" that redact --list --json prints.',
        )
    if asked.hash not in (None, redaction.hash):
        name = redaction.session
        raise Refused(
            f"The text or the decisions of {name} changed since this file was written.",
            f"List anew with facilitator redact {name} --list --json, and take its hash.",
        )


def judged(job: RedactJob, asked: DecisionsFile) -> list[Event]:
    """Give what the decisions write. Raises BadInput with every one that cannot be applied."""
    wrong: list[str] = []
    events: dict[str, Event] = {}
    exact = [wish for wish in asked.wishes if wish.about in ("flag", "missed")]
    for wish in exact:
        _take(events, _of_place(job, wish, wrong))
    named = {wish.which for wish in exact}
    now = _as_if(job, events)
    broad = [wish for wish in asked.wishes if wish.about in ("text", "entity")]
    for round_ in range(_MOST_ROUNDS):
        before = len(events)
        for wish in broad:
            flags = [f for f in now.flags if _matches(wish, f)]
            if not flags and round_ == 0:
                wrong.append(f"decision {wish.number}: no flag has these words or this entity")
            if wish.decides:
                _take(events, _of_flags(job, wish, (f for f in flags if f.name not in named)))
        refuse(wrong)
        now = _as_if(job, events)
        if any(wish.about == "rest" for wish in asked.wishes):
            for flag in _rest(now):
                _take(events, job.events_for(flag, "redact"))
            now = _as_if(job, events)
        if len(events) == before:
            break
    refuse(wrong)
    return list(events.values())


def _described(job: RedactJob, tried: Redaction, asked: DecisionsFile) -> list[Event]:
    """Give what the file says of entities. Raises BadInput for one that has no number."""
    found: dict[tuple[str, int], EntityDescribed] = {}
    wrong = []
    for wish in asked.wishes:
        flags = [f for f in tried.flags if wish.describes and _matches(wish, f) and not f.open]
        given = [e for f in flags if (e := job.described(tried, f, wish.told_of, wish.general))]
        for event in given:
            before = found.get((event.label, event.number), event)
            told_of = before.told_of if wish.told_of is None else event.told_of
            general = before.general if wish.general is None else event.general
            found[event.label, event.number] = replace(event, told_of=told_of, general=general)
        if wish.describes and not given:
            wrong.append(f"decision {wish.number}: told_of and general are for what is redacted")
    refuse(wrong)
    return list(found.values())


def _rest(now: Redaction) -> list[Flag]:
    """Give the open flags; a moment marked in the room only once nothing inside it is open.

    What is decided inside it decides it too, and so its ten seconds do not go as a whole.
    """
    waiting = [flag for flag in now.flags if flag.open]
    return [flag for flag in waiting if flag.type != "OTHER"] or waiting


def _as_if(job: RedactJob, events: dict[str, Event]) -> Redaction:
    """Give the redaction as it would be, without writing."""
    return job.with_records(as_if(events.values()))


def _take(events: dict[str, Event], more: Iterable[Event]) -> None:
    """Keep one event a span, the latest."""
    for event in more:
        name = getattr(event, "flag", None) or f"{getattr(event, 'first', '')}-missed"
        events[name] = event


def _of_place(job: RedactJob, wish: Wish, wrong: list[str]) -> list[Event]:
    try:
        if wish.about == "missed":
            return _missed(job, wish)
        flag = job.redaction.flag(wish.which)
        if flag is None:
            raise BadInput("no such flag", "")
        span = None
        if wish.place is not None:
            if wish.place.passage != flag.passage:
                raise BadInput("the span lies in another segment than the flag", "")
            span = (wish.place.start, wish.place.end)
        return job.events_for(flag, wish.decision, _wanted(wish, span))
    except BadInput as problem:
        wrong.append(f"decision {wish.number}: {problem.what.rstrip('.')}")
        return []


def _missed(job: RedactJob, wish: Wish) -> list[Event]:
    assert wish.place is not None
    assert wish.type is not None
    place = wish.place
    marked = job.marked(place.passage, place.start, place.end, wish.type)
    wording = None if wish.replacement is None else in_brackets(wish.replacement)
    return [replace(marked, replacement=wording)]


def _of_flags(job: RedactJob, wish: Wish, flags: Iterable[Flag]) -> Iterator[Event]:
    for flag in flags:
        yield from job.events_for(flag, wish.decision, _wanted(wish))


def _wanted(wish: Wish, span: tuple[int, int] | None = None) -> Wanted:
    return Wanted(wish.type, wish.replacement, span, wish.same_as)


def _matches(wish: Wish, flag: Flag) -> bool:
    if wish.about == "entity" and wish.decision == "keep":
        # What is only like it (Mario beside Maria) is never kept unasked.
        return key(flag.text, flag.type) in (wish.which.casefold(), key(wish.which, flag.type))
    if wish.about == "entity":
        # One that was said to be the same as another is of that entity now, and named as before.
        sought = key(wish.which, flag.type)
        return flag.entity in (wish.which.casefold(), sought) or key(flag.text, flag.type) == sought
    return key(flag.text, flag.type) == key(wish.which, flag.type)

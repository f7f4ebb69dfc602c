"""A summary as plain data: what a team's own template is given, and all that it is given.

Only dictionaries, lists, strings, whole numbers and true or false: a template cannot reach what is
not in here. Times and lengths are microseconds; the filters `clock` and `duration` write them.
`docs/templates.md` lists every name.
"""

from __future__ import annotations

from collections import Counter

from facilitator.summary.drawing import Plain, speaker_name, talk_picture, talk_rows
from facilitator.summary.gaps import WHY_LABELS, GapShown
from facilitator.summary.group import GroupSummary, ItemShown, SectionShown
from facilitator.summary.moments import Moment, NoteShown
from facilitator.summary.outcomes import OUTCOME_LABELS, Outcome
from facilitator.summary.people import (
    ANSWER_LABELS,
    HEARD_LABELS,
    MOVE_LABELS,
    AssentShown,
    Move,
)

INTERNAL = "Internal – contains identifying details"
DE_IDENTIFIED = "De-identified"

BAR_UNITS = 1000
"""Length of the longest bar in the table of time against budget."""
_ON_SCREEN: tuple[Outcome, ...] = ("asked", "begun", "before")
_REACHED: tuple[Outcome, ...] = ("asked", "covered", "begun")


def page(group: GroupSummary, program: str) -> Plain:
    """Give everything that the summary's templates are given; `program` is name and version."""
    shared = group.about.shared
    rows = talk_rows(group)
    return {
        "internal": not shared,
        "imported": group.about.imported,
        "standing": DE_IDENTIFIED if shared else INTERNAL,
        "session": group.about.session,
        "study": group.about.study,
        "held_on": group.about.held_on,
        "transcript": group.about.transcript,
        "signed_hash": group.about.signed_hash,
        "program": program,
        "guide": _guide(group),
        "figures": _figures(group),
        "talk": {"basis": group.talk.basis, "rows": rows},
        "picture": talk_picture(group, rows),
        "sections": [_section(section, _longest(group)) for section in group.sections],
        "totals": _totals(group),
        "quotes": [_moment(quote) for quote in group.quotes],
        "follow_ups": [_moment(one) for one in group.follow_ups if not one.done],
        "followed_up": [_moment(one) for one in group.follow_ups if one.done],
        "loose_notes": [_note(note) for note in group.loose_notes],
        "after_notes": [_note(note) for note in group.after_notes],
        "debrief": [
            {"by": one.by, "question": one.question, "text": one.text} for one in group.debrief
        ],
        "happened": []
        if shared
        else [{"at": one.at, "end": one.end, "label": one.label} for one in group.happened],
        "assents": [] if shared else [_assent(row) for row in group.assents],
        "answers": [] if shared else _answers(group),
        "moves": [] if shared else [_move(move) for move in group.moves],
        "gaps": [_gap(gap) for gap in group.gaps],
        "left_out": [
            _gap(gap) | ({"why": "left_out", "label": "left out"} if shared else {})
            for gap in group.left_out
        ],
    }


def _guide(group: GroupSummary) -> Plain | None:
    if group.guide_title is None:
        return None
    return {
        "title": group.guide_title,
        "version": group.guide_version,
        "sha256": group.guide_sha256,
    }


def _assent(row: AssentShown) -> Plain:
    return {
        "seat": row.seat,
        "answer": row.answer,
        "label": ANSWER_LABELS[row.answer],
        "at": row.at,
        "heard": row.heard,
        "heard_label": HEARD_LABELS[row.heard] if row.heard else None,
    }


def _answers(group: GroupSummary) -> list[Plain]:
    """Count the answers."""
    given = Counter(row.answer for row in group.assents)
    return [
        {"answer": answer, "label": label, "seats": given[answer]}
        for answer, label in ANSWER_LABELS.items()
        if given[answer]
    ]


def _move(move: Move) -> Plain:
    return {
        "at": move.at,
        "seat": move.seat,
        "what": move.what,
        "label": MOVE_LABELS[move.what],
    }


def _figures(group: GroupSummary) -> Plain:
    open_ones = sum(not one.done for one in group.follow_ups)
    return {
        "participants": group.participants,
        "agreed": None
        if group.about.shared
        else sum(row.answer == "agreed" for row in group.assents),
        "start": group.start,
        "end": group.end,
        "ended": group.ended,
        "total": group.total,
        "recorded": group.recorded,
        "questions": group.questions(),
        "asked": group.questions("asked"),
        "reached": group.questions(*_REACHED),
        "skipped": group.questions("skipped"),
        "not_reached": group.questions("not_reached"),
        "notes": group.notes,
        "quotes": len(group.quotes),
        "follow_ups": len(group.follow_ups),
        "follow_ups_open": open_ones,
        "identified": group.identified,
        "leave_out": group.leave_out,
        "gaps": len(group.gaps),
        "missing": group.total - group.recorded,
        "left_out": sum(part.length for part in group.left_out),
    }


def _longest(group: GroupSummary) -> int:
    lengths = [max(part.time.used, part.time.budget or 0) for part in group.sections]
    return max(lengths, default=0) or 1


def _totals(group: GroupSummary) -> Plain:
    times = [section.time for section in group.sections]
    budgets = [time.budget for time in times if time.budget is not None]
    return {
        "budget": sum(budgets) if budgets else None,
        "used": sum(time.used for time in times),
        "off_record": sum(time.off_record for time in times),
        "breaks": sum(time.breaks for time in times),
    }


def _section(section: SectionShown, longest: int) -> Plain:
    time = section.time
    return {
        "id": section.id,
        "title": section.title,
        "budget": time.budget,
        "used": time.used,
        "over": time.over,
        "off_record": time.off_record,
        "breaks": time.breaks,
        "before": bool(section.entries)
        and all(entry.outcome.outcome == "before" for entry in section.entries),
        "begun_before": not time.stays
        and any(entry.outcome.outcome in _ON_SCREEN for entry in section.entries),
        "reached": bool(time.stays),
        "bar_used": time.used * BAR_UNITS // longest,
        "bar_budget": None if time.budget is None else time.budget * BAR_UNITS // longest,
        "entries": [_item(item) for item in section.entries],
    }


def _item(item: ItemShown) -> Plain:
    return {
        "id": item.id,
        "kind": item.kind,
        "text": item.text,
        "parts": _parts(item.text, item.bold),
        "outcome": item.outcome.outcome,
        "label": _outcome_label(item),
        "at": item.outcome.at,
        "reason": item.outcome.reason,
        "probes": [_item(probe) for probe in item.probes],
        "notes": [_note(note) for note in item.notes],
        "quotes": [_moment(quote) for quote in item.quotes],
    }


def _outcome_label(item: ItemShown) -> str:
    if item.outcome.outcome == "asked":
        return {"script": "read", "action": "done"}.get(item.kind, "asked")
    if item.kind == "probe" or (item.kind == "action" and item.outcome.outcome == "not_reached"):
        return "not marked" if item.outcome.outcome == "not_reached" else "asked"
    return OUTCOME_LABELS[item.outcome.outcome]


def _parts(text: str, bold: tuple[tuple[int, int], ...]) -> list[Plain]:
    """Cut a text into its plain and its stressed parts."""
    parts, at = [], 0
    for start, end in sorted(bold):
        parts += [{"text": text[at:start], "bold": False}, {"text": text[start:end], "bold": True}]
        at = end
    parts.append({"text": text[at:], "bold": False})
    return [part for part in parts if part["text"]]


def _note(note: NoteShown) -> Plain:
    return {
        "at": note.at,
        "who": speaker_name(note.who) if note.who else None,
        "by": note.by,
        "kind": note.kind,
        "text": note.text,
    }


def _moment(moment: Moment) -> Plain:
    return {
        "at": moment.at,
        "who": speaker_name(moment.who) if moment.who else None,
        "item": moment.item,
        "said": moment.said,
        "said_by": speaker_name(moment.said_by),
        "before": moment.before,
        "after": moment.after,
        "notes": list(moment.notes),
    }


def _gap(gap: GapShown) -> Plain:
    return {
        "start": gap.start,
        "end": gap.end,
        "length": gap.length,
        "why": gap.why,
        "label": WHY_LABELS.get(gap.why, gap.why),
    }

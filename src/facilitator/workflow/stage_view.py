"""Guide and place as the live screen shows them: the outline, and what is asked or read now."""

from __future__ import annotations

from facilitator.guide.model import Guide, Item, Section
from facilitator.guide.outline import as_spoken, glance, spoken
from facilitator.session import assent, progress
from facilitator.session.state import SessionState
from facilitator.units import Us
from facilitator.workflow import view as shown

GLANCE_WIDTH = 22


def outline_section(
    state: SessionState, guide: Guide, section: Section, now: Us, minutes: int | None
) -> shown.OutlineSection:
    """Give a section with its questions, the time spent in it, and the `minutes` it has."""
    status = progress.section_status(state, section)
    items = tuple(
        shown.OutlineItem(item.id, glance(item, GLANCE_WIDTH), progress.item_status(state, item.id))
        for item in section.items
        if item.of is None and item.kind == "question"
    )
    return shown.OutlineSection(
        short=section.numeral or section.title.split()[0][:5],
        title=section.name,
        status=status,
        used_minutes=progress.used(state, guide, section, now) // progress.MINUTE,
        budget_minutes=minutes,
        items=items,
        first_item=next((item.id for item in section.items if item.of is None), None),
    )


def stage(
    state: SessionState, guide: Guide, here: Item, *, asked_late: int | None = None
) -> shown.Stage:
    """Give the stage at `here`, or at a round of its own for the seat `asked_late`."""
    stands, here = here, _round_item(guide, here) if asked_late else here
    section = _section_of(guide, here)
    alike = [item for item in section.items if item.kind == here.kind and item.of is None]
    place = f"{here.kind} {alike.index(here) + 1} of {len(alike)}" if here in alike else here.kind
    if asked_late:
        place = f"P{asked_late} alone"
    then = stands if asked_late else guide.after(here.id)
    used = {item for item, _ in state.probes}
    before = guide.before(here.id) if here.do == "assent" else None
    kind: shown.ItemKind = "action" if here.kind == "probe" else here.kind
    said = as_spoken(here, assent.present(state))
    return shown.Stage(
        item=here.id,
        section=section.numeral or "",
        section_title=section.name,
        place=place,
        kind=kind,
        text=said.text,
        bold=said.bold,
        before=spoken(before.text, assent.present(state)) if before else None,
        probes=tuple(
            shown.ProbeLine(number, probe.text, probe.id in used, probe.kind == "action")
            for number, probe in enumerate(guide.probes_of(here.id), start=1)
        ),
        next_section=_other_section(guide, section, then),
        next_text=spoken(then.text, assent.present(state)) if then else None,
        do=here.do,
        glance=here.glance,
    )


def _other_section(guide: Guide, section: Section, then: Item | None) -> str | None:
    if then is None or then.section == section.id:
        return None
    following = _section_of(guide, then)
    return following.numeral or following.title


def _section_of(guide: Guide, item: Item) -> Section:
    return next(section for section in guide.sections if section.id == item.section)


def _round_item(guide: Guide, here: Item) -> Item:
    return guide.tied_to("assent") or here

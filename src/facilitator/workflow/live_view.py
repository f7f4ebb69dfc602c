"""Makes what the live screen shows: state, guide and recorder into one frozen value."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.guide.model import Guide, Item, Section
from facilitator.guide.outline import as_spoken, glance, spoken
from facilitator.session import assent, progress, talk
from facilitator.session.note_words import tags_used
from facilitator.session.state import Seat, SessionState
from facilitator.units import SECOND, Us
from facilitator.workflow import view as shown
from facilitator.workflow.banners import silence_seconds
from facilitator.workflow.ear import Heard
from facilitator.workflow.note_taking import Draft
from facilitator.workflow.room import Room
from facilitator.workflow.saving import Saving
from facilitator.workflow.told import Told

KEYS = "1234567890-="
"""The key of each seat: 10, 11 and 12 are the last three."""
GLANCE_WIDTH = 22


def session_view(
    room: Room,
    state: SessionState,
    heard: Heard,
    draft: Draft,
    told: Told,
    durable: Callable[[str], bool],
    saving: Saving,
    *,
    now: Us,
    card: str | None = None,
    standing: tuple[shown.Banner, ...] = (),
) -> shown.SessionView:
    """Give all that is shown at session time `now`; `card` is the id of the card that is up.

    `standing` are the banners, worst first.
    """
    time = progress.pace(state, room.guide, now)
    here = (room.guide.stop_of(state.item) if state.item else None) or room.guide.stops[0]
    in_round = here.do == "assent" and assent.asked_seat(state) is not None
    speaking = _speaking(state, in_round)
    cards = tuple(shown.CardLine(one.id, one.title, one.text) for one in room.cards)
    return shown.SessionView(
        session=room.session,
        participants=state.participants,
        pill=_pill(state, heard),
        elapsed=now,
        level_dbfs=heard.level_dbfs,
        device=room.device,
        saved_to=_saved_to(heard, saving),
        encrypted=room.encrypted,
        outline=tuple(_section(state, room.guide, section, now) for section in room.guide.sections),
        section_left_minutes=time.section_left,
        left_minutes=time.left,
        of_minutes=room.guide.minutes,
        pace=_pace(time.ahead) if state.recording_from is not None else "",
        stage=_stage(state, room.guide, here),
        people=_people(state, now, speaking, in_round),
        speaking=speaking,
        speaking_for=now - state.presses[-1].at if state.presses else 0,
        silence_seconds=silence_seconds(heard, now) if state.phase == "recording" else None,
        come_back=sum(mark.kind == "followup" and not mark.done for mark in state.marks),
        notes=_notes(state, durable),
        said=told.said,
        said_in_private=bool(told.said) and told.said == told.private,
        draft=shown.Draft(draft.text, draft.first_key, draft.speaker, draft.from_before),
        banner=standing[0] if standing else None,
        more_banners=max(0, len(standing) - 1),
        question=told.question,
        tags=tags_used(note.text for note in state.notes),
        assent_open=in_round,
        assent_answered=assent.answered(state),
        asked_seat=assent.asked_seat(state) if in_round else None,
        gap=now - state.stops[-1].start if state.phase == "off_record" else None,
        off_record_notes=room.off_record_notes,
        cards=cards,
        card=next((one for one in cards if one.card == card), None),
    )


def _saved_to(heard: Heard, saving: Saving) -> Us | None:
    """Give the last second of which both sound and acts are on the disk."""
    if heard.saved_to is None or saving.durable_until is None:
        return heard.saved_to
    return min(heard.saved_to, saving.durable_until)


def _pill(state: SessionState, heard: Heard) -> shown.Pill:
    match state.phase:
        case "before":
            return "before"
        case "debrief" | "ended":
            return "ended"
        case "off_record":
            return "break" if state.stops[-1].is_break else "off_record"
        case "recording":
            if heard.lost or heard.not_saving:
                return "not_saving"
            silent = heard.no_source or heard.no_signal_since is not None
            return "no_sound" if silent else "recording"


def _pace(ahead: int) -> str:
    if ahead == 0:
        return "on time"
    return f"{abs(ahead)} min {'ahead' if ahead > 0 else 'behind'}"


def _speaking(state: SessionState, in_round: bool) -> str | None:
    number = assent.asked_seat(state) if in_round else None
    return f"P{number}" if number else state.speaker


def _section(state: SessionState, guide: Guide, section: Section, now: Us) -> shown.OutlineSection:
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
        used_minutes=progress.used(state, section, now) // progress.MINUTE,
        budget_minutes=section.minutes,
        items=items,
        first_item=next((item.id for item in section.items if item.of is None), None),
    )


def _stage(state: SessionState, guide: Guide, here: Item) -> shown.Stage:
    section = _section_of(guide, here)
    alike = [item for item in section.items if item.kind == here.kind and item.of is None]
    place = f"{here.kind} {alike.index(here) + 1} of {len(alike)}" if here in alike else here.kind
    then = guide.after(here.id)
    used = {item for item, _ in state.probes}
    before = guide.before(here.id) if here.do == "assent" else None
    kind: shown.ItemKind = "action" if here.kind == "probe" else here.kind
    said = as_spoken(here, _present(state))
    return shown.Stage(
        item=here.id,
        section=section.numeral or "",
        section_title=section.name,
        place=place,
        kind=kind,
        text=said.text,
        bold=said.bold,
        before=spoken(before.text, _present(state)) if before else None,
        probes=tuple(
            shown.ProbeLine(number, probe.text, probe.id in used, probe.kind == "action")
            for number, probe in enumerate(guide.probes_of(here.id), start=1)
        ),
        next_section=_other_section(guide, section, then),
        next_text=spoken(then.text, _present(state)) if then else None,
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


def _present(state: SessionState) -> int:
    """Count the seats that somebody sits on: what the facilitator says aloud."""
    return sum(seat.status != "absent" and seat.left_at is None for seat in state.seats)


def _people(
    state: SessionState, now: Us, speaking: str | None, in_round: bool
) -> tuple[shown.PersonLine, ...]:
    share = talk.shares(state, now)
    heard = talk.last_heard(state)
    asked = assent.asked_seat(state) if in_round else None
    listened_from = state.recording_from if state.recording_from is not None else now
    among = [seat for seat in state.seats if seat.status not in ("declined", "withdrawn", "absent")]

    def line(seat: Seat) -> shown.PersonLine:
        last = heard.get(seat.label)
        silent = now - (last if last is not None else listened_from)
        long = silent >= talk.QUIET_AFTER and not seat.silenced and seat.label != speaking
        return shown.PersonLine(
            key=KEYS[seat.number - 1],
            label=seat.label,
            status=seat.status,
            share=share[seat.label],
            speaking=seat.label == speaking,
            quiet_minutes=silent // (60 * SECOND) if long and last is not None else None,
            not_yet=long and last is None,
            dominant=share[seat.label] * len(among) > 100 * talk.DOMINANT_OVER_EVEN,
            asked_now=seat.number == asked,
        )

    seats = tuple(line(seat) for seat in state.seats if seat.left_at is None)
    leader = shown.PersonLine("m", "FAC", None, share["FAC"], speaking == "FAC")
    return (*seats, leader)


def _notes(state: SessionState, durable: Callable[[str], bool]) -> tuple[shown.NoteLine, ...]:
    words = {note.mark: note for note in state.notes if note.mark is not None}
    lines = [
        shown.NoteLine(
            mark.at,
            mark.speaker or "",
            mark.kind,
            words[mark.name].text if mark.name in words else "",
            durable(mark.name),
        )
        for mark in state.marks
    ]
    marked = {mark.name for mark in state.marks}
    lines += [
        shown.NoteLine(note.at, note.speaker or "", note.kind, note.text, durable(note.name))
        for note in state.notes
        if note.mark not in marked
    ]
    return tuple(sorted(lines, key=lambda line: line.at))

"""Makes what the live screen shows: state, guide and recorder into one frozen value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from facilitator.guide.outline import glance, spoken
from facilitator.session import assent, progress
from facilitator.session.note_words import tags_used
from facilitator.session.state import SessionState
from facilitator.session.talk import Talk, talk_of
from facilitator.units import SECOND, Us
from facilitator.workflow import view as shown
from facilitator.workflow.banners import silence_seconds
from facilitator.workflow.ear import Heard
from facilitator.workflow.note_taking import Draft
from facilitator.workflow.notes_view import note_lines, to_come_back
from facilitator.workflow.people_view import people
from facilitator.workflow.remembered import Remembered
from facilitator.workflow.room import Room
from facilitator.workflow.saving import Saving
from facilitator.workflow.stage_view import GLANCE_WIDTH, outline_section, stage
from facilitator.workflow.told import Told


@dataclass(frozen=True, slots=True)
class Beheld:
    """What a screen knows beside the session's state, at one moment."""

    heard: Heard
    draft: Draft
    told: Told
    saving: Saving
    standing: tuple[shown.Banner, ...] = ()
    """The banners, worst first."""
    card: str | None = None
    """Id of the card that is up."""
    asked: int | None = None
    """The seat that is asked for assent."""
    own_round: bool = False
    """True where that is a late arrival's own round."""
    keyless: Us | None = None
    """How long there has been speech without a key, where that is to be said here."""
    waiting: int = 0
    """How many acts are not on the disk yet."""


class LiveView:
    """Makes the view: anew once a second and where something happened, not at every look."""

    def __init__(self) -> None:
        """Begin with nothing remembered."""
        self._talk: Remembered[Talk] = Remembered()
        self._notes: Remembered[tuple[shown.NoteLine, ...]] = Remembered()
        self._tags: Remembered[tuple[str, ...]] = Remembered()
        self._back: Remembered[tuple[shown.ComeBack, ...]] = Remembered()
        self._cards: Remembered[tuple[shown.CardLine, ...]] = Remembered()
        self._moment: tuple[object, ...] | None = None
        self._view: Remembered[shown.SessionView] = Remembered()

    def at(
        self,
        now: Us,
        room: Room,
        state: SessionState,
        beheld: Beheld,
        durable: Callable[[str], bool],
    ) -> shown.SessionView:
        """Give all that is shown at session time `now`.

        What counts seconds does so from the first look within a second on.
        """
        if (moment := _moment(now, state, beheld)) != self._moment:
            self._moment = moment
        make = partial(self._made, now, room, state, beheld, durable)
        view = self._view.give(make, self._moment, room, state)
        level = beheld.heard.level_dbfs
        return view if view.level_dbfs == level else replace(view, level_dbfs=level)

    def _made(
        self,
        now: Us,
        room: Room,
        state: SessionState,
        beheld: Beheld,
        durable: Callable[[str], bool],
    ) -> shown.SessionView:
        heard, told, draft = beheld.heard, beheld.told, beheld.draft
        time = progress.pace(state, room.guide, now, state.beside.until)
        minutes = progress.budgets(state, room.guide, now, state.beside.until)
        here = (room.guide.stop_of(state.item) if state.item else None) or room.guide.stops[0]
        speaking = state.speaker if beheld.asked is None else f"P{beheld.asked}"
        cards = self._cards.give(lambda: _cards(room), room.cards)
        back = self._to_come_back(room, state)
        last = room.guide.sections[-1].items
        return shown.SessionView(
            session=room.session,
            participants=max(state.participants, len(state.seats)),
            pill=_pill(state, heard),
            elapsed=now,
            level_dbfs=heard.level_dbfs,
            device=room.device,
            saved_to=_saved_to(heard, beheld.saving),
            encrypted=room.encrypted,
            outline=tuple(
                outline_section(state, room.guide, section, now, minutes[section.id])
                for section in room.guide.sections
            ),
            section_left_minutes=time.section_left,
            left_minutes=time.left,
            of_minutes=None if state.beside.until_clock else room.guide.minutes,
            pace="" if progress.begun_at(state, room.guide) is None else _pace(time.ahead),
            stage=stage(
                state, room.guide, here, asked_late=beheld.asked if beheld.own_round else None
            ),
            people=people(state, self._talked(state), now, speaking, beheld.asked),
            speaking=speaking,
            speaking_for=now - state.presses[-1].at if state.presses else 0,
            silence_seconds=silence_seconds(heard, now) if state.phase == "recording" else None,
            nothing_kept=state.recording_from is None and not state.notes,
            come_back=len(back),
            notes=self._notes.give(
                lambda: note_lines(state, durable), state.notes, state.marks, beheld.waiting
            ),
            said=told.said,
            said_in_private=bool(told.said) and told.said == told.private,
            draft=shown.Draft(
                draft.text, draft.first_key, draft.speaker, draft.from_before, bool(draft.off)
            ),
            banner=beheld.standing[0] if beheld.standing else None,
            more_banners=max(0, len(beheld.standing) - 1),
            question=told.question,
            assent_open=beheld.asked is not None,
            assent_answered=assent.answered(state),
            asked_seat=beheld.asked,
            own_round=beheld.own_round,
            gap=_gap(state, now) if state.phase == "off_record" else None,
            off_record_notes=room.off_record_notes,
            keyless=beheld.keyless,
            to_come_back=back,
            offer_come_back=bool(back) and bool(last) and here.id == last[0].id,
            cards=cards,
            card=next((one for one in cards if one.card == beheld.card), None),
            tags=self._tags.give(lambda: tags_used(n.text for n in state.notes), state.notes),
            until=state.beside.until_clock,
        )

    def _talked(self, state: SessionState) -> Talk:
        parts = (state.presses, state.visits, state.stops, state.ended_at)
        return self._talk.give(lambda: talk_of(state), *parts)

    def _to_come_back(self, room: Room, state: SessionState) -> tuple[shown.ComeBack, ...]:
        def a_glance(item: str) -> str:
            found = room.guide.item(item)
            words = "" if found is None else glance(found, GLANCE_WIDTH)
            return spoken(words, assent.present(state))

        asked_at = room.guide.tied_to("assent")
        return self._back.give(
            lambda: to_come_back(state, asked_at.id if asked_at else None, a_glance),
            *(state.marks, state.notes, state.seats, state.visits),
        )


def _moment(now: Us, state: SessionState, beheld: Beheld) -> tuple[object, ...]:
    """Give what tells one view of a session from the next, beside its state and its room."""
    heard, told = beheld.heard, beheld.told
    seconds = (now // SECOND, silence_seconds(heard, now), _gap(state, now) // SECOND)
    words = (told.said, told.private, told.question, beheld.draft)
    room = (_pill(state, heard), heard.saved_to is None, beheld.keyless is None)
    acts = (beheld.waiting, beheld.saving.durable_until)
    rest = (beheld.standing, beheld.card, beheld.asked, beheld.own_round)
    return (*seconds, *words, *room, *acts, *rest)


def _gap(state: SessionState, now: Us) -> Us:
    return now - state.stops[-1].start if state.phase == "off_record" else 0


def _cards(room: Room) -> tuple[shown.CardLine, ...]:
    return tuple(shown.CardLine(one.id, one.title, one.text) for one in room.cards)


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

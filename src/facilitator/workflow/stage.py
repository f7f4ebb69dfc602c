"""How far a session is: found with its keys, kept for whoever looks without, proven by types alone.

What a person has not begun is not computed: detection is heavy, and `status` must answer at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

import msgspec

from facilitator import __version__
from facilitator.canonical import fingerprint
from facilitator.errors import Unavailable
from facilitator.ports import Envelope
from facilitator.release.evidence import Evidence, Share
from facilitator.release.gate import conditions
from facilitator.release.reviewed import reviewed
from facilitator.release.stages import Facts, facts_at, stage_of
from facilitator.session.assent import took_part
from facilitator.session.events import desk as decided
from facilitator.session.events import machine, whole_study
from facilitator.study import stage_file
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.settings_file import NAME
from facilitator.study.stage_file import Judged, StageFile
from facilitator.study.tally import Glance
from facilitator.workflow import derive, wiring
from facilitator.workflow.derive import Desk
from facilitator.workflow.evidence import evidence, review_percent
from facilitator.workflow.transcribe import heard_stretches
from facilitator.workflow.transcribing_left import minutes_left


@dataclass(frozen=True, slots=True)
class Known:
    """What a key shows of a session: figures and answers, no word and no name."""

    facts: Facts
    participants: int | None = None
    open_flags: int | None = None
    """None where nothing has been looked through yet."""
    waiting: tuple[str, ...] = ()
    """What still stands before the gate, in a sentence each."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a session here and now."""

    glance: Glance
    facts: Facts
    known: Known | None
    """None while it is locked."""


@dataclass(frozen=True)
class Around:
    """What all sessions of a study share, read once for all of them."""

    study: Study
    packed: frozenset[str] = frozenset()
    """Sessions that were handed off."""
    clear_copies: Mapping[str, int] = field(default_factory=dict)
    """Copies in clear by session, as an earlier version wrote them into the study's journal."""
    locked: bool = False
    """No key of the study's journal is at hand: which number a name has cannot be seen."""

    @staticmethod
    def of(study: Study) -> Around:
        """Read the study's journal, as far as keys are at hand."""
        try:
            events: list[Any] = [record.event for record in derive.whole_study(study)]
        except Unavailable:
            return Around(study, locked=True)
        return Around(
            study,
            frozenset(e.session for e in events if isinstance(e, whole_study.PackMade)),
            Counter(e.session for e in events if isinstance(e, decided.ClearCopyMade)),
        )

    @cached_property
    def rules(self) -> str:
        """Give what a stage is found by: program, recognisers, the study's settings."""
        settings = SystemDisk().read(str(self.study.root / NAME))
        rules = wiring.recogniser_version(self.study.settings)
        return fingerprint([__version__, rules, sha256(settings).hexdigest()])


def look(around: Around, folder: SessionFolder) -> Found:
    """Find how far a session is, by `stage.json` where its journals end as they did then.

    What was found is kept there. Raises FacilitatorError where the session cannot be read.
    """
    kept = stage_file.read(folder.derived)
    seen = folder.glance(kept.glance if kept else None)
    judged = kept.judged if kept and kept.judged and kept.judged.heads == _heads(seen) else None
    envelope, locked = _key(folder, seen)
    known = None
    if not locked:
        known, judged = _known(around, folder, seen, envelope, judged)
    now = StageFile(stage_file.FORMAT, seen, judged)
    if now != kept and seen.files:
        stage_file.write(folder.derived, now)
    return Found(seen, _proven(seen, judged) if known is None else known.facts, known)


def _key(folder: SessionFolder, seen: Glance) -> tuple[Envelope | None, bool]:
    """Give what opens a session, and whether it is locked."""
    if folder.keyring is None or seen.session is None:
        return None, False
    place = folder.keys_of(seen.session)
    envelope = folder.keyring.envelope(place)
    return envelope, envelope is None or not folder.keyring.covers(place)


def _known(
    around: Around,
    folder: SessionFolder,
    seen: Glance,
    envelope: Envelope | None,
    judged: Judged | None,
) -> tuple[Known, Judged | None]:
    """Give what a key shows, from what is kept or found anew, and how it is to be kept."""
    kept = _opened(judged, seen, envelope) if judged and judged.rules == around.rules else None
    known = kept
    if known is None:
        desk = Desk(around.study, folder)
        known = found(desk, complete=not around.locked)
        if around.locked and _is_begun(desk):
            return known, judged  # less than a holder of the study's key would see
    if not around.locked:
        facts = replace(known.facts, handed_off=folder.name in around.packed)
        known = replace(known, facts=facts)
    return known, judged if known == kept else _judged(around, known, seen, envelope)


def found(desk: Desk, *, complete: bool = True) -> Known:
    """Find how far a session is, with its keys.

    Not `complete`: without the study's journal, from which signatures and decisions hang.
    Raises FacilitatorError where the session cannot be read.
    """
    seen = evidence(desk) if complete and _is_begun(desk) else None
    judged = conditions(seen) if seen else ()
    return Known(
        facts=_facts(desk, {condition.id: condition.holds for condition in judged}, seen),
        participants=_participants(desk),
        open_flags=seen.flags.left + seen.note_flags.left if seen else None,
        waiting=tuple(condition.evidence for condition in judged if not condition.holds),
    )


def _is_begun(desk: Desk) -> bool:
    """Say whether anyone has decided what may leave."""
    deciding = decided.FlagDecided | decided.PassageMarked | decided.SignedOff
    return any(isinstance(record.event, deciding) for record in desk.standing)


def _facts(desk: Desk, holds: dict[str, bool], seen: Evidence | None) -> Facts:
    state, brought = desk.state, desk.imported is not None
    ended, in_debrief = state.phase == "ended", state.phase == "debrief"
    checked = _checked_percent(desk)
    transcribing = not _has_words(desk) and _has_pieces(desk)
    return Facts(
        recorded=ended or brought,
        cut_short=state.started_at is not None and not ended and not in_debrief,
        in_debrief=in_debrief,
        from_file=state.source == "file",
        empty=ended and state.recording_from is None and not brought,
        transcribed=_has_words(desk),
        transcribing=transcribing,
        minutes_left=_minutes_left(desk) if transcribing else None,
        reviewed=holds["reviewed"] if holds else checked == 100,
        reviewed_percent=checked,
        redacted=all(holds.get(name, False) for name in ("flags", "notes", "residual")),
        decided_percent=None if seen is None else _percent(seen.flags),
        signed=bool(holds) and all(holds.values()),
        signing=seen is not None and any(one.valid for one in seen.signoffs),
        assent_open=bool(holds) and not holds["assent"],
        drill_open=bool(holds) and holds["signoff"] and not holds["drill"],
    )


def _participants(desk: Desk) -> int | None:
    brought = [r.event for r in desk.standing if isinstance(r.event, machine.TranscriptImported)]
    return brought[-1].participants if brought else took_part(desk.state) or None


def _has_words(desk: Desk) -> bool:
    return desk.imported is not None or desk.heard is not None


def _has_pieces(desk: Desk) -> bool:
    return any(isinstance(r.event, machine.TranscriptionStarted) for r in desk.standing)


def _minutes_left(desk: Desk) -> int | None:
    return minutes_left(desk.standing, heard_stretches(desk.timeline.stretches))


def _percent(share: Share) -> int:
    return share.done * 100 // share.of if share.of else 100


def _checked_percent(desk: Desk) -> int | None:
    """Give how much of what the study wants checked was checked; None where nobody began."""
    marks = [r.event for r in desk.standing if isinstance(r.event, decided.TurnsReviewed)]
    if not marks or not _has_words(desk):
        return None
    said = sum(bool(segment.words) for segment in desk.transcript.segments)
    done = len(reviewed(desk.transcript, marks).segments)
    wanted = said * review_percent(desk)
    return min(100, done * 100 * 100 // wanted) if wanted else 100


def _proven(seen: Glance, judged: Judged | None) -> Facts:
    """Give what holds of a locked session: what its last reader found, else what types prove."""
    brought, ended = bool(seen.count("transcript.imported")), bool(seen.count("session.ended"))
    over = bool(seen.count("recording.ended")) and not ended
    cut_short = bool(seen.count("session.started")) and not ended and not over
    empty = ended and not seen.has_sound and not brought
    if judged is not None:
        return replace(facts_at(judged.stage), cut_short=cut_short, in_debrief=over, empty=empty)
    return Facts(
        recorded=brought or ended,
        cut_short=cut_short,
        in_debrief=over,
        empty=empty,
        transcribed=brought or bool(seen.count("transcription.ended")),
    )


def _judged(around: Around, known: Known, seen: Glance, envelope: Envelope | None) -> Judged:
    plain = msgspec.to_builtins(known)
    kept = stage_file.closed(plain, seen.session or "", envelope)
    return Judged(_heads(seen), around.rules, stage_of(known.facts), kept)


def _opened(judged: Judged, seen: Glance, envelope: Envelope | None) -> Known | None:
    plain = stage_file.opened(judged.known, seen.session or "", envelope)
    try:
        return None if plain is None else msgspec.convert(plain, Known)
    except msgspec.ValidationError:
        return None


def _heads(seen: Glance) -> str:
    return fingerprint([[name, t.bytes, t.h] for name, t in sorted(seen.files.items())])

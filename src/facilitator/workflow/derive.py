"""Everything that is known of one session, derived from its folder when it is asked for.

A desk only reads. Each job takes one, works on it, appends events, and takes a fresh one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import msgspec

from facilitator.errors import Damaged, Refused, Unavailable
from facilitator.formats.labels import is_known
from facilitator.guide.model import Guide
from facilitator.ports import Candidate, Heard, Recogniser
from facilitator.redaction.material import Material
from facilitator.redaction.passages import labels_of, notes_of, passages, texts_of
from facilitator.redaction.redacted import Redaction, redact
from facilitator.session.events import Event, Record, machine
from facilitator.session.state import Note, SessionState, replay, standing
from facilitator.session.timeline import Timeline
from facilitator.study import derived
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.reading import ClosedEvent, Reading, UnknownEvent
from facilitator.transcript.assemble import Rules, assemble, assemble_import
from facilitator.transcript.held_back import notes_kept, without
from facilitator.transcript.imported import ImportedTurns
from facilitator.transcript.model import CutWhy, Transcript
from facilitator.transcript.silences import decided_state, silenced_speakers
from facilitator.workflow.candidates import kept_candidates
from facilitator.workflow.guides import read_guide
from facilitator.workflow.keyring import StudyKeyring


@dataclass(frozen=True)
class Desk:
    """One session of a study, laid out."""

    study: Study
    folder: SessionFolder

    @property
    def name(self) -> str:
        """Give the session's name, `FG3`."""
        return self.folder.name

    def with_records(
        self, records: Sequence[Record[Any]], study_records: Sequence[Record[Any]] = ()
    ) -> Desk:
        """Give the desk as it is once these were written too, without reading anything again."""
        kept = ("reading", "guide", "timeline", "heard", "imported", "recogniser")
        made = replace(self)
        vars(made).update({name: one for name, one in vars(self).items() if name in kept})
        vars(made)["records"] = (*self.records, *records)
        vars(made)["whole_study"] = (*self.whole_study, *study_records)
        return made

    @cached_property
    def reading(self) -> Reading:
        """Give what its journals hold, damage included."""
        return self.folder.read()

    @property
    def locked(self) -> bool:
        """Say whether records of it are closed and no key of them is at hand."""
        return _is_locked(self.reading)

    def unlocked(self) -> Desk:
        """Give the desk itself, for a job that needs what was said or decided.

        Raises Unavailable while it is locked: half of a session's acts would be another session.
        """
        if self.locked:
            self.folder.check_keys_are_there()
            if isinstance(self.study.keyring, StudyKeyring) and self.study.keyring.is_given:
                raise Unavailable(
                    f"The key that was given does not open {self.name}.",
                    "Name the file of another with --identity FILE, or ask a holder who can open "
                    "it to give `facilitator key add` with your public key.",
                )
            raise Unavailable(
                f"{self.name} is sealed, and no key of it is at hand.",
                f"Add --identity FILE, or give `facilitator unlock {self.name}` first.",
            )
        return self

    @cached_property
    def records(self) -> tuple[Record[Any], ...]:
        """Give the records of known types that can be opened, merged."""
        return _readable(self.reading)

    @cached_property
    def standing(self) -> tuple[Record[Event], ...]:
        """Give the records that count."""
        return standing(self.records)

    @cached_property
    def whole_study(self) -> tuple[Record[Any], ...]:
        """Give the records that belong to the study: replacements, packs.

        Raises Unavailable while they are locked: a number would be given a second time.
        """
        return whole_study(self.study)

    @cached_property
    def state(self) -> SessionState:
        """Give what the session has come to."""
        return replay(self.records)

    @cached_property
    def guide(self) -> Guide | None:
        """Give the guide that was run; None for an imported session."""
        path = self.folder.guide_copy
        return read_guide(path) if path.exists() else None

    @cached_property
    def timeline(self) -> Timeline:
        """Give where the sound lies, with what each file really holds."""
        from facilitator.workflow import wiring

        return Timeline.of(self.records, wiring.sound_lengths(self.folder.sounds))

    @cached_property
    def heard(self) -> Heard | None:
        """Give the last whole run of an engine, or None."""
        run = self._last(machine.TranscriptionEnded)
        if run is None:
            return None
        try:
            return msgspec.json.decode(self.folder.load_heard(run.file), type=Heard)
        except msgspec.MsgspecError as failure:
            raise Damaged(
                f"What was heard of {self.name} ({run.file[:12]}…) has no form that is known here.",
                f"Use the program version that made it, or facilitator transcribe {self.name}.",
            ) from failure

    @cached_property
    def imported(self) -> ImportedTurns | None:
        """Give the transcript that was brought in last, or None."""
        brought = self._last(machine.TranscriptImported)
        if brought is None:
            return None
        kept = msgspec.json.decode(self.folder.load_heard(brought.file))
        return msgspec.convert(kept["reading"], type=ImportedTurns)

    @cached_property
    def transcript(self) -> Transcript:
        """Give the transcript as it stands: attributed, cut, corrected.

        Raises Refused where there are no words yet, Unavailable while it is locked.
        """
        self.unlocked()
        rules = Rules(self.study.settings.speakers, self.study.settings.withdrawal.mode)
        if self.imported is not None:
            return assemble_import(
                self.name, self.imported, state=self.state, records=self.standing, rules=rules
            )
        if self.heard is None:
            raise Refused(
                f"{self.name} is not transcribed yet.", f"facilitator transcribe {self.name}"
            )
        return assemble(
            self.name,
            self.heard,
            state=self.state,
            items=self.guide.items if self.guide else (),
            timeline=self.timeline,
            records=self.standing,
            rules=rules,
        )

    @cached_property
    def left_out(self) -> Mapping[str, CutWhy]:
        """Give the seats whose words are left out, and why."""
        removed = self.study.settings.withdrawal.mode == "remove"
        decided = decided_state(self.state, self.standing)
        return silenced_speakers(decided, remove_withdrawn=removed)

    @cached_property
    def settled(self) -> SessionState:
        """Give the state with staff's answers, and without notes of whose words are left out."""
        decided = without(decided_state(self.state, self.standing), self.left_out)
        return replace(decided, seats=self.state.seats) if self.imported else decided

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Give notes, board texts and skip reasons: what people wrote in the room, and may stay."""
        return notes_kept(notes_of(self.records), self.left_out, self.state.marks)

    @cached_property
    def material(self) -> Material:
        """Give all that its redaction is made of, nobody's names typed for a pass among it.

        Raises Refused where there are no words yet, Unavailable while it or the study is locked.
        """
        from facilitator.workflow import wiring

        study_records = self.unlocked().whole_study
        settings = self.study.settings
        return Material(
            transcript=self.transcript,
            notes=self.notes,
            candidates=self._candidates(),
            labels=self._labels,
            marks=self.state.marks,
            records=self.records,
            study_records=study_records,
            general=tuple(settings.redaction.general.items()),
            harmless=wiring.harmless_words(settings, self.guide),
        )

    @cached_property
    def redaction(self) -> Redaction:
        """Give flags, decisions and the redacted text as they stand. Raises as `material` does."""
        from facilitator.workflow import wiring

        return redact(self.material, wiring.lexicon(), wiring.likeness())

    @cached_property
    def recogniser(self) -> Recogniser:
        """Give what proposes flags here, with the study's own lists."""
        from facilitator.workflow import wiring

        return wiring.recogniser(self.study.settings, self.guide)

    @property
    def _labels(self) -> tuple[tuple[str, str], ...]:
        labels = labels_of(self.imported) if self.imported else ()
        return tuple((name, label) for name, label in labels if not is_known(label))

    def _candidates(self) -> tuple[Candidate, ...]:
        """Give what the recognisers propose, looked through again only where a text changed."""
        from facilitator.workflow import wiring

        rules = wiring.recogniser_version(self.study.settings, self.guide)
        return kept_candidates(
            self.folder.cache,
            derived.key("candidates", rules, heard=self._artefact),
            passages(texts_of(self.transcript, self.notes)),
            lambda: self.recogniser,
        )

    @property
    def _artefact(self) -> str | None:
        """Give the name in `heard/` of what the transcript is made of."""
        for kind in (machine.TranscriptImported, machine.TranscriptionEnded):
            if (event := self._last(kind)) is not None:
                return str(event.file)
        return None

    def _last(self, kind: type[Any]) -> Any:
        return next((r.event for r in reversed(self.standing) if isinstance(r.event, kind)), None)


def whole_study(study: Study) -> tuple[Record[Any], ...]:
    """Give the records that belong to the study. Raises Unavailable while they are locked."""
    reading = study.whole.read()
    if _is_locked(reading):
        raise Unavailable(
            "The study's own journal is closed, and no key of it is at hand: replacements have "
            "their numbers there.",
            "Add --identity FILE, or give `facilitator unlock` first.",
        )
    return _readable(reading)


def _is_locked(reading: Reading) -> bool:
    closed = (r.event for r in reading.records if isinstance(r.event, ClosedEvent))
    return any(not event.spoilt for event in closed)


def _readable(reading: Reading) -> tuple[Record[Any], ...]:
    return tuple(r for r in reading.records if not isinstance(r.event, UnknownEvent | ClosedEvent))

"""Everything that is known of one session, derived from its folder when it is asked for.

A desk only reads. Each job takes one, works on it, appends events, and takes a fresh one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from facilitator.errors import Refused
from facilitator.formats.labels import is_known
from facilitator.guide.model import Guide
from facilitator.ports import Candidate, Heard
from facilitator.redaction.passages import notes_of, passages, texts_of
from facilitator.redaction.redacted import Material, Redaction, redact
from facilitator.session.events import Event, Record, machine
from facilitator.session.state import Note, SessionState, replay, standing
from facilitator.session.timeline import Timeline
from facilitator.study import derived
from facilitator.study.folder import SessionFolder, Study
from facilitator.study.reading import ClosedEvent, Reading, UnknownEvent
from facilitator.transcript.assemble import Rules, assemble, assemble_import
from facilitator.transcript.imported import ImportedTurns
from facilitator.transcript.model import Transcript
from facilitator.workflow.guides import read_guide


@dataclass(frozen=True)
class Desk:
    """One session of a study, laid out."""

    study: Study
    folder: SessionFolder

    @property
    def name(self) -> str:
        """Give the session's name, `FG3`."""
        return self.folder.name

    @cached_property
    def reading(self) -> Reading:
        """Give what its journals hold, damage included."""
        return self.folder.read()

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
        """Give the records that belong to the study: replacements, packs."""
        return _readable(self.study.whole.read())

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

        return Timeline.of(self.records, wiring.sound_lengths(self.folder.sound))

    @cached_property
    def heard(self) -> Heard | None:
        """Give the last whole run of an engine, or None."""
        run = self._last(machine.TranscriptionEnded)
        if run is None:
            return None
        return msgspec.json.decode(self.folder.load_heard(run.file), type=Heard)

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

        Raises Refused where there are no words yet.
        """
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
    def notes(self) -> tuple[Note, ...]:
        """Give notes, board texts and skip reasons: what people wrote in the room."""
        return notes_of(self.records)

    @cached_property
    def redaction(self) -> Redaction:
        """Give flags, decisions and the redacted text as they stand.

        Raises Refused where there are no words yet.
        """
        from facilitator.workflow import wiring

        material = Material(
            transcript=self.transcript,
            notes=self.notes,
            candidates=self._candidates(),
            people=self._people,
            marks=self.state.marks,
            records=self.records,
            study_records=self.whole_study,
        )
        return redact(material, wiring.lexicon(), wiring.likeness())

    @property
    def _people(self) -> tuple[str, ...]:
        labels = {piece.label for piece in self.imported.pieces} if self.imported else set()
        return tuple(sorted(label for label in labels if label and not is_known(label)))

    def _candidates(self) -> tuple[Candidate, ...]:
        """Give what the recognisers propose, looked through again only when the text changed."""
        from facilitator.workflow import wiring

        texts = passages(texts_of(self.transcript, self.notes))
        rules = wiring.recogniser_version(self.study.settings, self.guide)
        key = derived.key("candidates", rules, texts=[[p.name, p.text, p.follows] for p in texts])

        def look() -> bytes:
            found = wiring.recogniser(self.study.settings, self.guide).propose(texts)
            return msgspec.json.encode(found)

        kept = self.folder.cache.made(key, "candidates.json", look)
        return msgspec.json.decode(kept, type=tuple[Candidate, ...])

    def _last(self, kind: type[Any]) -> Any:
        return next((r.event for r in reversed(self.standing) if isinstance(r.event, kind)), None)


def _readable(reading: Reading) -> tuple[Record[Any], ...]:
    return tuple(r for r in reading.records if not isinstance(r.event, UnknownEvent | ClosedEvent))

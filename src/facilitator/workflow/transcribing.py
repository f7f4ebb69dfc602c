"""From `facilitator transcribe FG3` to what it prints: model, sound, run, figures."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from facilitator.errors import BadInput, FacilitatorError, Refused, Unavailable
from facilitator.ports import Heard, Stretch, Tell
from facilitator.session.events.machine import TranscriptionEnded, TranscriptionStarted
from facilitator.session.timeline import SoundStretch
from facilitator.study import locks
from facilitator.study.folder import SessionFolder, Study
from facilitator.transcript.coverage import coverage
from facilitator.units import seconds
from facilitator.workflow import wiring
from facilitator.workflow.derive import Desk
from facilitator.workflow.review import keyed_two_ways
from facilitator.workflow.seal import seal_when_ready
from facilitator.workflow.transcribe import Transcription, Work, finished_run, heard_stretches

ENGINES = ("openai-whisper",)
MOST_THREADS = 4
"""More do not help the decoder of a small model."""
LOW_PRIORITY = 10
"""How nice a transcription is while a group is recorded: no sample may be lost to it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; None is what the study says."""

    engine: str | None = None
    model: str | None = None
    threads: int | None = None
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Transcribed:
    """What came of one session."""

    session: str
    heard: Heard
    speech_seconds: float
    words: int
    uncovered: tuple[Stretch, ...]
    doubts: int
    """Segments of the transcript that a person should look at, and speech without words."""
    wall_seconds: float
    keyed_two_ways: int = 0
    """Turns for which two people keyed two speakers."""
    unread_seconds: float = 0.0
    """Of sound that is on the disk and cannot be read: spoilt blocks, files that are gone."""
    sealed: bool = False
    """It had ended, and from now on only a holder's key opens it."""
    not_sealed: str | None = None
    """Why not, where it should have been."""


def transcribe(
    study: Study, names: Sequence[str], asked: Asked, places: Sequence[Path], tell: Tell
) -> tuple[Transcribed, ...]:
    """Transcribe sessions one after the other; `places` is where weights are looked for.

    A session of an encrypted study that has ended is sealed once its words are ready.
    Raises Refused, BadInput or Unavailable before anything is written.
    """
    engine = asked.engine or study.settings.engine
    if engine not in ENGINES:
        raise BadInput(
            f"There is no engine called {engine}.", f"Engines here: {', '.join(ENGINES)}."
        )
    weights = _weights(asked.model or study.settings.model, places)
    folders = [study.session(name) for name in names]
    for folder in folders:
        _refuse_running(folder)
    return tuple(_one(study, folder, asked, engine, weights, tell) for folder in folders)


def with_sound(study: Study) -> tuple[str, ...]:
    """Give the names of the sessions that have sound, but for those sealed with their words."""
    there = (f for f in study.sessions() if wiring.sound_paths(f.sounds))
    return tuple(f.name for f in there if not _is_done_with(study, f))


def _is_done_with(study: Study, folder: SessionFolder) -> bool:
    """Say whether a session was heard to its end and is locked: nothing can be asked of it here."""
    return folder.glance().count("transcription.ended") > 0 and Desk(study, folder).locked


def _weights(model: str, places: Sequence[Path]) -> Path:
    found = wiring.weights_file(model, places)
    if found is None:
        there = ", ".join(dict.fromkeys(n for n, _, _ in wiring.weights_found(places))) or "none"
        raise Unavailable(
            f"The speech model {model} is not on this machine (found: {there}).",
            "Add its file with: facilitator model add FILE",
        )
    return found


def _refuse_running(folder: SessionFolder) -> None:
    folder.make()
    with locks.running(folder):
        pass


def _one(
    study: Study, folder: SessionFolder, asked: Asked, engine: str, weights: Path, tell: Tell
) -> Transcribed:
    began = time.monotonic()
    with locks.deriving(folder.derived, folder.name):
        desk = Desk(study, folder).unlocked()
        stretches = wiring.readable_sound(
            folder.sounds, folder.envelope, heard_stretches(desk.timeline.stretches)
        )
        work = Work(folder.name, stretches, _sounds(folder, stretches), desk.standing)
        done = None if asked.restart else finished_run(work, engine, wiring.weights_sha256(weights))
        heard = _loaded(folder, done) if done else _heard(study, desk, work, asked, weights, tell)
    made = _figures(Desk(study, folder), heard, time.monotonic() - began)
    try:
        return replace(made, sealed=seal_when_ready(study, folder))
    except FacilitatorError as failure:  # the words are safe: that alone is what was asked for
        return replace(made, not_sealed=str(failure))


def _sounds(
    folder: SessionFolder, stretches: Sequence[SoundStretch]
) -> tuple[tuple[str, int], ...]:
    names = {file.file for stretch in stretches for file in stretch.files}
    paths = wiring.sound_paths(folder.sounds)
    return tuple((name, paths[name].stat().st_size) for name in sorted(names))


def _loaded(folder: SessionFolder, done: tuple[TranscriptionStarted, TranscriptionEnded]) -> Heard:
    return msgspec.json.decode(folder.load_heard(done[1].file), type=Heard)


def _heard(study: Study, desk: Desk, work: Work, asked: Asked, weights: Path, tell: Tell) -> Heard:
    recorded = _a_group_is_recorded(study)
    if recorded and hasattr(os, "nice"):
        os.nice(LOW_PRIORITY)
    if not work.stretches:
        raise Refused(
            f"{work.session} has no sound to transcribe.",
            f"facilitator verify {work.session} says what was recorded.",
        )
    threads = asked.threads or (1 if recorded else min(MOST_THREADS, os.cpu_count() or 1))
    ear = wiring.ear(weights, language=study.settings.language, threads=threads)
    clock = desk.folder.clock()
    journal = desk.folder.writer("transcriber", clock)
    try:
        read = wiring.sound_reader(desk.folder.sounds, desk.folder.envelope)
        job = Transcription(work, ear, read, journal, at=clock.at)
        return job.run(tell, desk.folder.store_heard, restart=asked.restart)
    finally:
        journal.close()


def _a_group_is_recorded(study: Study) -> bool:
    """Say whether a session of the study is being run on this machine now."""
    for folder in study.sessions():
        try:
            with locks.running(folder):
                pass
        except Refused:
            return True
    return False


def _figures(desk: Desk, heard: Heard, wall: float) -> Transcribed:
    words = [word for piece in heard.pieces for word in piece.words]
    covered = coverage(heard.speech, words)
    doubtful = sum(bool(segment.doubts) for segment in desk.transcript.segments)
    return Transcribed(
        desk.name,
        heard,
        seconds(covered.speech),
        len(words),
        covered.uncovered,
        doubtful + len(covered.uncovered),
        wall,
        len(keyed_two_ways(desk.transcript)),
        _unread(desk, heard),
    )


def _unread(desk: Desk, heard: Heard) -> float:
    """Give how many seconds of the sound were left out, to the millisecond."""
    there = sum(s.end - s.start for s in heard_stretches(desk.timeline.stretches))
    return round(max(0.0, seconds(there - sum(s.length for s in heard.sound))), 3)

"""The recorder: takes sound from its source and brings it to the disk, as the screen steers it.

It knows no screen, no journal but its own, and waits for nobody: what it may write and what it must
leave out stands in a shared file (`ports.Steering`), and so does its answer. Killed at any moment
and started again, it goes on exactly where the disk stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from facilitator.audio.answer import Answer
from facilitator.audio.drift import Drift
from facilitator.audio.hearing import LISTEN, PAUSE, Hearing
from facilitator.audio.line import Line
from facilitator.audio.logbook import Logbook, SoundLedger
from facilitator.audio.places import Places
from facilitator.audio.session_time import SessionTime
from facilitator.audio.standing import Standing
from facilitator.audio.tape import Tape
from facilitator.audio.watch import Watch
from facilitator.ports import (
    AudioSource,
    Disk,
    PieceForm,
    RecorderPhase,
    ScreenSays,
    Steering,
)
from facilitator.session.events.sound import (
    RecorderStopped,
    ScreenMissed,
)
from facilitator.units import SECOND, Us

HOLD: Us = 300_000
"""How long a microphone's sound waits for orders to be complete, at most."""
CLOSING_FOR: Us = 60 * SECOND
"""How long the end waits for a disk that refuses."""

Why: TypeAlias = Literal["ended", "screen_lost", "source_ended", "failed"]
Left: TypeAlias = Why | Literal["overtaken"]
"""Why it is gone; one that was overtaken says so nowhere."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where sound goes, and what is there already."""

    disk: Disk
    folders: tuple[str, ...]
    """The session's `sound/`, and what takes sound while its disk refuses."""
    form: PieceForm
    standing: Standing
    ledger: Callable[[], SoundLedger]
    """Opens the recorder's journal; called once the session's zero is known."""


def record(
    source: AudioSource,
    steering: Steering,
    time: SessionTime,
    place: Place,
    starter_lives: Callable[[], bool] = lambda: False,
) -> Left:
    """Record until told to stop, until the source ends, or until no screen has shown it for 60 s.

    Says `ready` first, and begins when a living leader has said the session's zero; while whoever
    started it lives, that may take as long as it likes (a rehearsal waits before its sound).
    """
    watch = Watch(time.clock, steering.screen())
    answer = Answer(steering, time.clock, source.rate, place.standing.sample)
    met = _meet(steering, time, watch, answer, starter_lives)
    if answer.overtaken:
        return "overtaken"
    if met is None:
        answer.say("failed")
        return "screen_lost"
    return Recorder(source, steering, time, place, watch, answer).run(met)


def _meet(
    steering: Steering,
    time: SessionTime,
    watch: Watch,
    answer: Answer,
    starter_lives: Callable[[], bool],
) -> ScreenSays | None:
    """Wait for a living leader, and take over its zero: one that is gone left a beat too."""
    while (starter_lives() or not watch.given_up) and not answer.overtaken:
        answer.say("ready")
        said = steering.screen()
        if said is not None and watch.look(said):
            time.set(said.zero, said.speed)
            return said
        time.clock.sleep(PAUSE)
    return None


class Recorder:
    """One source's recorder, once somebody leads it."""

    def __init__(
        self,
        source: AudioSource,
        steering: Steering,
        time: SessionTime,
        place: Place,
        watch: Watch,
        answer: Answer,
    ) -> None:
        """Put the parts together and open the journal."""
        self._source, self._steering, self._time = source, steering, time
        self._clock, self._watch, self._answer = time.clock, watch, answer
        self._drift = Drift(source.rate, exact=source.waits)
        self._log = Logbook(place.ledger())
        self._tape = _tape(source, time, place, self._log, self._drift)
        self._line = Line(
            tape=self._tape,
            log=self._log,
            drift=self._drift,
            source=source.name,
            rate=source.rate,
            ever=place.standing.ever,
        )
        self._hearing = Hearing(source, time, self._line, self._log, self._drift, answer)
        self._unseen_from: int | None = None

    def run(self, said: ScreenSays) -> Left:
        """Go on from what the leader `said` first; give why it ended."""
        self._hearing.begin()
        self._line.steer(said.order)
        while (why := self._step()) is None:
            pass
        return why if why != "overtaken" and self._end(why) else "overtaken"

    def _step(self) -> Left | None:
        """Listen once, decide about what may be decided, answer."""
        self._hearing.listen()
        if self._answer.overtaken:
            return "overtaken"  # another records: what waits here stays unwritten, a known gap
        now = self._time.at()  # before the order is read: no sample may pass one that came since
        said = self._steering.screen()
        if said is not None and said.boot == self._clock.boot:
            if self._watch.look(said):
                self._time.set(said.zero, said.speed)
            self._line.steer(said.order)
            beat = self._drift.sample_at(said.beat)
            # While its leader lives, a beat that stands is an order that waits to be applied: no
            # sound may pass it, however long the disk refuses.
            led = self._source.waits or self._watch.still_for < HOLD
            held = beat if led else self._drift.sample_at(now - HOLD)
            self._advance(max(beat, held))
        self._tape.write()
        self._log.write()
        self._look_for_screen()
        self._say(self._phase)
        if self._line.over:
            return "ended"
        if self._hearing.at_end and not self._line.waits:
            return "source_ended"
        return "screen_lost" if self._watch.given_up else None

    def _advance(self, limit: int) -> None:
        """Decide about the sound before `limit`; once none is kept, the own device is tried."""
        before = self._line.on
        self._line.advance(limit)
        if before and not self._line.on and not self._line.over:
            self._hearing.go_back()

    def _look_for_screen(self) -> None:
        """Mark what is taken while no screen shows it; a file takes nothing without one."""
        if self._source.waits:
            return
        if not self._watch.no_screen:
            self._mark_unseen()
        elif self._unseen_from is None and self._line.on:
            self._unseen_from = self._drift.sample_at(self._time.at() - self._watch.still_for)

    def _mark_unseen(self) -> None:
        if self._unseen_from is not None:
            start, self._unseen_from = self._unseen_from, None
            rate = self._source.rate
            missed = ScreenMissed(self._source.name, start, self._line.position, rate)
            self._log.say(missed, at=self._drift.time_of(start))

    def _end(self, why: Why) -> bool:
        """Close the piece and say so; False, with no more written, where another records now."""
        self._hearing.close()
        until = self._clock.now() + CLOSING_FOR
        self._line.finish()
        # A disk that refuses is waited for as long as somebody is there to free it.
        while not self._line.closed and (self._clock.now() < until or not self._watch.given_up):
            if self._answer.overtaken:
                return False
            if (said := self._steering.screen()) is not None:
                self._watch.look(said)
            self._say(self._phase)
            self._clock.sleep(LISTEN)
            self._line.finish()
            self._log.write()
        self._mark_unseen()
        self._log.say(RecorderStopped(why), at=self._drift.time_of(self._line.position))
        through = self._line.closed and why in ("ended", "source_ended")
        self._say("ended" if through else "failed")
        return True

    @property
    def _phase(self) -> RecorderPhase:
        if self._hearing.lost:
            return "failed"
        return "on" if self._line.on else "off"

    def _say(self, phase: RecorderPhase) -> None:
        self._answer.safe, self._answer.applied = self._tape.safe, self._line.applied
        self._answer.rescued = self._tape.rescued
        self._answer.delay = self._drift.delay
        self._answer.say(phase)


def _tape(source: AudioSource, time: SessionTime, place: Place, log: Logbook, drift: Drift) -> Tape:
    return Tape(
        disk=place.disk,
        places=Places(place.disk, time.clock, place.folders, source.rate),
        form=place.form,
        source=source.name,
        rate=source.rate,
        number=place.standing.number,
        written=place.standing.sample,
        log=log,
        time_of=drift.time_of,
    )

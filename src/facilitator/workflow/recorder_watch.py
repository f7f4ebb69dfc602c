"""Looks after the session's recorder: started, waited for, started again where it died or hangs.

Starting reads and writes files, whose disk may be away or hang: it is done aside, never by whoever
takes the keys.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Protocol

from facilitator.errors import FacilitatorError, Unavailable
from facilitator.ports import Clock, RecorderSays, Steering
from facilitator.units import SECOND, Us
from facilitator.workflow.ear import BEAT_LOST_AFTER

READY_WITHIN: Us = 30 * SECOND
LOOK_EVERY: Us = SECOND // 200
AGAIN_AFTER: Us = 2 * SECOND
"""How long to wait before a recorder that dies at once is started once more."""
HANGS_AFTER: Us = 10 * SECOND
"""A recorder whose beat stands for so long is ended and started again: its sound is lost anyway."""
TOLD_AFTER_FAILURES = 2
LONGEST_LOOK: Us = SECOND
"""What one look counts at most: while the lid was closed nobody beat, and nobody hung."""


class RecorderProcess(Protocol):
    """The recorder as the session holds it: a new one, or one that outlived its screen."""

    pid: int

    def running(self) -> bool:
        """Say whether it still runs."""
        ...

    def failure(self) -> str:
        """Give the sentence it ended with, or nothing."""
        ...

    def kill(self) -> None:
        """End it at once; what it had written stays."""
        ...


Aside = Callable[[Callable[[], None]], None]
"""Does some work without holding up whoever asks."""


def in_a_thread(work: Callable[[], None]) -> None:
    """Do it in a thread of its own, which nobody waits for."""
    Thread(target=work, name="recorder's start", daemon=True).start()


class SpentRecorder:
    """The recorder of a session whose recording was over before this screen: nobody starts it.

    It may outlive the screen that ended it, its last sound waiting for a disk.
    """

    gone = False
    hangs = False
    why_not = ""
    started_again = 0

    def __init__(self, machine: Clock, steering: Steering) -> None:
        """Hear whether it is still at work."""
        self._machine, self._steering = machine, steering

    @property
    def said(self) -> RecorderSays | None:
        """Give what it said last, while it lives."""
        said, now = self._steering.recorder(), self._machine.now()
        lives = said is not None and said.boot == self._machine.boot
        return said if said and lives and now - said.beat <= BEAT_LOST_AFTER else None

    def wait_until_ready(self) -> None:
        """Wait for nothing."""

    def has_ended(self) -> bool:
        """Say whether it is through."""
        return self.said is None or self.said.phase in ("ended", "failed")

    def look_after(self) -> None:
        """Look after nothing."""


class RecorderWatch:
    """The recorder of one session, whichever process that is."""

    def __init__(
        self,
        machine: Clock,
        steering: Steering,
        start: Callable[[], RecorderProcess],
        aside: Aside = in_a_thread,
    ) -> None:
        """Start the recorder, or take over the one that lives; later it is started `aside`."""
        self._machine = machine
        self._steering = steering
        self._start, self._aside = start, aside
        self._process = start()
        self._starts = False
        self._awaited = False
        self._failures = 0
        self._sentence = ""
        self._start_again_at: Us = 0
        self._beat: Us = 0
        self._beat_stands: Us = 0
        self._looked_at = machine.now()
        self.started_again = 0
        """How often it was started again and was heard of."""

    @property
    def said(self) -> RecorderSays | None:
        """Give what it said last; None while the one that was started has not spoken yet."""
        said = self._steering.recorder()
        return said if said is not None and said.pid == self._process.pid else None

    @property
    def gone(self) -> bool:
        """Say whether it has ended, and the one that is started again has not spoken yet."""
        ended = not self._process.running() and not self.has_ended()
        return self._starts or self._awaited or ended

    @property
    def hangs(self) -> bool:
        """Say whether it runs and has stopped answering."""
        return self._beat_stands >= BEAT_LOST_AFTER and self._process.running()

    @property
    def why_not(self) -> str:
        """Give its own sentence where it could not be started twice; else nothing."""
        return self._sentence if self._failures >= TOLD_AFTER_FAILURES else ""

    def wait_until_ready(self) -> None:
        """Wait until it hears. Raises Unavailable where it cannot."""
        give_up = self._machine.now() + READY_WITHIN
        while self._machine.now() < give_up:
            said = self.said
            if said is not None and said.phase != "starting":
                if said.phase != "failed":
                    return
                break
            if not self._process.running():
                break
            self._machine.sleep(LOOK_EVERY)
        raise Unavailable(
            "The recorder did not start.",
            self._process.failure() or "facilitator check looks at sound and disk.",
        )

    def has_ended(self) -> bool:
        """Say whether it is through: the file is at its end, or the stop is applied."""
        said = self.said
        return said is not None and said.phase == "ended"

    def look_after(self) -> None:
        """Start it again where it has died, or hangs for too long. Never waits, never raises."""
        now = self._machine.now()
        if self._starts:
            return
        if self._hangs_since(now) >= HANGS_AFTER:
            self._process.kill()
        gone = not self._process.running() and not self.has_ended()
        if self._awaited and (gone or self._listens):
            self._see_what_became_of_it(gone)
        if gone and now >= self._start_again_at:
            self._start_again_at = now + AGAIN_AFTER
            self._starts = True
            self._aside(self._start_again)

    def _start_again(self) -> None:
        try:
            self._process = self._start()
            self._beat_stands, self._awaited = 0, True
        except (OSError, FacilitatorError) as failure:
            self._has_failed(str(failure))
        finally:
            self._starts = False

    @property
    def _listens(self) -> bool:
        """Say whether it has got as far as to listen: it may still end before."""
        return self.said is not None and self.said.phase not in ("starting", "ready")

    def _see_what_became_of_it(self, gone: bool) -> None:
        self._awaited = False
        if gone:
            self._has_failed(self._process.failure())
        else:
            self._failures, self._sentence = 0, ""
            self.started_again += 1

    def _has_failed(self, sentence: str) -> None:
        self._failures += 1
        self._sentence = sentence or "It ends without a word: facilitator check looks at it."

    def _hangs_since(self, now: Us) -> Us:
        said = self.said
        looked, self._looked_at = self._looked_at, now
        if said is None or said.beat != self._beat:
            self._beat, self._beat_stands = (0 if said is None else said.beat), 0
        else:
            self._beat_stands += min(now - looked, LONGEST_LOOK)
        return self._beat_stands

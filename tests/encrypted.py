"""An encrypted study with one holder, and a session in it that is led without a recorder's process.

The recorder is a stand-in (`workflow.recorder_watch.RecorderProcess`): it says through the real
steering file that it hears, and obeys every order at once.
"""

from __future__ import annotations

import os
from pathlib import Path

import pyrage

from facilitator.ports import RecorderSays
from facilitator.study.clock import SystemClock
from facilitator.study.folder import Study
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.units import SECOND
from facilitator.workflow.keyring import keyed, nobody
from facilitator.workflow.run_session import LiveSession
from facilitator.workflow.session_place import Asked

GUIDE = """---
title: A guide
---
# Introduction

[Begin recording.]{do=record}

# I. Assent

**Do you agree to participate?** {do=assent}

# II. Learning

**What was the most memorable lesson?**

- Does anyone have a similar story?

**What else?**
"""


class Holder:
    """Someone whose key opens the study."""

    def __init__(self) -> None:
        made = pyrage.x25519.Identity.generate()
        self.public, self.identity = str(made.to_public()), str(made)

    def __call__(self) -> str:
        return self.identity


class StandInRecorder:
    """Hears and obeys at once; writes nothing."""

    def __init__(self, steering: SteeringFile) -> None:
        self.pid = os.getpid()
        self.alive = True
        self._steering = steering
        self.beat("ready")

    def beat(self, phase="on", safe=0, applied=0):
        clock = SystemClock()
        said = RecorderSays(
            clock.boot, self.pid, clock.now(), phase, -30, safe, safe, 48_000, applied
        )
        self._steering.say_as_recorder(said)

    def running(self):
        return self.alive

    def failure(self):
        return ""

    def kill(self):
        self.alive = False


class Encrypted:
    """A study in `root`, its state folder, and whoever can open it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.state = root / "state"
        self.holder = Holder()
        guide = root / "guide.md"
        guide.write_text(GUIDE, encoding="utf-8")
        made = Study.create(root / "study", "A study", guide, (self.holder.public,))
        self.path = made.root

    def study(self, ask=nobody) -> Study:
        """Open it as a new process does: nothing is remembered of keys."""
        return keyed(Study.open(self.path), self.state, ask)

    def opened(self, *, ask=nobody, machine=None, **asked) -> LiveSession:
        """Open session FG1; `asked` are fields of `Asked`."""
        start = lambda folder: StandInRecorder(self.steering(folder))  # noqa: E731
        return self.opened_with(start, ask=ask, machine=machine, **asked)

    def opened_with(self, start, *, ask=nobody, machine=None, **asked) -> LiveSession:
        """Open it with another recorder."""
        asked = {"guide": None, "participants": 4, "source": "mic", **asked}
        return LiveSession(self.study(ask), Asked("FG1", **asked), self.state, start, machine)

    def steering(self, folder) -> SteeringFile:
        return SteeringFile(steering_path(self.state, folder.id))

    def open_keys(self) -> list[Path]:
        return sorted((self.state / "open").glob("*.key"))


def durable(live: LiveSession) -> None:
    """Wait until all that was done is on the disk."""
    assert live.conduct.writer.flush(10)


def cut(live: LiveSession) -> None:
    """End as a killed process does, as far as the disk is concerned: nothing more is written."""
    durable(live)
    live._open.close()


__all__ = ["SECOND", "Encrypted", "Holder", "StandInRecorder", "cut", "durable"]

"""What every process of ours settles before it does anything, the recorder's too.

What it holds in memory must not come out by a side door: no core file, no look by another process
of the same user, no report of a crash with what variables held, no warning that quotes what a
library was reading, and nothing that the environment asks Textual to draw, log or send.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

from facilitator.cli import crash
from facilitator.study.log import begin_log

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def settle(state: Path) -> None:
    """Close the side doors of this process; the log lies in the `state` folder."""
    forget(os.environ)
    leave_no_core()
    begin_log(state)
    crash.take_over()
    warnings.simplefilter("ignore")


def forget(environment: MutableMapping[str, str]) -> None:
    """Drop what would have Textual take pictures, keep a log, or talk to its developers' tools.

    Textual reads it when it is imported: this has to be done before.
    """
    for name in [name for name in environment if name.upper().startswith("TEXTUAL")]:
        del environment[name]


def leave_no_core() -> None:
    """See to it that a crash leaves no picture of the memory, and that nobody attaches to it."""
    try:
        import resource
    except ImportError:  # Windows writes none unless an administrator asks for it
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        import ctypes

        with suppress(OSError, AttributeError):
            # A core pattern that is a pipe ignores the limit; it does not take such a process.
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)

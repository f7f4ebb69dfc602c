"""Whether what this terminal shows is written into a log, asked before words are shown on a screen.

A screen leaves nothing in the terminal's scrollback; a log that the terminal itself keeps holds it
all. tmux says whether it does; two other programs set a variable. What a terminal window logs by
its own menu cannot be seen from here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

from facilitator.cli.out import say

_ENDS = {
    "tmux": "`tmux pipe-pane` ends it",
    "asciinema": "leave it with ctrl+d",
    "script": "leave it with ctrl+d",
}
"""Who may write a log, and how that ends."""


def warn_if_logged() -> None:
    """Say so where this terminal is logged, and wait until that is answered with Enter."""
    who = logged_by(os.environ)
    if who is None:
        return
    say(f"{who} writes all that this terminal shows into a log, words that were said too.")
    say(f"Press ctrl+c and end that first ({_ENDS[who]}), or press Enter to go on all the same.")
    if sys.stdin.isatty():
        sys.stdin.readline()


def logged_by(environment: Mapping[str, str]) -> str | None:
    """Give the program that logs this terminal, None where none is known to."""
    if _tmux_pipes(environment):
        return "tmux"
    if environment.get("ASCIINEMA_REC"):
        return "asciinema"
    return "script" if environment.get("SCRIPT") else None


def _tmux_pipes(environment: Mapping[str, str]) -> bool:
    pane = environment.get("TMUX_PANE")
    if not environment.get("TMUX") or not pane:
        return False
    ask = ["tmux", "display-message", "-p", "-t", pane, "#{pane_pipe}"]
    try:
        said = subprocess.run(ask, capture_output=True, timeout=2, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.stdout.strip() == b"1"

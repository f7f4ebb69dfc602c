"""Opens a screen on a job and says what came of it."""

from __future__ import annotations

from facilitator.tui.jobs import Conducting
from facilitator.workflow.home_view import HomeChoice, HomeView


def run_live(conduct: Conducting, *, theme: str = "night") -> None:
    """Show a live session until it has ended."""
    raise NotImplementedError


def run_home(view: HomeView, *, theme: str = "night") -> HomeChoice | None:
    """Show the study; give what was chosen, None where it was only left."""
    raise NotImplementedError

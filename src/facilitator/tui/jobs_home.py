"""What the home screen asks of its service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from facilitator.workflow.home_view import HomeView

Planning: TypeAlias = Callable[[Sequence[str]], HomeView]
"""Plans a session from what was typed, one text for each of `home_view.PLANNED`.

Gives home as it is then. Raises FacilitatorError where it cannot be, and then plans nothing.
"""

"""Plans sessions for the home screen without a disk: the job that `tui.jobs_home` names."""

from collections.abc import Sequence
from dataclasses import replace

from tui.views import HOME_STEPS, steps

from facilitator.errors import BadInput
from facilitator.workflow.home_view import HomeRow, HomeView


class StandInPlan:
    """Keeps what it was given; refuses more people than can sit."""

    def __init__(self) -> None:
        self.typed: tuple[str, ...] | None = None

    def __call__(self, typed: Sequence[str]) -> HomeView:
        name, people, *_ = typed
        if int(people) > 12:
            raise BadInput(f"{people} people cannot sit in {name}.", "Say 1 to 12.")
        self.typed = tuple(typed)
        row = HomeRow(name, int(people), steps(1), "Check the room.")
        return replace(HOME_STEPS, rows=(*HOME_STEPS.rows, row), said=f"{name} is planned.")

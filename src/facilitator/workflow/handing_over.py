"""A session changes hands: who led it takes part as one who joined, and the next `run` leads.

The recorder is not touched. Until somebody leads, the screen that let go steers it on, so that it
does not stop after a minute; from then on it only takes notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.study.folder import Study
from facilitator.workflow.join_session import JoinedSession
from facilitator.workflow.run_session import LiveSession


@contextmanager
def handed_over(
    live: LiveSession, study: Study, state_folder: Path, tell: Callable[[str], None]
) -> Iterator[JoinedSession]:
    """Let go of the lead, and give the session as one who joined it has it.

    What keeps the last acts from the disk is said through `tell`, and what keeps it from taking
    notes: it looks on then, for the recorder has to be steered on.
    """
    live.let_go(tell)
    with _joined(study, live.folder.name, state_folder, tell) as session:
        joined = session.joined

        def due() -> None:
            session.look_after()
            joined.steers = live.steer_on(joined.state)

        joined.due, joined.steers = due, True
        yield session


def _joined(
    study: Study, name: str, state_folder: Path, tell: Callable[[str], None]
) -> JoinedSession:
    try:
        return JoinedSession(study, name, state_folder, led_before=True)
    except FacilitatorError as failure:
        tell(f"▲ No notes can be taken here: {failure}")
        return JoinedSession(study, name, state_folder, led_before=True, watches=True)

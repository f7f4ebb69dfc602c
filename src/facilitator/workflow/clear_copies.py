"""Words that left a session before its gate opened, because a person asked: never hidden."""

from __future__ import annotations

from facilitator.session.events.whole_study import ClearCopyMade
from facilitator.study.folder import Study


def journal_clear_copy(study: Study, session: str, what: str) -> None:
    """Write into the study's journal that `--clear` was used: for which session, by which command.

    Called before the words are written, so that no copy is without its record. Raises Unavailable.
    """
    clock = study.whole.clock()
    journal = study.whole.writer("study", clock)
    try:
        journal.append(ClearCopyMade(session, what), at=clock.at())
    finally:
        journal.close()

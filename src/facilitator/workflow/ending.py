"""What is said once a group is over: what was written, how it lies, what to take along, what next.

Every sentence rests on what `verify` found on the disk after the last act.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from facilitator.study.folder import Study
from facilitator.study.key_files import open_path
from facilitator.units import SECOND, clock
from facilitator.workflow.closing import Outcome, outcome
from facilitator.workflow.derive import Desk
from facilitator.workflow.ending_view import EndingLine, EndingView
from facilitator.workflow.rehearsal import rehearsed
from facilitator.workflow.verify import SessionFound, verify

PACKING = (
    "the forms that came back, and the questionnaires",
    "the second recorder, if one ran: switch it off; it holds this group too",
    "what stands on the board: take a picture for the study, then wipe it",
    "number cards, slips and name tags: nothing stays in the room",
)
"""What a team leaves behind most easily (product, L9)."""
REHEARSED = EndingLine("ok", "A rehearsal: a recording was played, and nobody's words hang on it.")


def ending_view(study: Study, outcome: Outcome, audio: Path | None = None) -> EndingView:
    """Check what was written and say it; of a rehearsal with `audio`, how well it was keyed."""
    (found,) = verify(study, outcome.session).sessions
    if audio is None:
        after = _how_it_lies(study, outcome)
    else:
        after = (*rehearsed(study, outcome.session, audio), REHEARSED)
    return EndingView(
        session=outcome.session,
        lines=(*_written(found, outcome), *after),
        packing=PACKING if audio is None else (),
        seals=outcome.encrypted,
        can_transcribe=outcome.recorded_seconds > 0,
    )


def left_at_its_end(study: Study, name: str) -> Outcome | None:
    """Give what a session came to whose last screen was closed before anything was chosen.

    None for one that goes on, has its words, or lies sealed: there is nothing left to choose.
    """
    folder = next((one for one in study.sessions() if one.name == name), None)
    if folder is None:
        return None
    desk = Desk(study, folder)
    if desk.state.phase != "ended" or desk.state.source != "mic" or desk.heard is not None:
        return None
    lies_open = study.state is not None and open_path(study.state, folder.id).exists()
    if study.keyring is not None and not lies_open:
        return None
    closed = folder.envelope is not None
    return replace(outcome(name, desk.state, desk.timeline), encrypted=closed)


def _written(found: SessionFound, outcome: Outcome) -> tuple[EndingLine, ...]:
    sound = clock(round(sum(sound.seconds for sound in found.audio) * SECOND))
    notes = f"{outcome.notes} note{'s' * (outcome.notes != 1)}"
    if found.problems:
        problems = tuple(EndingLine("error", f"{problem}") for problem in found.problems)
        return (EndingLine("error", "Not everything that was written is whole:"), *problems)
    whole = f"{sound} of sound and {notes} are on the disk, read back and whole."
    lost = [gap for gap in outcome.gaps if gap[2] not in ("off_record", "break")]
    if not lost:
        return (EndingLine("ok", whole),)
    missing = sum(end - start for start, end, _ in lost)
    times = "once" if len(lost) == 1 else f"{len(lost)} times"
    gaps = f"The sound was interrupted {times}, {missing:.0f} s in all: the gaps are noted."
    return (EndingLine("ok", whole), EndingLine("warn", gaps))


def _how_it_lies(study: Study, outcome: Outcome) -> tuple[EndingLine, ...]:
    copy = EndingLine("warn", "This laptop holds the only copy. Copy the study before it travels.")
    if study.keyring is None:
        clear = "It is NOT encrypted: whoever opens this laptop can read and hear it."
        return (EndingLine("warn", clear), copy)
    if not outcome.encrypted:
        broken = "It is NOT encrypted: mend the holder's line in study.toml, then seal it."
        return (EndingLine("error", broken), copy)
    opens = "It is encrypted; until it is sealed its key lies open on this laptop."
    return (EndingLine("warn", opens), copy)

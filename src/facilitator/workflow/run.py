"""`run`: a session from its opening to its end, by keys on a screen or by a key log."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from facilitator.errors import BadInput, Unavailable
from facilitator.formats.key_log import KeyLine, read_key_log
from facilitator.session.events.aside import CheckAccepted, RoomNoted
from facilitator.session.room import MOST_SEATS
from facilitator.study.folder import SessionFolder, Study, is_session_name
from facilitator.study.plan_file import read_plan
from facilitator.study.rescue import bring_home
from facilitator.workflow import wiring
from facilitator.workflow.closing import Outcome
from facilitator.workflow.conduct import Conduct
from facilitator.workflow.debrief import Debrief, ask, questions_of
from facilitator.workflow.guides import find_guide, read_guide
from facilitator.workflow.handing_over import handed_over
from facilitator.workflow.join import Joined
from facilitator.workflow.key_run import KeyPlayer, check_against_guide
from facilitator.workflow.picking_up import AskPlace, Place
from facilitator.workflow.record import Recording, start_recorder
from facilitator.workflow.recorder_watch import RecorderProcess
from facilitator.workflow.run_session import LiveSession
from facilitator.workflow.session_place import Asked
from facilitator.workflow.until import end_by, time_left

TICK_SECONDS = 0.005

Screen = Callable[[Conduct], None]
"""Shows a session until it has ended, with a `tick` ten times a second or more."""


DebriefScreen = Callable[[Debrief], None]
"""Shows a debrief until it is closed, with a `tick` ten times a second."""
JoinedScreen = Callable[[Joined], None]
"""Shows a session to one who joined it, until they leave."""


def leave_at_once(joined: Joined) -> None:
    """Show nothing."""


Say = Callable[[str], None]
"""Says a sentence to the person."""


def quietly(sentence: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """What `facilitator run` was asked."""

    session: str
    guide: str | None = None
    participants: int | None = None
    device: str | None = None
    audio: Path | None = None
    keys: Path | None = None
    speed: int = 1000
    """Thousandths."""
    go_on: bool = False
    end_here: bool = False
    """End it where it was cut short, rather than go on."""
    at: str | None = None
    """The item at which the group was, should nothing here open what was before."""
    ask_place: AskPlace | None = None
    """Asks for it, and for the seats, where somebody can be asked."""
    clear: bool = False
    """Record without encryption where a holder's key is broken, as someone confirmed."""
    until: str | None = None
    """The time of day by which it has to end: `13:30`."""
    told: tuple[CheckAccepted | RoomNoted, ...] = ()
    """What the check before a new session came to: its journal begins with it."""


def run_headless(study: Study, run: Run, state_folder: Path, tell: Say = quietly) -> Outcome:
    """Run a session from a key log, without a screen. Raises BadInput, Refused, Unavailable."""
    outcome = run_shown(study, run, state_folder, _without_screen, tell)
    assert outcome is not None  # a log hands nothing over
    return outcome


def run_shown(
    study: Study,
    run: Run,
    state_folder: Path,
    screen: Screen,
    tell: Say = quietly,
    *,
    joined_screen: JoinedScreen = leave_at_once,
    debrief_screen: DebriefScreen | None = None,
) -> Outcome | None:
    """Run a session on `screen`; keys come from there, and from a key log where one is given.

    Handed over to somebody else, it goes on as one that was joined, on `joined_screen`; it has no
    outcome then. Once the recording is over there is a debrief on `debrief_screen`, unless a key
    log leads. What keeps it from ending is said through `tell`.
    """
    run = as_planned(study, run)
    check_asked(study, run)
    lines = _key_log(study, run)
    with open_session(study, run, state_folder) as live:
        # What a key cannot be found for was done too: its lines are passed over by their time.
        ahead = tuple(line for line in lines if line.t > live.closed_until)
        player = KeyPlayer(live.conduct, ahead)
        if run.until is not None:
            end_by(live.conduct, run.until, datetime.now().astimezone())
        if run.told:
            live.conduct.add(*run.told, at=live.conduct.now)

        live.conduct.due = _due(live, player, asks=run.keys is None and debrief_screen is not None)
        if run.end_here:
            live.conduct.end()  # no more, where it was over with its recorder
        elif not live.is_over:
            screen(live.conduct)
        if live.conduct.handed_over:
            with handed_over(live, study, state_folder, tell) as joined:
                joined.attend(joined_screen, debrief_screen or _no_debrief, tell)
            return None
        if not live.conduct.ended:
            raise KeyboardInterrupt  # a signal closed the screen; the session has not ended
        debrief = None
        if debrief_screen is not None and run.keys is None and live.has_something_to_tell:
            debrief = live.debrief()
            ask(debrief, debrief_screen)
            if not debrief.closed:
                raise KeyboardInterrupt
        outcome = live.finish(tell)
        if debrief is not None:
            debrief.leave_no_draft()
    if bring_home(live.folder).waiting:
        tell(
            f"▲ Some of {run.session} lies on this laptop alone, for its disk takes nothing: "
            f"`facilitator verify {run.session}` brings it home once the disk is back."
        )
    return outcome


def _no_debrief(debrief: Debrief) -> None:
    """Ask nothing."""


def _due(live: LiveSession, player: KeyPlayer, *, asks: bool) -> Callable[[], None]:
    """Give what happens by itself: the log's next key, a look around, the end of a played file.

    A file that is at its end ends the group, as an `end` in its log would; where a person leads it
    `asks`, once, so that no screen vanishes under a note.
    """

    def due() -> None:
        player.step()
        live.look_after()
        if live.conduct.state.ended_at is None and live.sound_has_ended():
            (live.conduct.end_of_file if asks else live.conduct.end)(live.sound_end)

    return due


def _without_screen(conduct: Conduct) -> None:
    while not conduct.ended:
        conduct.tick()
        time.sleep(TICK_SECONDS)


def open_session(study: Study, run: Run, state_folder: Path) -> LiveSession:
    """Open the session that `run` asks for."""
    asked = Asked(
        session=run.session,
        guide=run.guide,
        participants=run.participants,
        source="mic" if run.audio is None else "file",
        speed=run.speed,
        at_once=run.keys is not None,
        go_on=run.go_on,
        end_here=run.end_here,
        place=None if run.at is None else Place(run.at, run.participants or 0),
        ask_place=run.ask_place,
        clear=run.clear and broken_recipient(study, run.session) is not None,
    )

    def start(folder: SessionFolder) -> RecorderProcess:
        return start_recorder(
            Recording(
                folder=folder.path,
                id=folder.id,
                state=state_folder,
                audio=run.audio,
                device=run.device,
                encrypted=folder.keyring is not None,
            )
        )

    return LiveSession(study, asked, state_folder, start)


def broken_recipient(study: Study, session: str) -> str | None:
    """Say which holder's key is broken, where the session needs new keys; None where it does not.

    A session whose keys are at hand goes on with them, whatever `study.toml` says by now.
    """
    known = next((folder for folder in study.sessions() if folder.name == session), None)
    if known is not None and known.envelope is not None:
        return None
    return broken_holder(study)


def broken_holder(study: Study) -> str | None:
    """Say what is wrong with the first public key of the study that is none."""
    for given in study.settings.recipients:
        try:
            wiring.check_recipient(given)
        except BadInput as wrong:
            return str(wrong)
    return None


def as_planned(study: Study, run: Run) -> Run:
    """Give `run` with what was planned of the session, where nothing else is asked."""
    plan = read_plan(study.recordings / run.session) if is_session_name(run.session) else None
    if plan is None:
        return run
    seats = plan.participants if run.participants is None else run.participants
    return replace(run, participants=seats, guide=run.guide or plan.guide)


def check_asked(study: Study, run: Run) -> None:
    """Refuse what cannot be, before anything is made. Raises BadInput, Unavailable."""
    new = run.session not in {folder.name for folder in study.sessions()}
    if new:
        questions_of(study)  # rather now than when the group has gone
    if new and (run.participants is None or not 1 <= run.participants <= MOST_SEATS):
        raise BadInput(
            f"How many people take part in {run.session} is not said, or is not 1 to 12.",
            "Add --participants 8.",
        )
    if run.until is not None:
        time_left(run.until, datetime.now().astimezone())
    if run.audio is not None:
        if not run.audio.is_file():
            raise Unavailable(f"There is no sound file {run.audio}.", "Give a .wav or .flac file.")
        wiring.check_sound_file(run.audio)


def _key_log(study: Study, run: Run) -> tuple[KeyLine, ...]:
    if run.keys is None:
        return ()
    try:
        data = run.keys.read_bytes()
    except OSError as error:
        raise Unavailable(
            f"The key log {run.keys} cannot be read ({error.strerror}).", "Give its path anew."
        ) from error
    lines = read_key_log(data, run.keys.name)
    guide = read_guide(find_guide(run.guide or study.settings.guide, study))
    if run.participants is not None:
        check_against_guide(lines, guide, run.participants, run.keys.name)
    return lines

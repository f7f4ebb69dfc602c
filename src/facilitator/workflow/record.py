"""The recorder's process: how it is started, found alive, and what runs in it.

It is a process of its own in its own process session, so that neither the screen nor a
transcription can delay it, and a closed terminal does not end it. A recorder whose screen died is
taken over, not started again, for as long as it lives.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import Refused, Unavailable
from facilitator.ports import Clock, Envelope
from facilitator.session.timeline import Timeline
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import SessionFolder
from facilitator.study.journal import Journal
from facilitator.study.key_files import open_path
from facilitator.study.steering import SteeringFile, steering_path
from facilitator.units import SECOND, Us
from facilitator.workflow import wiring

COMMAND = "_record"
"""The hidden command that runs in the recorder's process."""
SILENT_AFTER: Us = 60 * SECOND
"""A recorder that has not answered for so long is not taken over, but ended if it is still there.
"""
GONE_WITHIN: Us = 5 * SECOND
"""How long a recorder waits for the one before it to be gone."""
LOOK_EVERY: Us = SECOND // 50


@dataclass(frozen=True, slots=True)
class Recording:
    """What a recorder is to record, and where."""

    folder: Path
    """The session's; nothing above it is read, for its disk may be away when this starts again."""
    id: str
    """The session's 16 hex digits: they name the steering file."""
    state: Path
    """The user's state folder."""
    audio: Path | None = None
    """A file to be played as the microphone."""
    device: str | None = None
    encrypted: bool = False
    """Its sound is closed with the session's keys, which lie open in the state folder."""

    @property
    def session(self) -> str:
        """Give the session's name."""
        return self.folder.name


class Recorder:
    """A recorder as whoever leads the session holds it."""

    def __init__(self, pid: int, child: subprocess.Popen[bytes] | None, session: str = "") -> None:
        """Hold the process `pid`; `child` is None for one that somebody else started.

        `session` is the id of the session that it records.
        """
        self.pid, self._session = pid, session
        self._child = child
        self._said = ""

    def running(self) -> bool:
        """Say whether it still runs."""
        if self._child is not None:
            return self._child.poll() is None
        return _lives(self.pid)

    def kill(self) -> None:
        """End it at once; what it had written stays. One that nobody can tell from another stays.

        The number of a process that somebody else started may be another's by now.
        """
        if self._child is not None:
            self._child.kill()
        else:
            _end(self.pid, self._session)

    def failure(self) -> str:
        """Give the sentence it ended with, or nothing."""
        child = self._child
        if child is not None and child.poll() is not None and child.stdout is not None:
            with child.stdout as said:
                self._said = said.read().decode("utf-8", "replace").strip()
            child.stdout = None
        return self._said


def start_recorder(recording: Recording, clock: Clock | None = None) -> Recorder:
    """Take over the session's recorder where one lives, else start one."""
    alive = _living(recording, SystemClock() if clock is None else clock)
    if alive is not None:
        return Recorder(alive, None, recording.id)
    child = subprocess.Popen(
        [sys.executable, "-m", "facilitator", COMMAND, *_arguments(recording)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # sound libraries write there as they like, and a pipe fills
        start_new_session=True,
    )
    return Recorder(child.pid, child)


def run_recorder(recording: Recording, starter: int) -> str:
    """Be the recorder; give why it ended. Raises Refused, Unavailable.

    `starter` is the process that started this one.
    """
    clock = SystemClock()
    folder = SessionFolder(recording.session, recording.folder, state=recording.state)
    folder = folder.known_as(recording.id)
    steering = _held(recording, clock)
    away = not folder.path.is_dir()
    if away:
        _check_that_the_rest_is_known(folder, steering)

    def ledger(zero: Us, speed: int) -> Journal:
        return folder.writer("recorder", SessionClock(clock, zero, speed), away=away)

    # Here and not with the screen: a recorder whose screen died still records.
    keeper = wiring.keeper(Path("/")) if recording.audio is None else None
    with wiring.kept_awake(keeper):
        return wiring.record(
            audio=recording.audio,
            device=recording.device,
            clock=clock,
            steering=steering,
            disk=SystemDisk(folder.path, folder.rescue),
            folders=folder.sounds,
            session=recording.id,
            envelope=_envelope(recording) if recording.encrypted else None,
            records=folder.read_closed().records,
            ledger=ledger,
            starter_lives=lambda: os.getppid() == starter,
        )


def _check_that_the_rest_is_known(folder: SessionFolder, steering: SteeringFile) -> None:
    """Raise Unavailable unless the laptop alone says how far the sound had come.

    The session's disk is away. A recorder that went on without it has left its pieces and its
    journal here; one that died before would have its names and its samples given twice.
    """
    said = steering.recorder()
    lengths = wiring.sound_lengths(folder.sounds)
    known = Timeline.of(folder.read_closed().records, lengths)
    end = max((file.end for file in known.files), default=0)
    if said is None or not end or end < said.safe:
        raise Unavailable(
            "The study's disk is away, and how far the sound had come stands on it alone.",
            "Plug it in again: recording goes on by itself.",
        )


def _arguments(recording: Recording) -> list[str]:
    given = [
        *("--folder", str(recording.folder.resolve())),
        *("--id", recording.id),
        *("--state", str(recording.state)),
        *("--starter", str(os.getpid())),
    ]
    if recording.audio is not None:
        given += ["--audio", str(recording.audio.resolve())]
    if recording.device is not None:
        given += ["--device", recording.device]
    if recording.encrypted:
        given.append("--encrypted")
    return given


def _envelope(recording: Recording) -> Envelope:
    """Give what sound is closed with: the keys that whoever leads has laid open."""
    try:
        data = SystemDisk().read(str(open_path(recording.state, recording.id)))
    except OSError:
        data = b""
    held = wiring.whole_pairs(data.decode("ascii", "replace"))
    if not held:
        raise Unavailable(
            f"The keys of {recording.session} do not lie open in {recording.state / 'open'}.",
            "Sound is never written without them: end here, and go on with --go-on.",
        )
    return wiring.envelope(held)


def _living(recording: Recording, clock: Clock) -> int | None:
    """Give the process of a recorder of this session that is at work."""
    path = steering_path(recording.state, recording.id)
    if not path.exists():
        return None
    steering = SteeringFile(path)
    said = steering.recorder()
    steering.close()
    if said is None or said.boot != clock.boot or said.phase == "ended":
        return None
    if said.pid == os.getpid() or not _lives(said.pid):
        return None
    if clock.now() - said.beat <= SILENT_AFTER:
        return said.pid
    # It is stopped, or waits for a disk: it must not wake up beside the next one.
    until = clock.now() + (GONE_WITHIN if _end(said.pid, recording.id) else 0)
    while clock.now() < until and _lives(said.pid):
        clock.sleep(LOOK_EVERY)
    return None


def _held(recording: Recording, clock: Clock) -> SteeringFile:
    """Open the steering file as its only recorder. Raises Refused while another one is."""
    steering = SteeringFile(steering_path(recording.state, recording.id))
    until = clock.now() + GONE_WITHIN
    while not steering.hold_as_recorder():
        if clock.now() >= until:
            raise Refused(
                f"Another process still records {recording.session} on this machine.",
                "It ends by itself once it can; else restart the computer.",
            )
        clock.sleep(LOOK_EVERY)
    return steering


def _end(pid: int, session: str) -> bool:
    """End a recorder at once, if that is what the process is; say whether it was."""
    found = _is_recorder(pid, session)
    if found:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)
    return found


def _is_recorder(pid: int, session: str) -> bool:
    """Say whether a process records the session with that id: a number is soon another's."""
    told = _command_line(pid).split(b"\0")
    return COMMAND.encode() in told and session.encode() in told


def _lives(pid: int) -> bool:
    if os.name == "nt":
        return True  # there a signal 0 is no question but an interrupt; its beat must do
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return False  # the number is somebody else's by now
    return not _is_zombie(pid)


def _command_line(pid: int) -> bytes:
    """Give how a process was started (Linux), or nothing."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _is_zombie(pid: int) -> bool:
    """Say whether a process has ended and nobody has asked for its status (Linux)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[:1] == ["Z"]

"""Play what was recorded of a session, from one time to another, to whoever reads its words."""

from __future__ import annotations

from facilitator.errors import Refused
from facilitator.units import SAMPLE_BYTES, Us, clock
from facilitator.workflow import wiring
from facilitator.workflow.derive import Desk
from facilitator.workflow.player import Player
from facilitator.workflow.transcribe import heard_stretches

PAUSE_PARTS = 2
"""A gap is heard as 1/2 s of silence: neither hidden, nor as long as it was."""
_WHY = {
    "off_record": "it was off the record",
    "device_lost": "the microphone was lost",
    "stopped": "the recording stood still",
    "screen_lost": "no screen showed that it was recording",
    "write_failed": "the disk took nothing",
}


class Playing:
    """The sound of one session; nothing is started before something is played."""

    def __init__(self, desk: Desk) -> None:
        """Take the session's desk as it stands: sound that comes later is not in it."""
        self._name = desk.name
        self._timeline = desk.timeline
        self._stretches = heard_stretches(desk.timeline.stretches)
        self._read = wiring.sound_reader(desk.folder.sounds, desk.folder.envelope)
        self._player = Player()

    def play(self, start: Us, end: Us) -> None:
        """Play what lies between two session times in place of what is played; do not wait.

        Raises Refused where nothing was recorded, Damaged where a file of it is, Unavailable
        without the key or where nothing here can play: each says so in a sentence.
        """
        there = [part for s in self._stretches if (part := s.between(start, end)) is not None]
        if not there:
            raise self._nothing(start, end)
        rate = there[0].rate
        pause = bytes(rate // PAUSE_PARTS * SAMPLE_BYTES)
        self._player.play(pause.join(self._read(part) for part in there), rate)

    def stop(self) -> None:
        """Fall silent at once."""
        self._player.stop()

    def close(self) -> None:
        """Let go of the machine's sound."""
        self._player.close()

    def __enter__(self) -> Playing:
        """Have the player ready before the first key, where there is anything to play."""
        if self._stretches:
            self._player.begin()
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _nothing(self, start: Us, end: Us) -> Refused:
        if not self._stretches:
            return Refused(f"There is no sound of {self._name}.", "Go by its words and notes.")
        gap = next((g for g in self._timeline.gaps if g.start < end and start < g.end), None)
        why = f": {_WHY[gap.why]}" if gap and gap.why in _WHY else ""
        return Refused(
            f"Nothing was recorded from {clock(start)} to {clock(end)}{why}.",
            "Go by its words and notes.",
        )

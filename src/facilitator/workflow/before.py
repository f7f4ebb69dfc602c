"""Before a session: looks at the room, hears the microphone, keeps nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from facilitator.errors import FacilitatorError
from facilitator.ports import AudioSource, Clock
from facilitator.session.events import aside as act
from facilitator.session.events.aside import Beside
from facilitator.session.room import MOST_SEATS
from facilitator.units import dbfs
from facilitator.workflow.before_view import BeforeView, Step
from facilitator.workflow.check_line import NAMES, NEVER_ACCEPTED, CheckLine, in_order
from facilitator.workflow.preflight import (
    USUAL_RATE,
    Needs,
    device_line,
    judged,
    size_line,
    thing_lines,
)
from facilitator.workflow.preflight_room import (
    BESIDE,
    Chair,
    chair,
    chair_line,
    keys_line,
    room_line,
)
from facilitator.workflow.room_ear import RoomEar

WHO: tuple[Beside, ...] = get_args(Beside)
MOST = 99
SYSTEMS = "the system's choice"


@dataclass(frozen=True, slots=True)
class SoundDoors:
    """The ways to sound: a microphone by name, the list of all, and playing some."""

    microphone: Callable[[str | None], AudioSource]
    inputs: Callable[[], tuple[tuple[str, str], ...]]
    """(number, name) of each; no microphone may be open meanwhile."""
    play: Callable[[bytes, int], None]


@dataclass(frozen=True, slots=True)
class KeysToTry:
    """The keys that a group needs: (key, as people read it)."""

    seats: Sequence[tuple[str, str]]
    others: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Begun:
    """What was settled before the session."""

    device: str | None
    participants: int
    told: tuple[act.CheckAccepted | act.RoomNoted, ...] = ()
    """What the journal begins with."""


class Before:
    """The check of one session's room, as somebody goes through it."""

    def __init__(
        self,
        begins: Begun,
        session: str,
        needs: Needs,
        clock: Clock,
        doors: SoundDoors,
        keys: KeysToTry,
    ) -> None:
        """Look at the room once, and listen; `begins` is what was asked for."""
        self.closed = False
        self.begun: Begun | None = None
        """What the session begins with; None until somebody begins it."""
        self._seats = begins.participants
        self._session, self._needs, self._clock = session, needs, clock
        self._doors, self._keys = doors, keys
        self._ear = RoomEar(doors.microphone, clock)
        self._step: Step = "main"
        self._marked = 0
        self._devices: tuple[tuple[str | None, str], ...] = ()
        self._reached: set[str] = set()
        self._chair: Chair | None = None
        self._counts: dict[Beside, int] = dict.fromkeys(WHO, 0)
        self._accepted: set[str] = set()
        self._said = ""
        self._ear.listen(begins.device)
        self._things = self._looked_at()

    @property
    def view(self) -> BeforeView:
        """Give all that the screen shows now."""
        lines = self._lines()
        stopping = [line.id for line in lines if line.state == "stop"]
        return BeforeView(
            session=self._session,
            about=f"{self._needs.guide} · {self._seats} people",
            lines=lines,
            step=self._step,
            level_dbfs=round(dbfs(self._ear.level)),
            testing=self._ear.still_to_keep,
            devices=tuple(name for _, name in self._devices),
            tried=tuple((shown, key in self._reached) for key, shown in self._to_try),
            counts=(("participants", self._seats), *((BESIDE[w][1], self._counts[w]) for w in WHO)),
            marked=self._marked,
            said=self._said,
            stopped_by=tuple(NAMES[id] for id in stopping),
            anyway=self._anyway(stopping),
        )

    def tick(self) -> None:
        """Take what was heard; play and judge a test that is full."""
        self._ear.look()
        source, kept = self._ear.source, self._ear.kept()
        if kept is None or source is None:
            return
        self._chair = chair(kept, source.rate)
        self._said = "That is how it was heard."
        try:
            self._doors.play(kept, source.rate)
        except FacilitatorError as failure:
            self._said = str(failure)

    def resized(self, columns: int, rows: int) -> None:
        """Know the size of the window."""
        self._needs = replace(self._needs, size=(columns, rows))
        size = size_line((columns, rows))
        self._things = [size if line.id == "size" else line for line in self._things]

    def begin(self) -> None:
        """Begin the session, if nothing stops it."""
        if any(line.state == "stop" for line in self._lines()):
            self._said = "Not yet: something stops it."
            return
        counts = (act.RoomNoted(who, number) for who, number in self._counts.items() if number)
        accepted = (act.CheckAccepted(id) for id in NAMES if id in self._accepted)
        self.begun = Begun(self._ear.wanted, self._seats, (*accepted, *counts))
        self.leave()

    def leave(self) -> None:
        """Let go of the microphone and close."""
        self._ear.close()
        self.closed = True

    def test_sound(self) -> None:
        """Keep five seconds in memory, then play them."""
        self._ear.keep()
        self._said = "Five seconds: let somebody speak at the far chair."

    def again(self) -> None:
        """Look at everything anew."""
        self._things = self._looked_at()
        self._ear.listen(self._ear.wanted)
        self._said = "Checked again."

    def accept(self) -> None:
        """Go on without the first thing that stops the session, where that can be."""
        stopping = [line.id for line in self._lines() if line.state == "stop"]
        id = next((id for id in stopping if id not in NEVER_ACCEPTED), None)
        if id is None:
            hears = "Nobody can go on without that." if stopping else "Nothing stops the session."
            self._said = hears
            return
        way = ""
        if id == "keys" and (seats := self._seats_left()):
            self._seats, way = seats, f", {_with(seats)}"
        self._accepted.add(id)
        self._said = f"{NAMES[id]}: accepted{way}. The journal will say so."

    def turn(self, step: Step) -> None:
        """Go to the microphones, the keys or the people, or back to the lines."""
        self._step, self._marked, self._said = step, 0, ""
        if step == "devices":
            self._ear.close()
            self._list_devices()
        elif step == "try":
            self._accepted.discard("keys")

    def move(self, by: int) -> None:
        """Mark the next device or count, and listen to that device."""
        rows = len(self._devices) if self._step == "devices" else len(WHO) + 1
        self._marked = min(max(self._marked + by, 0), max(rows - 1, 0))
        if self._step == "devices":
            self._listen_to_marked()

    def count(self, number: int) -> None:
        """Say how many of the marked there are."""
        if self._marked == 0:
            self._seats = min(max(number, 1), MOST_SEATS)
        else:
            self._counts[WHO[self._marked - 1]] = min(max(number, 0), MOST)

    def count_on(self, by: int) -> None:
        """Say that there is one more, or one fewer, of the marked."""
        now = self._seats if self._marked == 0 else self._counts[WHO[self._marked - 1]]
        self.count(now + by)

    def reached(self, key: str) -> bool:
        """Take a key that reached us; say whether the group needs it."""
        known = key in {name for name, _ in self._to_try}
        if known:
            self._reached.add(key)
        return known

    @property
    def _to_try(self) -> list[tuple[str, str]]:
        return [*self._keys.others, *self._keys.seats[: self._seats]]

    def _anyway(self, stopping: Sequence[str]) -> str:
        """Say how it could go on without the first of those that can be accepted."""
        id = next((id for id in stopping if id not in NEVER_ACCEPTED), None)
        if id == "keys" and (seats := self._seats_left()):
            return _with(seats)
        return "" if id is None else f"all the same ({NAMES[id]})"

    def _list_devices(self) -> None:
        """List what is there, the one that is heard marked: looking changes nothing."""
        there: tuple[tuple[str, str], ...] = ()
        try:
            there = self._doors.inputs()
        except FacilitatorError as failure:
            self._said = str(failure)
        self._devices = ((None, SYSTEMS), *there)
        heard = [place for place, (id, _) in enumerate(self._devices) if id == self._ear.wanted]
        if not heard:
            self._devices = (*self._devices, (self._ear.wanted, str(self._ear.wanted)))
        self._marked = heard[0] if heard else len(self._devices) - 1
        self._listen_to_marked()

    def _listen_to_marked(self) -> None:
        self._ear.listen(self._devices[self._marked][0])

    def _looked_at(self) -> list[CheckLine]:
        rate = USUAL_RATE if self._ear.source is None else self._ear.source.rate
        return thing_lines(self._needs, rate, self._clock.utc())

    def _lines(self) -> tuple[CheckLine, ...]:
        others = [chair_line(self._chair), self._keys_line(), room_line(self._counts)]
        lines = in_order([*self._sound_lines(), *others, *self._things])
        return tuple(self._with_acceptance(line) for line in lines)

    def _with_acceptance(self, line: CheckLine) -> CheckLine:
        if line.state != "stop" or line.id not in self._accepted:
            return line
        return CheckLine(line.id, "warn", f"Accepted. {line.text}")

    def _sound_lines(self) -> list[CheckLine]:
        source = self._ear.source
        if source is None:
            unheard = CheckLine("level", "na", "Nothing to listen to yet.")
            return [CheckLine("device", "stop", self._ear.failure), unheard]
        device = device_line(source.device, source.rate)
        if not self._ear.has_heard:
            return [device, CheckLine("level", "stop", "Its first sound is waited for.")]
        level = judged(self._ear.loudest)
        if level.state == "ok" and self._ear.has_holes:
            level = CheckLine("level", "warn", "It arrives with holes. Close other programs.")
        return [device, level]

    def _keys_line(self) -> CheckLine:
        missing = [shown for key, shown in self._to_try if key not in self._reached]
        return keys_line(missing, self._seats_left(), tried=len(self._to_try) - len(missing))

    def _seats_left(self) -> int:
        """Give how many seats, from the first on, have a key that reached us.

        0 where that is no way: a group is not led without the other keys.
        """
        if any(key not in self._reached for key, _ in self._keys.others):
            return 0
        for place, (key, _) in enumerate(self._keys.seats[: self._seats]):
            if key not in self._reached:
                return place
        return self._seats


def _with(seats: int) -> str:
    return f"with {seats} seat{'s' * (seats != 1)}"

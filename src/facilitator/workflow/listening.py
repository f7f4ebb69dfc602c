"""What who leads a session orders and what its recorder answers, for those who order nothing."""

from __future__ import annotations

from facilitator.ports import Clock, Order, RecorderSays, ScreenSays, Steering
from facilitator.study.clock import SessionClock
from facilitator.units import SECOND, Us

LEADS_WITHIN: Us = 3 * SECOND
"""How long a leader's word may stand still: then nobody leads."""
NOTHING_YET = Order(0, "off", "off", 0)


class Listening:
    """Reads the steering file of a session that somebody else leads (`workflow.orders.Steered`)."""

    def __init__(self, steering: Steering, machine: Clock) -> None:
        """Begin to listen."""
        self._steering = steering
        self._machine = machine
        self._said: ScreenSays | None = None
        self._moved = machine.now()

    @property
    def recorder(self) -> RecorderSays | None:
        """Give what the recorder said last in this start of the machine."""
        said = self._steering.recorder()
        return said if said is not None and said.boot == self._machine.boot else None

    @property
    def holds(self) -> Order:
        """Give the order that holds."""
        return NOTHING_YET if self._said is None else self._said.order

    @property
    def replaced(self) -> bool:
        """Say whether another file lies at its place by now, by which somebody leads."""
        return self._steering.replaced

    def machine_now(self) -> Us:
        """Give the boot clock."""
        return self._machine.now()

    def look(self) -> SessionClock | None:
        """Hear who leads; give the session's clock as they have it, None where they have none."""
        said = self._steering.screen()
        if said is None or said.boot != self._machine.boot:
            return None
        if self._said is None or said.written != self._said.written:
            self._moved = self._machine.now()
        self._said = said
        return SessionClock(self._machine, said.zero, said.speed)

    @property
    def is_led(self) -> bool:
        """Say whether somebody leads: their word moves on."""
        return self._said is not None and self._machine.now() - self._moved < LEADS_WITHIN

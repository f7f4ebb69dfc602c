"""Look at a session's gate, condition by condition; the screen drives this object."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from facilitator.release.gate import Condition
from facilitator.study.folder import Study
from facilitator.workflow.gate import look
from facilitator.workflow.gate_view import GateLine, GateView, GoesTo

_DIGITS = 12
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "recording": "every file of the record whole",
        "assent": "everyone's answer settled",
        "coverage": "words for all that was said",
        "reviewed": "checked against what was said",
        "flags": "every flag in turns decided",
        "notes": "every flag in notes decided",
        "residual": "nothing redacted shows",
        "signoff": "enough people answer for it",
        "drill": "nobody can be named by a stranger",
    }
)
_SCREENS: Mapping[str, GoesTo] = MappingProxyType(
    {name: name for name in ("redact", "residual", "sign", "verify")}
)
"""Commands that a gate's condition asks for and that open something to work on."""


class GateJob:
    """One session's gate."""

    def __init__(self, study: Study, name: str) -> None:
        """Look at every condition. Raises Refused where there is no such session."""
        self._study = study
        self._name = name
        self._here: str | None = None
        self.look_again()

    @property
    def view(self) -> GateView:
        """Give all that the screen shows now."""
        judged = self._judged
        return GateView(
            session=self._name,
            open=self._open,
            hash=self._hash[:_DIGITS],
            lines=tuple(self._line(one) for one in judged),
            next=_next(self._name, judged),
        )

    def look_again(self) -> None:
        """Look at every condition anew: something was done elsewhere."""
        found = look(self._study, self._name)
        self._judged, self._open, self._hash = found.conditions, found.open, found.evidence.hash
        closed = [one.id for one in self._judged if not one.holds]
        if self._here is None or self._here not in closed:
            self._here = next(iter(closed), self._judged[0].id)

    def go(self, condition: str) -> None:
        """Put that condition under the keys."""
        self._here = next((c.id for c in self._judged if c.id == condition), self._here)

    def next(self) -> None:
        """Go to the next condition."""
        self._step(1)

    def back(self) -> None:
        """Go to the condition before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        names = [one.id for one in self._judged]
        place = names.index(self._here) if self._here in names else -1
        self._here = names[(place + by) % len(names)]

    def _line(self, one: Condition) -> GateLine:
        return GateLine(
            id=one.id,
            holds=one.holds,
            label=_LABELS[one.id],
            evidence=one.evidence,
            todo=one.todo,
            goes=_goes(one.todo),
            here=one.id == self._here,
        )


def _goes(todo: str) -> GoesTo:
    """Give what `facilitator redact FG3` opens; `` for what only a person can do elsewhere."""
    program, _, command = todo.partition(" ")
    return _SCREENS.get(command.partition(" ")[0], "") if program == "facilitator" else ""


def _next(name: str, judged: tuple[Condition, ...]) -> str:
    first = next((one for one in judged if not one.holds), None)
    if first is None:
        return f"The gate of {name} is open: facilitator handoff makes the coders' folders."
    return f"Next: {first.todo}."

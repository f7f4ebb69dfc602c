"""A group led by keys alone, by two people in two terminals, and what they did, event by event."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import unified_diff

from facilitator.session.events.made import event_name


@dataclass(frozen=True)
class Did:
    """Something a person did, as the script has it."""

    writer: str
    event: str
    """Its name in the journal: `note.taken`."""
    fields: dict[str, object]
    at: float
    """Seconds since 1970 when its key was sent."""


@dataclass
class Script:
    """Writes down what is done while it is done; `pace` stretches the pauses between."""

    pace: float
    done: list[Did] = field(default_factory=list)

    def did(self, writer: str, event: str, **fields: object) -> None:
        """Say what the keys that follow do."""
        self.done.append(Did(writer, event, fields, time.time()))

    def wait(self, seconds: float) -> None:
        """Let the group talk for so long, at the script's pace."""
        time.sleep(seconds * self.pace)


BY_ITSELF = frozenset(
    {"session.started", "session.resumed", "clock.rejoined", "clock.stepped", "fault.seen",
     "fault.over", "session.ended"}
)  # fmt: skip
"""What the program writes without a key."""
LATE_BY_SECONDS = 3.0
"""How much later than its key an act may stand in the journal, on a busy machine."""


def by_writer(records, writer: str) -> Iterator[object]:
    """Give a writer's records of what was done by a key, in their order.

    What stands at second 0 is how the session was opened.
    """
    for record in records:
        by_key = record.at > 0 and event_name(type(record.event)) not in BY_ITSELF
        if record.writer == writer and by_key:
            yield record


def agrees(records, done: list[Did], writer: str, utc_seconds) -> None:
    """Assert that a writer's journal holds what the script did, event by event, and no more."""
    written = list(by_writer(records, writer))
    scripted = [one for one in done if one.writer == writer]
    names = [event_name(type(record.event)) for record in written]
    wanted = [one.event for one in scripted]
    assert names == wanted, "\n".join(unified_diff(wanted, names, "done", "written", lineterm=""))
    for record, one in zip(written, scripted, strict=True):
        for name, value in one.fields.items():
            assert getattr(record.event, name) == value, (one, record)
        late = utc_seconds(record.utc) - one.at
        assert -1 <= late <= LATE_BY_SECONDS, (one, late)


@contextmanager
def timed(stretches: list[tuple[float, float]]) -> Iterator[None]:
    """Add how long what stands inside took, in seconds since 1970."""
    began = time.time()
    yield
    stretches.append((began, time.time()))

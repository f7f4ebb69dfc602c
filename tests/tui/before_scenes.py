"""The states of the screen before a session."""

from __future__ import annotations

from dataclasses import replace

from facilitator.workflow.before_view import BeforeView
from facilitator.workflow.check_line import NAMES, CheckLine, in_order

_SAID = {
    "device": ("ok", "USB mic, 48 kHz."),
    "level": ("ok", "Sound arrives, peak -18 dBFS."),
    "chair": ("na", "Not tried yet: somebody speaks there."),
    "disk": ("ok", "212.0 GB free; three hours need 1.2 GB."),
    "space": ("ok", "The recorder can go on alone for 60 s."),
    "cipher": ("ok", "The system encrypts this disk."),
    "power": ("warn", "On battery, 71 %: plug the charger in."),
    "sleep": ("ok", "No sleep and no screen lock while it records. Leave the lid open."),
    "guide": ("ok", "compassionate-care · 6 sections · 90 min · checked"),
    "encryption": ("ok", "For 2 key holders."),
    "proof": ("ok", "Key last proven yesterday."),
    "synced": ("ok", "No sync service shows in this folder."),
    "core": ("ok", "A crash leaves no memory on the disk."),
    "keys": ("na", "Not tried yet."),
    "room": ("ok", "2 observers, 1 note-taker."),
    "clock": ("ok", "14:02 Thu 12 Mar 2026, UTC−7."),
    "model": ("na", "tiny.en is not here: recording works, the text comes later."),
    "size": ("ok", "80×24."),
}
LINES = in_order([CheckLine(id, *said) for id, said in _SAID.items()])  # type: ignore[arg-type]


def _with(*changed: CheckLine) -> tuple[CheckLine, ...]:
    new = {line.id: line for line in changed}
    return tuple(new.get(line.id, line) for line in LINES)


ABOUT = "compassionate-care · 12 people"
FINE = BeforeView("FG5", ABOUT, LINES, level_dbfs=-22)
STOPPED = replace(
    FINE,
    lines=_with(
        CheckLine("keys", "stop", "= has not reached us: press it, or use 11 seats."),
        CheckLine("disk", "stop", "0.4 GB free; three hours need 1.2 GB. Free some space."),
    ),
    stopped_by=("Disk", "Keys"),
    anyway="all the same (Disk)",
)
DEAF = replace(
    FINE,
    lines=_with(CheckLine("level", "stop", "Only zeros arrive. Unmute the microphone.")),
    level_dbfs=-120,
    stopped_by=("Level",),
)
TRIED = tuple((key, key not in "90-=") for key in ("space", "o", *"1234567890-="))
WHO = ("participants", "note-takers", "observers", "interpreters", "other people")

VIEWS: dict[str, BeforeView] = {
    "fine": FINE,
    "stopped": STOPPED,
    "deaf": DEAF,
    "testing": replace(FINE, testing=4, said="Five seconds: let somebody speak."),
    "devices": replace(FINE, step="devices", devices=("USB mic", "Built-in Audio"), marked=1),
    "no_devices": replace(FINE, step="devices", level_dbfs=-120),
    "try": replace(FINE, step="try", tried=TRIED),
    "count": replace(FINE, step="count", counts=tuple((who, 1) for who in WHO), marked=2),
}
assert list(_SAID) == list(NAMES)

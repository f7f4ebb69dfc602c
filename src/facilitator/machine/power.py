"""Whether this machine runs on its battery, and how full that is (Linux)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Power:
    """Where the current comes from."""

    on_battery: bool
    percent: int | None
    """How full the emptiest battery is; None where there is none."""


def power(root: Path) -> Power | None:
    """Give it as the system below `root` says; None where it does not.

    A battery that stands in a mouse or a headset says that its scope is a device: it is passed
    over.
    """
    folder = root / "sys/class/power_supply"
    try:
        supplies = [_said(entry) for entry in sorted(folder.iterdir())]
    except OSError:
        return None
    own = [supply for supply in supplies if supply.get("scope", "System") != "Device"]
    batteries = [supply for supply in own if supply.get("type") == "Battery"]
    chargers = [supply for supply in own if supply.get("type") in ("Mains", "USB")]
    if not batteries and not chargers:
        return None
    full = [int(one["capacity"]) for one in batteries if one.get("capacity", "").isdecimal()]
    plugged = any(charger.get("online") == "1" for charger in chargers)
    drains = any(one.get("status") == "Discharging" for one in batteries)
    on_battery = drains or (bool(batteries) and bool(chargers) and not plugged)
    return Power(on_battery, min(full, default=None))


def _said(supply: Path) -> dict[str, str]:
    """Give what a supply says of itself; what cannot be read is left out."""
    said = {}
    for name in ("type", "scope", "online", "status", "capacity"):
        try:
            said[name] = (supply / name).read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            continue
    return said

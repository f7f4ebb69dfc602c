"""What the check says of the machine: power, sleep, clock, the disk's cipher, the recorder's space.

A machine that does not tell stops nobody: the line then says that it does not matter now.
"""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.workflow import wiring
from facilitator.workflow.check_line import CheckLine

ALONE_SECONDS = 60
"""For how long a recorder goes on whose screen has died."""
LOW_PERCENT = 30


def machine_lines(root: Path, folder: Path, state: Path, rate: int) -> list[CheckLine]:
    """Give what the system below `root` says; `folder` holds the sound, `state` the laptop's own.

    `rate` in Hz.
    """
    return [
        space_line(state, rate),
        power_line(root),
        sleep_line(root),
        cipher_line(root, nearest(folder)),
        clock_line(root, datetime.now().astimezone()),
    ]


def nearest(folder: Path) -> Path:
    """Give the folder, or the nearest above it that is there."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def space_line(state: Path, rate: int) -> CheckLine:
    """Say whether the laptop itself can hold what a recorder alone would write; `rate` in Hz.

    It goes there where the study's own disk refuses: a stick that was pulled out.
    """
    free = shutil.disk_usage(nearest(state)).free
    if free < ALONE_SECONDS * rate * 2:
        text = "This laptop's own disk is full: the recorder could not go on there. Free some."
        return CheckLine("space", "warn", text)
    return CheckLine("space", "ok", f"The recorder can go on alone for {ALONE_SECONDS} s.")


def power_line(root: Path) -> CheckLine:
    """Say where the current comes from."""
    seen = wiring.power(root)
    if seen is None:
        return CheckLine("power", "na", "This machine does not say.")
    full = "" if seen.percent is None else f", {seen.percent} %"
    if not seen.on_battery:
        return CheckLine("power", "ok", f"Plugged in{full}.")
    empty = seen.percent is not None and seen.percent < LOW_PERCENT
    last = " It may not last." if empty else ""
    return CheckLine("power", "warn", f"On battery{full}: plug the charger in.{last}")


def sleep_line(root: Path) -> CheckLine:
    """Say whether the machine will be kept from sleep and its screen from its lock."""
    if wiring.keeper(root) is None:
        text = "Nothing keeps this machine awake: switch sleep and screen lock off by hand."
        return CheckLine("sleep", "na", text)
    text = "No sleep and no screen lock while it records. Leave the lid open."
    return CheckLine("sleep", "ok", text)


def cipher_line(root: Path, folder: Path) -> CheckLine:
    """Say whether the system encrypts the disk by itself."""
    encrypted = wiring.disk_is_encrypted(root, folder)
    if encrypted is None:
        return CheckLine("cipher", "na", "This machine does not say.")
    if not encrypted:
        text = "The system does not encrypt this disk: a stolen laptop shows what lies open."
        return CheckLine("cipher", "warn", text)
    return CheckLine("cipher", "ok", "The system encrypts this disk.")


def clock_line(root: Path, now: datetime) -> CheckLine:
    """Say what time the machine thinks it is."""
    text = f"{now:%H:%M %a} {now.day} {now:%b %Y}, {_zone(now.utcoffset() or timedelta())}"
    if wiring.clock_is_set(root) is False:
        return CheckLine("clock", "warn", f"{text}. Not set by any other: look at your watch.")
    return CheckLine("clock", "ok", f"{text}.")


def _zone(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"

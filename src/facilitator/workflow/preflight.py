"""Looks at what a session needs before a group sits down: microphone, disk, keys, model, screen.

Each line is fine, fine with something to do, a stop, or of no matter now. A recording is never
refused for a thing that does not endanger it: a model that is missing stops nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.ports import AudioSource, Clock
from facilitator.study.clock import utc_us
from facilitator.study.folder import Study
from facilitator.units import SECOND, Us, dbfs
from facilitator.workflow import wiring
from facilitator.workflow.check_line import CheckLine, LineState, in_order, stops
from facilitator.workflow.preflight_machine import machine_lines, nearest
from facilitator.workflow.preflight_room import chair_line, guide_line, keys_line, room_line

__all__ = ["CheckLine", "Needs", "StudyKeys", "check", "stops", "thing_lines"]

LISTENED_SECONDS = 0.5
ZEROS_SECONDS = 3.0
"""For how long exact zeros are listened to: a sound server begins with some of its own."""
STARTS_WITHIN_SECONDS = 7.0
"""A sound server may take two seconds before the first block, a lost device is known by then."""
HOURS = 3
SPARE_BYTES = 200_000_000
USUAL_RATE = 48_000
QUIET_BELOW_DBFS = -50
TOO_LOUD_DBFS = -0.5
SMALLEST = (80, 24)
DAY: Us = 24 * 3600 * SECOND
PROVEN_WITHIN_DAYS = 90
BLUETOOTH = ("bluetooth", "bluez", "airpods", "hands-free", "headset (")


@dataclass(frozen=True, slots=True)
class StudyKeys:
    """How the study is encrypted."""

    off: bool
    """True where `study.toml` says that it is not."""
    holders: int = 0
    """How many may open it."""
    broken: str | None = None
    """What is wrong with a holder's public key, and what to do."""
    proven_utc: str | None = None
    """When a holder's key was last proven to open a session; None if never."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What is looked at."""

    folder: Path
    """Where the sound will go, or the nearest folder above."""
    keys: StudyKeys | None
    """None outside a study."""
    model: str
    model_file: Path | None
    size: tuple[int, int] | None
    """Columns and rows; None where there is no terminal."""
    synced: str | None = None
    """The service that copies the folder to its cloud; None where none shows."""
    core_bytes: int | None = None
    """How much of this program's memory a crash may write to disk; None where nobody knows."""
    guide: str = "compassionate-care"
    study: Study | None = None
    state: Path | None = None
    """The user's state folder; the sound's own where none is given."""
    root: Path = Path("/")
    """Where the system says what it is."""


def check(
    needs: Needs, clock: Clock, microphone: Callable[[], AudioSource]
) -> tuple[CheckLine, ...]:
    """Give all lines, in the order in which they are shown."""
    device, level, rate = _microphone(clock, microphone)
    untried = [chair_line(None), keys_line(("",), 0, tried=False), room_line({})]
    return in_order([device, level, *untried, *thing_lines(needs, rate, clock.utc())])


def thing_lines(needs: Needs, rate: int, utc: str) -> list[CheckLine]:
    """Give what is said of all but microphone, people and keys; `rate` in Hz, `utc` is now."""
    return [
        disk_line(needs.folder, rate),
        *machine_lines(needs.root, needs.folder, needs.state or needs.folder, rate),
        guide_line(needs.guide, needs.study),
        encryption_line(needs.keys),
        proof_line(needs.keys, utc),
        synced_line(needs.synced),
        core_line(needs.core_bytes),
        _model(needs.model, needs.model_file),
        size_line(needs.size),
    ]


def level_line(pcm: bytes) -> CheckLine:
    """Judge what was heard: 16-bit PCM, mono."""
    return judged(wiring.level(pcm) if pcm else None)


def judged(peak: int | None) -> CheckLine:
    """Judge the loudest of what was heard, 0…32768; None where no sound arrives."""
    if peak is None:
        return _line("level", "stop", "No sound arrives. Plug the microphone in again.")
    level = f"{dbfs(peak):.0f} dBFS"
    if peak == 0:
        return _line("level", "stop", "Only zeros arrive. Unmute the microphone, or plug it in.")
    if dbfs(peak) >= TOO_LOUD_DBFS:
        return _line("level", "warn", f"Too loud ({level}). Turn the microphone down.")
    if dbfs(peak) < QUIET_BELOW_DBFS:
        return _line("level", "warn", f"Very quiet ({level}). Speak, and check again.")
    return _line("level", "ok", f"Sound arrives, peak {level}.")


def disk_line(folder: Path, rate: int) -> CheckLine:
    """Say whether three hours of sound fit where `folder` is; `rate` in Hz."""
    free = shutil.disk_usage(nearest(folder)).free
    needed = HOURS * 3600 * rate * 2 + SPARE_BYTES
    text = f"{_gigabytes(free)} free; three hours need {_gigabytes(needed)}."
    if free < needed:
        return _line("disk", "stop", f"{text} Free some space, or move the study.")
    return _line("disk", "ok", text)


def _microphone(
    clock: Clock, microphone: Callable[[], AudioSource]
) -> tuple[CheckLine, CheckLine, int]:
    try:
        source = microphone()
        line = device_line(source.device, source.rate)
        return line, level_line(_listen(source, clock)), source.rate
    except FacilitatorError as failure:
        unheard = _line("level", "na", "Nothing to listen to yet.")
        return _line("device", "stop", str(failure)), unheard, USUAL_RATE


def device_line(name: str, rate: int) -> CheckLine:
    """Say which microphone it is; `rate` in Hz."""
    text = f"{name}, {rate / 1000:g} kHz."
    if any(word in name.lower() for word in BLUETOOTH):
        return _line("device", "warn", f"{text} Bluetooth drops out: take a cable if you can.")
    return _line("device", "ok", text)


def _listen(source: AudioSource, clock: Clock) -> bytes:
    """Give half a second of sound from the first that is not zero, or what came in time."""
    source.open(0)
    zeros, heard = 0, bytearray()
    until = clock.now() + round(STARTS_WITHIN_SECONDS * SECOND)
    wanted = round(LISTENED_SECONDS * source.rate) * 2
    most_zeros = round(ZEROS_SECONDS * source.rate) * 2
    try:
        while len(heard) < wanted and zeros < most_zeros and clock.now() < until:
            block = source.read(0.1)
            if block is not None and (heard or any(block.pcm)):
                heard += block.pcm
            elif block is not None:
                zeros += len(block.pcm)
    finally:
        source.close()
    return bytes(heard) or bytes(zeros)


def encryption_line(keys: StudyKeys | None) -> CheckLine:
    """Say whether what is recorded will be encrypted, and who will be able to open it."""
    if keys is None:
        return _line("encryption", "na", "No study here: make one with `facilitator init DIR`.")
    if keys.off:
        text = "Not encrypted: sound and words lie readable on this disk."
        return _line("encryption", "warn", text)
    if not keys.holders:
        text = 'study.toml names no holder: write recipients = ["age1…"], or encryption = "off".'
        return _line("encryption", "stop", text)
    if keys.broken is not None:
        return _line("encryption", "stop", f"study.toml: {keys.broken}")
    if keys.holders == 1:
        text = "For one key holder: a lost key would lose the study."
        return _line("encryption", "warn", f"{text} `facilitator key add` adds a second.")
    return _line("encryption", "ok", f"For {keys.holders} key holders.")


def proof_line(keys: StudyKeys | None, utc: str) -> CheckLine:
    """Say when a holder's key was last proven to open a session; `utc` is now."""
    if keys is None or keys.off:
        return _line("proof", "na", "No keys here.")
    if keys.proven_utc is None:
        text = "No holder's key was proven yet: `facilitator key test FG1`, once there is an FG1."
        return _line("proof", "warn", text)
    days = (utc_us(utc) - utc_us(keys.proven_utc)) // DAY
    when = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    text = f"Key last proven {when}."
    if days > PROVEN_WITHIN_DAYS:
        return _line("proof", "warn", f"{text} `facilitator key test` proves it again.")
    return _line("proof", "ok", text)


def core_line(core_bytes: int | None) -> CheckLine:
    """Say whether a crash could write this program's memory, words in it, to the disk."""
    if core_bytes is None:
        return _line("core", "na", "This system does not say.")
    if core_bytes:
        return _line("core", "warn", "A crash may leave words in a core file: `ulimit -c 0` first.")
    return _line("core", "ok", "A crash leaves no memory on the disk.")


def synced_line(service: str | None) -> CheckLine:
    """Say whether a service copies the folder to its cloud."""
    if service is None:
        return _line("synced", "ok", "No sync service shows in this folder.")
    text = f"{service} copies this folder to its cloud."
    return _line("synced", "warn", f"{text} Move the study, unless your approval allows it.")


def _model(name: str, file: Path | None) -> CheckLine:
    if file is None:
        text = f"{name} is not here: recording works, the text comes later."
        return _line("model", "na", f"{text} `facilitator model add FILE` brings it.")
    return _line("model", "ok", f"{name} is here.")


def size_line(size: tuple[int, int] | None) -> CheckLine:
    """Say whether the window, of so many columns and rows, is large enough."""
    if size is None:
        return _line("size", "na", "No terminal here.")
    text = f"{size[0]}×{size[1]}"
    if size[0] < SMALLEST[0] or size[1] < SMALLEST[1]:
        return _line("size", "warn", f"{text} is small: make the window at least 80×24.")
    return _line("size", "ok", f"{text}.")


def _line(line: str, state: LineState, text: str) -> CheckLine:
    return CheckLine(line, state, text)


def _gigabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.1f} GB"

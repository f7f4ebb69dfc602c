"""Make a folder for each coder, of what passed the gate and of nothing else.

Everything is made in memory, looked through once more for what was redacted, and only then written
beside its place and given its name; the study's journal says first what leaves.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from facilitator.coding.assignment import Assigned, assign
from facilitator.errors import BadInput, Refused, Unavailable
from facilitator.formats.visible import visible
from facilitator.redaction.profiles import PROFILES
from facilitator.release.cleared import Cleared
from facilitator.session.events.desk import SignedOff
from facilitator.session.events.whole_study import PackMade
from facilitator.study import atomic
from facilitator.study.clock import utc_us
from facilitator.study.disk import make_folder, sync_folder
from facilitator.study.folder import Study
from facilitator.workflow import codebooks
from facilitator.workflow.derive import Desk, whole_study
from facilitator.workflow.gate import cleared
from facilitator.workflow.outside import outside
from facilitator.workflow.pack import PackFile, pack_files, words_of
from facilitator.workflow.pack_check import refuse_what_still_shows

_CODER = re.compile(r"[A-Za-z0-9]{1,8}")
_VERSION = re.compile(r"v([1-9]\d{0,5})")
_DIGITS = 12
"""Of a journal's head, as they are printed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a hand-off should be; what is left out comes from `study.toml`."""

    sessions: tuple[str, ...] = ()
    """() for every session of the study."""
    coders: tuple[str, ...] = ()
    double: int | None = None
    seed: str | None = None
    profile: str | None = None
    """How much of the signed texts is shown; None for the first that `study.toml` names."""
    out: Path | None = None
    """Folder for the numbered packs; None for the study's `packs/`."""


@dataclass(frozen=True, slots=True)
class HandedOff:
    """A pack that was made."""

    version: int
    profile: str
    folders: tuple[Path, ...]
    """One a coder."""
    sheet: Path
    assignment: tuple[Assigned, ...]
    hashes: Mapping[str, str]
    """Session -> signed hash."""


def hand_off(study: Study, asked: Asked) -> HandedOff:
    """Make the next pack. Raises Refused with every gate's list, BadInput, Unavailable."""
    coders = _coders(asked.coders or study.settings.coding.coders)
    profile = _profile(study, asked.profile)
    target = outside(study, study.packs if asked.out is None else asked.out)
    version = _next_version(study, target)
    desks = _desks(study, asked.sessions)
    passed = _passed(desks, profile)
    double = study.settings.coding.double if asked.double is None else asked.double
    lengths = {name: words_of(one) for name, one in passed.items()}
    assigned = assign(lengths, coders, double=double, seed=_seed(study, asked))
    heads = {desk.name: _heads(desk) for desk in desks}
    files = pack_files(passed, assigned, coders, codebooks.csv_of(study), heads)
    refuse_what_still_shows(desks, passed, files)
    events = tuple(_made(version, passed[one.session], one, files) for one in assigned)
    _write(study, target, version, files, events)
    place = target / f"v{version}"
    return HandedOff(
        version=version,
        profile=profile,
        folders=tuple(place / coder for coder in coders),
        sheet=place / "assignment.csv",
        assignment=assigned,
        hashes={name: one.hash for name, one in passed.items()},
    )


def _coders(named: Sequence[str]) -> tuple[str, ...]:
    if not named:
        raise BadInput("No coder is named.", "Name them by a letter each: --coders A,B,C.")
    if not all(_CODER.fullmatch(coder) for coder in named):
        raise BadInput(
            "A coder is one to eight letters or digits: it names a folder, and never a person.",
            "Name them by a letter each: --coders A,B,C.",
        )
    if len({coder.casefold() for coder in named}) < len(named):
        raise BadInput("A coder is named twice.", "Name each once: --coders A,B,C.")
    return tuple(named)


def _profile(study: Study, named: str | None) -> str:
    """Give the release profile. Raises BadInput for one that is not known."""
    if named is None:
        return study.settings.redaction.profiles[0]
    if named not in PROFILES:
        known = "; ".join(f"{name}: {profile.tells}" for name, profile in PROFILES.items())
        raise BadInput(f"There is no release profile {visible(named)}.", known)
    return named


def _seed(study: Study, asked: Asked) -> str:
    if asked.seed is not None:
        return asked.seed
    seed = study.settings.coding.seed
    return study.settings.id if seed is None else str(seed)


def _desks(study: Study, names: Sequence[str]) -> tuple[Desk, ...]:
    folders = [study.session(name) for name in dict.fromkeys(names)] or list(study.sessions())
    if not folders:
        raise Refused("This study has no session.", "Run one, or bring a transcript in.")
    return tuple(Desk(study, folder) for folder in folders)


def _passed(desks: Iterable[Desk], profile: str) -> dict[str, Cleared]:
    passed: dict[str, Cleared] = {}
    closed: list[Refused] = []
    for desk in desks:
        try:
            passed[desk.name] = cleared(desk, profile)
        except Refused as refusal:
            closed.append(refusal)
    if len(closed) == 1:
        raise closed[0]
    if closed:
        raise Refused(
            f"The gates of {len(closed)} sessions are closed; nothing was written.",
            "Open them, or name those that are open with --sessions.",
            tuple(line for refusal in closed for line in refusal.evidence or (str(refusal),)),
        )
    return passed


def _heads(desk: Desk) -> str:
    """Give what the last signature printed of the journals: file, n and first digits of h."""
    signed = [record.event for record in desk.standing if isinstance(record.event, SignedOff)]
    return "; ".join(f"{file} {n} {h[:_DIGITS]}" for file, n, h in signed[-1].heads if h)


def _next_version(study: Study, target: Path) -> int:
    made = [r.event.version for r in whole_study(study) if isinstance(r.event, PackMade)]
    there = [int(found[1]) for path in _entries(target) if (found := _VERSION.fullmatch(path.name))]
    return max([*made, *there], default=0) + 1


def _entries(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _made(version: int, one: Cleared, who: Assigned, files: Iterable[PackFile]) -> PackMade:
    held = [file for file in files if one.session in file.sessions or not file.sessions]
    return PackMade(
        version=version,
        session=one.session,
        hash=one.hash,
        coders=who.coders,
        files=tuple((f"v{version}/{f.path}", sha256(f.data).hexdigest()) for f in held),
        profile=one.profile,
    )


def _write(
    study: Study,
    target: Path,
    version: int,
    files: Iterable[PackFile],
    events: tuple[PackMade, ...],
) -> None:
    beside = target / f".v{version}.{secrets.token_hex(4)}.tmp"
    try:
        make_folder(beside, parents=True)
        for file in files:
            make_folder((beside / file.path).parent)
            atomic.write(beside / file.path, file.data, within=beside)
            _set_time(beside / file.path, file.utc)
        newest = max(file.utc for file in files)
        for folder in (*(path for path in beside.iterdir() if path.is_dir()), beside):
            _set_time(folder, newest)
        _journal(study, events)
        beside.rename(target / f"v{version}")
        sync_folder(target)
    except OSError as failure:
        raise Unavailable(
            f"The pack could not be written in {target} ({failure.strerror or failure}).",
            "Free space there or name another folder with --out.",
        ) from failure
    finally:
        with suppress(OSError):
            shutil.rmtree(beside)


def _set_time(path: Path, utc: str) -> None:
    """Let a file's time say when it was signed, and nothing of who made it when."""
    moment = utc_us(utc) * 1000
    os.utime(path, ns=(moment, moment))


def _journal(study: Study, events: tuple[PackMade, ...]) -> None:
    clock = study.whole.clock()
    journal = study.whole.writer("study", clock)
    try:
        journal.append(*events, at=clock.at())
    finally:
        journal.close()

"""The bundled rehearsal through every step: from the guide to the coders' folders.

Nothing in it is prepared: the sound is played as a microphone, the keys are pressed by the log, the
words are what the engine hears, and each step is the one that its command takes. What people would
decide stands beside the recording: what to write where nobody spoke words (`review.json`) and what
is no name (`decisions.json`). Two stated rehearsal reviewers sign, each with a key of
their own. The study is encrypted as any other is; its keys are made for it alone and lie in a file
beside it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator.errors import Refused, Unavailable
from facilitator.ports import Tell
from facilitator.redaction.flags import Flag
from facilitator.study import atomic
from facilitator.study.disk import SystemDisk
from facilitator.study.folder import Study
from facilitator.study.making import changed
from facilitator.units import clock, counted, us
from facilitator.workflow import wiring
from facilitator.workflow.closing import Outcome
from facilitator.workflow.derive import Desk
from facilitator.workflow.gate import look
from facilitator.workflow.given_file import given_json
from facilitator.workflow.hand_off import Asked as HandOffAsked
from facilitator.workflow.hand_off import hand_off
from facilitator.workflow.kept import is_closed
from facilitator.workflow.keyring import keyed
from facilitator.workflow.redact_apply import decide
from facilitator.workflow.residual import still_shows
from facilitator.workflow.review import correct
from facilitator.workflow.run import Run, Screen, run_headless, run_shown
from facilitator.workflow.sign import sign, to_sign
from facilitator.workflow.status import keep_stages
from facilitator.workflow.summarise import keep, summarise, write
from facilitator.workflow.transcribing import Asked as TranscribeAsked
from facilitator.workflow.transcribing import transcribe

SESSION = "FG1"
REVIEWERS = ("RA", "RB")
CODERS = ("A", "B")
KEY_SAYS = "Keys of age for one rehearsal, one a reviewer: each opens that study and nothing else."
NEEDED = ("rehearsal.flac", "rehearsal.keys.jsonl", "review.json", "decisions.json")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the demo runs, and how."""

    folder: Path
    """The new study's."""
    key: Path | None
    """The file that its throw-away keys go into; None makes a study without encryption."""
    rehearsal: Path
    """Recording, key log and decisions."""
    state: Path
    """The user's state folder."""
    models: tuple[Path, ...]
    """Where speech models may lie."""
    speed: int
    """Thousandths: how fast the recording is played."""
    screen: Screen | None = None
    """The live screen, where there is a terminal."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was done."""

    step: str
    seconds: float
    told: tuple[str, ...] = ()
    """What came of it, a line each; never words that were said."""


def steps(setting: Setting, tell: Tell) -> Iterator[Step]:
    """Do every step in order, and give each as it is done. Raises what its command would."""
    _look_for_files(setting.rehearsal)
    holders = _made_study(setting)
    for name, do in _plan(setting, holders, tell):
        begun = time.monotonic()
        study = _opened(setting, holders[0])
        told = do(study)
        keep_stages(study)  # as each command does at its end
        yield Step(name, time.monotonic() - begun, told)


def _opened(setting: Setting, identity: str | None) -> Study:
    return keyed(Study.open(setting.folder), setting.state, lambda: identity)


def _made_study(setting: Setting) -> tuple[str | None, ...]:
    """Make the study and a key for each of its reviewers; give the keys."""
    title = "A rehearsal of compassionate care"
    if setting.key is None:
        Study.create(setting.folder, title)
        return (None,) * len(REVIEWERS)
    if setting.key.exists():
        raise Refused(f"{setting.key} is there already.", "Name another folder with --dir.")
    pairs = [wiring.plain_identity() for _ in REVIEWERS]
    Study.create(setting.folder, title, recipients=tuple(public for _, public in pairs))
    lines = (f"# public key: {public}\n{identity}\n" for identity, public in pairs)
    _keep_key(setting.key, f"# {KEY_SAYS}\n{''.join(lines)}")
    return tuple(identity for identity, _ in pairs)


def _keep_key(path: Path, text: str) -> None:
    try:
        file = SystemDisk().create(str(path))
        try:
            file.write(text.encode("ascii"))
            file.sync()
        finally:
            file.close()
    except OSError as failure:
        raise Unavailable(
            f"The key of the rehearsal cannot be written to {path} ({failure.strerror}).",
            "Choose a folder that you may write with --dir.",
        ) from failure


Do = Callable[[Study], tuple[str, ...]]


def _plan(
    setting: Setting, holders: Sequence[str | None], tell: Tell
) -> tuple[tuple[str, Do], ...]:
    return (
        ("make a study", lambda study: _settle(study, setting)),
        ("lead the group", lambda study: _lead(study, setting)),
        ("transcribe", lambda study: _transcribe(study, setting, tell)),
        ("review", lambda study: _review(study, setting)),
        ("redact", lambda study: _redact(study, setting)),
        ("look for what still shows", _residual),
        ("sign", lambda _: _sign(setting, holders)),
        ("open the gate", _gate),
        ("hand off", _hand_off),
        ("summarise", _summarise),
    )


def _settle(study: Study, setting: Setting) -> tuple[str, ...]:
    path = study.root / "study.toml"
    values = {
        "redaction.reviewers": len(REVIEWERS),
        "coding.coders": list(CODERS),
        "coding.double": 1,
        "coding.seed": 1,
    }
    atomic.write(path, changed(path.read_text(encoding="utf-8"), values).encode())
    if setting.key is None:
        return ("not encrypted",)
    return ("encrypted from the first byte", f"its key, for this rehearsal alone: {setting.key}")


def _lead(study: Study, setting: Setting) -> tuple[str, ...]:
    run = Run(
        session=SESSION,
        participants=6,
        audio=setting.rehearsal / "rehearsal.flac",
        keys=setting.rehearsal / "rehearsal.keys.jsonl",
        speed=setting.speed,
    )
    if setting.screen is None:
        return _led(run_headless(study, run, setting.state))
    outcome = run_shown(study, run, setting.state, setting.screen)
    if outcome is None:
        raise Refused("The rehearsal was handed over and ends here.", "Give the demo again.")
    return _led(outcome)


def _led(outcome: Outcome) -> tuple[str, ...]:
    agreed = sum(answer == "agree" for _, answer, _ in outcome.assents)
    off = sum(end - start for start, end, why in outcome.gaps if why == "off_record")
    return (
        f"{outcome.recorded_seconds:.0f} s of sound kept, {off:.1f} s off the record left out",
        f"{agreed} of {len(outcome.assents)} people agreed",
    )


def _transcribe(study: Study, setting: Setting, tell: Tell) -> tuple[str, ...]:
    (done,) = transcribe(study, (SESSION,), TranscribeAsked(), setting.models, tell)
    words = (
        f"{counted(done.words, 'word')} with {done.heard.model}, "
        f"{counted(done.doubts, 'place')} to look at"
    )
    if not done.sealed:
        return (words,)
    return (words, "sealed: from here on only its key opens it")


def _review(study: Study, setting: Setting) -> tuple[str, ...]:
    given = _given(setting.rehearsal / "review.json")
    spoken: dict[str, str] = {}
    for one in given.pop("speakers"):
        # Two people in one segment, as some machines hear it: the first keeps it.
        spoken.setdefault(_segment_at(study, one["at"]), one["speaker"])
    done = correct(study, SESSION, _with_hash(study, {**given, "speaker": spoken}), REVIEWERS[0])
    done_now = f"{counted(done.texts, 'text')}, {counted(done.speakers, 'speaker')}"
    return (f"{done_now}; marked, not listened to",)


def _redact(study: Study, setting: Setting) -> tuple[str, ...]:
    redaction = _desk(study).redaction
    there = {flag.text.casefold() for flag in redaction.flags}
    given = _given(setting.rehearsal / "decisions.json")
    # The engine hears a little differently on each machine: what is not there is not decided.
    wanted = [d for d in given["decisions"] if "text" not in d or d["text"].casefold() in there]
    shown = _counted(flag.type for flag in redaction.flags)
    done = decide(study, SESSION, _with_hash(study, {"decisions": wanted}), REVIEWERS[0])
    return (
        f"{counted(len(redaction.flags), 'flag')}: {shown}",
        *(_line(flag) for flag in _desk(study).redaction.flags),
        f"{done.redacted} redacted, {done.kept} kept",
    )


def _line(flag: Flag) -> str:
    """Show a flag by its place, its reason and what it became; never by its words."""
    became = flag.replacement or ("decided with what lies inside" if flag.by is None else "kept")
    return f"{clock(flag.at or 0)} {flag.type:<8} {flag.reason} → {became}"


def _residual(study: Study) -> tuple[str, ...]:
    hits = still_shows(_desk(study))
    left = sum(hit.accepted is None for hit in hits)
    return (f"places that still show: {left}" if left else "nothing that was redacted still shows",)


def _sign(setting: Setting, holders: Sequence[str | None]) -> tuple[str, ...]:
    for reviewer, identity in zip(REVIEWERS, holders, strict=True):
        study = _opened(setting, identity)
        asked = to_sign(study, SESSION, reviewer)
        stand, needed = sign(study, asked)
    return (f"{stand} of {needed} rehearsal reviewers signed {asked.hash[:12]}",)


def _gate(study: Study) -> tuple[str, ...]:
    gate = look(study, SESSION)
    return tuple(f"{'✓' if c.holds else '✗'} {c.id}: {c.evidence}" for c in gate.conditions)


def _hand_off(study: Study) -> tuple[str, ...]:
    made = hand_off(study, HandOffAsked())
    return (f"pack v{made.version}: {made.sheet.parent}",)


def _summarise(study: Study) -> tuple[str, ...]:
    desk = _desk(study)
    shared = write(desk, summarise(desk, share=True), study.packs / f"{SESSION}-summary.html")
    internal = keep(desk, summarise(desk))
    closed = " (closed)" if is_closed(internal) else ""
    return (f"to share: {shared}", f"internal: {internal}{closed}")


def _desk(study: Study) -> Desk:
    return Desk(study, study.session(SESSION))


def _given(path: Path) -> dict[str, Any]:
    value = given_json(path)
    assert isinstance(value, dict)
    return value


def _segment_at(study: Study, at_seconds: float) -> str:
    """Give the number of the segment that is spoken then: it differs from machine to machine."""
    before = [
        s for s in _desk(study).transcript.segments if s.words and (s.start or 0) <= us(at_seconds)
    ]
    return str(before[-1].number)


def _with_hash(study: Study, given: dict[str, Any]) -> dict[str, Any]:
    """Give what was decided as its command takes it: for the transcript as it stands now."""
    return {"hash": _desk(study).redaction.hash, **given}


def _counted(types: Iterator[str] | Any) -> str:
    found = list(types)
    return ", ".join(f"{found.count(kind)} {kind}" for kind in sorted(set(found)))


def _look_for_files(rehearsal: Path) -> None:
    for name in NEEDED:
        if not (rehearsal / name).is_file():
            raise Unavailable(
                f"The rehearsal's {name} is not in {rehearsal}.",
                "The demo needs a whole checkout of the project: clone it again.",
            )

"""How far a session has come, and the next thing to do: a sentence and a command."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from facilitator.session.plan import Plan


class Stage(Enum):
    """The stages of a session, in order; the value is what people and `--json` read."""

    PLANNED = "planned"
    RECORDED = "recorded"
    TRANSCRIBED = "transcribed"
    REVIEWED = "reviewed"
    REDACTED = "redacted"
    SIGNED = "signed"
    HANDED_OFF = "handed off"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a session."""

    recorded: bool = False
    """It was run to its end, or brought in."""
    cut_short: bool = False
    """It was begun and has no end."""
    led_now: bool = False
    """It has no end yet, for it is being led."""
    from_file: bool = False
    """Its sound is a recording that is played, and has to be named to go on."""
    empty: bool = False
    """It was ended before anything was recorded."""
    transcribed: bool = False
    reviewed: bool = False
    redacted: bool = False
    """No flag is open and the residual check is clean."""
    signed: bool = False
    """The gate is open."""
    handed_off: bool = False
    destroyed: bool = False
    assent_open: bool = False
    """Everything else holds at `assent`: someone's answer is still in doubt."""
    in_debrief: bool = False
    """Its recording is over; its debrief is not closed yet."""
    transcribing: bool = False
    """Its sound began to be turned into words, and the words are not all there."""
    transcribing_now: bool = False
    """A process is at it."""
    minutes_left: int | None = None
    """How long that takes, by the pace of its last pieces; None where that is not known."""
    reviewed_percent: int | None = None
    """How much of what has to be checked was checked; None where nothing was begun."""
    decided_percent: int | None = None
    """How many of the flags are decided, in percent; None where nobody began."""
    signing: bool = False
    """Someone signed, and more have to."""
    drill_open: bool = False
    """Enough have signed, and the drill that the study asks for is left."""


@dataclass(frozen=True, slots=True)
class Next:
    """What to do next."""

    text: str
    command: str
    """`` where nothing is left to do."""

    ready: bool = True
    """False where a person's own words are left to fill in: initials, coders, a guide."""


def stage_of(facts: Facts) -> Stage:
    """Give the furthest stage that the session stands at without a step missing below."""
    if facts.destroyed:
        return Stage.DESTROYED
    if not facts.recorded:
        return Stage.PLANNED
    reached = Stage.RECORDED
    steps = (
        (facts.transcribed, Stage.TRANSCRIBED),
        (facts.reviewed, Stage.REVIEWED),
        (facts.redacted, Stage.REDACTED),
        (facts.signed, Stage.SIGNED),
        (facts.handed_off, Stage.HANDED_OFF),
    )
    for done, stage in steps:
        if not done:
            break
        reached = stage
    return reached


def facts_at(stage: Stage) -> Facts:
    """Give what is true of a session at `stage`, where no more is known of it."""
    reached = list(Stage).index(stage)
    return Facts(
        recorded=reached >= 1,
        transcribed=reached >= 2,
        reviewed=reached >= 3,
        redacted=reached >= 4,
        signed=reached >= 5,
        handed_off=reached >= 6,
        destroyed=reached >= 7,
    )


def next_step(session: str, facts: Facts, plan: Plan | None = None) -> Next:
    """Give the next thing to do for `session`, which may be planned and not begun."""
    if facts.led_now:
        return Next("It is being led now.", "", ready=False)
    if facts.in_debrief:
        return Next("Close the debrief.", f"facilitator run --session {session}")
    if facts.cut_short:
        return _go_on(session, facts)
    if facts.empty:
        command = f"facilitator run --session {session}b --participants N"
        return Next("Nothing was recorded: lead the group anew.", command, ready=False)
    match stage_of(facts):
        case Stage.PLANNED if plan is not None:
            when = f"{plan.said}: check the room" if plan.at else "Check the room, lead the group."
            guide = f" --guide {plan.guide}" if plan.guide else ""
            seats = f"--participants {plan.participants}"
            return Next(when, f"facilitator run --session {session} {seats}{guide}")
        case Stage.PLANNED:
            command = f"facilitator run --guide GUIDE --session {session} --participants N"
            return Next("Lead the group.", command, ready=False)
        case Stage.RECORDED if facts.transcribing_now:
            left = "" if facts.minutes_left is None else f": {facts.minutes_left} min left"
            return Next(f"transcribing{left}", "", ready=False)
        case Stage.RECORDED:
            text = "Go on turning" if facts.transcribing else "Turn"
            return Next(f"{text} the sound into words.", f"facilitator transcribe {session}")
        case Stage.TRANSCRIBED:
            text = "Check the transcript against what was said."
            if facts.reviewed_percent is not None:
                text = f"Check the transcript: {100 - facts.reviewed_percent} % to go."
            return Next(text, f"facilitator review {session} --apply FILE --by AB", ready=False)
        case Stage.REVIEWED:
            text = "Decide what identifies someone."
            if facts.decided_percent is not None and facts.decided_percent < 100:
                text = f"Decide what identifies someone: {100 - facts.decided_percent} % to go."
            return Next(text, f"facilitator redact {session}")
        case Stage.REDACTED:
            if facts.assent_open:
                return Next("Settle who agreed.", f"facilitator gate {session}")
            if facts.drill_open:
                command = f"facilitator sign {session} --by CD --drill none"
                return Next("Let a stranger try to name someone.", command, ready=False)
            return Next("Sign what may leave.", f"facilitator sign {session} --by AB", ready=False)
        case Stage.SIGNED:
            return Next(
                "Make the coders' folders.", "facilitator handoff --coders A,B,C", ready=False
            )
        case Stage.HANDED_OFF | Stage.DESTROYED:
            return Next("Nothing is left to do here.", "", ready=False)


def _go_on(session: str, facts: Facts) -> Next:
    command = f"facilitator run --session {session} --go-on"
    if facts.from_file:
        text = "It was cut short: go on with it, with the same recording."
        return Next(text, f"{command} --audio FILE", ready=False)
    return Next("It was cut short: go on with it.", command)

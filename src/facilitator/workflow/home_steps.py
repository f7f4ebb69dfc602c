"""All that can be done with a session, and of what is not possible yet the reason why."""

from __future__ import annotations

from dataclasses import replace

from facilitator.release.stages import Facts
from facilitator.workflow.home_view import HomeStep
from facilitator.workflow.status import SessionStatus

NO_SOUND = "nothing is recorded yet"
NO_WORDS = "there are no words yet: transcribe first"
LOCKED = "it is locked, and no key of it lies here"
DAMAGED = "it is damaged: verify shows what is safe"


def steps_of(one: SessionStatus, *, asks: bool = False) -> tuple[HomeStep, ...]:
    """Give the steps of a session in the order in which they are done.

    `asks`: a holder's key lies here, so that what is locked is opened by its passphrase.
    """
    facts, locked = one.facts, LOCKED * (one.locked and not asks)
    words = locked or "" if facts.transcribed else NO_WORDS
    record = locked or _no_record(facts)
    steps = (
        HomeStep("run", _run(facts), _no_run(facts)),
        HomeStep("transcribe", "turn the sound into words", _no_transcribe(facts)),
        HomeStep("transcript", "read the transcript", words),
        HomeStep("redact", "decide what identifies someone", words),
        HomeStep("residual", "look for what still shows", words),
        HomeStep("gate", "see what still stands before words may leave", record),
        HomeStep("summary", "make the page that sums it up", record),
        HomeStep("verify", "check every file of it", _not_begun(facts)),
        HomeStep("seal", "let only a key holder open it", _no_seal(one)),
    )
    return tuple(map(_of_a_damaged_one, steps)) if one.unreadable else steps


def _of_a_damaged_one(step: HomeStep) -> HomeStep:
    """Let it be looked at: what its files hold is not known, and nothing is built on it."""
    return replace(step, why_not="" if step.name == "verify" else DAMAGED)


def _run(facts: Facts) -> str:
    if facts.in_debrief:
        return "close its debrief"
    return "go on with it" if facts.cut_short else "check the room and lead the group"


def _no_run(facts: Facts) -> str:
    if facts.led_now:
        return "it is being led now"
    if facts.from_file and facts.cut_short:
        return "it plays a file: facilitator run --go-on --audio FILE"
    return "it has ended" if facts.recorded else ""


def _no_transcribe(facts: Facts) -> str:
    if facts.transcribing_now:
        return "it is being transcribed now"
    if facts.transcribed:
        return "its words are there: facilitator transcribe --restart makes them anew"
    return NO_SOUND if not facts.recorded or facts.empty else ""


def _no_record(facts: Facts) -> str:
    return "" if facts.recorded else NO_SOUND


def _not_begun(facts: Facts) -> str:
    return "" if facts.recorded or facts.cut_short or facts.in_debrief else NO_SOUND


def _no_seal(one: SessionStatus) -> str:
    return "" if one.unsealed or one.in_clear else "no key of it lies open here"

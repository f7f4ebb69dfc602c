"""The gate: what has to hold before words may leave a session's folder.

A condition is a function from `Evidence` to `Condition`; a new one is written below and named in
`CONDITIONS`, and nothing else changes: `facilitator gate` prints it, `handoff` and `summary
--share` refuse by it. Only `open_gate` makes a `Cleared` transcript.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from facilitator.errors import Refused
from facilitator.ports import Stretch
from facilitator.release.cleared import Cleared, Leaving, cleared_by_the_gate
from facilitator.release.evidence import Evidence, SeatAssent, Share
from facilitator.units import SECOND, clock

_PLACES = 5
"""How many places a sentence names."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, whether it holds, and why."""

    id: str
    """Its name on the command line: `flags`, `signoff` …"""
    holds: bool
    evidence: str
    """A sentence of figures."""
    todo: str
    """The command that brings it further; `` where it holds."""


Check: TypeAlias = Callable[[Evidence], Condition]


def recording_is_verified(found: Evidence) -> Condition:
    """Every journal and sound file is what was written, and every record can be read."""
    evidence, todo = _record(found)
    sound = "" if found.sound else "; no sound here"
    return _condition("recording", not todo, evidence + sound, todo)


def every_assent_is_resolved(found: Evidence) -> Condition:
    """Nobody's words pass who did not agree, and no answer is in doubt."""
    if not found.transcribed:
        return _not_transcribed(found, "assent")
    open_seats = [seat for seat in found.assents if not seat.settled]
    doubts = found.speaker_doubts or found.leave_outs.left
    holds = bool(found.assents) and not open_seats and not doubts
    return _condition(
        "assent", holds, _assent_evidence(found, len(open_seats)), _assent_todo(found)
    )


def coverage_is_proven(found: Evidence) -> Condition:
    """Words cover every second in which someone speaks, or a person looked at the rest."""
    if not found.transcribed:
        return _not_transcribed(found, "coverage")
    if not found.sound:
        return _condition("coverage", True, "No sound here to hold the words against", "")
    evidence = _uncovered(found.uncovered) if found.uncovered else "Words cover the speech"
    todo = f"facilitator review {found.session} --apply FILE --by AB"
    return _condition("coverage", not found.uncovered, evidence, todo)


def transcript_is_reviewed(found: Evidence) -> Condition:
    """As much was checked against what was said as the study asks."""
    if not found.transcribed:
        return _not_transcribed(found, "reviewed")
    done, of = found.reviewed.done, found.reviewed.of
    holds = of > 0 and done * 100 >= of * found.review_percent
    marked = done - found.listened
    how = f"; {marked} marked, not listened" if marked else ""
    asked = "" if found.review_percent == 100 else f" ({found.review_percent} % are asked for)"
    evidence = f"{done} of {_count(of, 'segment')} reviewed{asked}{how}"
    todo = f"facilitator review {found.session} --apply FILE --by AB"
    return _condition("reviewed", holds, evidence, todo)


def every_flag_is_decided(found: Evidence) -> Condition:
    """Everything in the turns that might identify someone has a person's decision."""
    return _flags(found, "flags", found.flags, "in turns")


def every_flag_in_notes_is_decided(found: Evidence) -> Condition:
    """Everything in notes, reasons and on the board has one, too."""
    return _flags(found, "notes", found.note_flags, "in notes")


def residual_check_is_clean(found: Evidence) -> Condition:
    """Nothing that was redacted still shows, or someone said why it may."""
    if not found.transcribed:
        return _not_transcribed(found, "residual")
    left, of = found.residual.left, found.residual.of
    evidence = f"{left} of {_count(of, 'hit')} open" if of else "The residual check finds nothing"
    todo = f"facilitator residual {found.session}"
    return _condition("residual", not left, evidence, todo)


def enough_sign_offs_stand(found: Evidence) -> Condition:
    """Enough different people answer for exactly what would leave now."""
    if not found.transcribed:
        return _not_transcribed(found, "signoff")
    stand, needed = len(found.signed), found.signoffs_needed
    void = len({sign.by for sign in found.signoffs} - {sign.by for sign in found.signed})
    evidence = f"{stand} of {_count(needed, 'sign-off')} {'stands' if needed == 1 else 'stand'}"
    if same := [sign.by for sign in found.signoffs if sign.same_key]:
        evidence += f"; {', '.join(same)} signed with a key that had signed"
    elif void:
        evidence += f"; {void} void, because something changed since"
    todo = f"facilitator sign {found.session} --by AB"
    return _condition("signoff", stand >= needed, evidence, todo)


def nobody_can_be_named(found: Evidence) -> Condition:
    """Somebody who knows only the redacted text could name nobody, where the study asks for it."""
    if not found.transcribed:
        return _not_transcribed(found, "drill")
    named = [drill.by for drill in found.drills if drill.named]
    blind = [drill.by for drill in found.drills if drill.blind and not drill.named]
    if named:
        todo = f"facilitator redact {found.session}"
        return _condition("drill", False, f"{', '.join(named)} could name someone", todo)
    if blind:
        return _condition("drill", True, f"{', '.join(blind)} could name nobody{_once(found)}", "")
    todo = f"facilitator sign {found.session} --by CD --drill none"
    evidence = "Nobody tried yet" if found.drill_asked else "The study asks for none"
    if found.drills:
        by = found.drills[-1].by
        evidence = f"{by} decided flags or reviewed the words, and knows what stood there"
    return _condition("drill", not found.drill_asked, evidence, todo)


def _once(found: Evidence) -> str:
    """Say who took back that they could name someone: whoever opens the gate has to know."""
    before = [drill.by for drill in found.drills if drill.named_before]
    return f"; {', '.join(before)} had named someone on this same text before" if before else ""


CONDITIONS: tuple[Check, ...] = (
    recording_is_verified,
    every_assent_is_resolved,
    coverage_is_proven,
    transcript_is_reviewed,
    every_flag_is_decided,
    every_flag_in_notes_is_decided,
    residual_check_is_clean,
    enough_sign_offs_stand,
    nobody_can_be_named,
)
"""Every condition, in the order of the work."""


def conditions(found: Evidence) -> tuple[Condition, ...]:
    """Look at every condition."""
    return tuple(check(found) for check in CONDITIONS)


def is_open(judged: tuple[Condition, ...]) -> bool:
    """Say whether all of them hold."""
    return all(condition.holds for condition in judged)


def open_gate(found: Evidence, leaving: Leaving) -> Cleared:
    """Let a redacted transcript pass, or refuse with every condition that does not hold.

    `found` is the evidence on exactly this text: both carry its hash. Raises Refused.
    """
    judged = conditions(found)
    if not is_open(judged):
        raise Refused(
            f"The gate of {found.session} is closed.",
            f"Run facilitator gate {found.session} to see what still stands before it.",
            tuple(
                f"{found.session} {condition.id}: {condition.evidence}. Next: {condition.todo}"
                for condition in judged
                if not condition.holds
            ),
        )
    if leaving.hash != found.hash or leaving.session != found.session:
        raise Refused(
            f"The transcript of {found.session} changed while its gate was looked at.",
            "Run the same command again.",
        )
    return cleared_by_the_gate(leaving, max(sign.utc for sign in found.signed))


def _record(found: Evidence) -> tuple[str, str]:
    """Say how the record is, and what to do where something is wrong with it."""
    problems = found.record_problems
    if problems:
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        return problems[0] + more, f"facilitator verify {found.session}"
    if found.unnumbered:
        numbers = _count(found.unnumbered, "replacement")
        todo = "Bring recordings/study back from a copy"
        return f"The study's own journal lacks the numbers of {numbers}", todo
    if found.unread:
        todo = "Install the version of the program that wrote it"
        return f"{_count(found.unread, 'record')} {_are(found.unread)} of a newer program", todo
    return "Every file of the record is whole", ""


def _condition(name: str, holds: bool, evidence: str, todo: str) -> Condition:
    return Condition(name, holds, evidence, "" if holds else todo)


def _not_transcribed(found: Evidence, name: str) -> Condition:
    """Say of a condition that needs the words that there are none yet."""
    return Condition(name, False, "Not transcribed yet", f"facilitator transcribe {found.session}")


def _flags(found: Evidence, name: str, share: Share, where: str) -> Condition:
    if not found.transcribed:
        return _not_transcribed(found, name)
    evidence = f"{share.left} of {_count(share.of, 'flag')} {where} {_are(share.left)} open"
    return _condition(name, not share.left, evidence, f"facilitator redact {found.session}")


def _uncovered(stretches: Sequence[Stretch]) -> str:
    together = sum(stretch.length for stretch in stretches) / SECOND
    places = ", ".join(clock(stretch.start) for stretch in stretches[:_PLACES])
    more = ", …" if len(stretches) > _PLACES else ""
    count = _count(len(stretches), "stretch", "stretches")
    return f"{count} of speech without words, {together:.1f} s together (at {places}{more})"


def _assent_evidence(found: Evidence, open_seats: int) -> str:
    if not found.assents:
        return "Nobody was asked yet"
    if open_seats:
        of = _count(len(found.assents), "seat")
        why = ", ".join(_open_seat(seat) for seat in found.assents if not seat.settled)
        return f"{open_seats} of {of} {_are(open_seats)} open ({why})"
    if found.speaker_doubts:
        segments = _count(len(found.speaker_doubts), "segment")
        numbers = ", ".join(map(str, found.speaker_doubts[:5]))
        more = " …" if len(found.speaker_doubts) > 5 else ""
        return f"{segments} may be by someone who declined or withdrew (number {numbers}{more})"
    if left := found.leave_outs.left:
        return f"{_count(left, 'passage')} that the group asked to leave out {_are(left)} open"
    return f"{_count(len(found.assents), 'seat')}, none open"


def _open_seat(seat: SeatAssent) -> str:
    """Name a seat and why it is open."""
    if seat.answer in ("not_asked", "unclear"):
        return f"P{seat.seat} {'was not clear' if seat.answer == 'unclear' else 'was not asked'}"
    if seat.left_undecided:
        return f"P{seat.seat} left unasked what may stay"
    if seat.off_record and seat.heard != "mismatch":
        return f"P{seat.seat} {seat.answer} off the record, so it is not on the tape"
    heard = "heard otherwise" if seat.heard == "mismatch" else "not heard on the tape"
    return f"P{seat.seat} {seat.answer}, {heard}"


def _assent_todo(found: Evidence) -> str:
    if not found.sound:
        return f"facilitator import {found.session} --assented all --by AB"
    apply = f"facilitator review {found.session} --apply FILE --by AB"
    if found.speaker_doubts and all(seat.settled for seat in found.assents):
        who = f'"speaker": {{"{found.speaker_doubts[0]}": "P2"}}'
        return f"{apply}, with who it was in the file, {who}"
    if found.leave_outs.left and all(seat.settled for seat in found.assents):
        return f"facilitator review {found.session} --list"
    return f"{apply} (see review --help)"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"

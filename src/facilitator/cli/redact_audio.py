"""`facilitator redact FG3 --audio` and `--log`: redacted sound, and the log that may be shared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.cli.out import ProgressLine, document, say, show
from facilitator.errors import Refused
from facilitator.units import clock, counted, seconds

if TYPE_CHECKING:
    from facilitator.study.folder import Study
    from facilitator.workflow.redact_audio import RedactedSound


def audio(
    study: Study,
    session: str,
    by: str | None,
    *,
    out: Path | None,
    clear: bool,
    check: bool,
    as_json: bool,
) -> int:
    """Write the redacted sound and say what is still heard in it; give the exit status."""
    from facilitator.cli.place import model_places
    from facilitator.workflow.listen_again import ear_for
    from facilitator.workflow.redact_audio import redact_sound

    if out is not None and not clear:
        raise Refused(
            f"The sound of {session} is people's voices also where names are taken out of it: it "
            "never passes the gate.",
            "Add --clear if copies are what you want; they are journaled.",
        )
    ear = ear_for(study, model_places(study.root)) if check else None
    done = redact_sound(study, session, ear, ProgressLine(), out, by)
    found = () if done.heard is None else done.heard.found
    if as_json:
        document("redact-audio", _shape(done))
    else:
        _tell(done, wanted=check)
    return 1 if found else 0


def _shape(done: RedactedSound) -> dict[str, Any]:
    heard = done.heard
    return {
        "session": done.session,
        "hash": done.hash,
        "seconds": round(done.seconds, 3),
        "taken": [[seconds(t.start), seconds(t.end)] for t in done.tones.stretches],
        "heard": None
        if heard is None
        else {
            "model": heard.event.model,
            "words": heard.event.words,
            "found": [
                {"start": seconds(one.start), "end": seconds(one.end), "rule": one.rule}
                for one in heard.found
            ],
        },
        "files": [str(copy.file) for copy in done.copies],
    }


def _tell(done: RedactedSound, *, wanted: bool) -> None:
    tones = counted(len(done.tones.stretches), "tone")
    say(
        f"{done.session}: {tones} over {seconds(done.tones.length):.1f} s of "
        f"{done.seconds / 60:.1f} min. It lies in {done.folder}."
    )
    if done.heard is not None:
        _tell_what_is_heard(done.session, done.heard)
    elif wanted:
        say("Nobody listened to it: the speech model is not on this machine (facilitator model).")
    for copy in done.copies:
        show(f"{copy.file}  {copy.seconds:.1f} s")


def _tell_what_is_heard(session: str, heard: Any) -> None:
    words = counted(heard.event.words, "word")
    if not heard.found:
        say(f"{heard.event.model} heard {words} in it, and nothing that was redacted.")
        return
    places = counted(len(heard.found), "place")
    say(f"{heard.event.model} heard {words}, and what was redacted, or is like it, in {places}:")
    for one in heard.found:
        say(f"  {clock(one.start)}  {one.rule}, {one.score} %")
    say("No copy was made. Listen there, correct the words with")
    say(f"  facilitator review {session}")
    say("and give the command again; or --no-check where it is a word that may be heard.")


def log(study: Study, session: str, *, as_json: bool) -> int:
    """Print the log of the redaction that may be shared, and keep it beside the session."""
    from facilitator.workflow.derive import Desk
    from facilitator.workflow.shared_log import shared_log

    told, path = shared_log(Desk(study, study.session(session)))
    if as_json:
        document("redaction-log", told)
        return 0
    for row in told["entries"]:
        show(_line(row))
    say(f"No word that was said stands in it: it may be shared. It lies in {path}.")
    return 0


def _line(row: dict[str, Any]) -> str:
    at = "–" if row["at"] is None else clock(round(row["at"] * 1_000_000))
    stands = row["replacement"] or ("a wording of their own" if row["own_wording"] else "stays")
    when = row["utc"][:16].replace("T", " ")
    return (
        f"{at:>8}  {row['where']:<12} {row['type']:<9} {stands:<22} {row['by']:<3} {when}  "
        f"({row['identifier']}: {row['rule']})"
    )

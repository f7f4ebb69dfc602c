"""A study with brought-in sessions, taken as far as a test asks, by the events that staff make."""

from pathlib import Path

from facilitator.session.events.desk import FlagDecided, SignedOff
from facilitator.study.folder import Study
from facilitator.workflow.bring_in import bring_in, vouch
from facilitator.workflow.derive import Desk
from facilitator.workflow.review import apply_corrections, rename

SETTINGS = """format = 1
id = "0123456789abcdef"
title = "A study"
guide = "compassionate-care"
encryption = "off"
"""
SAID = """FACILITATOR: What was the lesson?

P1: I asked Margaret, and she said no. [laughter]

P2: So we went home.

And that was that.
"""


def study_in(folder: Path, more: str = "") -> Study:
    folder.mkdir(exist_ok=True)
    (folder / "study.toml").write_text(SETTINGS + more)
    return Study.open(folder)


def brought(study: Study, name: str = "FG5", said: str = SAID) -> Desk:
    """Bring a transcript in, vouch for its assent, and say who its labels are."""
    path = study.root / "given.txt"
    path.write_text(said)
    bring_in(study, name, path)
    vouch(study, name, "all", "AB")
    path.unlink()
    for label, speaker in (("FACILITATOR", "FAC"), ("P1", "P1"), ("P2", "P2")):
        if any(segment.label == label for segment in desk(study, name).transcript.segments):
            rename(study, name, label, speaker, "AB")
    return desk(study, name)


def desk(study: Study, name: str = "FG5") -> Desk:
    return Desk(study, study.session(name))


def append(here: Desk, *events) -> None:
    clock = here.folder.clock()
    journal = here.folder.writer("review", clock)
    journal.append(*events, at=clock.at())
    journal.close()


def corrections(study: Study, content: dict, name: str = "FG5", by: str = "AB"):
    import json

    path = study.root / "corrections.json"
    path.write_text(json.dumps(content))
    return apply_corrections(study, name, path, by)


def redacted(study: Study, name: str = "FG5", words: tuple[str, ...] = ("Margaret",)) -> None:
    """Redact the flags over `words`, keep every other."""
    for flag in desk(study, name).redaction.flags:
        if flag.open:
            decision = "redact" if flag.text in words else "keep"
            decided = FlagDecided(flag.name, decision, flag.type, "AB", flag.text)
            append(desk(study, name), decided)


def signed(study: Study, name: str = "FG5", by: str = "AB") -> None:
    here = desk(study, name)
    heads = tuple((file.file, *file.head) for file in here.reading.files)
    append(here, SignedOff(here.redaction.hash, by, heads))


def through(study: Study, name: str = "FG5", said: str = SAID) -> Desk:
    """Bring a session in and take it through an open gate."""
    here = brought(study, name, said)
    corrections(study, {"hash": here.redaction.hash, "reviewed": "all"}, name)
    redacted(study, name)
    signed(study, name)
    return desk(study, name)

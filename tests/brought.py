"""A study with brought-in sessions, taken as far as a test asks, by the events that staff make."""

from pathlib import Path

from closed_study import Holder, holder

from facilitator.session.events.desk import FlagDecided, SignedOff
from facilitator.study.folder import Study
from facilitator.workflow.bring_in import bring_in, vouch
from facilitator.workflow.derive import Desk
from facilitator.workflow.keyring import keyed
from facilitator.workflow.review import apply_corrections, rename

SETTINGS = """format = 1
id = "0123456789abcdef"
title = "A study"
guide = "compassionate-care"
"""
SAID = """FACILITATOR: What was the lesson?

P1: I asked Margaret, and she said no. [laughter]

P2: So we went home.

And that was that.
"""


PLAIN_AND_ENCRYPTED = (None, holder())
"""Who can open the studies of tests that hold for both kinds: nobody needs to, or someone."""


def study_in(folder: Path, more: str = "", one: Holder | None = None) -> Study:
    """Make a study; encrypted where `one` can open it, whose key then lies at its usual place."""
    folder.mkdir(exist_ok=True)
    keys = f'recipients = ["{one.recipient}"]\n' if one else 'encryption = "off"\n'
    (folder / "study.toml").write_text(SETTINGS + keys + more)
    study = Study.open(folder)
    if one is None:
        return study
    usual = folder.parent / "config" / "keys" / f"{study.settings.id}.age"
    usual.parent.mkdir(parents=True, exist_ok=True)
    usual.write_text(one.identity)
    return keyed(study, folder.parent / "state", lambda: one.identity)


def at_home(monkeypatch, study: Study) -> None:
    """Let commands find the folders of the study's user beside it."""
    monkeypatch.setenv("FACILITATOR_STATE", str(study.root.parent / "state"))
    monkeypatch.setenv("FACILITATOR_CONFIG", str(study.root.parent / "config"))


def sealed(study: Study, name: str = "FG5") -> None:
    """Leave no open key of a session on this machine."""
    (study.root.parent / "state" / "open" / f"{study.session(name).id}.key").unlink(missing_ok=True)


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
    number(study, name)


def number(study: Study, name: str = "FG5") -> None:
    """Write into the study which numbers were given, as every decision does."""
    given = desk(study, name).redaction.to_number
    if given:
        clock = study.whole.clock()
        with study.whole.writer("study", clock) as journal:
            journal.append(*given, at=clock.at())


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

"""Make the sessions of this folder with the program as it is: see README.md.

python tests/data/formats/make.py NUMBER
"""

import json
import os
import shutil
import subprocess
import sys
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.session.events import desk, live, machine
from facilitator.study.folder import Study
from facilitator.vault import identity
from facilitator.workflow.keyring import keyed

HERE = Path(__file__).parent
RATE = 8_000
SECONDS = 3
GUIDE = """---
title: A guide
---
# Introduction

[Begin recording.]{do=record}

# I. Assent

**Do you agree to participate?** {do=assent}

# II. Learning

**What was the most memorable lesson?**

- Does anyone have a similar story?

**What else?**
"""
KEYS = [
    {"t": 0.2, "do": "speaker", "key": "m"},
    {"t": 0.4, "do": "item", "item": "I.q1"},
    {"t": 0.6, "do": "assent", "participant": "P1", "answer": "agree"},
    {"t": 0.8, "do": "assent", "participant": "P2", "answer": "decline"},
    {"t": 1.0, "do": "item", "item": "II.q1"},
    {"t": 1.2, "do": "speaker", "key": "1"},
    {"t": 1.4, "do": "off"},
    {"t": 1.9, "do": "on"},
    {"t": 2.2, "do": "note", "text": "nods while FAC speaks: já 👍"},
    {"t": 2.6, "do": "quote"},
    {"t": 2.9, "do": "end"},
]


def tone(path):
    """Write three seconds of a slow saw: its samples are numbered, so that a reader can count."""
    samples = range(RATE * SECONDS)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(b"".join((n % 20_000).to_bytes(2, "little") for n in samples))


def made(work, holder):
    """Make a study and run a group in it, as a person would."""
    state = work / "state"
    os.environ |= {"FACILITATOR_STATE": str(state), "FACILITATOR_CONFIG": str(work / "config")}
    study, guide, log = work / "study", work / "guide.md", work / "keys.jsonl"
    guide.write_text(GUIDE, encoding="utf-8")
    log.write_text("".join(json.dumps(line) + "\n" for line in KEYS), encoding="utf-8")
    tone(work / "saw.wav")
    who = ["--recipient", holder[1]] if holder else ["--no-encryption"]
    group = ["--session", "FG1", "--participants", "2", "--audio", work / "saw.wav", "--keys", log]
    for command in (
        ["init", study, "--title", "Old files", "--guide", guide, *who],
        ["run", "--study", study, *group, "--headless"],
    ):
        subprocess.run([sys.executable, "-m", "facilitator", *map(str, command)], check=True)
    return keyed(Study.open(study), state)


def worked_on(session):
    """Add what comes after a group: what an engine heard, corrections, an act taken back."""
    heard = session.store_heard(b'{"words": "nothing was said"}')
    clock = session.clock()
    with session.writer("transcriber", clock) as ledger:
        ledger.append(machine.TranscriptionEnded("h1", heard), at=clock.at())
    if session.keyring is not None:
        session.keyring.begin(session.keys, keep_open=True)  # as where the open key was lost
    with session.writer("review", clock) as ledger:
        (done,) = ledger.append(desk.SpeakerRenamed("P1", "AB", "Speaker A"), at=clock.at())
        ledger.append(live.ActWithdrawn(done.name), at=clock.at())
    with session.writer("notes", clock) as ledger:
        ledger.append(live.BoardWritten("II.q1", "what stands on the board"), at=clock.at())
        file = session.journal / ledger.file
    with file.open("ab") as torn:
        torn.write(b'{"at":1,"d":')  # a process that died while it wrote


def reads_as(session):
    """Give what the session must read as from now on."""
    reading = session.read()
    return {
        "session": reading.session,
        "torn_bytes": sum(file.torn_bytes for file in reading.files),
        "records": [[r.name, r.at, repr_of(r.event)] for r in reading.records],
    }


def repr_of(event):
    """Give an event with its words, which its own repr leaves out."""
    from facilitator.study.codec import members_of

    found = members_of(event)
    return [found["e"], found["v"], found.get("of"), found["d"], found.get("w")]


def main(number):
    """Make both studies of a format."""
    for kind, holder in (("plain", None), ("encrypted", identity.make())):
        with TemporaryDirectory() as work:
            study = made(Path(work), holder)
            session = study.session("FG1")
            worked_on(session)
            to = HERE / number / kind
            shutil.rmtree(to, ignore_errors=True)
            (to / "recordings").mkdir(parents=True)
            shutil.copy(study.root / "study.toml", to)
            ignored = shutil.ignore_patterns("derived", "ballast", "draft-*", "keys.jsonl")
            shutil.copytree(session.path, to / "recordings" / "FG1", ignore=ignored)
            told = json.dumps(reads_as(session), indent=1, ensure_ascii=False)
            (to / "reads-as.json").write_text(told + "\n", encoding="utf-8")
            if holder:
                (to / "TEST-ONLY-identity.txt").write_text(
                    f"# For tests alone: it opens nothing but this folder.\n{holder[0]}\n"
                )


if __name__ == "__main__":
    main(sys.argv[1])

"""A keyed session in a process of its own, which says aloud what it was acknowledged.

Run as `python led_session.py STUDY STATE AUDIO KEYS SPEED PARTICIPANTS [--go-on]`. Each
acknowledged record is one line on standard output – its name, time and type –, written only after
the journal's append has returned: the oracle of what must never be lost.
"""

import os
import sys
from pathlib import Path

from facilitator.session.events.made import event_name
from facilitator.study.folder import Study
from facilitator.study.journal import Journal
from facilitator.workflow.run import Run, run_headless


def speak_of_each(append):
    """Wrap `Journal.append`: the real one, then a line for each record it acknowledged."""

    def appended(self, *events, at):
        done = append(self, *events, at=at)
        for one, event in zip(done, events, strict=True):
            line = f"{one.name} {one.at} {event_name(type(event))}\n"
            os.write(1, line.encode())
        return done

    return appended


def main(study, state, audio, keys, speed, participants, *more):
    Journal.append = speak_of_each(Journal.append)
    run = Run(
        session="FG1",
        participants=int(participants),
        audio=Path(audio),
        keys=Path(keys),
        speed=round(float(speed) * 1000),
        go_on="--go-on" in more,
    )
    run_headless(Study.open(Path(study)), run, Path(state))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The real program, leading a session, which says through a pipe what it was acknowledged.

Run as `python led_session.py DESCRIPTOR run --session FG1 …`: what follows the number of the pipe's
descriptor is the program's own command line. Each acknowledged record is one line – its name, time,
type and content –, written only after the journal's append has returned: the oracle of what must
never be lost. A session that was opened is a line too: `at`, its item and its phase.
"""

import os
import sys
from zlib import crc32

from facilitator.cli.main import run
from facilitator.session.events.made import event_name
from facilitator.study.journal import Journal
from facilitator.workflow import run as job


def content(event):
    """Give what a record of this type must still hold when it is read back."""
    if (item := getattr(event, "item", None)) is not None:
        return item
    return str(crc32(event.text.encode())) if hasattr(event, "text") else "-"


def speak_of_each(append_each, pipe):
    """Wrap `Journal.append_each`: the real one, then a line for each record it acknowledged."""

    def appended(self, *timed):
        done = append_each(self, *timed)
        for one, (_, event) in zip(done, timed, strict=True):
            line = f"{one.name} {one.at} {event_name(type(event))} {content(event)}\n"
            os.write(pipe, line.encode())
        return done

    return appended


def speak_of_opening(open_session, pipe):
    """Wrap the opening of a session: the real one, then a line that says where it stands."""

    def opened(*asked):
        live = open_session(*asked)
        os.write(pipe, f"at {live.conduct.state.item} {live.conduct.state.phase}\n".encode())
        return live

    return opened


if __name__ == "__main__":
    told = int(sys.argv[1])
    Journal.append_each = speak_of_each(Journal.append_each, told)
    job.open_session = speak_of_opening(job.open_session, told)
    run(sys.argv[2:])

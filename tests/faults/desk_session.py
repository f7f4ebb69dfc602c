"""The real program at the desk, which says through a pipe what it writes and was acknowledged.

Run as `python desk_session.py DESCRIPTOR redact FG5 …`: what follows the number of the pipe's
descriptor is the program's own command line. `writes` is said before the journal is written, so
that whoever listens can strike just then; a line for each record after it was acknowledged.
"""

import os
import sys

from faults.led_session import speak_of_each

from facilitator.cli.main import run
from facilitator.study.journal import Journal


def speak_before(append_each, pipe):
    """Wrap `Journal.append_each`: a line, then the real one."""

    def appended(self, *timed):
        os.write(pipe, b"writes\n")
        return append_each(self, *timed)

    return appended


if __name__ == "__main__":
    told = int(sys.argv[1])
    Journal.append_each = speak_before(speak_of_each(Journal.append_each, told), told)
    run(sys.argv[2:])

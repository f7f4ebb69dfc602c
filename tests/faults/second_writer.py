"""A second person's process, which takes notes into a journal of its own until it is killed.

Run as `python second_writer.py DESCRIPTOR STUDY STATE`; it speaks of what it was acknowledged as
`led_session.py` does.
"""

import random
import sys
import time
from pathlib import Path

from faults.led_session import speak_of_each

from facilitator.session.events.live import NoteTaken
from facilitator.study.folder import Study
from facilitator.study.journal import Journal
from facilitator.workflow.keyring import keyed


def main(pipe, study, state):
    Journal.append = speak_of_each(Journal.append, int(pipe))
    folder = keyed(Study.open(Path(study)), Path(state)).session("FG1")
    clock = folder.clock()
    draw = random.Random()
    with folder.writer("notes", clock) as journal:
        while True:
            now = clock.at()
            journal.append(NoteTaken(now, None, None, f"seen at {now} µs"), at=now)
            time.sleep(draw.uniform(0.05, 0.3))


if __name__ == "__main__":
    main(*sys.argv[1:])

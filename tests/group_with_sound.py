"""A session on disk with words that were heard and the sound they were heard in."""

from __future__ import annotations

from array import array

from heard_session import heard_session

from facilitator.audio.fca import ClosedForm
from facilitator.audio.wav import header
from facilitator.ports import PieceMark
from facilitator.session.events import sound
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.vault import identity
from facilitator.workflow.derive import Desk
from facilitator.workflow.keyring import keyed
from facilitator.workflow.redact_apply import decide

RATE = 8_000
MINUTE = 60 * RATE
SECONDS = 70
GROUP = """
0:00 start 6
0:00 record
0:01 assent 1 agree
0:02 assent 2 agree
0:05 speaker 1
0:06-0:10 so we asked about it all day
0:12 speaker 2
0:13-0:18 then Vandermeer came and said no
0:58 speaker 1
0:59-1:02 and Vandermeer went
"""


def samples(count, first=0):
    """Numbered samples: a tone is never the number of its place."""
    return array("h", [(first + n) % 20_000 + 1 for n in range(count)]).tobytes()


def made(place, *, closed=False, lines=GROUP):
    """Make the study; the sound lies in two pieces, the second begins at a minute."""
    recipients = (identity.make()[1],) if closed else ()
    Study.create(place / "study", "T", recipients=recipients)
    study = keyed(Study.open(place / "study"), place / "state")
    folder = heard_session(study, "FG1", lines)
    envelope = folder.closing()
    with folder.writer("recorder", SessionClock(SystemClock(), 0)) as log:
        for number, (first, count) in enumerate(((0, MINUTE), (MINUTE, 10 * RATE)), 1):
            name = f"mic.{number:04}.{'fca' if closed else 'wav'}"
            log.append(sound.SegmentOpened("mic", name, first, RATE), at=first * SECOND // RATE)
            pcm = samples(count, first)
            if closed:
                form = ClosedForm(folder.id, envelope).begin(PieceMark("mic", number, first, RATE))
                data = form.head + form.body(pcm)
            else:
                data = header(first, RATE) + pcm
            (folder.sound / name).write_bytes(data)
    return study


def decided(study, *decisions):
    """Redact every flag, but for what `decisions` say."""
    desk = Desk(study, study.session("FG1"))
    given = {"hash": desk.redaction.hash, "decisions": [*decisions, {"rest": "redact"}]}
    decide(study, "FG1", given, "AB")

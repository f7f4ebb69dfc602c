"""Stand-ins for the jobs of residual check, sign-off and gate: views that a test gives."""

from dataclasses import replace

from facilitator.errors import BadInput
from facilitator.workflow.gate_view import GateLine, GateView
from facilitator.workflow.residual_view import Hints, HitLine, ResidualView
from facilitator.workflow.sign_view import ReadLine, SignedLine, SignView

MINUTE = 60_000_000


def hit(name, text, why, at, **more):
    usual = {
        "rule": "alike",
        "place": "segment 12",
        "speaker": "P7",
        "before": "and then her sister ",
        "after": " rang the ward about it, twice in one night.",
        "same": 1,
        "accepted": None,
        "why_no_flag": "",
    }
    return HitLine(hit=name, text=text, why=why, at=at, **{**usual, **more})


HITS = ResidualView(
    session="FG3",
    hits=(
        hit("h1.4-h1.4:alike", "Patell", "like “Patel”, 91 %", 44 * MINUTE, here=True, same=2),
        hit("h1.9-h1.9:alike", "Patell", "like “Patel”, 91 %", 51 * MINUTE, same=2),
        hit("h1.20-h1.20:same", "fresno", "same as “Fresno”", 61 * MINUTE, speaker="m"),
        hit("h1.33-h1.33:same", "grace", "same as “Grace”", 66 * MINUTE, accepted="the word"),
        hit(
            "title:same",
            "Mercy",
            "same as “Mercy General”",
            None,
            place="the study's title",
            speaker="",
            before="",
            after="",
            why_no_flag="It is the study's title: change it in study.toml.",
        ),
    ),
    open=4,
    flags_open=1,
    last="enter redacts it · w says why it may stay",
    voids=1,
)
CLEAN = replace(HITS, hits=(), open=0, flags_open=0, voids=0, last="Nothing of it shows.")
LEFT = replace(
    CLEAN,
    hints=Hints(
        unknown=("lisinopril", "MyChart", "Foley", "stepdad", "datix", "madopar", "trach", "mija"),
        capitals=("Epic", "Christmas", "Parkinson's", "Tuesday"),
        once=("[Name 3]", "[Hospital 1]"),
    ),
    named=("CD: the one who drove the bus is known to everybody in that town",),
)

TEXT = (
    ReadLine(0, "m", "Thank you for coming. What stayed with you from the wards?", changed=False),
    ReadLine(8_000_000, "P7", "So this was at [Hospital 1], on the night float.", changed=True),
    ReadLine(14_000_000, "P2", "Wow. That happened to me as well, with [Name 3].", changed=False),
    ReadLine(90_000_000, "note", "P7 wrote it down", changed=False),
    *(
        ReadLine(
            n * MINUTE, f"P{n % 8 + 1}", f"Line {n} of what was said on the day.", changed=n == 31
        )
        for n in range(2, 40)
    ),
)
NOBODY_YET = SignView(
    session="FG3",
    hash="4f1d20c6a91b",
    by=None,
    why_not="Type your initials.",
    redacted=41,
    kept=12,
    flags_open=0,
    hits_open=0,
    stand=1,
    needed=2,
    signed=(SignedLine("AB", "2026-03-14", stands=True, key="key 1"),),
    since=(),
    lines=TEXT,
    drill="open",
    drill_by="",
    can_drill=False,
    question="",
    last="Type your initials.",
)
READING = replace(
    NOBODY_YET,
    by="CD",
    why_not="",
    can_drill=True,
    question="CD answers for this text?",
    last="Read it; then answer for it.",
)
VOID = replace(
    READING,
    stand=0,
    hits_open=1,
    signed=(SignedLine("AB", "2026-03-14", stands=False, key=""),),
    since=("1 word was corrected.", "2 decisions changed; 51 survive."),
    drill="nobody",
    drill_by="EF",
)

CLOSED = GateView(
    session="FG3",
    open=False,
    hash="4f1d20c6a91b",
    lines=(
        GateLine("recording", True, "every file of the record whole",
                 "Every file of the record is whole", "", "", False),
        GateLine("assent", True, "everyone's answer settled", "8 seats, none open", "", "", False),
        GateLine("coverage", True, "words for all that was said", "Words cover the speech",
                 "", "", False),
        GateLine("reviewed", False, "checked against what was said",
                 "310 of 340 segments reviewed",
                 "facilitator review FG3 --apply FILE --by AB", "", False),
        GateLine("flags", False, "every flag in turns decided", "3 of 118 flags in turns are open",
                 "facilitator redact FG3", "redact", True),
        GateLine("notes", True, "every flag in notes decided", "0 of 4 flags in notes are open",
                 "", "", False),
        GateLine("residual", False, "nothing redacted shows", "2 of 5 hits open",
                 "facilitator residual FG3", "residual", False),
        GateLine("signoff", False, "enough people answer for it", "0 of 2 sign-offs stand",
                 "facilitator sign FG3 --by AB", "sign", False),
    ),
    next="Next: facilitator review FG3 --apply FILE --by AB.",
)  # fmt: skip
OPEN = replace(
    CLOSED,
    open=True,
    lines=tuple(replace(line, holds=True, todo="", goes="") for line in CLOSED.lines),
    next="The gate of FG3 is open: facilitator handoff makes the coders' folders.",
)


class StandInResidual:
    """Shows what it was given (`tui.jobs_desk.Settling`)."""

    def __init__(self, view=HITS):
        self.view = view
        self.sent = []

    def next(self):
        self.sent.append("next")

    def back(self):
        self.sent.append("back")

    def accept(self, hit, reason, *, same=False):
        if reason == "refused":
            raise BadInput("That is no reason.", "Say it in words.")
        self.sent.append(("accept", hit, reason, same))

    def make_flag(self, hit):
        self.sent.append(("flag", hit))

    def undo(self):
        self.sent.append("undo")


class StandInSign:
    """Shows what it was given (`tui.jobs_desk.Signing`)."""

    def __init__(self, view=READING):
        self.view = view
        self.sent = []

    def reads(self, by):
        self.sent.append(("reads", by))
        self.view = replace(READING, by=by, question=f"{by} answers for this text?")

    def drill(self, whom):
        self.sent.append(("drill", whom))

    def sign(self):
        self.sent.append("sign")
        self.view = replace(self.view, stand=2, question="", last="Signed by CD: 2 of 2.")


class StandInGate:
    """Shows what it was given (`tui.jobs_desk.Passing`); a move marks another condition."""

    def __init__(self, view=CLOSED):
        self.view = view
        self.sent = []

    def next(self):
        self._move(1)

    def back(self):
        self._move(-1)

    def look_again(self):
        self.sent.append("again")

    def _move(self, by):
        lines = self.view.lines
        here = next(n for n, line in enumerate(lines) if line.here)
        there = (here + by) % len(lines)
        self.view = replace(
            self.view,
            lines=tuple(replace(line, here=n == there) for n, line in enumerate(lines)),
        )

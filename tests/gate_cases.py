"""Evidence and redacted transcripts for tests: everything holds unless a test says otherwise."""

from facilitator.release.cleared import Leaving, RedactedTurn
from facilitator.release.evidence import Evidence, SeatAssent, Share, SignOff
from facilitator.release.gate import open_gate

HASH = "5e" * 32
UTC = "2026-05-04T10:00:00.000Z"
GOOD = {
    "session": "FG3",
    "hash": HASH,
    "transcribed": True,
    "sound": True,
    "assents": (SeatAssent(1, "agreed", "match"), SeatAssent(2, "declined", "match")),
    "reviewed": Share(10, 10),
    "listened": 10,
    "flags": Share(4, 4),
    "note_flags": Share(1, 1),
    "signoffs": (SignOff("AB", HASH, UTC, valid=True),),
}


def evidence(**other):
    return Evidence(**{**GOOD, **other})


def turn(number, speaker, text, start=None, end=None, **other):
    return RedactedTurn(number, speaker, other.get("item"), start, end, text, other.get("cut"))


def cleared(*turns, session="FG3"):
    return open_gate(evidence(session=session), Leaving(session, HASH, tuple(turns)))

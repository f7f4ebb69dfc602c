"""A small group and its transcript, for tests of the summary and of what it is printed with."""

from __future__ import annotations

from facilitator.transcript.model import Segment, Transcript, Word
from facilitator.units import SECOND, parse_clock

KEYS = """
0:00:00 start 3
0:00:00 record
0:00:01 item I.s1
0:00:10 item I.q1
0:00:15 assent 1 agree
0:00:17 assent 2 agree
0:00:19 assent 3 decline
0:00:30 item II.q1
0:00:35 speaker 1
0:01:00 note He wrote it down first
0:01:10 quote
0:01:10 noted_with the chair by the bed
0:01:20 speaker 2
0:02:00 item II.q2
0:02:10 probe II.q2.p1
0:02:15 followup
0:02:16 noted_with ask again about the letter
0:02:30 identified
0:03:00 off
0:04:00 on
0:04:01 break
0:04:30 item II.q3
0:05:00 item II.q4 skipped They had spoken of it
0:05:30 covered III.q1
0:06:00 off
0:06:30 on
0:07:00 item IV.q1 begun
0:08:00 notes-7f3a board Sit down first
0:09:00 late 4
0:09:10 assent 4 agree
0:09:30 gone 2 stay
0:09:40 card leaving
0:10:00 end
0:10:30 after A good group
0:10:40 debrief mood lively until the break
"""


def said(text: str, run: str = "h1") -> Transcript:
    """Read a transcript, one turn a line: `0:35 P1: words | words` (a bar parts two pieces)."""
    segments: list[Segment] = []
    named = 0
    for turn, line in enumerate(filter(None, map(str.strip, text.split("\n"))), 1):
        when, who, rest = line.split(" ", 2)
        at = parse_clock(when)
        assert at is not None
        speaker = None if who == "?:" else who.rstrip(":")
        for piece in rest.split("|"):
            words = []
            for word in piece.split():
                words.append(Word(f"{run}.{named}", word, at, at + SECOND // 2, 9000, speaker))
                named, at = named + 1, at + SECOND // 2
            start, end = words[0].start, words[-1].end
            segments.append(Segment(len(segments), turn, speaker, None, start, end, tuple(words)))
    return Transcript("FG3", run, tuple(segments))


WORDS = """
0:00:12 FAC: Do you agree to participate
0:00:36 P1: She moved the chair by the bed | and then she sat down
0:01:21 P2: Mine was the letter
0:05:31 P1: Yes
0:07:02 ?: Somebody coughed
"""

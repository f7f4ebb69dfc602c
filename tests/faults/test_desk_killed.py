"""Redaction, review and sign-off killed at random moments: nothing decided is lost.

The real program, struck by SIGKILL in the middle of a screen, of a file that is applied, and of a
signature. What it was acknowledged it said through a pipe: all of that must be on the disk. A file
is applied whole or not at all, and the session opens after every blow.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections import Counter

import pytest
from brought import at_home, brought, desk, sealed, study_in
from closed_study import holder
from faults.led_session import content
from faults.processes import Speaking

from facilitator.session.events.desk import FlagDecided, SignedOff, TextCorrected, TurnsReviewed
from facilitator.session.events.made import event_name
from facilitator.workflow.verify import verify

KILLS = int(os.environ.get("FACILITATOR_KILLS", "10"))
"""In a plain study, and as many in an encrypted one."""
NAMES = ("Margaret", "Okafor", "Vandermeer", "Adeyemi", "Zuzana", "Keisha", "Priya", "Ochoa")
TURNS = 40
SAID = "\n\n".join(
    f"P{1 + n % 2}: Then {NAMES[n % 8]} came to {NAMES[(n * 3 + 1) % 8]} about it."
    for n in range(TURNS)
)
JUST_THEN = 0.02
"""Seconds after `writes` within which most blows fall: a write and its sync take a few of them."""

SCREEN_IS_OPEN = "\x1b[?1049h"
"""What a terminal is sent for its other page."""

pytestmark = pytest.mark.skipif(not hasattr(os, "setsid"), reason="needs processes of POSIX")


class AtTheDesk:
    """One session whose reviewers are killed again and again."""

    def __init__(self, place, monkeypatch, seed, *, closed):
        self.study = study_in(place / "study", one=holder() if closed else None)
        brought(self.study, said=SAID)
        at_home(monkeypatch, self.study)
        if closed:
            sealed(self.study)
        self.place, self.chance = place, random.Random(seed)
        self.said: list[str] = []
        self.struck = Counter()

    def records(self):
        return self.study.session("FG5").read().records + self.study.whole.read().records

    def strike(self, *command, keys=""):
        """Give the command, press keys, and kill it somewhere; give how many records it wrote."""
        before = len(self.records())
        led = Speaking("desk_session.py", self._whole(command), dict(os.environ), screen=bool(keys))
        try:
            self._press(led, keys)
            led.strike("KILL")
        finally:
            led.close()
        self.said += [line for line in led.lines if line != "writes"]
        self.struck["while it wrote" if "writes" in led.lines else "before"] += 1
        return len(self.records()) - before

    def do(self, *command):
        """Give the command and let it end."""
        led = Speaking("desk_session.py", self._whole(command), dict(os.environ), screen=False)
        assert led.gone() == 0, led.shown
        self.said += [line for line in led.lines if line != "writes"]

    def _whole(self, command):
        return [command[0], "FG5", *command[1:], "--study", str(self.study.root)]

    def _press(self, led, keys):
        """Wait for the moment of the blow; press a key each time the screen has answered."""
        if self.chance.random() < 0.2:
            time.sleep(self.chance.uniform(0, 1.5))
            return
        written, until = self.chance.randrange(1, 8 if keys else 3), time.monotonic() + 20
        while led.lines.count("writes") < written and led.running and time.monotonic() < until:
            if keys and SCREEN_IS_OPEN in led.shown:
                led.type(self.chance.choice(keys))
                time.sleep(self.chance.uniform(0, 0.3))
            time.sleep(0.001)
        time.sleep(self.chance.uniform(0, JUST_THEN))

    def file(self, content):
        path = self.place / "given.json"
        path.write_text(json.dumps(content))
        return str(path)

    def check(self):
        """See that all that was acknowledged is there, and that the session opens."""
        there = {(r.name, event_name(type(r.event)), content(r.event)) for r in self.records()}
        said = [line.split() for line in self.said]
        assert [one for one in said if (one[0], one[2], one[3]) not in there] == []
        assert desk(self.study).redaction.decided >= 0
        problems = verify(self.study, "FG5").sessions[0].problems
        assert [one for one in problems if "not finished" not in one] == []


def blow_on_the_screen(at):
    at.strike("redact", "--by", "AB", keys="yynuo")


def blow_on_decisions(at):
    here = desk(at.study).redaction
    flags = at.chance.sample(here.flags, min(12, len(here.flags)))
    given = [
        {"flag": f.name, "decision": "keep" if f.decision == "redact" else "redact"} for f in flags
    ]
    before = kinds(at, FlagDecided)
    at.strike("redact", "--apply", at.file({"hash": here.hash, "decisions": given}), "--by", "AB")
    assert kinds(at, FlagDecided) - before in (0, len(given)), "half a file was applied"


def blow_on_corrections(at):
    here = desk(at.study)
    texts = {
        str(s.number): f"{s.text.removesuffix(' so')} so"
        for s in at.chance.sample([s for s in here.transcript.segments if s.words], 6)
    }
    changed = {n: t for n, t in texts.items() if here.transcript.segments[int(n)].text != t}
    before = kinds(at, TextCorrected), kinds(at, TurnsReviewed)
    given = {"hash": here.redaction.hash, "text": changed, "reviewed": "all"}
    at.strike("review", "--apply", at.file(given), "--by", "AB")
    made = kinds(at, TextCorrected) - before[0], kinds(at, TurnsReviewed) - before[1]
    assert made in ((0, 0), (len(changed), 1)), "half a file was applied"


def blow_on_a_signature(at):
    here = desk(at.study).redaction
    if here.open:
        rest = {"hash": here.hash, "decisions": [{"rest": "redact"}]}
        at.do("redact", "--apply", at.file(rest), "--by", "AB")
    before = kinds(at, SignedOff)
    at.strike("sign", "--by", at.chance.choice(("AB", "CD")), "--yes")
    assert kinds(at, SignedOff) - before in (0, 1)


def kinds(at, kind):
    return sum(isinstance(record.event, kind) for record in at.records())


BLOWS = (blow_on_the_screen, blow_on_decisions, blow_on_corrections, blow_on_a_signature)


@pytest.mark.parametrize("closed", [False, True], ids=["plain", "encrypted"])
def test_a_file_of_decisions_that_is_struck_down_is_applied_whole_or_not_at_all(
    tmp_path, monkeypatch, closed
):
    at = AtTheDesk(tmp_path, monkeypatch, random.randrange(2**32), closed=closed)
    blow_on_decisions(at)
    at.check()


@pytest.mark.slow
@pytest.mark.parametrize("closed", [False, True], ids=["plain", "encrypted"])
def test_however_often_reviewers_are_killed_nothing_decided_is_lost(
    tmp_path, monkeypatch, capsys, closed
):
    seed = int(os.environ.get("FACILITATOR_SEED") or random.randrange(2**32))
    at = AtTheDesk(tmp_path, monkeypatch, seed, closed=closed)
    for number in range(KILLS):
        BLOWS[number % len(BLOWS)](at)
        at.check()
    with capsys.disabled():
        acknowledged = f"{len(at.said)} records acknowledged, none lost"
        print(f"\nFACILITATOR_SEED={seed}: {KILLS} kills, {dict(at.struck)}; {acknowledged}")
    assert at.struck["while it wrote"] >= KILLS // 3

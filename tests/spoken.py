"""A group written one event a line: what was said, and what was pressed, for tests of transcripts.

Lines of `session_lines`, and between them what was said, as one run of speech each:

    0:08.2-0:10.0 I ask what happened. | P3      (who is expected to stand there; `-` for nobody,
                                                  `left out` for words that must not be there)
    0:11.0-0:14.0 (laughter)                     (speech to the gate, no words to the engine)

Words share their run by letters. `off` and `on` stop the sound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from session_lines import records, state

from facilitator.guide.model import Item
from facilitator.ports import Heard, HeardPiece, HeardWord, Stretch
from facilitator.session.state import SessionState, standing
from facilitator.session.timeline import Gap, Timeline
from facilitator.transcript.assemble import RULES, Rules, assemble
from facilitator.transcript.model import Transcript
from facilitator.units import SECOND, Us, parse_clock

_SAID = re.compile(r"(\S+)-(\S+:\S+) (.*?)(?: \| (.*))?")
PIECE: Us = 25 * SECOND


@dataclass(frozen=True)
class Group:
    """What the lines come to."""

    heard: Heard
    state: SessionState
    timeline: Timeline
    records: tuple
    items: tuple[Item, ...]
    expected: tuple[tuple[str, str | None], ...]
    """[words of a run, who is expected]"""

    def transcript(self, *more, rules: Rules = RULES) -> Transcript:
        """Assemble it, with more records where a test has them."""
        return assemble(
            "FG1",
            self.heard,
            state=self.state,
            items=self.items,
            timeline=self.timeline,
            records=(*standing(self.records), *more),
            rules=rules,
        )

    def who(self) -> list[tuple[str, str | None]]:
        """Give each expected run with who stands there: `left out` where none of it does."""
        stands = {word.name: word for word in self.transcript().words}
        found, number = [], 0
        for words, _ in self.expected:
            names = [f"h1.{number + n}" for n in range(1, len(words.split()) + 1)]
            number += len(names)
            who = {stands[name].speaker for name in names if name in stands}
            gone = [name for name in names if name not in stands]
            if len(gone) == len(names):
                found.append((words, "left out"))
            elif gone or len(who) > 1:
                found.append((words, f"{sorted(map(str, who))}, {len(gone)} left out"))
            else:
                found.append((words, who.pop()))
        return found


def group(text: str, items: dict[str, str] | None = None) -> Group:
    """Read the lines; `items` gives what the guide has to read aloud, by id."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    said = [match for line in lines if (match := _SAID.fullmatch(line))]
    acts = "\n".join(line for line in lines if not _SAID.fullmatch(line))
    runs = [(_time(m[1]), _time(m[2]), m[3].strip(), m[4]) for m in said]
    made = state(acts)
    gaps = tuple(
        Gap(stop.start, stop.end or runs[-1][1] + SECOND, "off_record") for stop in made.stops
    )
    return Group(
        heard=_heard(runs, gaps),
        state=made,
        timeline=Timeline(gaps=gaps),
        records=records(acts),
        items=tuple(
            Item(id, "question", words, id.split(".")[0]) for id, words in (items or {}).items()
        ),
        expected=tuple(
            (words, None if who in (None, "-") else who)
            for _, _, words, who in runs
            if words[0] != "("
        ),
    )


def _time(text: str) -> Us:
    found = parse_clock(text)
    assert found is not None, f"no time: {text}"
    return found


def _heard(runs, gaps: tuple[Gap, ...]) -> Heard:
    end = runs[-1][1] + SECOND if runs else SECOND
    edges = [0, *(edge for gap in gaps for edge in (gap.start, gap.end)), max(end, 1)]
    sound = [Stretch(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
    pieces: list[HeardPiece] = []
    for stretch in sound:
        inside = [run for run in runs if stretch.start <= run[0] < stretch.end]
        for first in sorted({run[0] // PIECE for run in inside}):
            words = [
                word
                for run in inside
                if run[0] // PIECE == first and run[2][0] != "("
                for word in spread(run[2], run[0], run[1])
            ]
            begin = min(run[0] for run in inside if run[0] // PIECE == first)
            last = max(run[1] for run in inside if run[0] // PIECE == first)
            pieces.append(HeardPiece(len(pieces), begin, last, tuple(words)))
    return Heard(
        "h1", "engine", "model", "0" * 64, (), (), "gate",
        tuple(Stretch(start, stop) for start, stop, _, _ in runs), tuple(sound), tuple(pieces),
    )  # fmt: skip


def spread(text: str, start: Us, end: Us) -> list[HeardWord]:
    """Share a time out among words, by letters."""
    words = text.split()
    whole = sum(len(word) for word in words)
    made, said = [], 0
    for word in words:
        begin = start + (end - start) * said // whole
        said += len(word)
        made.append(HeardWord(begin, start + (end - start) * said // whole, 9_000, word))
    return made

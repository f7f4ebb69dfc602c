"""Where sound is cut before it is decoded: in the middle of pauses, never in a word.

Works on the gate's probabilities alone, so that what is decided here can be tested without sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from facilitator.ports import Stretch
from facilitator.units import SECOND, Us


@dataclass(frozen=True, slots=True)
class Cutting:
    """What counts as speech and how long a piece may be; all times in microseconds."""

    threshold: int = 3_000
    """Ten-thousandths. Low: a gate that closes on speech loses it, one that opens on noise only
    costs work."""
    shortest_speech: Us = 160_000
    """What is shorter is a click."""
    shortest_pause: Us = 100_000
    """What is shorter is part of a word."""
    padding: Us = 400_000
    """Kept on both sides of a piece, as far as the pause reaches."""
    silence: Us = SECOND
    """A pause that long is not decoded at all."""
    longest: Us = 28 * SECOND
    """The decoder's window is 30 s."""

    def __str__(self) -> str:
        """Give the settings in one line, for the record of a run."""
        return (
            f"threshold {self.threshold} pause {self.shortest_pause} padding {self.padding} "
            f"silence {self.silence} longest {self.longest}"
        )


CUTTING = Cutting()


def speech_in(
    probabilities: Sequence[int], window: Us, end: Us, cutting: Cutting = CUTTING
) -> tuple[Stretch, ...]:
    """Give where someone speaks, from the probability of each window of `window` microseconds."""
    runs: list[Stretch] = []
    for place, probability in enumerate(probabilities):
        if probability < cutting.threshold:
            continue
        start, stop = place * window, min((place + 1) * window, end)
        if runs and start - runs[-1].end < cutting.shortest_pause:
            runs[-1] = Stretch(runs[-1].start, stop)
        else:
            runs.append(Stretch(start, stop))
    return tuple(run for run in runs if run.length >= cutting.shortest_speech)


def pieces_of(
    speech: Sequence[Stretch],
    probabilities: Sequence[int],
    window: Us,
    end: Us,
    cutting: Cutting = CUTTING,
) -> tuple[Stretch, ...]:
    """Give what to decode: pieces that hold all of `speech`, none longer than `longest`.

    Neighbouring pieces meet in the middle of a pause; a pause of `silence` or more is left out but
    for the padding on its sides. `end` is where the sound ends.
    """
    pieces: list[Stretch] = []
    for block in _blocks(speech, end, cutting):
        pieces.extend(_cut(block, speech, probabilities, window, cutting))
    return tuple(pieces)


def _blocks(speech: Sequence[Stretch], end: Us, cutting: Cutting) -> list[Stretch]:
    """Join what lies closer together than a silence, padded."""
    blocks: list[Stretch] = []
    for run in speech:
        if blocks and run.start - blocks[-1].end < cutting.silence:
            blocks[-1] = Stretch(blocks[-1].start, run.end)
        else:
            blocks.append(run)
    return [
        Stretch(max(0, block.start - cutting.padding), min(end, block.end + cutting.padding))
        for block in blocks
    ]


def _cut(
    block: Stretch,
    speech: Sequence[Stretch],
    probabilities: Sequence[int],
    window: Us,
    cutting: Cutting,
) -> list[Stretch]:
    pieces: list[Stretch] = []
    start = block.start
    while block.end - start > cutting.longest:
        at = best_cut(Stretch(start, block.end), speech, probabilities, window, cutting.longest)
        pieces.append(Stretch(start, at))
        start = at
    return [*pieces, Stretch(start, block.end)]


def best_cut(
    within: Stretch,
    speech: Sequence[Stretch],
    probabilities: Sequence[int],
    window: Us,
    longest: Us,
) -> Us:
    """Give where to cut `within` so that the first part is at most `longest`.

    A long pause late in the window is best: its length (up to a second) counts as much as its place
    in the last two thirds. Where there is no pause, the lowest probability there.
    """
    latest, earliest = within.start + longest, within.start + longest // 3
    pauses = [Stretch(a.end, b.start) for a, b in pairwise(speech)]
    middles = [(pause, (pause.start + pause.end) // 2) for pause in pauses]
    fitting = [(pause, at) for pause, at in middles if earliest <= at <= latest]
    if fitting:
        return max(fitting, key=lambda cut: min(cut[0].length, SECOND) / SECOND + cut[1] / latest)[
            1
        ]
    return _quietest(Stretch(earliest, latest), probabilities, window)


def halves(
    piece: Stretch, speech: Sequence[Stretch], probabilities: Sequence[int], window: Us
) -> tuple[Stretch, Stretch]:
    """Cut a piece in two in the longest pause of its middle half, else where speech is least."""
    quarter = piece.length // 4
    middle = Stretch(piece.start + quarter, piece.end - quarter)
    pauses = [Stretch(a.end, b.start) for a, b in pairwise(speech)]
    fitting = [p for p in pauses if middle.start <= (p.start + p.end) // 2 <= middle.end]
    if fitting:
        longest = max(fitting, key=lambda pause: pause.length)
        at = (longest.start + longest.end) // 2
    else:
        at = _quietest(middle, probabilities, window)
    return Stretch(piece.start, at), Stretch(at, piece.end)


def _quietest(within: Stretch, probabilities: Sequence[int], window: Us) -> Us:
    first, last = within.start // window, max(within.start // window + 1, within.end // window)
    places = range(first, min(last, len(probabilities)))
    if not places:
        return (within.start + within.end) // 2
    lowest = min(places, key=lambda place: (probabilities[place], -place))
    return lowest * window + window // 2

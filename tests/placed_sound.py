"""Sound in which every sample says where it stands: the truth about a gap's length.

Samples go in pairs. The first counts from 1 to `PAGE` and begins anew, the second is minus the
number of the page (from 1), so that any two neighbours tell their place in ten hours of sound.
0 is silence, so that a hole shows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

PAGE = 30_000


def placed(samples: int) -> bytes:
    """Give so many samples from place 0 on, as 16-bit PCM."""
    pair = np.arange((samples + 1) // 2)
    sound = np.empty(2 * len(pair), dtype="<i2")
    sound[0::2] = pair % PAGE + 1
    sound[1::2] = -(pair // PAGE + 1)
    return sound[:samples].tobytes()


@dataclass(frozen=True, slots=True)
class Run:
    """Samples that stand one after the other in the sound that was played."""

    index: int
    """Of its first sample in what was recorded."""
    place: int
    """Of its first sample in what was played."""
    samples: int

    @property
    def end(self) -> int:
        """Give the place after its last sample."""
        return self.place + self.samples


def runs_in(pcm: bytes) -> list[Run]:
    """Give the unbroken runs of a recording; silence is in none."""
    sound = np.frombuffer(pcm, dtype="<i2").astype(np.int64)
    heads = np.flatnonzero((sound[:-1] > 0) & (sound[1:] < 0))
    if not len(heads):
        return []
    places = 2 * ((-sound[heads + 1] - 1) * PAGE + sound[heads] - 1)
    breaks = np.flatnonzero(np.diff(places - heads) != 0) + 1
    found = []
    for part in np.split(np.arange(len(heads)), breaks):
        first, last = heads[part[0]], heads[part[-1]]
        index, place = int(first), int(places[part[0]])
        if index > 0 and place > 0 and sound[index - 1] < 0:  # begins with the second of a pair
            index, place = index - 1, place - 1
        end = int(last) + 2
        if end < len(sound) and sound[end] > 0:  # ends with the first of a pair
            end += 1
        found.append(Run(index, place, end - index))
    return found

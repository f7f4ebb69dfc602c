"""What lies before each word: where a change of speaker can be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.ports import Heard, Stretch
from facilitator.transcript.placing import Placed, placed
from facilitator.units import Us

SENTENCE_ENDS = (".", "?", "!", "…")
_QUOTES = "\"'”’)"
_OUTSIDE: Us = 150_000
"""A gap that long between words outside of any run of speech is a pause too."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The place before a word."""

    onset: Us
    """Where the word begins."""
    end: Us
    """Where the word ends."""
    pause: Us
    """For how long nobody spoke before it; 0 within a run of speech."""
    sentence: bool
    """True where the word before ended a sentence, or there is none."""
    asked: bool = False
    """True where the word before ended a question."""
    breaks: bool = False
    """True for the first word of an unbroken stretch of sound."""


def joints(heard: Heard) -> tuple[Joint, ...]:
    """Give one joint a word, in the order of the pieces' words."""
    words = [word for piece in heard.pieces for word in piece.words]
    places = placed(heard.pieces, heard.speech)
    stretches = [_stretch_of(place.start, heard.sound) for place in places]
    made = []
    for number, place in enumerate(places):
        breaks = number == 0 or stretches[number] != stretches[number - 1]
        text = "" if breaks else words[number - 1].text.rstrip(_QUOTES)
        pause = 0 if breaks else _pause(places[number - 1], place, heard.speech)
        begins = pause and place.run is not None
        made.append(
            Joint(
                heard.speech[place.run].start if begins and place.run else place.start,
                place.end,
                pause,
                breaks or text.endswith(SENTENCE_ENDS),
                text.endswith("?"),
                breaks,
            )
        )
    return tuple(made)


def _pause(before: Placed, here: Placed, speech: Sequence[Stretch]) -> Us:
    """Give the silence just before a word: speech without words between is none of it."""
    if before.run is None or here.run is None:
        gap = here.start - before.end
        return gap if gap >= _OUTSIDE else 0
    if before.run == here.run:
        return 0
    return speech[here.run].start - speech[here.run - 1].end


def _stretch_of(at: Us, sound: Sequence[Stretch]) -> int:
    return bisect_right(sound, at, key=lambda stretch: stretch.start)

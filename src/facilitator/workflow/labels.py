"""Imported labels by number, so that a name need not be typed where others can read it.

What stands in a command line is in the shell's history and, while it runs, in every user's list of
processes; a label may be somebody's name.
"""

from __future__ import annotations

from facilitator.transcript.model import Transcript


def labels_of(transcript: Transcript) -> tuple[str, ...]:
    """Give the labels of an imported transcript as they first appear; renaming moves none."""
    found = (segment.label for segment in transcript.segments)
    return tuple(dict.fromkeys(label for label in found if label is not None))


def label_meant(text: str, transcript: Transcript) -> str:
    """Give the label that `text` means: itself where it is one, else the one of that number."""
    labels = labels_of(transcript)
    if text in labels or not (text.isascii() and text.isdecimal()):
        return text
    number = int(text)
    return labels[number - 1] if 1 <= number <= len(labels) else text

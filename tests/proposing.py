"""What one detector proposes in a text."""

from __future__ import annotations

from facilitator.recognisers.detector import Detector
from facilitator.recognisers.lexicon import EnglishLexicon
from facilitator.recognisers.naming import Names
from facilitator.recognisers.reading import read


def proposed(detector: Detector, text: str) -> list[str]:
    """Give the stretches that it proposes, longest first, those within another left out."""
    spans = sorted({(f.start, f.end) for f in detector.find(read(text))}, key=lambda s: s[0] - s[1])
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not any(first <= start and end <= last for first, last in kept):
            kept.append((start, end))
    return [text[start:end] for start, end in sorted(kept)]


def english_names(never: frozenset[str] = frozenset()) -> Names:
    """Give what judges names in English."""
    return Names(EnglishLexicon(), never)

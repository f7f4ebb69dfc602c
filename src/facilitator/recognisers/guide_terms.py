"""Which words of a discussion guide are known to be harmless: everyone in the room hears them."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.recognisers.reading import read
from facilitator.recognisers.terms import listed


def guide_terms(texts: Iterable[str]) -> frozenset[str]:
    """Give the words that a guide writes with a capital in mid-sentence, names left out.

    What opens a sentence says nothing, and a name that happens to stand in a guide is still
    somebody's in the talk.
    """
    names = listed("given_names") | listed("surnames") | listed("given_names_that_are_words")
    return frozenset(
        token.bare
        for text in texts
        for token in read(text).tokens
        if token.capital and not token.opens and len(token.bare) > 1 and token.bare not in names
    )

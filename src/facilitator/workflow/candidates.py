"""What the recognisers propose: text is looked through again only where its words changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from facilitator.canonical import fingerprint
from facilitator.ports import Candidate, Passage, Recogniser
from facilitator.study.derived import Cache

_FILE = "candidates.json"
_OF = "what was looked through, with the hash of its words"


class Kept(msgspec.Struct, frozen=True):
    """What is kept of a session."""

    words: str = ""
    """Hash of all passages that `candidates` are of."""
    candidates: tuple[Candidate, ...] = ()
    seen: dict[str, tuple[Candidate, ...]] = {}
    """What was proposed of each stretch that is looked at alone, as the recogniser keeps it."""


def kept_candidates(
    cache: Cache, key: str, passages: Sequence[Passage], recogniser: Callable[[], Recogniser]
) -> tuple[Candidate, ...]:
    """Give what is proposed for `passages`; what is new is kept under `key` of the cache.

    `recogniser` is made only where something has to be looked through.
    """
    data = cache.get(key, _FILE, _OF)
    kept = msgspec.json.decode(data, type=Kept) if data else Kept()
    words = fingerprint([[p.name, p.text, p.follows] for p in passages])
    if kept.words == words:
        return kept.candidates
    seen = dict(kept.seen)
    found = recogniser().propose(passages, seen)
    cache.put(key, _FILE, _OF, msgspec.json.encode(Kept(words, found, seen)))
    return found

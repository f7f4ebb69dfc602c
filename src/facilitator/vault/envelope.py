"""A session's key pairs at work (`ports.Envelope`): each message is one of age's own."""

from __future__ import annotations

import pyrage

from facilitator.errors import Damaged, Unavailable
from facilitator.ports import KeyName
from facilitator.vault.pairs import KEYS, Pairs


class AgeEnvelope:
    """Closes to the newest pair of a name, opens with any."""

    def __init__(self, pairs: Pairs) -> None:
        """Take the pairs of one session."""
        self._pairs = pairs
        self._open = {key: pairs.of(key) for key in KEYS}
        self._to = {key: own[0].to_public() for key, own in self._open.items() if own}

    def name(self, key: KeyName) -> str:
        """Give the name of the pair that `seal` closes with."""
        return self._pairs.newest(key)

    def seal(self, plain: bytes, key: KeyName) -> bytes:
        """Give one age message of `plain`. Raises Unavailable without that key."""
        if key not in self._to:
            self._pairs.newest(key)  # says what is missing
        return bytes(pyrage.encrypt(plain, [self._to[key]]))

    def open(self, closed: bytes, key: KeyName) -> bytes:
        """Give back what was closed.

        Raises Unavailable where no key of that name opens it, Damaged where it was changed.
        """
        if not self._open[key]:
            self._pairs.newest(key)
        try:
            return bytes(pyrage.decrypt(closed, self._open[key]))
        except pyrage.DecryptError as failure:
            if "No matching keys" in str(failure):
                raise Unavailable(
                    f"It is closed with another {key} key than those at hand.",
                    "A holder of the study's key can open it: add --identity FILE.",
                ) from failure
            raise Damaged(
                f"It does not open with its {key} key: it was changed or cut.",
                "facilitator verify says which file it is; bring that back from a copy.",
            ) from failure

    def __repr__(self) -> str:
        """Show the names of the keys, never a key."""
        return f"AgeEnvelope({', '.join(self._pairs.names)})"

"""Keys: pairs of sessions, identities of holders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.ports import (
    Envelope,
)


@dataclass(frozen=True, slots=True)
class NewPairs:
    """Key pairs that were just made."""

    text: str = field(repr=False)
    """The secret halves, as they lie open."""
    wrapped: dict[str, bytes] = field(repr=False)
    """Each closed to all holders, by name."""


def new_pairs(there: Iterable[str], holders: Sequence[str]) -> NewPairs:
    """Make a session's next key pairs after those named in `there`. Raises BadInput."""
    from facilitator.vault.pairs import Pairs, next_number

    made = Pairs.made(next_number(there))
    wrapped = made.wrapped(holders)
    return NewPairs(made.noting(wrapped).text(), wrapped)


def envelope(text: str) -> Envelope:
    """Give the envelope of key pairs as they lie open."""
    from facilitator.vault.envelope import AgeEnvelope
    from facilitator.vault.pairs import Pairs

    return AgeEnvelope(Pairs.read(text))


def whole_pairs(text: str) -> str:
    """Give what is whole of key pairs that lie open; "" where nothing is."""
    from facilitator.vault.pairs import Pairs

    return Pairs.read(text).text()


def covers(text: str, wrapped: Iterable[str]) -> bool:
    """Say whether open key pairs hold all that are named in `wrapped`."""
    if not text:
        return False
    from facilitator.vault.pairs import Pairs

    held = Pairs.read(text).names
    return bool(held) and set(wrapped) <= set(held)


def unwrapped(wrapped: Mapping[str, Sequence[bytes]], identity: str) -> str:
    """Open a session's wrapped keys with a holder's identity; give them as they lie open."""
    from facilitator.vault.pairs import Pairs

    return Pairs.unwrapped(wrapped, identity).text()


def names_of(text: str) -> tuple[str, ...]:
    """Give the names of key pairs as they lie open, `words.1`."""
    if not text:
        return ()  # nothing lies open: the cipher is not loaded
    from facilitator.vault.pairs import Pairs

    return Pairs.read(text).names


def same_pairs(text: str, other: str) -> frozenset[str]:
    """Give the names under which two texts of key pairs hold the same secret half."""
    from facilitator.vault.pairs import Pairs

    return Pairs.read(text).same(Pairs.read(other))


def wrapped_as(text: str) -> Mapping[str, str]:
    """Give the SHA-256 of what open key pairs are known to be wrapped in, by name."""
    from facilitator.vault.pairs import Pairs

    return Pairs.read(text).wrapped_as


def noting(text: str, wrapped: Mapping[str, bytes]) -> str:
    """Give open key pairs with a note of what some of them are `wrapped` in."""
    from facilitator.vault.pairs import Pairs

    return Pairs.read(text).noting(wrapped).text()


def free_number(there: Iterable[str]) -> int:
    """Give the number that no key named in `there` has."""
    from facilitator.vault.pairs import next_number

    return next_number(there)


def wrapped_for(text: str, holders: Sequence[str]) -> dict[str, bytes]:
    """Wrap key pairs as they lie open for `holders`, by name. Raises BadInput."""
    from facilitator.vault.pairs import Pairs

    return Pairs.read(text).wrapped(holders)


def closed_for(data: bytes, holders: Sequence[str]) -> bytes:
    """Close a file for `holders`, each of whom opens it alone. Raises BadInput."""
    from facilitator.vault.recipients import closed_for

    return closed_for(data, holders)


def read_identity(data: bytes, file: str, ask: Callable[[], str]) -> str:
    """Read a holder's identity from its file's bytes. Raises Refused, BadInput."""
    from facilitator.vault.identity import opened

    return opened(data, file, ask)


def line_checks(paper: str) -> tuple[str, ...]:
    """Give a check for each line of letters of a key on paper, `1 3f9a`."""
    from facilitator.vault.identity import line_checks

    return line_checks(paper)


def check_recipient(text: str) -> None:
    """Raise BadInput where `text` is no public key that sessions can be closed to."""
    from facilitator.vault.recipients import recipient

    recipient(text)


def plain_identity() -> tuple[str, str]:
    """Make a key that no passphrase protects, for a rehearsal; give (identity, recipient)."""
    from facilitator.vault.identity import make

    return make()


def identity_is_protected(data: bytes) -> bool:
    """Say whether the bytes of an identity's file are protected by a passphrase."""
    from facilitator.vault.identity import is_protected

    return is_protected(data)


def recipients_of(identity: str) -> tuple[str, ...]:
    """Give the public half of each key of a holder's identity."""
    from facilitator.vault.identity import recipients_of

    return recipients_of(identity)


def new_passphrase() -> str:
    """Draw six words."""
    from facilitator.vault.passphrase import made

    return made()


def is_passphrase(typed: str, words: str) -> bool:
    """Say whether `typed` are those words, however many blanks and capitals it has."""
    from facilitator.vault.passphrase import plain

    return plain(typed) == words


@dataclass(frozen=True, slots=True)
class NewIdentity:
    """A holder's key that was just made."""

    recipient: str
    """Its public half."""
    closed: bytes = field(repr=False)
    """The secret half as a file that its passphrase protects."""
    on_paper: str = field(repr=False)
    """The same as a few lines of letters."""


def new_identity(words: str) -> NewIdentity:
    """Make a holder's key that the passphrase `words` protects. Takes a second or two."""
    from facilitator.vault.identity import closed, make, on_paper

    identity, recipient = make()
    file = closed(identity, words)
    return NewIdentity(recipient, file, on_paper(file))

"""The key pairs of one session: *sound*, *words* and *record*, each with a number.

Three, because boards ask for three things: that voices are destroyed, that words are destroyed, and
that the account of what was done is kept. A second number comes where the first keys were lost
while the group was still in the room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import get_args

import pyrage
from pyrage import x25519

from facilitator.errors import Damaged, Unavailable
from facilitator.ports import KeyName
from facilitator.vault.identity import keys_of
from facilitator.vault.recipients import recipient

KEYS: tuple[KeyName, ...] = get_args(KeyName)
_NAME = re.compile(rf"({'|'.join(KEYS)})\.([1-9]\d{{0,3}})")
_LINE = re.compile(
    rf"# ({_NAME.pattern})\n(?:# wrapped ([0-9a-f]{{64}})\n)?(AGE-SECRET-KEY-1[0-9A-Z]+)\n"
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Secret halves by name, `words.1`; the public ones come from them and are written nowhere."""

    identities: Mapping[str, x25519.Identity] = field(default_factory=dict, repr=False)
    wrapped_as: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the message that a secret half was wrapped in, by name, where that is known."""

    @staticmethod
    def made(number: int) -> Pairs:
        """Make three new pairs of that number."""
        return Pairs({f"{key}.{number}": x25519.Identity.generate() for key in KEYS})

    @staticmethod
    def read(text: str) -> Pairs:
        """Read what `text` gives. What is no key is passed over."""
        found, noted = {}, {}
        for line in _LINE.finditer(text):
            with suppress(pyrage.IdentityError):  # half a key, of a file that was cut
                found[line[1]] = x25519.Identity.from_str(line[5])
                noted[line[1]] = line[4]
        return Pairs(found, {name: sha for name, sha in noted.items() if sha})

    def text(self) -> str:
        """Give the secret halves as age's own identity file, each under its name."""
        return "".join(
            f"# {name}\n{self._note(name)}{self.identities[name]}\n" for name in self.names
        )

    def _note(self, name: str) -> str:
        return f"# wrapped {self.wrapped_as[name]}\n" if name in self.wrapped_as else ""

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names, sorted."""
        return tuple(sorted(self.identities))

    def __or__(self, other: Pairs) -> Pairs:
        """Give both together."""
        return Pairs(
            {**self.identities, **other.identities}, {**self.wrapped_as, **other.wrapped_as}
        )

    def noting(self, wrapped: Mapping[str, bytes]) -> Pairs:
        """Give the same with a note of what some of them are `wrapped` in."""
        new = {n: sha256(data).hexdigest() for n, data in wrapped.items() if n in self.identities}
        return Pairs(self.identities, {**self.wrapped_as, **new})

    def same(self, other: Pairs) -> frozenset[str]:
        """Give the names under which both hold the same secret half."""
        both = self.identities.keys() & other.identities.keys()
        return frozenset(n for n in both if str(self.identities[n]) == str(other.identities[n]))

    def wrapped(self, holders: Iterable[str]) -> dict[str, bytes]:
        """Give each secret half closed to all `holders` (`age1…`), by name. Raises BadInput."""
        to = [recipient(holder) for holder in holders]
        return {
            name: pyrage.encrypt(f"{self.identities[name]}\n".encode("ascii"), to)
            for name in self.names
        }

    @staticmethod
    def unwrapped(files: Mapping[str, Sequence[bytes]], identity: str) -> Pairs:
        """Open what `wrapped` gave, with a holder's `identity`; of each name any copy will do.

        Where the identity holds several keys, all are tried. A key that none of them opens is left
        out, and so is one whose copies are both spoilt, which costs what it closed. Raises Damaged
        where no other of its kind opens.
        """
        holder, found, spoilt = keys_of(identity), {}, {}
        for name, copies in files.items():
            try:
                found[name] = _unwrapped(name, copies, holder)
            except Damaged as failure:
                spoilt[_kind(name)] = failure
        for kind in spoilt.keys() - {_kind(name) for name, one in found.items() if one}:
            raise spoilt[kind]
        opened = {name: one for name, one in found.items() if one is not None}
        return Pairs({n: key for n, (key, _) in opened.items()}).noting(
            {n: data for n, (_, data) in opened.items()}
        )

    def newest(self, key: KeyName) -> str:
        """Give the name of the pair with the highest number. Raises Unavailable without one."""
        numbers = [number for name, number in self._numbers() if name == key]
        if not numbers:
            raise Unavailable(
                f"The {key} key of this session is not at hand.",
                "A holder of the study's key can open it: add --identity FILE.",
            )
        return f"{key}.{max(numbers)}"

    def of(self, key: KeyName) -> list[x25519.Identity]:
        """Give the secret halves of one kind, the newest first."""
        own = sorted((number for name, number in self._numbers() if name == key), reverse=True)
        return [self.identities[f"{key}.{number}"] for number in own]

    def _numbers(self) -> list[tuple[str, int]]:
        found = [_NAME.fullmatch(name) for name in self.identities]
        return [(match[1], int(match[2])) for match in found if match is not None]


def next_number(names: Iterable[str]) -> int:
    """Give the number of the pairs to be made after those in `names`."""
    found = [_NAME.fullmatch(name) for name in names]
    return max((int(match[2]) for match in found if match is not None), default=0) + 1


def _kind(name: str) -> str:
    return name.partition(".")[0]


def _unwrapped(
    name: str, copies: Sequence[bytes], holder: Sequence[x25519.Identity]
) -> tuple[x25519.Identity, bytes] | None:
    """Give a secret half with the copy that it was opened from."""
    spoilt = 0
    for data in copies:
        try:
            text = pyrage.decrypt(data, holder).decode("ascii")
            return x25519.Identity.from_str(text.strip()), data
        except pyrage.DecryptError as failure:
            spoilt += not _is_for_others(failure)
        except (pyrage.IdentityError, UnicodeDecodeError):
            spoilt += 1
    if spoilt and spoilt == len(copies):
        raise Damaged(
            f"The key {name} of this session is damaged, and so is its copy.",
            "Bring the session's keys folder back from a copy; nothing else is touched.",
        )
    return None


def _is_for_others(failure: pyrage.DecryptError) -> bool:
    """Say whether a message is whole and merely not for this key: age's words are all we have."""
    return "No matching keys" in str(failure)

"""A holder's own key: the identity that opens every session of a study.

It is text as age writes it: a line `AGE-SECRET-KEY-1…` for each key. Where a file holds several,
all are tried.
"""

from __future__ import annotations

import base64
from collections.abc import Callable

import pyrage
from pyrage import passphrase, x25519

from facilitator.errors import BadInput, Refused
from facilitator.vault.passphrase import plain

_BEGINS = "AGE-SECRET-KEY-1"
_CLOSED = b"age-encryption.org/v1\n"  # how every message begins (C2SP, age)
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END_OF_ARMOUR = "-----END AGE ENCRYPTED FILE-----"
_COLUMNS = 64


def make() -> tuple[str, str]:
    """Make a new key; give (identity, recipient): the secret line and the public one."""
    found = x25519.Identity.generate()
    return str(found), str(found.to_public())


def keys_of(identity: str) -> list[x25519.Identity]:
    """Give each key of an identity."""
    return [x25519.Identity.from_str(line) for line in identity.splitlines()]


def recipients_of(identity: str) -> tuple[str, ...]:
    """Give the public half of each key of an identity, `age1…`."""
    return tuple(str(key.to_public()) for key in keys_of(identity))


def closed(identity: str, words: str) -> bytes:
    """Give an identity as a file that a passphrase protects: any age tool opens it."""
    return bytes(passphrase.encrypt(f"{identity}\n".encode("ascii"), words))


def on_paper(file: bytes) -> str:
    """Give such a file as the few lines of letters that can be printed and typed: age's armour."""
    letters = base64.b64encode(file).decode("ascii")
    lines = (letters[at : at + _COLUMNS] for at in range(0, len(letters), _COLUMNS))
    return "\n".join((_ARMOUR.decode("ascii"), *lines, _END_OF_ARMOUR, ""))


def opened(data: bytes, file: str, ask: Callable[[], str]) -> str:
    """Read an identity from the bytes of its file; `ask` is called if a passphrase protects it.

    Raises Refused for a wrong passphrase, BadInput where `file` holds no identity of age.
    """
    if is_protected(data):
        data = _unprotected(data, file, ask())
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
    try:
        found = [str(x25519.Identity.from_str(line)) for line in lines if line.startswith(_BEGINS)]
    except pyrage.IdentityError as failure:
        raise _no_key(file) from failure
    if not found:
        raise _no_key(file)
    return "\n".join(found)


def is_protected(data: bytes) -> bool:
    """Say whether the bytes of an identity's file are protected by a passphrase."""
    return data.startswith(_CLOSED) or data.lstrip().startswith(_ARMOUR)


def _unprotected(data: bytes, file: str, typed: str) -> bytes:
    """Open with what was typed, else with the same words as we would have written them."""
    if not data.startswith(_CLOSED):
        data = data.strip()  # typed from paper, with lines before and after
    for words in dict.fromkeys((typed, plain(typed))):
        try:
            return bytes(passphrase.decrypt(data, words))
        except pyrage.DecryptError:
            continue
    raise Refused(f"That passphrase does not open {file}.", "Try again; nothing was changed.")


def _no_key(file: str) -> BadInput:
    return BadInput(
        f"{file} holds no key of age.",
        f"Name the file with the line that begins with {_BEGINS}.",
    )

"""A holder's own key: the identity that opens every session of a study."""

from __future__ import annotations

from collections.abc import Callable

import pyrage
from pyrage import passphrase, x25519

from facilitator.errors import BadInput, Refused
from facilitator.vault.envelope import is_closed

_BEGINS = "AGE-SECRET-KEY-1"


def make() -> tuple[str, str]:
    """Make a new key; give (identity, recipient): the secret line and the public one."""
    found = x25519.Identity.generate()
    return str(found), str(found.to_public())


def recipient_of(identity: str) -> str:
    """Give the public half of an identity."""
    return str(x25519.Identity.from_str(identity).to_public())


def closed(identity: str, words: str) -> bytes:
    """Give an identity as a file that a passphrase protects: any age tool opens it."""
    text = f"# public key: {recipient_of(identity)}\n{identity}\n"
    return bytes(passphrase.encrypt(text.encode("ascii"), words))


def opened(data: bytes, file: str, ask: Callable[[], str]) -> str:
    """Read an identity from the bytes of its file; `ask` is called if a passphrase protects it.

    Raises Refused for a wrong passphrase, BadInput where `file` holds no identity of age.
    """
    if is_closed(data):
        try:
            data = passphrase.decrypt(data, ask())
        except pyrage.DecryptError as failure:
            raise Refused(
                f"That passphrase does not open {file}.", "Try again; nothing was changed."
            ) from failure
    lines = data.decode("utf-8", "replace").splitlines()
    found = [line.strip() for line in lines if line.strip().startswith(_BEGINS)]
    try:
        return str(x25519.Identity.from_str(found[0]))
    except (IndexError, pyrage.IdentityError) as failure:
        raise BadInput(
            f"{file} holds no key of age.",
            f"Name the file with the line that begins with {_BEGINS}.",
        ) from failure

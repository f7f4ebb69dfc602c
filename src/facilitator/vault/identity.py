"""A holder's own key: the identity that opens every session of a study.

It is text as age writes it: a line `AGE-SECRET-KEY-1…` for each key. Where a file holds several,
all are tried.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from hashlib import sha256

import pyrage
from pyrage import passphrase, x25519

from facilitator.errors import BadInput, Refused
from facilitator.vault.passphrase import plain

_BEGINS = "AGE-SECRET-KEY-1"
_CLOSED = b"age-encryption.org/v1\n"  # how every message begins (C2SP, age)
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END_OF_ARMOUR = "-----END AGE ENCRYPTED FILE-----"
_COLUMNS = 64
_CHECK_DIGITS = 4
_WRONG_WORDS = "Decryption failed"
"""What pyrage says of a wrong passphrase, and of a header whose stanza was changed."""


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


def line_checks(paper: str | bytes) -> tuple[str, ...]:
    """Give `1 3f9a` for each line of letters in what was printed or typed: a typist's proof."""
    text = paper.decode("utf-8", "replace") if isinstance(paper, bytes) else paper
    lines = (line.strip() for line in text.splitlines())
    letters = [line for line in lines if line and not line.startswith("-----")]
    return tuple(
        f"{number} {sha256(line.encode()).hexdigest()[:_CHECK_DIGITS]}"
        for number, line in enumerate(letters, 1)
    )


def opened(data: bytes, file: str, ask: Callable[[], str]) -> str:
    """Read an identity from the bytes of its file; `ask` is called if a passphrase protects it.

    Raises Refused for a wrong passphrase, BadInput where `file` is not whole or holds no identity
    of age.
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
    from_paper = not data.startswith(_CLOSED)
    if from_paper:
        data = b"\n".join(line.strip() for line in data.strip().splitlines())
    for words in dict.fromkeys((typed, plain(typed))):
        try:
            return bytes(passphrase.decrypt(data, words))
        except pyrage.DecryptError as failure:
            if str(failure) != _WRONG_WORDS:
                raise _not_whole(file, data, from_paper=from_paper) from failure
    if from_paper:
        raise Refused(
            f"That passphrase does not open {file}, or a letter in the file is mistyped.",
            "Compare the check of each line with the sheet's, then try again.",
            _as_typed(data),
        )
    raise Refused(f"That passphrase does not open {file}.", "Try again; nothing was changed.")


def _not_whole(file: str, data: bytes, *, from_paper: bool) -> BadInput:
    if not from_paper:
        return BadInput(f"{file} is not whole: its bytes were changed.", "Take another copy of it.")
    return BadInput(
        f"{file} is not whole: compare it with the sheet.",
        "A letter or a line is missing or mistyped where a check is not the sheet's.",
        _as_typed(data),
    )


def _as_typed(data: bytes) -> tuple[str, ...]:
    return tuple(f"line {check}" for check in line_checks(data))


def _no_key(file: str) -> BadInput:
    return BadInput(
        f"{file} holds no key of age.",
        f"Name the file with the line that begins with {_BEGINS}.",
    )

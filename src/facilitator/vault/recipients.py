"""Public keys: those to whom a session's keys are wrapped."""

from __future__ import annotations

from collections.abc import Iterable

import pyrage
from pyrage import RecipientError, x25519

from facilitator.errors import BadInput


def recipient(text: str) -> x25519.Recipient:
    """Read a public key, `age1…`. Raises BadInput for anything else, SSH keys in a sentence."""
    text = text.strip()
    if text.startswith("ssh-"):
        raise BadInput(
            "An SSH key cannot be a study's key: it names its owner, and is awkward to open.",
            "Make one with `facilitator key new`, or with age-keygen, and give its age1… line.",
        )
    if text.startswith("AGE-SECRET-KEY-"):
        raise BadInput(
            "That is a secret key: whoever reads study.toml could open every session.",
            "Give the public one, the line that begins with age1.",
        )
    try:
        return x25519.Recipient.from_str(text)
    except RecipientError as wrong:
        raise BadInput(
            f"{text[:12]}… is no public key of age.",
            "Copy the whole line that begins with age1: 62 small letters and digits.",
        ) from wrong


def closed_for(data: bytes, holders: Iterable[str]) -> bytes:
    """Close `data` for all `holders` (`age1…`): any of them opens it alone. Raises BadInput."""
    return bytes(pyrage.encrypt(data, [recipient(holder) for holder in holders]))

"""Passphrases that a person can write down and type: six words drawn at random.

From a list of N words six give 6 · log2(N) bits: with ours 77.5. A guess costs whoever tries it
about a second (age's scrypt), so that all the world's guesses would take longer than there is.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from secrets import choice

WORDS = 6
"""How many words a passphrase has."""


def made() -> str:
    """Draw a passphrase: six words with a blank between them."""
    return " ".join(choice(word_list()) for _ in range(WORDS))


def plain(typed: str) -> str:
    """Give a passphrase as `made` writes it: small letters, one blank between words."""
    return " ".join(typed.lower().split())


@cache
def word_list() -> tuple[str, ...]:
    """Give the words that are drawn from, sorted."""
    text = files("facilitator.vault").joinpath("words.txt").read_text(encoding="ascii")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))

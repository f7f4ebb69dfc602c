"""How long the text in an age message is, told from the message alone (no key is needed).

An age file (C2SP age.md, "The age file format, version 1") is a header in text, which ends in the
line `--- MAC`, then a nonce of 16 bytes, then the text in chunks of 64 KiB, each with a tag of 16
bytes; only an empty text has an empty chunk. Headers differ in length: age adds lines of grease.
"""

from __future__ import annotations

MAGIC = b"age-encryption.org/v1\n"
LONGEST_HEADER_BYTES = 2048
"""More than a header to one recipient takes, grease included."""

_MAC_LINE = b"\n--- "
_NONCE_BYTES = 16
_TAG_BYTES = 16
_CHUNK_BYTES = 64 * 1024


def plain_bytes(head: bytes, message_bytes: int) -> int | None:
    """Give the length of the text in a message of `message_bytes`.

    `head` is its beginning, at least the header. None where that is not whole.
    """
    mac = head.find(_MAC_LINE)
    end = head.find(b"\n", mac + 1) if mac > 0 else -1
    if not head.startswith(MAGIC) or end < 0:
        return None
    payload = message_bytes - (end + 1) - _NONCE_BYTES
    chunks = -(-payload // (_CHUNK_BYTES + _TAG_BYTES))
    text = payload - chunks * _TAG_BYTES
    return text if chunks > 0 and text >= 0 else None

"""Bytes to text: UTF-8, with or without a byte order mark, else what Windows wrote in the West.

A guess from the first bytes would be wrong in the last: the whole file decides. UTF-16 is taken
only with its mark, which nothing else begins with.
"""

from __future__ import annotations

import codecs

from facilitator.errors import BadInput

TEXT_BYTES = 20 * 1024 * 1024
"""A text longer than this is no transcript: a spoken hour is some 60 kB."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(data: bytes) -> str:
    """Give the text with line feeds as line ends and no byte order mark.

    Raises BadInput where it is too long or no text at all.
    """
    if len(data) > TEXT_BYTES:
        raise BadInput("This text is over 20 MB.", "Give one transcript of one session.")
    text = _characters(data)
    if "\0" in text:
        raise BadInput("This file is not text.", "Give a transcript as .docx, .txt, .vtt or .srt.")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _characters(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes have no meaning in Windows-1252; a mark in their place loses nothing else.
        return data.decode("windows-1252", errors="replace")

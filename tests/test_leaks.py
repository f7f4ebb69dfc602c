"""The search for words that leaked finds every spelling, or it proves nothing."""

import base64
import json

import pytest
from leaks import found, found_in, spellable

WORD = "Margaret"
SPELLINGS = {
    "utf8": WORD.encode(),
    "lower": WORD.lower().encode(),
    "upper": WORD.upper().encode(),
    "utf16le": WORD.encode("utf-16-le"),
    "utf16be": WORD.encode("utf-16-be"),
    "hex": WORD.encode().hex().encode(),
    "HEX": WORD.encode().hex().upper().encode(),
    "base64-0": base64.b64encode(b"and " + b"xy" + WORD.encode() + b" said no"),
    "base64-1": base64.b64encode(b"and " + WORD.encode() + b" said no"),
    "base64-2": base64.b64encode(b"a " + b"xyz" + WORD.encode() + b" said no"),
    "base64 of utf16": base64.b64encode(b"x" + f"I saw {WORD}".encode("utf-16-le")),
    "urlsafe": base64.urlsafe_b64encode(b"??>" + WORD.encode()),
}


@pytest.mark.parametrize("spelling", SPELLINGS, ids=str)
def test_a_word_is_found_in_every_spelling(tmp_path, spelling):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "file.bin").write_bytes(b"\x00\xff" + SPELLINGS[spelling] + b"\n")
    (told,) = found([WORD], [tmp_path])
    assert told.startswith(f"{tmp_path.name}/in/file.bin: {WORD} (")


def test_a_word_that_is_no_ascii_is_found_escaped_and_taken_apart(tmp_path):
    word = "Zoë Müller"
    for spelt in (json.dumps(word).encode(), "Zoe\u0308 Mu\u0308ller".encode()):
        assert found_in([word], spelt)


def test_names_of_files_and_targets_of_links_are_looked_through(tmp_path):
    (tmp_path / "margaret.txt").touch()
    (tmp_path / "link").symlink_to("/home/margaret")
    assert len(found([WORD], [tmp_path])) == 2


def test_what_is_not_there_is_not_found(tmp_path):
    (tmp_path / "file").write_bytes(bytes(range(256)) * 1000)
    (tmp_path / "empty").touch()
    assert found([WORD, "Coldwater"], [tmp_path]) == []


def test_short_words_are_refused_and_left_out():
    with pytest.raises(AssertionError):
        found_in(["Maria"], b"Maria")
    assert spellable("I asked Margaret, at St. Anne's Hospital; Margaret!") == (
        "Margaret", "Hospital",
    )  # fmt: skip

"""Sentences on a terminal break between words; a pipe gets each whole."""

import fcntl
import os
import pty
import struct
import termios

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.cli import out
from facilitator.cli.lines import laid_out

LONG = (
    "✗ FG3 was begun with another source of sound, and nothing of it was changed by what was "
    "asked here."
)


@pytest.fixture
def terminal():
    """A terminal of 80 columns: what is written to it, and how to read that."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with os.fdopen(follower, "w", encoding="utf-8") as stream:
        yield stream, lambda: os.read(leader, 4000).decode().replace("\r\n", "\n")
    os.close(leader)


@pytest.mark.parametrize(("name", "say"), [("stderr", out.say), ("stdout", out.show)])
def test_a_sentence_on_a_terminal_breaks_between_words(terminal, monkeypatch, name, say):
    stream, read = terminal
    monkeypatch.setattr(f"sys.{name}", stream)
    say(LONG)
    lines = read().splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("  ")
    assert max(map(len, lines)) <= 80
    assert " ".join(line.strip() for line in lines) == LONG


def test_a_pipe_gets_it_in_one_line(capsys):
    out.say(LONG)
    assert capsys.readouterr().err == f"{LONG}\n"


def test_what_stands_in_columns_goes_on_below_its_text():
    row = "✗ signatures   Nobody has signed the redacted text as it stands now, and one has to."
    assert laid_out(row, 60).split("\n") == [
        "✗ signatures   Nobody has signed the redacted text as it",
        "               stands now, and one has to.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Start it first at another terminal: facilitator run --session FG3",
        "Mend the holder's line in study.toml, then `facilitator seal FG3` encrypts it.",
    ],
)
def test_what_is_to_be_typed_again_stays_on_one_line(sentence):
    lines = laid_out(sentence, 50).split("\n")
    assert len(lines) > 1
    assert any("facilitator run --session FG3" in line or "facilitator seal FG3" in line
               for line in lines)  # fmt: skip


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=40), st.integers(30, 120))
def test_no_word_is_lost_or_broken_and_no_line_is_too_long(words, columns):
    shown = laid_out(" ".join(words), columns)
    assert shown.split() == words
    assert all(len(line) <= columns for line in shown.split("\n"))

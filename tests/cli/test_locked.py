"""A sealed session: what each command says without a key, and the three ways to give one."""

import json
import os

import pytest
from brought import at_home, brought, desk, sealed, study_in
from closed_study import holder

from facilitator.cli.main import run
from facilitator.vault import identity

PASSPHRASE = "six words nobody else would draw"
NEED_WORDS = (
    ("transcript", "FG5", "--clear"),
    ("transcript", "FG5", "--redacted"),
    ("redact", "FG5", "--list", "--clear"),
    ("redact", "FG5", "--apply", "given.json", "--by", "AB"),
    ("residual", "FG5", "--clear"),
    ("residual", "FG5", "--accept", "given.json", "--by", "AB"),
    ("review", "FG5", "--apply", "given.json", "--by", "AB"),
    ("rename", "FG5", "P1", "P2", "--by", "AB"),
    ("sign", "FG5", "--by", "AB", "--yes"),
    ("gate", "FG5"),
    ("handoff", "--sessions", "FG5", "--coders", "A,B"),
    ("summary", "FG5"),
    ("summary", "FG5", "--share"),
    ("import", "FG5", "--assented", "all", "--by", "AB"),
)


@pytest.fixture(scope="module")
def one():
    return holder()


@pytest.fixture(scope="module")
def protected(one):
    """The holder's key behind a passphrase: closing it takes a second or more."""
    return identity.closed(one.identity, PASSPHRASE)


@pytest.fixture
def study(tmp_path, monkeypatch, one):
    """A study with a sealed session, and nobody's key on this machine."""
    made = study_in(tmp_path / "study", one=one)
    brought(made)
    sealed(made)
    (tmp_path / "config" / "keys" / f"{made.settings.id}.age").unlink()
    (made.root / "given.json").write_text('{"decisions": []}')
    monkeypatch.chdir(made.root)
    at_home(monkeypatch, made)
    return made


@pytest.fixture
def typed(capsys):
    def type_it(*arguments):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return ended.value.code, shown.out, shown.err

    return type_it


@pytest.mark.parametrize("command", NEED_WORDS, ids=" ".join)
def test_without_a_key_one_sentence_says_so_and_one_what_to_do(study, typed, command):
    before = {path: path.stat().st_mtime_ns for path in study.recordings.rglob("*.jsonl")}
    code, out, err = typed(*command)
    assert (code, out) == (1, "")
    assert err == (
        "FG5 is sealed, and no key of it is at hand. "
        "Add --identity FILE, or give `facilitator unlock FG5` first.\n"
    )
    assert {path: path.stat().st_mtime_ns for path in study.recordings.rglob("*.jsonl")} == before


@pytest.mark.parametrize("command", NEED_WORDS, ids=" ".join)
def test_nobody_is_asked_for_a_passphrase_without_a_terminal(study, typed, protected, command):
    usual = study.root.parent / "config" / "keys" / f"{study.settings.id}.age"
    usual.write_bytes(protected)
    code, out, err = typed(*command)
    assert (code, out) == (1, "")
    assert "there is no terminal to ask" in err
    assert "--passphrase-fd" in err


@pytest.mark.parametrize("command", NEED_WORDS, ids=" ".join)
def test_a_session_that_is_not_there_is_said_before_anyone_is_asked(
    study, typed, protected, command
):
    usual = study.root.parent / "config" / "keys" / f"{study.settings.id}.age"
    usual.write_bytes(protected)
    code, out, err = typed(*("FG9" if word == "FG5" else word for word in command))
    assert (code, out) == (1, "")
    assert "There is no session 'FG9'" in err


def test_what_needs_no_key_asks_for_none(study, typed):
    assert typed("verify")[0] == 0
    code, out, _ = typed("status", "--json")
    assert code == 0
    (session,) = json.loads(out)["sessions"]
    assert session["open_flags"] is None


def test_a_file_with_the_key_opens_it(study, typed, one):
    key = study.root / "key.txt"
    key.write_text(f"# mine\n{one.identity}\n")
    code, out, _ = typed("transcript", "FG5", "--clear", "--identity", key)
    assert code == 0
    assert "Margaret" in out


def test_a_passphrase_from_a_descriptor_opens_all_that_is_needed(study, typed, protected):
    key = study.root / "key.age"
    key.write_bytes(protected)
    given = study.root / "given.json"
    given.write_text('{"decisions": [{"rest": "redact"}]}')
    with descriptor(PASSPHRASE) as passphrase:
        code, _, err = typed(
            "redact", "FG5", "--apply", given, "--by", "AB",
            "--identity", key, "--passphrase-fd", passphrase,
        )  # fmt: skip
    assert code == 0, err
    assert desk(study).redaction.open == 0


@pytest.mark.parametrize("command", [("transcript", "FG5", "--clear"), ("gate", "FG5")])
def test_a_strangers_key_opens_nothing(study, typed, command):
    key = study.root / "key.txt"
    key.write_text(holder().identity)
    code, out, err = typed(*command, "--identity", key)
    assert (code, out) == (1, "")
    assert "Margaret" not in err
    assert "Traceback" not in err


class descriptor:
    """An open descriptor from which `text` can be read."""

    def __init__(self, text):
        self._text = text

    def __enter__(self):
        self._read, write = os.pipe()
        os.write(write, self._text.encode() + b"\n")
        os.close(write)
        return self._read

    def __exit__(self, *exc):
        os.close(self._read)

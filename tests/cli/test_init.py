"""`facilitator init`: one question at a terminal, an option without one."""

import json
import os
import re
import subprocess
import sys

import pytest
from asked_at_terminal import Asked, six_words
from closed_study import holder

from facilitator.study.folder import Study
from facilitator.vault import identity

SECRET = b"AGE-SECRET-KEY-1"


@pytest.fixture
def user(tmp_path):
    """The folders of a user who is nobody else."""
    return {
        "FACILITATOR_CONFIG": str(tmp_path / "config"),
        "FACILITATOR_STATE": str(tmp_path / "state"),
    }


def facilitator(*arguments, cwd, env):
    command = [sys.executable, "-m", "facilitator", *map(str, arguments)]
    everything = {**os.environ, **env}
    return subprocess.run(
        command, cwd=cwd, env=everything, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


def test_without_a_terminal_it_has_to_be_said(tmp_path, user):
    done = facilitator("init", "study", cwd=tmp_path, env=user)
    assert done.returncode == 1
    assert "Give --recipient age1… for each person who may open them" in done.stderr
    assert not (tmp_path / "study").exists()


def test_both_answers_at_once_are_wrong_usage(tmp_path, user):
    public = holder().recipient
    done = facilitator(
        "init", "s", "--recipient", public, "--no-encryption", cwd=tmp_path, env=user
    )
    assert done.returncode == 2
    assert not (tmp_path / "s").exists()


def test_public_keys_make_an_encrypted_study(tmp_path, user):
    keys = [holder().recipient, holder().recipient]
    options = [part for key in keys for part in ("--recipient", key)]
    done = facilitator("init", "study", "--json", *options, cwd=tmp_path, env=user)
    assert json.loads(done.stdout) == {
        "format": "facilitator/init/1",
        "study": str(tmp_path / "study"),
        "encryption": "age",
        "recipients": keys,
    }
    assert Study.open(tmp_path / "study").settings.recipients == tuple(keys)


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me@host", "An SSH key cannot be a study's key"),
        (holder().identity, "That is a secret key"),
        ("age1x", "is no public key of age"),
    ],
    ids=["ssh", "secret", "none"],  # the secret one is another in each process that runs tests
)
def test_what_is_no_public_key_is_refused_before_anything_is_made(tmp_path, user, key, why):
    done = facilitator("init", "study", "--recipient", key, cwd=tmp_path, env=user)
    assert done.returncode == 1
    assert why in done.stderr
    assert not (tmp_path / "study").exists()


def test_at_a_terminal_pasted_keys_are_taken_and_wrong_ones_said(tmp_path, user):
    keys = [holder().recipient, holder().recipient]
    init = Asked("init", "study", cwd=tmp_path, env=user)
    init.answers("1, 2 or 3", "4")
    init.answers("1, 2 or 3", "2")
    init.answers("Public key 1", "")
    init.answers("Public key 1", "ssh-rsa AAAA")
    init.answers("Public key 1", keys[0])
    init.answers("Public key 2", keys[1])
    init.answers("Public key 3", "")
    assert init.ends() == 0
    assert "An SSH key cannot be a study's key" in init.shown
    assert Study.open(tmp_path / "study").settings.recipients == tuple(keys)


def test_at_a_terminal_no_encryption_is_one_key_away(tmp_path, user):
    init = Asked("init", "study", cwd=tmp_path, env=user)
    init.answers("1, 2 or 3", "3")
    assert init.ends() == 0
    assert "not encrypted: what is said lies readable on this disk" in init.shown
    assert Study.open(tmp_path / "study").settings.encryption == "off"


def test_stopped_at_a_question_nothing_is_made(tmp_path, user):
    init = Asked("init", "study", cwd=tmp_path, env=user)
    init.answers("1, 2 or 3", "1")
    words = six_words(init.answers("Enter when they are on paper", ""))
    init.answers("Type the six words back", "\x03")
    assert init.ends() == 1
    assert words not in init.shown.split("\x1b[?1049l")[1]
    assert not (tmp_path / "study").exists()
    assert not (tmp_path / "config").exists()


def test_ctrl_c_after_the_words_says_that_nothing_was_made_and_they_are_void(tmp_path, user):
    init = Asked("init", "study", cwd=tmp_path, env=user)
    init.answers("1, 2 or 3", "")
    init.answers("Enter when they are on paper", "")
    init.stops("Type the six words back")
    assert init.ends() == 1
    assert "no study and no key was made" in init.shown
    assert "open nothing" in init.shown
    assert "What is done is kept" not in init.shown
    assert not (tmp_path / "study").exists()
    assert not (tmp_path / "config").exists()


def test_a_study_inside_a_study_is_said(tmp_path, user):
    first = facilitator("init", "outer", "--no-encryption", cwd=tmp_path, env=user)
    assert "another study" not in first.stderr
    inner = facilitator("init", "outer/inner", "--no-encryption", cwd=tmp_path, env=user)
    assert inner.returncode == 0
    assert f"It lies inside another study, {tmp_path / 'outer'}" in inner.stderr


@pytest.mark.slow
def test_enter_makes_the_study_s_key_with_six_words_and_a_sheet(tmp_path, user):
    second = holder()
    init = Asked("init", "study", "--title", "Learning to care", cwd=tmp_path, env=user)
    init.answers("1, 2 or 3", "")
    words = six_words(init.answers("Enter when they are on paper", ""))
    init.answers("Type the six words back", "not these")
    assert six_words(init.answers("Enter when they are on paper", "")) == words
    init.answers("Type the six words back", words.upper())
    init.answers("Enter, or another file for it", "study/my.age")
    init.answers("Enter, or another file for it", "")
    init.answers("File to write it to", "study/sheet.txt")
    init.answers("File to write it to", "sheet.html")
    init.answers("A second person's public key", second.recipient[:-1])
    init.answers("A second person's public key", second.recipient)
    assert init.ends() == 0
    assert init.shown.count("is inside a study") == 2
    assert init.shown.count(words) == 2  # each time on the other screen
    assert words not in re.sub(r"\x1b\[\?1049h.*?\x1b\[\?1049l", "", init.shown, flags=re.S)

    study = Study.open(tmp_path / "study")
    (file,) = (tmp_path / "config" / "keys").iterdir()
    assert file.name == f"{study.settings.id}.age"
    assert file.stat().st_mode & 0o777 == 0o600
    secret = identity.opened(file.read_bytes(), "k", lambda: words)
    assert study.settings.recipients == (*identity.recipients_of(secret), second.recipient)
    sheet = (tmp_path / "sheet.html").read_text()
    assert "there is no back door" in sheet
    paper = re.search(r"-----BEGIN.*END AGE ENCRYPTED FILE-----", sheet, re.DOTALL)[0]
    assert identity.opened(paper.encode(), "k", lambda: words) == secret
    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert SECRET not in data, path
            assert words.encode() not in data, path
            assert secret.encode() not in data, path

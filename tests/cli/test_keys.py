"""`key`, `unlock`, `lock` and `seal` as a person types them; no secret shows anywhere."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from asked_at_terminal import Asked
from closed_study import SAID, holder, led, made, notes

from facilitator.study import key_files
from facilitator.vault import identity
from facilitator.workflow.keys_held import last_proven
from facilitator.workflow.own_key import recovery_sheet
from facilitator.workflow.wiring import NewIdentity

MEMORY = Path("/dev/shm")
KEYS = Path(__file__).parents[1] / "data" / "keys"
WORDS = "correct horse battery staple giraffe lamp"
pytestmark = pytest.mark.skipif(not MEMORY.is_dir(), reason="no file system in memory here")


@pytest.fixture
def place(tmp_path):
    """A sealed session of one holder, whose key lies in a file."""
    room = made(tmp_path)
    led(room.study)
    (tmp_path / "me.txt").write_text(f"# mine\n{room.one.identity}\n")
    runtime = MEMORY / f"facilitator-{os.getpid()}-{tmp_path.name}"
    place = Place(room, tmp_path, runtime)
    yield place
    for path in runtime.glob("*") if runtime.is_dir() else ():
        path.unlink()
    if runtime.is_dir():
        runtime.rmdir()


class Place:
    def __init__(self, room, folder, runtime):
        self.room, self.folder, self.runtime = room, folder, runtime
        self.env = {
            "FACILITATOR_CONFIG": str(folder / "config"),
            "FACILITATOR_STATE": str(room.state),
            "FACILITATOR_RUNTIME": str(runtime),
        }

    def __call__(self, *arguments, mine=False, words=None):
        options = ("--identity", self.folder / "me.txt") if mine else ()
        given = {}
        if words is not None:
            read, write = os.pipe()
            os.write(write, f"{words}\n".encode())
            os.close(write)
            options, given = (*options, "--passphrase-fd", read), {"pass_fds": (read,)}
        return subprocess.run(
            [sys.executable, "-m", "facilitator", *map(str, (*arguments, *options))],
            cwd=self.room.study.root, env={**os.environ, **self.env},
            capture_output=True, text=True, stdin=subprocess.DEVNULL, **given,
        )  # fmt: skip

    def seal(self):
        assert self("seal", "FG1").returncode == 0


def test_seal_says_what_it_did_and_is_done_once(place):
    first, second = place("seal", "FG1", "--json"), place("seal", "FG1")
    assert json.loads(first.stdout) == {
        "format": "facilitator/seal/1",
        "sessions": [
            {
                "session": "FG1",
                "already": False,
                "ended": True,
                "encrypted": {"journals": 0, "sounds": 0},
            }
        ],
    }
    assert "FG1 is sealed already." in second.stderr
    assert key_files.open_sessions(place.room.state) == ()


def test_a_key_is_proven_and_a_stranger_s_refused(place):
    place.seal()
    done = place("key", "test", "FG1", "--json", mine=True)
    assert json.loads(done.stdout)["keys"] == ["record.1", "sound.1", "words.1"]
    assert last_proven(place.room.study) is not None
    (place.folder / "me.txt").write_text(holder().identity)
    done = place("key", "test", "FG1", mine=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert "This key does not open FG1." in done.stderr
    assert "Name the file of your key with --identity FILE." in place("key", "test", "FG1").stderr


def test_a_holder_is_added_and_opens_alone(place):
    place.seal()
    two = holder()
    done = place("key", "add", two.recipient, "--json", mine=True)
    assert json.loads(done.stdout) == {
        "format": "facilitator/key-add/1",
        "recipients": [place.room.one.recipient, two.recipient],
        "wrapped": 1,
    }
    assert notes(place.room.opened_by(two)) == [SAID]


def test_a_protected_key_opens_with_words_from_a_descriptor(place):
    place.seal()
    protected = KEYS / "protected.age"
    public = identity.recipients_of(
        identity.opened((KEYS / "holder.txt").read_bytes(), "k", lambda: "")
    )[0]
    assert place("key", "add", public, mine=True).returncode == 0
    (place.folder / "me.txt").write_bytes(protected.read_bytes())
    assert place("key", "test", "FG1", mine=True, words=WORDS).returncode == 0
    wrong = place("key", "test", "FG1", mine=True, words="wrong words")
    assert wrong.returncode == 1
    assert "That passphrase does not open" in wrong.stderr
    assert "wrong words" not in wrong.stderr + wrong.stdout
    nobody = place("key", "test", "FG1", mine=True)
    assert "there is no terminal to ask for it" in nobody.stderr


def test_a_protected_key_is_asked_for_at_a_terminal_and_nothing_is_shown(place):
    place.seal()
    two = identity.opened((KEYS / "holder.txt").read_bytes(), "k", lambda: "")
    place("key", "add", identity.recipients_of(two)[0], mine=True)
    (place.folder / "me.txt").write_bytes((KEYS / "protected.age").read_bytes())
    command = ("key", "test", "FG1", "--identity", place.folder / "me.txt")
    test = Asked(*command, cwd=place.room.study.root, env=place.env)
    test.answers('Passphrase (six words) of your key for "T":', "wrong words")
    test.answers('Passphrase (six words) of your key for "T":', WORDS)
    assert test.ends() == 0
    assert "Your key opens FG1" in test.shown
    assert WORDS not in test.shown
    assert "wrong words" not in test.shown


def test_the_recovery_sheet_s_own_command_proves_what_was_typed_from_it(place):
    place.seal()
    data = (KEYS / "protected.age").read_bytes()
    public = identity.recipients_of(identity.opened(data, "k", lambda: WORDS))[0]
    assert place("key", "add", public, mine=True).returncode == 0
    sheet = recovery_sheet("T", "0", NewIdentity(public, data, identity.on_paper(data)))
    typed = re.search(r"-----BEGIN.*END AGE ENCRYPTED FILE-----", sheet, re.DOTALL)[0]
    command = re.search(r"facilitator (.*) --identity key.txt", sheet)[1].split()
    (place.folder / "key.txt").write_text(typed)
    command = [*command, "--identity", place.folder / "key.txt"]
    test = Asked(*command, cwd=place.room.study.root, env=place.env)
    test.answers("Passphrase (six words)", WORDS)
    assert test.ends() == 0, test.shown
    assert "Your key opens FG1" in test.shown
    for check in identity.line_checks(typed):
        assert f"   {check}" in sheet


def test_a_second_person_s_key_that_was_made_before_the_study_came_is_found(place):
    place.seal()
    keys = place.folder / "config" / "keys"
    keys.mkdir(parents=True)
    (keys / "own.age").write_text(place.room.one.identity)
    assert place("key", "test", "FG1").returncode == 0
    assert place("unlock", "FG1").returncode == 0
    (keys / f"{place.room.study.settings.id}.age").write_text(holder().identity)
    stranger = place("key", "test", "FG1")  # the one made for this study comes first
    assert "This key does not open FG1." in stranger.stderr


def test_ctrl_c_at_a_passphrase_says_that_nothing_was_opened(place):
    place.seal()
    (place.folder / "me.txt").write_bytes((KEYS / "protected.age").read_bytes())
    command = ("unlock", "FG1", "--identity", place.folder / "me.txt")
    unlock = Asked(*command, cwd=place.room.study.root, env=place.env)
    unlock.stops("Passphrase (six words)")
    assert unlock.ends() == 1
    assert "no passphrase, so nothing was opened" in unlock.shown
    assert "go on" not in unlock.shown
    assert "goes on" not in unlock.shown


def test_no_session_is_said_before_anyone_is_asked(place):
    me = place.folder / "me.txt"
    me.write_bytes((KEYS / "protected.age").read_bytes())
    done = place("key", "test", "FG9", mine=True)
    assert "There is no session 'FG9'" in done.stderr


def unlocked(place):
    return sorted(path.name for path in place.runtime.glob("*"))


def test_unlocked_keys_serve_every_command_until_lock(place):
    place.seal()
    assert place("transcript", "FG1").returncode == 1
    done = place("unlock", "FG1", "--for", "10m", "--json", mine=True)
    assert json.loads(done.stdout)["sessions"] == ["FG1"]
    assert len(unlocked(place)) == 2  # the session's and the study's
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in place.runtime.iterdir())
    assert place.runtime.stat().st_mode & 0o777 == 0o700
    held = b"".join(path.read_bytes() for path in place.runtime.iterdir())
    assert place.room.one.identity.encode() not in held
    assert notes(at_runtime(place)) == [SAID]
    assert place("lock").returncode == 0
    assert unlocked(place) == []
    assert notes(at_runtime(place)) == []


def test_a_key_that_does_not_open_is_not_asked_for_again(place):
    place.seal()
    (place.folder / "me.txt").write_text(holder().identity)
    said = place("transcript", "FG1", "--clear", mine=True).stderr
    assert "The key that was given does not open FG1." in said


def test_a_time_is_said_as_it_was_given(place):
    place.seal()
    assert "Unlocked for 4 seconds: FG1." in place("unlock", "FG1", "--for", "4s", mine=True).stderr
    assert "Unlocked for 1 minute: FG1." in place("unlock", "FG1", "--for", "60s", mine=True).stderr


def test_verify_asks_for_nothing_and_calls_a_locked_session_whole(place):
    place.seal()
    usual = place.folder / "config" / "keys" / f"{place.room.study.settings.id}.age"
    usual.parent.mkdir(parents=True)
    usual.write_bytes((KEYS / "protected.age").read_bytes())
    done = place("verify", "FG1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "✓ FG1" in done.stdout
    at_terminal = Asked("verify", "FG1", cwd=place.room.study.root, env=place.env)
    assert at_terminal.ends() == 0
    assert "Passphrase" not in at_terminal.shown


def at_runtime(place):
    from facilitator.workflow.keyring import keyed

    return keyed(place.room.study, place.room.state, runtime=place.runtime)


def test_what_has_expired_opens_nothing_and_is_removed_by_the_next_command(place):
    place.seal()
    place("unlock", "--for", "10m", mine=True)
    for path in place.runtime.iterdir():
        first, rest = path.read_text().split("\n", 1)
        words = first.split()
        path.write_text(f"{' '.join(words[:-1])} {int(words[-1]) - 600_000_000}\n{rest}")
    assert place("status").returncode == 0
    assert unlocked(place) == []


def test_what_was_unlocked_before_this_start_of_the_machine_has_expired(place):
    place.seal()
    place("unlock", mine=True)
    for path in place.runtime.iterdir():
        path.write_text(re.sub(r"# until [0-9a-f]{8}", "# until ffffffff", path.read_text()))
    assert notes(at_runtime(place)) == []
    assert unlocked(place) == []


def test_a_key_is_never_unlocked_onto_a_disk(place, tmp_path):
    asked = ["stat", "-f", "-c", "%T", str(tmp_path)]
    kind = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    if kind in ("tmpfs", "ramfs"):
        pytest.skip("temporary files are in memory here: no disk to refuse")
    place.seal()
    place.env["FACILITATOR_RUNTIME"] = str(tmp_path / "runtime")
    done = place("unlock", "FG1", mine=True)
    assert done.returncode == 1
    assert "is not in memory" in done.stderr
    assert not (tmp_path / "runtime").exists()


@pytest.mark.parametrize("time", ["60", "0m", "1d", "13h", "-5m", "9999999h"])
def test_a_time_that_is_none_is_wrong_usage(place, time):
    assert place("unlock", "FG1", "--for", time, mine=True).returncode == 2


def test_a_key_is_retired_after_its_study_s_title_was_typed(place):
    place.seal()
    file = place.folder / "me.txt"
    assert place("key", "retire", mine=True).returncode == 1
    command = ("key", "retire", "--identity", file)
    first = Asked(*command, cwd=place.room.study.root, env=place.env)
    first.answers("Type the study's title", "yes")
    assert first.ends() == 1
    assert file.exists()
    second = Asked(*command, cwd=place.room.study.root, env=place.env)
    second.answers("Type the study's title", "T")
    assert second.ends() == 0
    assert "No other key opens T. Its sessions (1) can then be read by nobody" in second.shown
    assert not file.exists()


@pytest.mark.slow
def test_a_new_key_lies_where_the_study_looks_for_it(place):
    done = place("key", "new", "--json", words=WORDS)
    shown = json.loads(done.stdout)
    file = place.folder / "config" / "keys" / f"{place.room.study.settings.id}.age"
    assert shown["identity"] == str(file)
    found = identity.opened(file.read_bytes(), "k", lambda: WORDS)
    assert identity.recipients_of(found) == (shown["recipient"],)
    again = place("key", "new", words=WORDS)
    assert "is there already" in again.stderr
    inside = place("key", "new", "--out", place.room.study.root / "k.age", words=WORDS)
    assert "is inside a study" in inside.stderr


def test_without_a_terminal_a_new_key_needs_its_words(place):
    assert "--passphrase-fd" in place("key", "new").stderr


def test_no_secret_shows_in_anything_that_is_kept_or_printed(place):
    place.seal()
    shown = [
        place(*command, mine=True)
        for command in (
            ("key", "test", "FG1"), ("unlock", "FG1"), ("status",), ("verify",), ("lock",),
            ("key", "add", holder().recipient, "--debug"), ("key", "add", "age1x", "--debug"),
        )
    ]  # fmt: skip
    text = "".join(done.stdout + done.stderr for done in shown)
    assert "AGE-SECRET-KEY" not in text
    roots = (place.room.study.root, place.room.state, place.folder / "config")
    for path in (path for root in roots for path in root.rglob("*") if path.is_file()):
        assert b"AGE-SECRET-KEY" not in path.read_bytes(), path

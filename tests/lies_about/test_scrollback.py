"""scrollback, tmux logging: alternate screen; prints before the gate go only to a terminal or an
explicit file; warn when the pane is piped – pty log after exit.
"""

import shutil
import subprocess
import sys
import time

import pytest
from leaks import found_in
from lies_about.terminal import LEFT, in_terminal
from lies_about.walk import SECRETS

from facilitator.cli.logged import logged_by

NAMES = ("Hollingsworth", "Llanfairpwll")
IN_SIGHT = b"Hollingsworth"
DECIDED = b"All is decided"
DOWN = b"\x1b[B"


@pytest.fixture
def tmux(tmp_path):
    """A tmux of our own; what it is asked is given back."""
    if shutil.which("tmux") is None:
        pytest.skip("no tmux: apt install tmux")

    def ask(*arguments):
        command = ["tmux", "-f", "/dev/null", "-S", str(tmp_path / "socket"), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    yield ask
    subprocess.run(["tmux", "-S", str(tmp_path / "socket"), "kill-server"], check=False)


def redact(walked, more=()):
    identity = walked.folder / "given" / "identity.txt"
    words = ("redact", "FG5", "--by", "AB", "--identity", str(identity), *more)
    return [sys.executable, "-m", "facilitator", *words]


def opened(tmux, walked):
    """Open a pane in the study, ready for a command."""
    size = ("-x", 120, "-y", 36)
    tmux(
        "new-session", "-d", "-s", "t", *size, "-e", f"HOME={walked.home}", "-c", walked.study, "sh"
    )


def wait_for(tmux, text, seconds=60):
    until = time.monotonic() + seconds
    while text not in (shown := tmux("capture-pane", "-p", "-t", "t")):
        assert time.monotonic() < until, f"{text!r} never came:\n{shown}"
        time.sleep(0.1)


def test_nothing_of_a_screen_is_in_the_scrollback_after_it(walked, tmux):
    opened(tmux, walked)
    tmux("send-keys", "-t", "t", " ".join(redact(walked)), "Enter")
    wait_for(tmux, DECIDED.decode())
    tmux("send-keys", "-t", "t", "Down")
    wait_for(tmux, NAMES[0])
    tmux("send-keys", "-t", "t", "Down", "Up")
    tmux("send-keys", "-t", "t", "C-q")
    wait_for(tmux, "flags decided")
    kept = tmux("capture-pane", "-p", "-S", "-", "-E", "-", "-t", "t")
    assert "flags decided" in kept
    assert found_in(SECRETS, kept.encode()) == []


def test_words_are_sent_to_a_terminal_only_on_its_alternate_screen(walked):
    seen = in_terminal(
        redact(walked),
        [(DECIDED, DOWN), (IN_SIGHT, b"\x11")],
        env={"HOME": str(walked.home)},
        cwd=walked.study,
    )
    assert seen.status == 0
    before, _, inside = seen.data.partition(b"\x1b[?1049h")
    inside, _, after = inside.rpartition(LEFT)
    assert found_in(NAMES, inside) != [], "the proof can fail"
    assert found_in(SECRETS, before) == []
    assert found_in(SECRETS, after) == []


def test_a_piped_pane_is_warned_of_before_words_are_shown(walked, tmux, tmp_path):
    opened(tmux, walked)
    tmux("pipe-pane", "-t", "t", f"cat > {tmp_path}/pane.log")
    tmux("send-keys", "-t", "t", " ".join(redact(walked)), "Enter")
    wait_for(tmux, "tmux writes all that this terminal shows into a log")
    tmux("send-keys", "-t", "t", "C-c")
    wait_for(tmux, "Stopped.")
    assert found_in(SECRETS, (tmp_path / "pane.log").read_bytes()) == []


def test_a_pane_that_is_not_piped_is_not_warned_of(tmux, walked):
    opened(tmux, walked)
    pane = tmux("display-message", "-p", "-t", "t", "#{pane_id}").strip()
    socket = tmux("display-message", "-p", "#{socket_path}").strip()
    environment = {"TMUX": f"{socket},1,0", "TMUX_PANE": pane}
    assert logged_by(environment) is None


@pytest.mark.parametrize(
    ("variables", "who"),
    [({"ASCIINEMA_REC": "1"}, "asciinema"), ({"SCRIPT": "typescript"}, "script"), ({}, None)],
)
def test_other_recorders_of_a_terminal_are_known_by_their_variable(variables, who):
    assert logged_by(variables) == who


@pytest.mark.parametrize(
    "words",
    [
        ("transcript", "FG5"),
        ("redact", "FG5", "--list"),
        ("summary", "FG5", "--out", "-"),
    ],
)
def test_what_prints_words_before_the_gate_refuses_a_pipe(walked, words):
    identity = str(walked.folder / "given" / "identity.txt")
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", *words, "--identity", identity],
        capture_output=True,
        cwd=walked.study,
        env={"HOME": str(walked.home), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 1
    assert b"--clear" in done.stderr
    assert done.stdout == b""
    assert found_in(SECRETS, done.stderr) == []

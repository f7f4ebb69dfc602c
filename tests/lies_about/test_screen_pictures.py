"""screen picture, devtools, copy: palette's screenshot off, `TEXTUAL*` variables dropped at start,
clipboard (OSC 52) off before the gate, terminal title constant – environment set hostile; bytes on
the pty hold no OSC 52, no file appears.
"""

import re
import sys

import pytest
from lies_about.terminal import LEFT, in_terminal
from tui.stand_in_redact import StandInRedaction
from tui.views import REDACT

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens.redact import RedactScreen

OSC = re.compile(rb"\x1b\](\d+)")
PLAIN = "from textual.app import App; App().run()"


@pytest.fixture
def hostile(tmp_path):
    """An environment that asks Textual for all it has."""
    (tmp_path / "pictures").mkdir()
    return {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": str(tmp_path / "textual.log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path / "pictures"),
        "TEXTUAL_SCREENSHOT_FILENAME": "words.svg",
        "TEXTUAL_SHOW_RETURN": "1",
        "TEXTUAL_ALLOW_SIGNALS": "1",
    }


def test_such_an_environment_does_take_pictures_of_another_program(tmp_path, hostile):
    in_terminal([sys.executable, "-c", PLAIN], env=hostile, cwd=tmp_path)
    assert (tmp_path / "pictures" / "words.svg").exists(), "the proof can fail"
    assert (tmp_path / "textual.log").exists(), "the proof can fail"
    assert (tmp_path / "keys.log").exists(), "the proof can fail"


def test_a_hostile_environment_gets_no_picture_log_clipboard_or_title(walked, tmp_path, hostile):
    shown = b"Hollingsworth"
    drag = b"\x1b[<0;5;5M\x1b[<32;60;9M\x1b[<0;60;9m"
    keys = [
        (b"All is decided", b"\x1b[B"),
        (shown, drag),
        (shown, b"\x03"),
        (shown, b"\x10"),
        (shown, b"h"),
        (shown, b" "),
    ]
    keys += [(shown, b"")] * 6  # longer than the picture was to wait
    keys += [(shown, b"\x11")]
    identity = str(walked.folder / "given" / "identity.txt")
    seen = in_terminal(
        [
            sys.executable,
            "-m",
            "facilitator",
            "redact",
            "FG5",
            "--by",
            "AB",
            "--identity",
            identity,
        ],
        keys,
        env={**hostile, "HOME": str(walked.home)},
        cwd=walked.study,
    )
    assert seen.status == 0, seen.text[-500:]
    assert LEFT in seen.data
    assert set(OSC.findall(seen.data)) <= {b"22"}, "22: the shape of the pointer"
    assert b"\x1bP" not in seen.data.replace(b"\x1bP+q", b"")
    assert list((tmp_path / "pictures").iterdir()) == []
    assert not (tmp_path / "textual.log").exists()
    assert not (walked.study / "keys.log").exists()


async def test_what_textual_offers_for_copies_and_pictures_does_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    app = FacilitatorApp(RedactScreen(StandInRedaction(REDACT)))
    sent = []
    async with app.run_test() as pilot:
        assert not app.ALLOW_SELECT
        monkeypatch.setattr(app._driver, "write", sent.append)
        app.copy_to_clipboard("mangosteen")
        app.save_screenshot(path=str(tmp_path))
        app.deliver_screenshot(path=str(tmp_path))
        app.action_screenshot(path=str(tmp_path))
        await pilot.pause(0.1)
    assert not any("]52" in one for one in sent)
    assert app.clipboard == ""
    assert list(tmp_path.rglob("*")) == []

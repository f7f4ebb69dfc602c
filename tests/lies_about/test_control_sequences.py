"""control sequences in notes, transcripts, guides, imports, file names: one `visible()` for every
string to terminal, log or document – every text field × 20 payloads; no ESC from data on the pty.
"""

import importlib
import pkgutil
import re
import sys
from pathlib import Path

import pytest
from control_payloads import CONTROLS, PAYLOADS
from lies_about.terminal import in_terminal
from textual.widget import Widget
from tui.stand_in_redact import StandInRedaction
from tui.views import REDACT

import facilitator.tui
from facilitator.cli import out
from facilitator.study.folder import Study
from facilitator.study.making import changed
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens.redact import RedactScreen
from facilitator.tui.widgets.painted import Painted

SOURCE = Path(facilitator.tui.__file__).parents[1]
BY_HAND = {
    "cli/codebook.py": "a table for spreadsheets, its cells made visible where it is written",
    "cli/crash.py": "names of classes",
    "cli/home.py": "how to come back, a sentence of its own",
    "cli/main.py": "what was refused, as JSON, escaped",
    "cli/new_key.py": "the codes of its own alternate screen",
    "cli/out.py": "the door",
    "cli/record.py": "the recorder's sentence, made visible",
    "cli/summary.py": "a page, its strings made visible where it is written",
    "tui/key_pages.py": "the table of keys: nobody's data",
    "workflow/player.py": "the player's answers to its own screen, made visible",
}
"""Who prints besides through `cli.out`, and why that is no door for data."""


async def test_every_row_of_a_screen_shows_controls_as_marks():
    app = FacilitatorApp(RedactScreen(StandInRedaction(REDACT)))
    async with app.run_test(size=(120, 36)):
        widget = app.screen.query_one("#page", Painted)
        for payload in PAYLOADS:
            widget.show((((payload, ""), (payload, "flag")),))
            drawn = "".join(segment.text for segment in widget.render_line(0))
            assert drawn.strip()
            assert not CONTROLS & set(drawn), payload


def test_every_widget_draws_through_that_one():
    own = {
        value
        for module in pkgutil.walk_packages(facilitator.tui.__path__, "facilitator.tui.")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, type) and issubclass(value, Widget)
        if value.__module__.startswith("facilitator.tui")
    }
    drawing = {
        widget for widget in own if "render" in vars(widget) or "render_line" in vars(widget)
    }
    assert drawing == {Painted}
    plain = re.compile(r"from textual\.widgets import|rich\.markup|from_markup")
    assert [p for p in SOURCE.glob("tui/**/*.py") if plain.search(p.read_text())] == []


def test_nothing_is_printed_but_through_one_door():
    prints = re.compile(r"click\.echo\(|\bprint\(|sys\.std(out|err)\.(write|buffer)|click\.secho")
    found = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if prints.search(path.read_text(encoding="utf-8"))
    }
    assert found == set(BY_HAND)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_printed_holds_no_control(payload, capsys):
    out.say(payload)
    out.show(payload)
    out.document("status", {"study": payload})
    printed = capsys.readouterr()
    assert not (CONTROLS - {"\n"}) & set(printed.out + printed.err)


def test_on_a_terminal_no_escape_comes_from_data(tmp_path):
    payload = "".join(PAYLOADS[:8])
    study = Study.create(tmp_path / "study", "A study")
    toml = study.root / "study.toml"
    toml.write_text(changed(toml.read_text(), {"title": payload}))
    session = study.new_session("FG1")
    for folder in (session.sound, session.journal):
        folder.mkdir(exist_ok=True)
        (folder / f"x{payload.replace('/', '')[:80]}.wav").write_bytes(b"RIFF")
    guide = study.root / "guides" / f"g{PAYLOADS[0]}.md"
    guide.write_text(f"# I. {payload}\n\n1. {payload} {{minutes=x}}\n")
    env = {"FACILITATOR_STATE": str(tmp_path / "state")}
    for command in (["status"], ["status", "--json"], ["verify"], ["verify", "--json"],
                    ["guide", "check", guide], ["gate", payload.replace("\0", "")],
                    ["gate", "FG1", payload.replace("\0", "")], ["codebook"]):  # fmt: skip
        program = [sys.executable, "-m", "facilitator", *map(str, command)]
        seen = in_terminal(program, env=env, cwd=study.root)
        assert "error of its own" not in seen.text, command
        assert seen.text
        assert not (CONTROLS - {"\n", "\r", "\t"}) & set(seen.text), command

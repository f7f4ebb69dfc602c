"""A session decided in a terminal by keys alone, and what its journal holds afterwards."""

import shutil
import sys

import pytest
from brought import brought, desk, sealed, study_in
from closed_study import holder
from tmux_pane import Terminal

from facilitator.redaction.described import described
from facilitator.workflow.verify import verify

pytestmark = pytest.mark.slow

SAID = """FACILITATOR: Who taught you that?

P1: Dr. Vandermeer did, at Mercy Ridge Hospital. Vandermeer sat down, every time.

P2: And Keisha came along with the matron of that place, and Vandermeer said nothing.
"""


@pytest.fixture
def pane(tmp_path):
    if shutil.which("tmux") is None:
        pytest.skip("no tmux: apt install tmux")
    pane = Terminal(tmp_path, {"FACILITATOR_STATE": str(tmp_path / "state")}, 80, 24)
    try:
        yield pane
    finally:
        pane.close()


def test_what_was_decided_by_keys_is_what_the_journal_holds(pane, tmp_path):
    study = study_in(tmp_path / "study")
    brought(study, said=SAID)
    pane.type(f"{sys.executable} -m facilitator redact FG5 --study {study.root} --by AB")
    pane.write("aaa")  # in haste, before anything is there to be decided
    pane.wait_for("⟦Dr. Vandermeer⟧")
    assert "0/" in pane.screen

    pane.press("w", "1")
    pane.wait_for("told of")
    pane.press("a")
    pane.wait_for("▶ Mercy Ridge")

    pane.press("e", "Left", "Enter", "t", "7")
    pane.wait_for("becomes [Place 1]")
    pane.press("y")
    pane.wait_for("▶ Keisha")

    pane.press("Enter")
    pane.wait_for("IT READS:")
    pane.press(*["BSpace"] * 6)
    pane.write("Aisha")
    pane.press("Enter")
    pane.wait_for("▶ Aisha")
    pane.press("N")
    pane.wait_for("Coders will read it")
    pane.press("y")
    pane.wait_for("No open flag")

    pane.press("/")
    pane.write("matron of")
    pane.press("Enter")
    pane.wait_for("“matron of” is chosen")
    pane.press("Enter")
    pane.wait_for("which type is it?")
    pane.press("Up", *["Down"] * 10, "Enter")
    pane.wait_for("→ [Role 1]")
    pane.press("u")
    pane.wait_for("taken back: redacted")
    pane.press("Escape", "C-q")
    shown = pane.wait_for("Next: facilitator residual FG5")
    assert "of 5 flags decided" in shown or "of 6 flags decided" in shown

    done = desk(study).redaction
    assert done.open == 0
    text = [segment.text for segment in done.transcript.segments]
    assert text[1] == "Dr. [Name 1] did, at [Place 1] Hospital. [Name 1] sat down, every time."
    assert (
        text[2] == "And Aisha came along with the matron of that place, and [Name 1] said nothing."
    )
    assert described(done.material.study_records)["Name", 1].told_of is True
    assert verify(study, "FG5").sessions[0].problems == ()


def test_the_gate_leads_on_with_the_key_that_was_named(pane, tmp_path):
    one = holder()
    study = study_in(tmp_path / "study", one=one)
    brought(study, said=SAID)
    sealed(study)
    (tmp_path / "own.txt").write_text(one.identity)
    for key in tmp_path.glob("config/keys/*.age"):
        key.unlink()
    pane.type(
        f"{sys.executable} -m facilitator gate FG5 --screen --study {study.root} "
        f"--identity {tmp_path}/own.txt"
    )
    pane.wait_for("GATE FG5")
    pane.press("Down", pause=1)
    pane.wait_for("enter goes there: facilitator redact FG5")
    pane.press("Enter")
    pane.wait_for("Your initials")
    pane.type("AB")
    pane.wait_for("⟦Dr. Vandermeer⟧")
    pane.press("C-q")
    pane.wait_for("GATE FG5")

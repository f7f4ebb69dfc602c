"""Screens in ASCII: every sign has a stand-in, nothing moves, states stay apart."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from tui.scenes import Steady
from tui.stand_ins import StandInConduct
from tui.views import LIVE
from tui.waiting import settled

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.face import Face
from facilitator.tui.regions.pill import PILLS
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.signs import in_ascii

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))


def screens_of(file):
    text = file.read_text(encoding="utf-8")
    return text.split("\n" + "-" * int(file.stem.rpartition("_")[2]) + "\n")[0]


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_every_screen_can_be_drawn_in_ascii_and_nothing_moves(file):
    for line in screens_of(file).splitlines():
        assert in_ascii(line).isascii(), {sign for sign in in_ascii(line) if not sign.isascii()}
        assert cell_len(in_ascii(line)) == cell_len(line)


def test_letters_of_words_stay():
    assert in_ascii("Zoë said “né” – twice…") == 'Zoë said "né" - twice~'


def test_the_signs_of_the_pills_are_those_of_the_design():
    shown = {pill: in_ascii(f" {sign} ").strip() for pill, (sign, _, _) in PILLS.items()}
    assert (shown["recording"], shown["off_record"], shown["no_sound"]) == ("*", "||", "X")


async def test_a_window_with_ascii_signs_shows_no_other():
    face = Face(signs="ascii")
    app = FacilitatorApp(LiveScreen(StandInConduct(LIVE["recording"])), steady=Steady(), face=face)
    async with app.run_test(size=(80, 24)) as pilot:
        text = await settled(app, pilot)
    assert text.isascii()
    assert "* REC" in text
    assert "> P4 0:42 speaking" in text

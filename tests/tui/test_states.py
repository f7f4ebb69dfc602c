"""The state table of the live screen: every state is drawn, and can be told from every other."""

from itertools import combinations
from pathlib import Path

import pytest

from facilitator.tui.regions.pill import PILLS

GOLDEN = Path(__file__).parent / "golden"
SIZES = (80, 120)
TABLE = {
    "before": ("before", "", "NOT RECORDING"),
    "where the recording begins": ("begin", "starts the recording", "NOT RECORDING"),
    "recording": ("recording", "", "REC"),
    "nothing reaches the disk": ("not_saving", "since 0:33:48", "NOT SAVING"),
    "off the record": ("off_record", "No sound is being kept, and no notes.", "OFF THE RECORD"),
    "off for long": ("off_record_long", "A gap of", "OFF THE RECORD"),
    "break": ("break", "seats were here", "BREAK"),
    "dead input": ("no_sound", "since 0:34:09", "NO SOUND"),
    "quiet room": ("quiet_room", "10 s of silence", "REC"),
    "too loud": ("too_loud", "Too loud", "REC"),
    "lost device": ("lost_device", "push its plug in", "NO SOUND"),
    "another device": ("other_device", "Recording from the built-in", "REC"),
    "disk nearly full": ("disk_nearly_full", "Disk full in 29 min", "REC"),
    "disk full": ("memory_full", "the disk is full", "NOT SAVING"),
    "over budget": ("over_budget", "over", "REC"),
    "declined": ("declined", "questionnaire", "REC"),
    "going on": ("going_on", "The gap of 2:41 is noted", "REC"),
    "keys to another window": ("keys_elsewhere", "click here", "REC"),
    "withdrawal asked": ("withdraw_asked", "P3 withdraws?", "REC"),
    "end asked": ("ending", "End FG3?", "REC"),
}


def characters(name, width):
    """Give the golden text of a screen without its styles."""
    text = (GOLDEN / f"live_{name}_{width}.txt").read_text(encoding="utf-8")
    return text.split("\n" + "-" * width + "\n")[0]


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("state", TABLE)
def test_a_state_says_in_words_what_it_is(state, width):
    scene, words, pill = TABLE[state]
    screen = characters(scene, width)
    assert words in screen
    sign = next(sign for sign, name, _ in PILLS.values() if name == pill)
    top = "\n".join(screen.splitlines()[:3])
    assert sign in top
    assert width > 80 or f"{sign} {pill}" in top, "large letters stand for words above 100 columns"


@pytest.mark.parametrize("width", SIZES)
def test_no_two_states_look_alike_to_who_sees_no_colours(width):
    for (one, (first, *_)), (other, (second, *_)) in combinations(TABLE.items(), 2):
        assert characters(first, width) != characters(second, width), (one, other)


def test_every_pill_is_in_the_table():
    assert {pill for _, _, pill in TABLE.values()} == {words for _, words, _ in PILLS.values()} - {
        "ENDED"
    }

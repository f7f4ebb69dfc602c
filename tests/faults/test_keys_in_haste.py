"""Keys that reach the real program in one read: none is lost, none goes to the wrong place."""

import time

import pytest
from faults.group import Group

from facilitator.workflow.derive import Desk

PAUSE = 1.2
"""Seconds after which the sound may be stopped or started again."""


@pytest.fixture
def group(tmp_path):
    group = Group(tmp_path, tmp_path / "state", tmp_path)
    yield group
    group.close()


BATCHES = (
    ("nkeep me\ro", "off.record.started", 1),
    ("o2", "speaker.named", 1),
    ("nburst note of mine\to", "off.record.started", 2),
    ("\to\r3", "speaker.named", 2),
    ("nput aside\x1bo", "off.record.started", 3),
    ("on\r\x11yo", "session.ended", 1),
)
"""What is typed at once, the record that is its last, and how many of those there are then."""


def test_what_is_typed_at_once_is_done_in_order(group):
    led = group.start(60, [0.5])
    group.wait_for_notes(1)
    for batch, told, count in BATCHES:
        led.type(batch)
        group.wait_for_records(told, count)
        time.sleep(PAUSE)
    assert led.gone() == 0
    state = Desk(group.study, group.folder).state
    notes = [note.text for note in state.notes]
    assert notes == ["note at 0.500", "keep me", "burst note of mine", "put aside"]
    assert len(state.stops) == 3

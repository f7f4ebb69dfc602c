"""What is said after a rehearsal: figures, then the one thing to practise."""

import pytest
from brought import study_in
from closed_study import led

from facilitator.errors import BadInput
from facilitator.formats.truth_json import read_truth
from facilitator.session.rehearsal import Keyed, Score, Spoken
from facilitator.units import SECOND
from facilitator.workflow.rehearsal import practise, rehearsed, told


def turn(speaker="P2", seconds=5):
    return Spoken(speaker, 0, seconds * SECOND)


def of(*turns, stops=()):
    return Score(turns, 0, 0, stops)


RIGHT = Keyed(turn(), "right", SECOND)


@pytest.mark.parametrize(
    ("score", "says"),
    [
        (of(*[RIGHT] * 9, Keyed(turn(), "missed")), "lead a group"),
        (of(RIGHT, Keyed(turn(seconds=1), "missed")), "short turns: 1 of the 1"),
        (of(RIGHT, Keyed(turn("FAC"), "missed")), "m was missing once"),
        (of(RIGHT, Keyed(turn(), "missed")), "a key for each voice"),
        (of(RIGHT, Keyed(turn(), "wrong", instead="P3")), "P2 was keyed as P3 once"),
        (of(RIGHT, Keyed(turn(), "late", 4 * SECOND)), "when a voice begins"),
        (of(*[RIGHT] * 9, stops=(None,)), "stop the sound"),
    ],
)
def test_the_one_thing_to_practise_is_what_went_wrong_most(score, says):
    assert says in practise(score)


def test_the_figures_are_said_with_what_was_not_right():
    lines = [line.text for line in told(of(RIGHT, RIGHT, Keyed(turn(), "missed")))]
    assert lines[0].startswith("Speaker keys: 2 of 3 turns right; 1 missed.")


def test_without_a_known_answer_nothing_is_said(tmp_path):
    study = study_in(tmp_path / "s")
    led(study)
    assert rehearsed(study, "FG1", tmp_path / "other.flac") == ()


def test_a_known_answer_beside_the_recording_is_held_against_the_keys(tmp_path):
    study = study_in(tmp_path / "s")
    led(study)
    (tmp_path / "group.truth.json").write_text('{"turns": []}')
    assert rehearsed(study, "FG1", tmp_path / "group.flac")[0].text.startswith("Speaker keys: 0 of")
    (tmp_path / "group.truth.json").write_text("[1]")
    (line,) = rehearsed(study, "FG1", tmp_path / "group.flac")
    assert line.sign == "warn"


def test_backchannels_and_what_is_off_the_record_are_not_asked_for():
    said = '{"speaker": "F", "start": 1, "end": 2%s}'
    more = ', "kind": "backchannel"', ', "off_record": true', ""
    turns = ", ".join(said % one for one in more)
    found = read_truth(f'{{"turns": [{turns}]}}'.encode(), "x")
    assert found.turns == (Spoken("FAC", SECOND, 2 * SECOND),)
    with pytest.raises(BadInput, match="no known answer"):
        read_truth(b"{}", "x")

"""A key log is read whole or refused with the line that is wrong."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import BadInput
from facilitator.formats.key_log import read_key_log


def test_a_log_as_a_person_writes_it():
    log = b"""
{"t": 1.67, "do": "item", "key": "space", "item": "I.s1"}
{"t": 2.63, "do": "speaker", "key": "m", "_turn": 0, "_kind": "right"}
{"t": 16.52, "do": "assent", "participant": "P1", "answer": "agree"}
{"t": 20, "do": "note", "text": "He wrote it down"}
"""
    item, speaker, answer, note = read_key_log(log, "keys.jsonl")
    assert (item.t, item.item, item.line) == (1_670_000, "I.s1", 2)
    assert speaker.speaker == "FAC"
    assert (answer.seat, answer.answer) == (1, "agree")
    assert note.text == "He wrote it down"
    assert "wrote" not in repr(note)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"t": 1, "do": "speeker", "key": "1"}', "'speaker'"),
        ('{"t": 1, "do": "speaker"}', "needs 'key'"),
        ('{"t": 1, "do": "speaker", "key": "z"}', "names no speaker"),
        ('{"t": 1, "do": "speaker", "key": "1", "seat": 3}', "no field 'seat'"),
        ('{"t": "soon", "do": "off"}', "no time"),
        ('{"t": -1, "do": "off"}', "no time"),
        ('{"t": NaN, "do": "off"}', "no time"),
        ('{"t": 1, "do": "assent", "participant": "P13", "answer": "agree"}', "no participant"),
        ('{"t": 1, "do": "assent", "participant": "P1", "answer": "maybe"}', "no answer"),
        ("[1, 2]", "not a JSON object"),
        ("{", "not a JSON object"),
    ],
)
def test_a_line_that_is_wrong_is_named(line, says):
    with pytest.raises(BadInput) as refusal:
        read_key_log(b'{"t": 0, "do": "off"}\n' + line.encode(), "keys.jsonl")
    assert "keys.jsonl, line 2" in refusal.value.what
    assert says in str(refusal.value)


def test_times_have_to_rise():
    with pytest.raises(BadInput, match="before the line above"):
        read_key_log(b'{"t": 2, "do": "off"}\n{"t": 1, "do": "on"}', "keys.jsonl")


def test_what_is_no_text_is_refused():
    with pytest.raises(BadInput, match="not UTF-8"):
        read_key_log(b"\xff\xfe\x00", "keys.jsonl")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(BadInput):  # any other exception is a failure of this test
        lines = read_key_log(data, "keys.jsonl")
        assert all(line.line >= 1 for line in lines)

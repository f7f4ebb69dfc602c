"""A key log is held against the guide and the seats before anything is made."""

import pytest
from workflow.room import guide

from facilitator.errors import BadInput
from facilitator.formats.key_log import read_key_log
from facilitator.workflow.key_run import check_against_guide


def check(*lines, seats=4):
    log = read_key_log("\n".join(lines).encode(), "keys.jsonl")
    check_against_guide(log, guide(), seats, "keys.jsonl")


def test_an_item_that_the_guide_does_not_have_is_named():
    with pytest.raises(BadInput, match=r"line 1: the guide has no item II\.q9"):
        check('{"t": 1, "do": "item", "item": "II.q9"}')


def test_a_seat_too_many_is_named():
    with pytest.raises(BadInput, match="line 1: there is no seat 5"):
        check('{"t": 1, "do": "speaker", "key": "5"}')


def test_a_late_arrival_may_answer_and_speak():
    check(
        '{"t": 1, "do": "late", "participant": "P5"}',
        '{"t": 2, "do": "assent", "participant": "P5", "answer": "agree"}',
        '{"t": 3, "do": "speaker", "key": "5"}',
    )

"""A key log is held against the guide and the seats before anything is made."""

import pytest
from workflow.room import guide, led

from facilitator.errors import BadInput
from facilitator.formats.key_log import read_key_log
from facilitator.workflow.key_run import check_against_guide, do


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


def test_a_log_can_say_who_left_who_withdrew_and_what_is_left_out(tmp_path):
    with led(tmp_path) as (conduct, _):
        log = (
            '{"t": 1, "do": "gone", "participant": "P2", "words": "withdraw"}',
            '{"t": 2, "do": "withdraw", "participant": "P3"}',
            '{"t": 3, "do": "card", "card": "declined"}',
            '{"t": 4, "do": "leave_out_earlier", "participant": "P1", "text": "the car"}',
        )
        for line in read_key_log("\n".join(log).encode(), "keys.jsonl"):
            with conduct.as_of(line.t, line.line):
                do(conduct, line)
        state = conduct.state
        assert [seat.status for seat in state.seats[1:3]] == ["withdrawn", "withdrawn"]
        assert state.beside.cards == (("declined", 3_000_000),)
        assert [(one.speaker, one.text) for one in state.beside.earlier] == [("P1", "the car")]


def test_words_that_are_none_are_named():
    with pytest.raises(BadInput, match="line 1: this is no `words`"):
        check('{"t": 1, "do": "gone", "participant": "P2", "words": "burn"}')


def test_a_log_is_not_held_up_by_seats_that_have_not_answered(tmp_path):
    with led(tmp_path) as (conduct, _):
        conduct.next()
        conduct.next()
        (line,) = read_key_log(b'{"t": 1, "do": "go", "item": "II.q1"}', "keys.jsonl")
        with conduct.as_of(line.t, line.line):
            do(conduct, line)
        assert conduct.state.item == "II.q1"

"""The gate: one tuple of conditions, one way through."""

import copy
import dataclasses
from pathlib import Path

import pytest
from gate_cases import HASH, UTC, cleared, evidence, turn

import facilitator
from facilitator.errors import Refused
from facilitator.ports import Stretch
from facilitator.release import gate
from facilitator.release.cleared import Cleared, Leaving
from facilitator.release.evidence import SeatAssent, Share, SignOff
from facilitator.release.gate import Condition, conditions, is_open, open_gate

SOURCE = Path(facilitator.__file__).parent
LATER = "2026-05-05T10:00:00.000Z"


def closed(**other):
    return [one.id for one in conditions(evidence(**other)) if not one.holds]


def sentence(name, **other):
    return next(one for one in conditions(evidence(**other)) if one.id == name).evidence


def test_the_conditions_have_the_names_of_the_contract_in_the_order_of_the_work():
    names = [one.id for one in conditions(evidence())]
    assert names == [
        "recording",
        "assent",
        "coverage",
        "reviewed",
        "flags",
        "notes",
        "residual",
        "signoff",
        "drill",
    ]


def test_where_everything_holds_the_gate_is_open():
    assert is_open(conditions(evidence()))
    assert not any(one.todo for one in conditions(evidence()))


@pytest.mark.parametrize(
    ("missing", "which"),
    [
        ({"record_problems": ("recorder.1.jsonl: one line is damaged",)}, "recording"),
        ({"assents": ()}, "assent"),
        ({"assents": (SeatAssent(1, "not_asked"),)}, "assent"),
        ({"assents": (SeatAssent(1, "unclear", "match"),)}, "assent"),
        ({"assents": (SeatAssent(1, "agreed", "mismatch"),)}, "assent"),
        ({"assents": (SeatAssent(1, "agreed", "not_heard"),)}, "assent"),
        ({"assents": (SeatAssent(1, "declined", "mismatch"),)}, "assent"),
        ({"assents": (SeatAssent(1, "agreed", "match", left_undecided=True),)}, "assent"),
        ({"speaker_doubts": (42,)}, "assent"),
        ({"leave_outs": Share(0, 1)}, "assent"),
        ({"uncovered": (Stretch(0, 2_000_000),)}, "coverage"),
        ({"reviewed": Share(9, 10)}, "reviewed"),
        ({"reviewed": Share(0, 0)}, "reviewed"),
        ({"flags": Share(3, 4)}, "flags"),
        ({"note_flags": Share(0, 1)}, "notes"),
        ({"residual": Share(1, 2)}, "residual"),
        ({"signoffs": ()}, "signoff"),
        ({"signoffs": (SignOff("AB", "00" * 32, UTC, valid=False),)}, "signoff"),
        ({"signoffs_needed": 2}, "signoff"),
    ],
)
def test_one_thing_missing_closes_the_gate_by_its_name(missing, which):
    assert closed(**missing) == [which]
    condition = next(one for one in conditions(evidence(**missing)) if not one.holds)
    assert condition.evidence
    assert condition.todo.startswith("facilitator ")
    with pytest.raises(Refused) as refused:
        open_gate(evidence(**missing), Leaving("FG3", HASH, ()))
    assert any(f"FG3 {which}: " in line for line in refused.value.evidence)


def test_before_there_are_words_all_that_needs_them_points_to_the_transcription():
    nothing = {"flags": Share(), "note_flags": Share(), "reviewed": Share(), "signoffs": ()}
    unheard = (SeatAssent(1, "agreed", "not_heard"),)
    judged = conditions(evidence(transcribed=False, assents=unheard, **nothing))
    assert [one.id for one in judged if one.holds] == ["recording"]
    for one in judged[1:]:
        assert one.evidence == "Not transcribed yet"
        assert one.todo == "facilitator transcribe FG3"


def test_a_doubt_of_who_spoke_says_what_to_write_into_the_file():
    judged = conditions(evidence(speaker_doubts=(16,)))
    todo = next(one.todo for one in judged if one.id == "assent")
    assert todo.startswith("facilitator review FG3 --apply FILE --by AB")
    assert '"speaker": {"16": "P2"}' in todo


def test_what_the_group_asked_to_leave_out_points_to_its_list():
    condition = next(one for one in conditions(evidence(leave_outs=Share(1, 3))) if not one.holds)
    assert condition.evidence == "2 passages that the group asked to leave out are open"
    assert condition.todo == "facilitator review FG3 --list"


@pytest.mark.parametrize(
    "settled",
    [
        SeatAssent(1, "agreed", "match"),
        SeatAssent(1, "agreed", "mismatch", resolved=True),
        SeatAssent(1, "declined", "not_heard"),
        SeatAssent(1, "absent"),
        SeatAssent(1, "withdrawn"),
        SeatAssent(1, "vouched"),
    ],
)
def test_a_seat_is_settled(settled):
    assert closed(assents=(settled,)) == []


def test_two_signatures_by_one_person_are_one():
    twice = (SignOff("AB", HASH, UTC, valid=True), SignOff("AB", HASH, LATER, valid=True))
    assert closed(signoffs=twice, signoffs_needed=2) == ["signoff"]
    two = (twice[0], SignOff("CD", HASH, LATER, valid=True))
    assert closed(signoffs=two, signoffs_needed=2) == []


def test_nothing_done_yet_leaves_no_condition_holding_but_the_record():
    nothing = {
        "transcribed": False,
        "assents": (),
        "reviewed": Share(),
        "flags": Share(),
        "note_flags": Share(),
        "signoffs": (),
    }
    everything = [one.id for one in conditions(evidence())]
    assert closed(**nothing) == everything[1:]


def test_an_import_says_that_there_is_no_sound():
    assert closed(sound=False) == []
    assert "no sound here" in sentence("recording", sound=False)
    assert "No sound here" in sentence("coverage", sound=False)


def test_speech_without_words_is_named_by_its_places():
    gaps = tuple(Stretch(n * 60_000_000, n * 60_000_000 + 1_500_000) for n in range(1, 8))
    said = sentence("coverage", uncovered=gaps)
    assert said.startswith("7 stretches of speech without words, 10.5 s together")
    assert said.endswith("(at 0:01:00, 0:02:00, 0:03:00, 0:04:00, 0:05:00, …)")


def test_marked_and_not_listened_is_said():
    assert "10 marked, not listened" in sentence("reviewed", listened=0)


def test_a_sample_is_enough_where_the_study_says_so():
    assert closed(reviewed=Share(2, 10), review_percent=20) == []
    assert closed(reviewed=Share(1, 10), review_percent=20) == ["reviewed"]


def test_a_stranger_adds_a_condition_in_one_place(monkeypatch):
    def the_moon_is_full(found):
        return Condition("moon", False, f"{found.session}: it is new", "facilitator wait")

    monkeypatch.setattr(gate, "CONDITIONS", (*gate.CONDITIONS, the_moon_is_full))
    assert closed() == ["moon"]
    with pytest.raises(Refused, match="closed") as refused:
        open_gate(evidence(), Leaving("FG3", HASH, ()))
    assert refused.value.evidence == ("FG3 moon: FG3: it is new. Next: facilitator wait",)


def test_what_passes_is_what_the_evidence_is_about():
    for other in (Leaving("FG3", "00" * 32, ()), Leaving("FG4", HASH, ())):
        with pytest.raises(Refused, match="changed"):
            open_gate(evidence(), other)


def test_the_time_of_a_pack_is_that_of_the_last_needed_signature():
    signs = (SignOff("AB", HASH, UTC, valid=True), SignOff("CD", HASH, LATER, valid=True))
    assert open_gate(evidence(signoffs=signs), Leaving("FG3", HASH, ())).signed_utc == LATER


class TestOnlyTheGateMakesCleared:
    def test_not_by_calling_it(self):
        with pytest.raises(TypeError):
            Cleared("FG3", HASH, UTC, (), (), "team")
        with pytest.raises(TypeError, match="only"):
            Cleared("FG3", HASH, UTC, (), (), "team", object())

    def test_not_by_changing_one(self):
        good = cleared(turn(1, "P1", "Yes."))
        with pytest.raises((TypeError, ValueError)):
            dataclasses.replace(good, turns=())
        with pytest.raises(dataclasses.FrozenInstanceError):
            good.turns = ()
        assert copy.copy(good) == good

    def test_no_module_but_the_gate_asks_for_one(self):
        """Whoever greps for the key finds the door and nothing else."""
        for path in SOURCE.rglob("*.py"):
            if path.name == "cleared.py" and path.parent.name == "release":
                continue
            text = path.read_text()
            assert "Cleared(" not in text, path
            assert "_THE_GATE" not in text, path
            if path.relative_to(SOURCE).as_posix() != "release/gate.py":
                assert "cleared_by_the_gate" not in text, path

    def test_every_writer_of_a_pack_takes_it(self):
        """A function that gives a pack's bytes has `Cleared` as its first argument."""
        for name in ("docx_out", "txt_out", "csv_out", "vtt_out"):
            text = (SOURCE / "formats" / f"{name}.py").read_text()
            assert "cleared: Cleared) -> bytes" in text
            assert "Leaving" not in text
            assert "Transcript" not in text


def test_no_printed_form_holds_a_word():
    good = cleared(turn(1, "P1", "unspeakable"))
    assert "unspeakable" not in repr(good)
    assert "unspeakable" not in repr(good.turns[0])

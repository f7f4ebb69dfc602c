"""Corrections from a file: whole or not at all, and for one state of the transcript alone."""

import json

import pytest
from brought import brought, corrections, desk, study_in
from click.testing import CliRunner
from heard_session import heard_session

from facilitator.cli.main import root
from facilitator.errors import BadInput, Refused
from facilitator.session.events.desk import SpeakerCorrected, TextCorrected, TurnsReviewed
from facilitator.study.folder import Study
from facilitator.workflow.evidence import evidence
from facilitator.workflow.gate import look
from facilitator.workflow.review import keyed_two_ways, open_leave_outs, rename
from facilitator.workflow.transcript_text import as_txt


@pytest.fixture
def study(tmp_path):
    made = study_in(tmp_path / "study")
    brought(made)
    return made


def texts(study):
    return [segment.text for segment in desk(study).transcript.segments]


def speakers(study):
    return [segment.speaker for segment in desk(study).transcript.segments]


def written(study):
    return [
        record.event
        for record in desk(study).records
        if isinstance(record.event, TextCorrected | SpeakerCorrected | TurnsReviewed)
    ]


def reviewed(study):
    condition = next(one for one in look(study, "FG5").conditions if one.id == "reviewed")
    return condition.holds, condition.evidence


def test_texts_speakers_and_marks_are_applied_together(study):
    done = corrections(
        study,
        {
            "hash": desk(study).redaction.hash,
            "text": {"1": "I asked  Margaret, and she said yes."},
            "speaker": {"2": "P1", "3": None},
            "reviewed": "all",
        },
    )
    assert (done.texts, done.speakers, done.reviewed) == (1, 2, 4)
    assert texts(study)[1] == "I asked Margaret, and she said yes."
    assert speakers(study) == ["FAC", "P1", "P1", None]
    assert reviewed(study)[0]
    assert "4 marked, not listened" in reviewed(study)[1]
    assert done.hash == desk(study).redaction.hash


def test_a_part_may_be_marked(study):
    corrections(study, {"hash": desk(study).redaction.hash, "reviewed": [0, 2]})
    assert reviewed(study) == (False, "2 of 4 segments reviewed; 2 marked, not listened")


def test_who_corrects_later_has_checked_what_was_typed(study):
    corrections(study, {"hash": desk(study).redaction.hash, "reviewed": "all"})
    corrections(study, {"hash": desk(study).redaction.hash, "text": {"2": "So they went home."}})
    assert reviewed(study)[0]


def test_what_reads_the_same_is_no_event(study):
    same = {"hash": desk(study).redaction.hash, "text": {"2": texts(study)[2]}}
    corrections(study, {**same, "speaker": {"2": "P2"}})
    assert written(study) == []


def test_a_transcript_that_changed_since_refuses_the_file(study):
    old = desk(study).redaction.hash
    corrections(study, {"hash": old, "text": {"2": "Home."}})
    with pytest.raises(Refused, match="changed") as refused:
        corrections(study, {"hash": old, "text": {"3": "Other."}})
    assert "transcript FG5 --json" in refused.value.todo
    assert texts(study)[3] == "And that was that."


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"text": {"9": "x"}}, "text: no segment"),
        ({"text": {"one": "x"}}, "text: no segment"),
        ({"text": {"1": 5}}, "text 1: no text"),
        ({"text": []}, "text: not of the form"),
        ({"speaker": {"1": "P9"}}, "speaker 1"),
        ({"speaker": {"1": "Margaret"}}, "speaker 1"),
        ({"reviewed": [0, 7]}, "reviewed: no segment"),
        ({"reviewed": "some"}, "reviewed: neither"),
        ({"txet": {}}, "did you mean text?"),
        ({"hash": None}, "hash: missing"),
        ({"reviewed": [True, None]}, "reviewed: no segment"),
        ({"assent": {"P3": {"answer": "agree", "reason": "x"}}}, "assent: a key that is no seat"),
        ({"assent": []}, "assent: not of the form"),
    ],
)
def test_one_mistake_refuses_the_whole_file(study, wrong, says):
    good = {"hash": desk(study).redaction.hash, "reviewed": "all"}
    with pytest.raises(BadInput, match="nothing was changed") as refused:
        corrections(study, {**good, **wrong})
    assert any(says in line for line in refused.value.evidence)
    assert written(study) == []


def test_a_file_that_is_no_json_is_refused(study, tmp_path):
    from facilitator.workflow.review import apply_corrections

    path = tmp_path / "broken.json"
    for content in ("{", "[1]", ""):
        path.write_text(content)
        with pytest.raises(BadInput):
            apply_corrections(study, "FG5", path, "AB")


class TestRename:
    def test_an_imported_label_becomes_a_seat_over_the_session(self, tmp_path):
        study = study_in(tmp_path / "named")
        brought(study, said="Marta: One.\n\nJon: Two.\n\nMarta: Three.\n")
        assert speakers(study) == [None, None, None]
        assert rename(study, "FG5", "Marta", "p2", "AB") == 2
        assert speakers(study) == ["P2", None, "P2"]

    def test_a_label_is_given_by_its_number_which_renaming_does_not_move(self, tmp_path):
        study = study_in(tmp_path / "named")
        brought(study, said="Marta: One.\n\nJon: Two.\n\nMarta: Three.\n")
        assert rename(study, "FG5", "2", "P1", "AB") == 1
        assert rename(study, "FG5", "1", "P2", "AB") == 2
        assert speakers(study) == ["P2", "P1", "P2"]
        for number in ("0", "3", "²"):
            with pytest.raises(BadInput, match="number"):
                rename(study, "FG5", number, "P1", "AB")

    def test_a_label_or_speaker_that_is_not_there_is_refused_without_naming_it(self, study):
        for label, to in (("Nobody Such", "P1"), ("P1", "Bob")):
            with pytest.raises(BadInput) as refused:
                rename(study, "FG5", label, to, "AB")
            assert "Nobody Such" not in str(refused.value)


class TestMarks:
    """What is heard where no words are goes behind the words before it."""

    def marked(self, study, *marks):
        return corrections(study, {"hash": desk(study).redaction.hash, "marks": list(marks)})

    def test_a_mark_that_is_no_mark_is_refused(self, study):
        with pytest.raises(BadInput) as refusal:
            self.marked(study, {"at": 1.0, "text": "Maria"})
        assert "none of [inaudible]" in refusal.value.evidence[0]
        assert "Maria" not in str(refusal.value)
        assert written(study) == []

    def test_a_mark_before_all_words_is_refused(self, study):
        with pytest.raises(BadInput) as refusal:
            self.marked(study, {"at": -1, "text": "[laughter]"})
        assert "no words stand before" in refusal.value.evidence[0]


LED = """
    0:00 start 2
    0:00 record
    0:00.1 assent 1 agree
    0:00.2 assent 2 agree
    0:01.0-0:04.0 My brother lives in the valley.
    0:01.6 speaker 1
    0:06.0-0:09.0 We never went to the valley.
    0:06.7 speaker 2
    0:09 leave_out
    0:12 end
    """


class TestWhatTheGroupAskedToLeaveOut:
    @pytest.fixture
    def led(self, tmp_path):
        study = Study.create(tmp_path / "led", "A study")
        heard_session(study, "FG1", LED)
        return study

    def name(self, led):
        (one,) = open_leave_outs(desk(led, "FG1"))
        return one.asked.name

    def test_it_is_listed_with_its_likely_segments_and_keeps_the_gate_closed(self, led):
        (one,) = open_leave_outs(desk(led, "FG1"))
        assert (one.asked.speaker, one.segments) == ("P2", (0, 1))
        assert evidence(desk(led, "FG1")).leave_outs.left == 1

    def test_put_on_words_they_are_gone_and_it_is_settled(self, led):
        given = {self.name(led): {"segments": [1, [0, 3, 10]]}}
        hash_ = desk(led, "FG1").redaction.hash
        done = corrections(led, {"hash": hash_, "leave_out": given}, "FG1")
        assert done.leave_outs == 1
        here = desk(led, "FG1")
        assert [s.text for s in here.transcript.segments if s.words] == [
            "My",
            "lives in the valley.",
        ]
        assert open_leave_outs(here) == ()
        assert evidence(here).leave_outs.left == 0

    def test_dropped_with_a_reason_everything_stays(self, led):
        given = {self.name(led): {"drop": "they said it may stay"}}
        hash_ = desk(led, "FG1").redaction.hash
        corrections(led, {"hash": hash_, "leave_out": given}, "FG1")
        assert open_leave_outs(desk(led, "FG1")) == ()
        assert len(desk(led, "FG1").transcript.words) == 12

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"nobody.1.1": {"segments": [1]}}, "none of review --list"),
            ({"NAME": {"segments": []}}, "no segment is named"),
            ({"NAME": {"segments": [7]}}, "no words stand there"),
            ({"NAME": {"segments": [[0, 90, 99]]}}, "no words stand there"),
            ({"NAME": {"segments": [True]}}, "no words stand there"),
            ({"NAME": {"drop": " "}}, "drop with a reason"),
            ({"NAME": {"segments": [1], "drop": "x"}}, "drop with a reason"),
            ({"NAME": None}, "drop with a reason"),
            ([], "not of the form"),
        ],
    )
    def test_what_is_no_place_refuses_the_file(self, led, given, says):
        name = self.name(led)
        if isinstance(given, dict):
            given = {key.replace("NAME", name): one for key, one in given.items()}
        hash_ = desk(led, "FG1").redaction.hash
        with pytest.raises(BadInput) as refused:
            corrections(led, {"hash": hash_, "leave_out": given}, "FG1")
        assert any(says in line for line in refused.value.evidence)

    def test_the_command_lists_it_as_plain_lines_and_for_programs(self, led):
        given = ["review", "FG1", "--list", "--study", str(led.root)]
        run = CliRunner().invoke(root, given, catch_exceptions=False, standalone_mode=False)
        assert run.stdout == (
            f"{self.name(led)}  0:00:09 P2: the ten seconds before  likely segments: 0, 1\n"
        )
        run = CliRunner().invoke(
            root, [*given, "--json"], catch_exceptions=False, standalone_mode=False
        )
        shape = json.loads(run.stdout)
        assert shape["leave_outs"][0]["segments"] == [0, 1]
        assert shape["hash"] == desk(led, "FG1").redaction.hash


TWO_KEYERS = """
    0:00 start 3
    0:00 record
    0:00.1 assent 1 agree
    0:00.2 assent 2 agree
    0:00.3 assent 3 agree
    0:01.0-0:04.0 My brother lives in the valley.
    0:01.6 speaker 1
    0:06.0-0:09.0 We never went to the valley.
    0:06.7 speaker 2
    0:07.0 notes-7f3a speaker 3
    0:12 end
    """


class TestATurnThatTwoPeopleKeyedDifferently:
    @pytest.fixture
    def led(self, tmp_path):
        study = Study.create(tmp_path / "led", "A study")
        heard_session(study, "FG1", TWO_KEYERS)
        return study

    def test_it_is_listed_and_a_decision_settles_it(self, led):
        (turn,) = keyed_two_ways(desk(led, "FG1").transcript)
        assert (turn.segments, turn.between) == ((1,), "P2 or P3")
        hash_ = desk(led, "FG1").redaction.hash
        corrections(led, {"hash": hash_, "speaker": {"1": "P3"}}, "FG1")
        assert keyed_two_ways(desk(led, "FG1").transcript) == ()
        assert desk(led, "FG1").transcript.segments[1].speaker == "P3"

    def test_the_command_lists_it_as_plain_lines_and_for_programs(self, led):
        given = ["review", "FG1", "--list", "--study", str(led.root)]
        run = CliRunner().invoke(root, given, catch_exceptions=False, standalone_mode=False)
        assert run.stdout == "0:00:06 P2 or P3? two keys differ  segments: 1\n"
        given.append("--json")
        run = CliRunner().invoke(root, given, catch_exceptions=False, standalone_mode=False)
        assert json.loads(run.stdout)["keyed_two_ways"] == [
            {"segments": [1], "start": 6.0, "between": "P2 or P3"}
        ]

    def test_the_transcript_names_both(self, led):
        text = as_txt(desk(led, "FG1").transcript)
        assert "[0:00:06] P2 or P3?: We never went to the valley." in text

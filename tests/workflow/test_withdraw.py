"""Somebody withdraws afterwards: what goes, what is recalled, what they are told (A4)."""

import json
from dataclasses import replace

import pytest
from brought import (
    PLAIN_AND_ENCRYPTED,
    at_home,
    brought,
    corrections,
    desk,
    redacted,
    signed,
    study_in,
    through,
)
from click.testing import CliRunner
from heard_session import heard_session

from facilitator.cli.main import root
from facilitator.errors import BadInput, Refused
from facilitator.formats.pack_texts import texts
from facilitator.release.leaving import leaving
from facilitator.session.events.live import ConsentWithdrawn
from facilitator.study import locks
from facilitator.study.folder import Study
from facilitator.workflow.derive import Desk
from facilitator.workflow.gate import look as look_at_gate
from facilitator.workflow.hand_off import Asked, hand_off
from facilitator.workflow.summarise import keep, summarise, write
from facilitator.workflow.transcript_text import as_txt, as_vtt
from facilitator.workflow.withdraw import answer, find, lines, look, withdraw

LED = """
    0:00 start 3
    0:00 record
    0:00.1 assent 1 agree
    0:00.2 assent 2 agree
    0:00.3 assent 3 agree
    0:01.0-0:03.0 It snowed on the zeppelin.
    0:01.6 speaker 2
    0:02 note zeppelin, she said
    0:02.5 quote
    0:05.0-0:07.0 As seat two says, it was cold.
    0:05.7 speaker 1
    0:09 end
    """


@pytest.fixture
def led(tmp_path):
    """A study with a session that was led here and transcribed."""
    study = Study.create(tmp_path / "study", "A study")
    heard_session(study, "FG1", LED)
    return study


@pytest.fixture(params=PLAIN_AND_ENCRYPTED, ids=("plain", "encrypted"))
def handed_off(tmp_path, request):
    """A study whose session has left the gate in a pack."""
    study = study_in(tmp_path / "study", one=request.param)
    through(study)
    hand_off(study, Asked(coders=("A", "B"), double=1, seed="7"))
    return study


def everything(study, name):
    """Give all that can be read of a session, as text."""
    here = desk(study, name)
    yield from (segment.text for segment in here.redaction.transcript.segments)
    yield from (note.text for note in here.redaction.notes)
    yield summarise(here).data.decode()


def test_a_look_counts_what_goes_and_changes_nothing(led):
    before = list(everything(led, "FG1"))
    found = look(led, "FG1", "p2")
    assert (found.comes.turns, found.comes.notes, found.comes.quotes) == (1, 1, 1)
    assert [place.speaker for place in found.comes.mentions] == ["P1"]
    assert list(everything(led, "FG1")) == before


def test_afterwards_nothing_of_it_is_anywhere_but_what_others_said(led):
    keep(desk(led, "FG1"), summarise(desk(led, "FG1")))
    withdraw(led, look(led, "FG1", "P2"), "AB")
    for text in everything(led, "FG1"):
        assert "zeppelin" not in text
    assert any("it was cold" in text for text in everything(led, "FG1"))
    derived = led.session("FG1").derived
    assert not [p for p in derived.rglob("*") if p.is_file() and b"zeppelin" in p.read_bytes()]
    events = [record.event for record in desk(led, "FG1").standing]
    assert ConsentWithdrawn(2, by="AB") in events


def test_where_the_study_marks_the_turn_stays_and_says_so(led):
    settings = led.root / "study.toml"
    settings.write_text(settings.read_text() + '\n[withdrawal]\nmode = "mark"\n')
    study = Study.open(led.root)
    before = desk(study, "FG1").redaction.hash
    withdraw(study, look(study, "FG1", "P2"), "AB")
    here = Desk(study, study.session("FG1"))
    marked = [(s.speaker, s.text) for s in here.transcript.segments if s.withdrew]
    assert marked == [("P2", "It snowed on the zeppelin.")]
    assert here.redaction.hash != before, "who signed it did not know"
    assert "[withdrew] It snowed on the zeppelin." in as_txt(here.transcript)
    assert "[withdrew] It snowed on the zeppelin." in as_vtt(here.transcript)
    turns = leaving(here.redaction.transcript, "0" * 64).turns
    assert "[withdrew] It snowed on the zeppelin." in [turn.shown for turn in turns]
    page = summarise(here, form="md").data.decode().replace("\\", "")
    assert "[withdrew] It snowed" in page, "the marked quotation"
    told = "\n".join(answer(look_again(study)))
    assert "stays in the transcript" in told


def look_again(study):
    """Look at another seat: what is said of the setting is the same."""
    return look(study, "FG1", "P1")


def test_a_summary_that_was_shared_is_recalled_too(handed_off, tmp_path):
    here = desk(handed_off)
    page = summarise(here, share=True)
    write(here, page, here.folder.derived / page.name)
    assert look(handed_off, "FG5", "P1").summaries == 0, "it has not left the session's folder"
    write(here, page, tmp_path / "to share.html")
    found = look(handed_off, "FG5", "P1")
    assert (found.summaries, look(handed_off, "FG5", "P2").summaries) == (1, 1)
    assert "Recall 1 shared summary." in list(lines(found))
    told = "\n".join(answer(found))
    assert "1 earlier version of the transcript and 1 shared summary." in told
    withdraw(handed_off, found, "AB")
    assert not list(here.folder.derived.glob("summary*"))


def test_a_pack_that_left_is_recalled_and_the_next_holds_nothing_of_it(handed_off):
    found = look(handed_off, "FG5", "P1")
    assert [(pack.version, pack.coders) for pack in found.packs] == [(1, ("A", "B"))]
    assert any(line.startswith("Recall v1: coders A, B") for line in lines(found))
    withdraw(handed_off, found, "AB")
    with pytest.raises(Refused):
        hand_off(handed_off, Asked(coders=("A",), seed="7"))
    here = desk(handed_off)
    doubts = [s.number for s in here.transcript.segments if "is this P1?" in s.doubts]
    said = {str(number): "nobody" for number in doubts}
    corrections(handed_off, {"hash": here.redaction.hash, "speaker": said, "reviewed": "all"})
    redacted(handed_off)
    signed(handed_off)
    assert look_at_gate(handed_off, "FG5").open
    hand_off(handed_off, Asked(coders=("A",), seed="7"))
    assert [pack.version for pack in look(handed_off, "FG5", "P1").packs] == [1], "v2 is without it"
    for path in (handed_off.packs / "v2").rglob("*"):
        if path.is_file():
            for _, text in texts(path.name, path.read_bytes()):
                assert "she said no" not in text
                assert "P1" not in text


def test_what_the_participant_is_told_quotes_nothing_and_says_what_cannot_be_taken_back(handed_off):
    told = "\n".join(answer(look(handed_off, "FG5", "P1")))
    assert "Group FG5, seat 1." in told
    assert "No recording of this group is kept with the transcript." in told, "it was brought in"
    assert "1 earlier version of the transcript" in told
    for word in ("Margaret", "she", "no.", "laughter"):
        assert f" {word} " not in told


@pytest.mark.parametrize("who", ["P9", "Maria", "0", ""])
def test_a_seat_that_is_not_there_is_refused(led, who):
    with pytest.raises(BadInput, match="Its seats are P1 to P3"):
        look(led, "FG1", who)


def test_who_withdrew_cannot_withdraw_again_but_it_can_be_looked_at_again(led):
    before = look(led, "FG1", "P2")
    withdraw(led, before, "AB")
    after = look(led, "FG1", "P2")
    assert after.done
    assert after.comes == before.comes
    with pytest.raises(Refused, match="P2 of FG1 has withdrawn already"):
        withdraw(led, after, "AB")


def test_nobody_withdraws_without_initials_or_while_the_group_is_led(led):
    found = look(led, "FG1", "P2")
    with pytest.raises(BadInput):
        withdraw(led, found, None)
    with locks.running(led.session("FG1")), pytest.raises(Refused, match="is being led now"):
        withdraw(led, found, "AB")


def test_a_seat_is_found_by_what_someone_remembers(led):
    found = find(led, "FG1", "something about a Zeppelin")
    assert [one.segment.speaker for one in found] == ["P2"]
    with pytest.raises(BadInput):
        find(led, "FG1", "  ")


class TestTheCommand:
    @pytest.fixture
    def typed(self, led, monkeypatch):
        at_home(monkeypatch, led)

        def run(*arguments, said=None):
            given = ["withdraw", "FG1", *arguments, "--study", str(led.root)]
            return CliRunner().invoke(
                root, given, input=said, catch_exceptions=False, standalone_mode=False
            )

        return run

    def test_a_dry_run_prints_no_word_that_was_said_and_changes_nothing(self, typed, led):
        made = typed("P2", "--dry-run", "--json")
        shape = json.loads(made.stdout)
        assert (shape["turns"], shape["notes"], shape["quotes"], shape["done"]) == (1, 1, 1, False)
        assert shape["mentions"] == [{"segment": 1, "start": 5.0, "speaker": "P1"}]
        assert "zeppelin" not in made.stdout
        assert look(led, "FG1", "P2")

    def test_without_a_terminal_it_wants_yes(self, typed, led):
        with pytest.raises(Refused, match="no terminal"):
            typed("P2", "--by", "AB")
        assert look(led, "FG1", "P2")
        assert "P2 of FG1 has withdrawn" in typed("P2", "--by", "AB", "--yes").stderr
        assert look(led, "FG1", "P2").done
        with pytest.raises(Refused, match="already"):
            typed("P2", "--by", "AB", "--yes")
        assert json.loads(typed("P2", "--dry-run", "--json").stdout)["done"]

    def test_what_is_remembered_comes_by_the_pipe_and_words_go_out_by_clear_alone(self, typed, led):
        with pytest.raises(Refused):
            typed("--find", said="the zeppelin")
        assert (
            "P2: It snowed on the zeppelin." in typed("--find", "--clear", said="zeppelin").stdout
        )
        assert "ClearCopyMade" in {type(r.event).__name__ for r in desk(led, "FG1").records}


def test_a_brought_in_session_knows_its_seats(tmp_path):
    study = study_in(tmp_path / "study")
    brought(study)
    assert look(study, "FG5", "2").comes.turns == 1


def test_copies_that_went_into_a_pipe_are_not_left_to_lock(handed_off):
    found = replace(look(handed_off, "FG5", "P1"), clear_copies=3, piped=2)
    told = list(lines(found))
    assert "1 copy in clear: facilitator lock." in told
    assert "Words went into a pipe in clear, 2 times: delete by hand what was kept of them." in told

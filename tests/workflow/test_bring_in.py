"""Transcripts from elsewhere become sessions; what is none changes nothing."""

import json
from pathlib import Path

import msgspec
import pytest

from facilitator.errors import BadInput, Refused
from facilitator.session.events.desk import AssentVouched
from facilitator.session.events.machine import TranscriptImported
from facilitator.study import artefacts
from facilitator.study.folder import Study
from facilitator.transcript.imported import ImportedTurns
from facilitator.workflow.bring_in import FORMAT, bring_in, vouch

DATA = Path(__file__).parent.parent / "data" / "transcripts"
SETTINGS = """format = 1
id = "0123456789abcdef"
title = "A study"
guide = "compassionate-care"
encryption = "off"
"""


@pytest.fixture
def study(tmp_path):
    root = tmp_path / "study"
    root.mkdir()
    (root / "study.toml").write_text(SETTINGS)
    return Study.open(root)


def events(study, name):
    return [record.event for record in study.session(name).read().records]


def everything_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("name", sorted(path.name[:-5] for path in DATA.glob("*.json")))
def test_each_given_file_becomes_a_session(study, name):
    expected = json.loads((DATA / f"{name}.json").read_text())
    told = bring_in(study, "FG5", DATA / name)
    assert told.turns == len(expected["turns"])
    assert [label for label, _ in told.labels] == expected["speakers"]
    times = [time for turn in expected["turns"] for time in (turn["start"], turn["end"]) if time]
    assert told.seconds == max(times, default=0)
    (event,) = events(study, "FG5")
    assert isinstance(event, TranscriptImported)
    assert event.kind == name.rsplit(".")[-1]


def test_bytes_and_reading_are_one_artefact_and_the_path_is_nowhere(study):
    source = DATA / "e_zoom.vtt"
    bring_in(study, "FG5", source)
    (event,) = events(study, "FG5")
    kept = msgspec.json.decode(artefacts.load(study.session("FG5").heard, event.file))
    assert kept["format"] == FORMAT
    assert msgspec.convert(kept["bytes"], type=bytes) == source.read_bytes()
    reading = msgspec.convert(kept["reading"], type=ImportedTurns)
    assert [piece.label for piece in reading.pieces] == ["Jun Park", "Jun Park", "Bea"]
    for path in study.root.rglob("*"):
        assert "e_zoom" not in path.name
        assert not path.is_file() or b"e_zoom" not in path.read_bytes()


def test_the_facts_of_the_journal_hold_no_word(study):
    bring_in(study, "FG5", DATA / "e_zoom.vtt")
    journal = b"".join(path.read_bytes() for path in study.session("FG5").journal.iterdir())
    assert b"Jun" not in journal
    assert b"roof" not in journal


def test_seats_are_counted_from_labels_that_can_be_one(study):
    assert bring_in(study, "FG5", DATA / "a_bold_label_tab.docx").participants == 2
    assert bring_in(study, "FG6", DATA / "a_bold_label_tab.docx", 8).participants == 8


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"", "empty"),
        (b"Nobody says this.", "no speaker label"),
        (b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_a_file_that_is_no_transcript_changes_nothing(study, tmp_path, content, what):
    path = tmp_path / "given.docx"
    path.write_bytes(content)
    before = everything_below(study.root)
    with pytest.raises(BadInput, match=what) as refused:
        bring_in(study, "FG5", path)
    assert refused.value.todo
    assert everything_below(study.root) == before


def test_a_missing_file_a_folder_and_a_wrong_name_change_nothing(study, tmp_path):
    before = everything_below(study.root)
    for name, path in (
        ("FG5", tmp_path / "absent.txt"),
        ("FG5", tmp_path),
        ("../FG5", DATA / "e_zoom.vtt"),
        ("study", DATA / "e_zoom.vtt"),
    ):
        with pytest.raises(BadInput):
            bring_in(study, name, path)
    assert everything_below(study.root) == before


def test_a_session_that_is_there_is_not_brought_in_again(study):
    bring_in(study, "FG5", DATA / "e_zoom.vtt")
    before = everything_below(study.root)
    with pytest.raises(Refused, match="already"):
        bring_in(study, "FG5", DATA / "f_teams.vtt")
    assert everything_below(study.root) == before


class TestVouching:
    def test_staff_answer_for_all_or_for_some(self, study):
        bring_in(study, "FG5", DATA / "e_zoom.vtt", 3)
        assert vouch(study, "FG5", "all", "ab") == (1, 2, 3)
        assert vouch(study, "FG5", "P1, p3", "CD") == (1, 3)
        assert events(study, "FG5")[1:] == [
            AssentVouched((1, 2, 3), "AB"),
            AssentVouched((1, 3), "CD"),
        ]

    @pytest.mark.parametrize("seats", ["P4", "P0", "Marta", "", "P1,,P2"])
    def test_seats_that_are_not_there_are_refused(self, study, seats):
        bring_in(study, "FG5", DATA / "e_zoom.vtt", 3)
        with pytest.raises(BadInput, match="P1 to P3"):
            vouch(study, "FG5", seats, "AB")
        assert len(events(study, "FG5")) == 1

    def test_someone_has_to_answer_and_by_initials(self, study):
        bring_in(study, "FG5", DATA / "e_zoom.vtt")
        for by in (None, "", "Anna Berg", "A1"):
            with pytest.raises(BadInput):
                vouch(study, "FG5", "all", by)

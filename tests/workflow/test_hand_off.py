"""Packs: what passed the gate, as it was signed, and nothing else."""

import csv
import io
import json
import stat
from pathlib import Path

import pytest
from brought import (
    PLAIN_AND_ENCRYPTED,
    append,
    brought,
    corrections,
    desk,
    redacted,
    signed,
    study_in,
    through,
)
from click.testing import CliRunner

from facilitator.cli.gate import command as gate_command
from facilitator.errors import BadInput, Refused
from facilitator.formats.pack_texts import texts
from facilitator.session.events.desk import TextCorrected
from facilitator.session.events.whole_study import PackMade
from facilitator.workflow.gate import look
from facilitator.workflow.hand_off import Asked, hand_off

OTHER = "FACILITATOR: And now?\n\nP1: We wait for Margaret.\n\nP2: Always.\n"


@pytest.fixture(params=PLAIN_AND_ENCRYPTED, ids=("plain", "encrypted"))
def study(tmp_path, request):
    made = study_in(tmp_path / "study", one=request.param)
    through(made)
    return made


def asked(**other):
    return Asked(**{"coders": ("A", "B"), "seed": "7", **other})


def files(folder: Path):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_folder_a_coder_with_every_form_of_its_transcripts(study):
    made = hand_off(study, asked(double=1))
    assert made.version == 1
    assert [folder.name for folder in made.folders] == ["A", "B"]
    assert set(files(study.packs / "v1")) == {
        "assignment.csv",
        *(
            f"{coder}/{name}"
            for coder in "AB"
            for name in ("FG5.docx", "FG5.txt", "FG5.csv", "codebook.csv", "assignment.csv")
        ),
    }
    assert made.hashes == {"FG5": desk(study).redaction.hash}


def test_every_file_of_a_transcript_says_which_signed_hash_it_came_from(study):
    made = hand_off(study, asked())
    for folder in made.folders:
        for name, data in files(folder).items():
            if name.startswith("FG5"):
                assert any(made.hashes["FG5"] in text for _, text in texts(name, data)), name


def test_what_was_redacted_is_in_no_byte_and_no_name(study):
    hand_off(study, asked(double=1))
    for name, data in files(study.packs).items():
        for _, text in texts(name, data):
            assert "argaret" not in text
    assert b"[Name 1]" in files(study.packs / "v1")["A/FG5.txt"]


def test_the_same_pack_twice_is_the_same_bytes(study):
    hand_off(study, asked())
    hand_off(study, asked())
    assert files(study.packs / "v1") == files(study.packs / "v2")


def test_times_are_the_signatures_and_nobody_else_may_read(study):
    hand_off(study, asked())
    signature = desk(study).records[-1].utc
    from facilitator.study.clock import utc_us

    for path in (study.packs / "v1").rglob("*"):
        assert path.stat().st_mtime_ns == utc_us(signature) * 1000
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600)
    assert stat.S_IMODE((study.packs / "v1").stat().st_mode) == 0o700


def test_the_studys_journal_says_what_left(study):
    from hashlib import sha256

    made = hand_off(study, asked())
    (event,) = [r.event for r in study.whole.read().records if isinstance(r.event, PackMade)]
    assert (event.version, event.session, event.hash) == (1, "FG5", made.hashes["FG5"])
    assert event.coders == made.assignment[0].coders
    for path, digest in event.files:
        assert sha256((study.packs / path).read_bytes()).hexdigest() == digest


def test_every_transcript_goes_once_and_as_many_as_asked_twice(study):
    through(study, "FG6", OTHER)
    made = hand_off(study, asked(double=1))
    assert sorted(len(one.coders) for one in made.assignment) == [1, 2]
    sheet = files(study.packs / "v1")["assignment.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(sheet)))
    assert {row["session"]: row["coders"].split() for row in rows} == {
        one.session: list(one.coders) for one in made.assignment
    }
    assert all(len(head.split()[-1]) == 12 for row in rows for head in row["journals"].split("; "))


class TestTheGateStaysClosed:
    def test_until_everything_is_done_and_the_list_says_what(self, tmp_path):
        study = study_in(tmp_path / "study")
        brought(study)
        closed = [one.id for one in look(study, "FG5").conditions if not one.holds]
        assert closed == ["reviewed", "flags", "signoff"]
        with pytest.raises(Refused) as refused:
            hand_off(study, asked())
        assert [line.split()[1] for line in refused.value.evidence] == [f"{c}:" for c in closed]
        assert not study.packs.exists()

    def test_a_change_after_the_signature_voids_it(self, study):
        segment = desk(study).transcript.segments[2]
        first, last = segment.words[0].name, segment.words[-1].name
        append(desk(study), TextCorrected(first, last, "AB", "So they went home."))
        assert [one.id for one in look(study, "FG5").conditions if not one.holds] == ["signoff"]
        with pytest.raises(Refused, match="closed"):
            hand_off(study, asked())

    def test_all_sessions_that_are_closed_are_listed(self, study):
        brought(study, "FG6", OTHER)
        brought(study, "FG7", OTHER)
        with pytest.raises(Refused, match="2 sessions") as refused:
            hand_off(study, asked())
        assert {line.split()[0] for line in refused.value.evidence} == {"FG6", "FG7"}
        assert hand_off(study, asked(sessions=("FG5",))).version == 1

    def test_two_reviewers_are_two_people(self, tmp_path):
        study = study_in(tmp_path / "study", "[redaction]\nreviewers = 2\n")
        through(study)
        signed(study)
        assert [one.id for one in look(study, "FG5").conditions if not one.holds] == ["signoff"]
        signed(study, by="CD")
        assert look(study, "FG5").open

    def test_the_command_exits_1_and_prints_the_list(self, tmp_path):
        study = study_in(tmp_path / "study")
        brought(study)
        ran = CliRunner().invoke(gate_command, ["FG5", "--json", "--study", str(study.root)])
        assert ran.exit_code == 1
        printed = json.loads(ran.stdout)
        assert not printed["open"]
        assert {"id", "holds", "evidence", "todo"} == set(printed["conditions"][0])
        corrections(study, {"hash": desk(study).redaction.hash, "reviewed": "all"})
        redacted(study)
        signed(study)
        ran = CliRunner().invoke(gate_command, ["FG5", "--study", str(study.root)])
        assert ran.exit_code == 0
        assert "open" in ran.stdout


class TestWhereAPackMayGo:
    def test_to_a_folder_of_ones_own(self, study, tmp_path):
        made = hand_off(study, asked(out=tmp_path / "out" / "there"))
        assert made.folders[0] == tmp_path / "out" / "there" / "v1" / "A"
        assert (tmp_path / "out" / "there" / "v1" / "assignment.csv").is_file()

    def test_never_among_the_recordings(self, study):
        before = files(study.recordings)
        for place in (study.recordings, study.recordings / "FG5" / "derived"):
            with pytest.raises(Refused, match="recordings"):
                hand_off(study, asked(out=place))
        assert files(study.recordings) == before

    def test_never_through_a_link(self, study, tmp_path):
        canary = tmp_path / "canary"
        canary.mkdir()
        study.packs.symlink_to(canary)
        with pytest.raises(Refused, match="link"):
            hand_off(study, asked())
        inside = tmp_path / "inside"
        inside.symlink_to(study.recordings)
        with pytest.raises(Refused):
            hand_off(study, asked(out=inside / "FG5"))
        assert not any(canary.iterdir())

    def test_not_over_what_is_there(self, study):
        (study.packs / "v4").mkdir(parents=True)
        assert hand_off(study, asked()).version == 5

    def test_a_folder_that_cannot_be_written_changes_nothing(self, study, tmp_path):
        from facilitator.errors import Unavailable

        (tmp_path / "file").write_text("")
        with pytest.raises((Refused, Unavailable)):
            hand_off(study, asked(out=tmp_path / "file" / "below"))
        assert not [r for r in study.whole.read().records if isinstance(r.event, PackMade)]


@pytest.mark.parametrize("coders", [(), ("A", "a"), ("Anna Berg",), ("..",), ("A/B",)])
def test_coders_are_letters_and_each_is_named_once(study, coders):
    with pytest.raises(BadInput):
        hand_off(study, asked(coders=coders))


def test_a_word_that_still_shows_stops_the_whole_pack(study, monkeypatch):
    """The last look is over the files, so it sees what a writer would bring in by itself."""
    from facilitator.workflow import hand_off as job

    monkeypatch.setattr(job.codebooks, "csv_of", lambda _: b"name\r\nMargaret\r\n")
    with pytest.raises(Refused, match="still shows") as refused:
        hand_off(study, asked())
    assert not any("argaret" in line for line in (str(refused.value), *refused.value.evidence))
    assert not study.packs.exists()

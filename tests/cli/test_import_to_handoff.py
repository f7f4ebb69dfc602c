"""The commands from a brought-in transcript to the coders' folders, as scripts use them."""

import json
from pathlib import Path

import pytest
from brought import (
    PLAIN_AND_ENCRYPTED,
    SAID,
    at_home,
    desk,
    redacted,
    signed,
    study_in,
)

from facilitator.cli.main import run
from facilitator.session.events.desk import AssentVouched

DATA = Path(__file__).parent.parent / "data" / "transcripts"


@pytest.fixture(params=PLAIN_AND_ENCRYPTED, ids=("plain", "encrypted"))
def study(tmp_path, monkeypatch, request):
    made = study_in(tmp_path / "study", one=request.param)
    monkeypatch.chdir(made.root)
    at_home(monkeypatch, made)
    return made


@pytest.fixture
def facilitator(capsys):
    def ran(*arguments):
        with pytest.raises(SystemExit) as ended:
            run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        document = json.loads(printed.out) if printed.out.startswith("{") else None
        return ended.value.code, document, printed.err

    return ran


def test_import_prints_figures_and_no_label(study, facilitator):
    code, printed, _ = facilitator("import", "FG5", "--transcript", DATA / "e_zoom.vtt", "--json")
    assert code == 0
    assert printed == {
        "format": "facilitator/import/1",
        "session": "FG5",
        "turns": 2,
        "speakers": 2,
        "participants": 2,
        "seconds": 10.0,
        "problems": [],
    }


def test_labels_go_to_no_pipe(study, facilitator):
    code, _, said = facilitator("import", "FG5", "--transcript", DATA / "e_zoom.vtt")
    assert code == 0
    assert "Jun" not in said
    assert "Next: " in said


def test_one_command_brings_in_and_vouches_where_nobody_can_open_it(facilitator, study):
    """An encrypted study's desk needs no key to take a transcript in."""
    for key in (study.root.parent / "config").glob("keys/*"):
        key.unlink()
    code, printed, _ = facilitator(
        "import", "FG5", "--transcript", DATA / "e_zoom.vtt", "--assented", "P1", "--by", "AB",
        "--json",
    )  # fmt: skip
    assert (code, printed["assented"]) == (0, ["P1"])
    assert list((study.root.parent / "state").glob("open/*.key")) == []
    (vouched,) = [r.event for r in desk(study).records if isinstance(r.event, AssentVouched)]
    assert vouched.seats == (1,)


@pytest.mark.parametrize("seats", ["P9", "somebody"])
def test_seats_that_are_not_there_bring_nothing_in(study, facilitator, seats):
    code, _, _ = facilitator(
        "import", "FG5", "--transcript", DATA / "e_zoom.vtt", "--assented", seats, "--by", "AB"
    )
    assert code == 1
    assert not study.recordings.exists()


def test_a_file_that_is_no_transcript_is_refused_in_two_sentences(study, facilitator):
    picture = study.root / "picture.docx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    code, printed, said = facilitator("import", "FG5", "--transcript", picture, "--json")
    assert code == 1
    assert printed["refused"]["reason"].startswith("picture.docx: This file is a picture")
    assert printed["refused"]["todo"] in said
    assert "Traceback" not in said
    assert not (study.root / "recordings").exists()


def test_wrong_usage_is_2_and_a_missing_file_is_1(study, facilitator):
    assert facilitator("import", "FG5")[0] == 2
    assert facilitator("import", "FG5", "--transcript", study.root / "absent.txt")[0] == 1
    assert facilitator("gate", "FG9")[0] == 1
    assert facilitator("review", "FG9")[0] == 1


def test_the_whole_way(study, facilitator):
    given = study.root / "given.txt"
    given.write_text(SAID)
    code, _, said = facilitator("import", "FG5", "--transcript", given)
    assert code == 0
    assert ("FG5 is sealed" in said) == (study.keyring is not None)
    _, printed, _ = facilitator("import", "FG5", "--assented", "all", "--by", "ab", "--json")
    assert printed["assented"] == ["P1", "P2"]
    code, printed, _ = facilitator("rename", "FG5", "FACILITATOR", "fac", "--by", "AB", "--json")
    assert (code, printed["turns"]) == (0, 1)
    corrections = study.root / "corrections.json"
    corrections.write_text(json.dumps({"hash": desk(study).redaction.hash, "reviewed": "all"}))
    code, printed, _ = facilitator("review", "FG5", "--apply", corrections, "--by", "AB", "--json")
    assert (code, printed["reviewed"]) == (0, 4)
    code, printed, _ = facilitator("handoff", "--coders", "A,B", "--json")
    assert code == 1
    assert [line.split()[1] for line in printed["refused"]["evidence"]] == ["flags:", "signoff:"]
    redacted(study)
    signed(study)
    assert facilitator("gate", "FG5", "--json")[0] == 0
    code, printed, _ = facilitator(
        "handoff", "--sessions", "FG5", "--coders", "A,B", "--double", 1, "--seed", 7, "--json"
    )
    assert code == 0
    assert printed["version"] == 1
    assert printed["assignment"] == [{"session": "FG5", "coders": ["A", "B"]}]
    assert printed["hashes"] == {"FG5": desk(study).redaction.hash}
    assert [Path(folder).name for folder in printed["folders"]] == ["A", "B"]
    assert "Margaret" not in json.dumps(printed)

"""Where a session lies: every place that we put something, and whether it is readable there."""

import json

import pytest
from brought import (
    PLAIN_AND_ENCRYPTED,
    at_home,
    brought,
    corrections,
    desk,
    redacted,
    sealed,
    signed,
    study_in,
)

from facilitator.cli.main import root
from facilitator.errors import Refused
from facilitator.session.events.aside import RoomNoted
from facilitator.session.events.whole_study import SummaryShared
from facilitator.study.folder import Study
from facilitator.units import SECOND
from facilitator.workflow.clear_copies import write_clear
from facilitator.workflow.hand_off import Asked, hand_off
from facilitator.workflow.keyring import keyed, nobody
from facilitator.workflow.redaction_key import write_redaction_key
from facilitator.workflow.shared_log import shared_log
from facilitator.workflow.where import where


@pytest.fixture(params=PLAIN_AND_ENCRYPTED, ids=["plain", "encrypted"])
def study(tmp_path, request):
    study = study_in(tmp_path / "study", one=request.param)
    brought(study)
    redacted(study)
    return study


def by_what(study, **more):
    return {place.what: place for place in where(study, "FG5", **more).places}


def test_journals_and_what_was_brought_in_are_listed_and_readable_only_in_a_plain_study(study):
    found = by_what(study)
    plain = study.keyring is None
    for what in ("journals", "what was heard or brought in", "caches and pages"):
        assert found[what].holds == "words"
        assert found[what].closed is not plain
    assert found["the study's journal"].holds == "originals"
    assert found["the study's journal"].closed is not plain


def test_every_file_of_the_session_lies_in_one_of_the_places(study):
    folder = study.session("FG5").path
    places = [place.path for place in where(study, "FG5").places]
    for path in folder.rglob("*"):
        if path.is_file() and path.name not in ("stage.json", "guide.md"):
            assert any(path == place or place in path.parents for place in places), path


def test_a_copy_in_clear_is_listed_with_its_place_also_once_it_is_gone(study, tmp_path):
    copy = tmp_path / "copy.txt"
    write_clear(study, "FG5", "transcript", copy, b"words")
    place = by_what(study)["copy in clear (transcript)"]
    assert (place.path, place.files, place.closed) == (copy, 1, False)
    copy.unlink()
    assert by_what(study)["copy in clear (transcript)"].files == 0


def test_the_key_of_redactions_and_the_log_without_originals_are_both_known(study, tmp_path):
    shared_log(desk(study))
    log = by_what(study)["redaction log, without originals"]
    assert (log.holds, log.closed) == ("facts", False)
    if study.keyring is None:
        return
    out = tmp_path / "stick.age"
    write_redaction_key(study, "AB")
    write_redaction_key(study, "AB", out)
    keys = [p for p in where(study, "FG5").places if p.what == "key of redactions"]
    assert {place.path for place in keys} == {study.whole.derived / "redaction-key.age", out}
    assert all(place.closed and place.holds == "originals" for place in keys)


def test_packs_are_listed_as_what_passed_the_gate(study):
    here = desk(study)
    corrections(study, {"hash": here.redaction.hash, "reviewed": "all"})
    signed(study)
    hand_off(study, Asked(coders=("A",)))
    pack = by_what(study)["pack v1"]
    assert (pack.holds, pack.path) == ("released", study.packs / "v1")
    assert pack.files > 0


def test_a_summary_that_was_shared_is_listed_with_its_place(study, tmp_path):
    page = tmp_path / "fg5.html"
    page.write_bytes(b"<p>")
    with study.whole.writer("study", study.whole.clock()) as journal:
        journal.append(SummaryShared("FG5", "0" * 64, "0" * 64, str(page)), at=SECOND)
    shared = by_what(study)["shared summary"]
    assert (shared.path, shared.holds) == (page, "released")


def test_open_and_unlocked_keys_are_listed(study, tmp_path):
    if study.keyring is None:
        pytest.skip("a plain study has no keys")
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    for place in (runtime, study.state / "open"):
        place.mkdir(exist_ok=True)
        (place / f"{study.session('FG5').id}.key").write_bytes(b"a key")
    found = by_what(study, runtime=runtime)
    assert found["unlocked keys of FG5"].closed is False
    assert found["open key of FG5"].holds == "keys"
    assert found["wrapped keys of FG5"].closed is True


def test_without_a_key_it_says_what_it_cannot_know(study, tmp_path):
    if study.keyring is None:
        pytest.skip("a plain study needs no key")
    write_clear(study, "FG5", "transcript", tmp_path / "copy.txt", b"words")
    sealed(study)
    stranger = keyed(Study.open(study.root), study.state, nobody)
    found = where(stranger, "FG5")
    assert found.locked
    assert "journals" in {place.what for place in found.places}
    assert not any(place.what.startswith("copy in clear") for place in found.places)


def test_a_second_recorder_is_named_though_nobody_knows_where_its_card_is(study):
    here = desk(study)
    with here.folder.writer("facilitator", here.folder.clock()) as journal:
        journal.append(RoomNoted("second_recorder", 1), at=SECOND)
    (sentence,) = where(study, "FG5").elsewhere
    assert "second recorder" in sentence


def test_a_session_that_is_not_there_is_refused(study):
    with pytest.raises(Refused):
        where(study, "FG9")


def test_the_command_prints_what_scripts_rely_on(study, monkeypatch, capsys):
    at_home(monkeypatch, study)
    arguments = ["where", "FG5", "--json", "--study", str(study.root)]
    root.main(args=arguments, prog_name="f", standalone_mode=False)
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "facilitator/where/1"
    assert sorted(told) == ["elsewhere", "format", "locked", "places", "session"]
    journals = next(place for place in told["places"] if place["what"] == "journals")
    assert sorted(journals) == ["bytes", "closed", "files", "holds", "inside", "path", "what"]
    assert (journals["path"], journals["inside"]) == ("recordings/FG5/journal", True)

"""The last screen of a group rests on what `verify` found after the last act."""

import pytest
from brought import study_in
from closed_study import led, made

from facilitator.workflow.closing import outcome
from facilitator.workflow.derive import Desk
from facilitator.workflow.ending import ending_view, left_at_its_end
from facilitator.workflow.keyring import keyed


@pytest.fixture
def plain(tmp_path):
    study = study_in(tmp_path / "s")
    led(study)
    return study


def said(view):
    return "\n".join(f"{line.sign} {line.text}" for line in view.lines)


def test_a_whole_session_is_said_to_be_read_back_and_whole(plain):
    view = ending_view(plain, left_at_its_end(plain, "FG1"))
    assert "ok 0:00:00 of sound and 1 note are on the disk, read back and whole." in said(view)
    assert "warn It is NOT encrypted" in said(view)
    assert "only copy" in said(view)
    assert not view.seals


def test_after_a_rehearsal_nobody_is_warned_as_after_a_group(plain, tmp_path):
    view = ending_view(plain, left_at_its_end(plain, "FG1"), tmp_path / "played.flac")
    assert "read back and whole" in said(view)
    assert "A rehearsal" in said(view)
    assert "only copy" not in said(view)
    assert "NOT encrypted" not in said(view)
    assert view.packing == ()


def test_what_is_damaged_is_said_and_nothing_is_called_whole(plain):
    (file,) = plain.session("FG1").journal.glob("*.jsonl")
    found = left_at_its_end(plain, "FG1")
    file.write_bytes(file.read_bytes().replace(b"session.started", b"session.startet"))
    view = ending_view(plain, found)
    assert "error Not everything that was written is whole:" in said(view)
    assert "whole." not in said(view)


def test_an_encrypted_session_that_lies_open_is_sealed_next(tmp_path):
    room = made(tmp_path)
    led(room.study)
    found = left_at_its_end(room.study, "FG1")
    assert found.encrypted
    view = ending_view(room.study, found)
    assert view.seals
    assert "warn It is encrypted; until it is sealed" in said(view)


def test_nobody_is_asked_for_a_key_at_the_end_of_a_group(tmp_path):
    room = made(tmp_path)
    led(room.study)

    def asked():
        pytest.fail("a passphrase was asked for while the session lies open")

    study = keyed(room.study, room.state, asked, room.runtime)
    assert "ok " in said(ending_view(study, left_at_its_end(study, "FG1")))


def test_there_is_no_last_screen_of_what_goes_on_or_lies_sealed(tmp_path, plain):
    assert left_at_its_end(plain, "FG2") is None
    (tmp_path / "closed").mkdir()
    room = made(tmp_path / "closed")
    led(room.study)
    for key in (room.state / "open").iterdir():
        key.unlink()
    assert left_at_its_end(room.study, "FG1") is None


def test_an_outcome_counts_what_the_journals_hold(plain):
    desk = Desk(plain, plain.session("FG1"))
    assert left_at_its_end(plain, "FG1") == outcome("FG1", desk.state, desk.timeline)

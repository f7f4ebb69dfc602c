"""Clear copies of an encrypted study: journaled in their session, counted, removed by `lock`."""

from hashlib import sha256

import closed_study
import pytest
from leaks import found

from facilitator.errors import BadInput, Unavailable
from facilitator.session.events.desk import ClearCopyMade
from facilitator.workflow.clear_copies import journal_clear_copy, remove_all, write_clear
from facilitator.workflow.status import status

PAGE = b"the giraffe asked for Margaret"


@pytest.fixture
def room(tmp_path):
    room = closed_study.made(tmp_path)
    closed_study.led(room.study)
    return room


@pytest.fixture
def place(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "elsewhere" / "page.html"


def made(study):
    records = study.session("FG1").read().records
    return [r.event for r in records if isinstance(r.event, ClearCopyMade)]


def counted(study):
    (session,) = status(study).sessions
    return session.clear_copies


def sealed_off(room):
    (room.state / "open" / f"{room.study.session('FG1').id}.key").unlink()
    return room.opened_by()


def outcomes(study):
    return [(one.session, one.became) for one in remove_all(study)]


def test_a_copy_is_journaled_with_who_asked_for_it_and_where_it_lies(room, place):
    write_clear(room.study, "FG1", "summary", place, PAGE, "ab")
    assert place.read_bytes() == PAGE
    digest = sha256(PAGE).hexdigest()
    assert made(room.study) == [ClearCopyMade("FG1", "summary", "AB", digest, str(place))]
    assert counted(room.study) == 1


def test_where_it_lies_stands_nowhere_readable(room, place):
    write_clear(room.study, "FG1", "summary", place, PAGE)
    assert found(["elsewhere"], [room.study.recordings, room.state]) == []


def test_the_record_comes_before_the_copy(room, place):
    sealed = sealed_off(room)
    with pytest.raises(Unavailable, match="FG1"):
        write_clear(sealed, "FG1", "summary", place, PAGE)
    with pytest.raises(BadInput):
        write_clear(room.study, "FG1", "summary", place, PAGE, "Margaret Turnpike")
    assert not place.exists()


def test_removed_copies_count_no_longer(room, place):
    write_clear(room.study, "FG1", "summary", place, PAGE)
    assert outcomes(room.study) == [("FG1", "removed")]
    assert not place.exists()
    assert counted(room.study) == 0
    assert remove_all(room.study) == ()


def test_what_went_into_a_pipe_cannot_be_taken_back(room):
    journal_clear_copy(room.study, "FG1", "transcript")
    assert remove_all(room.study) == ()
    assert counted(room.study) == 1


def test_a_copy_that_somebody_removed_is_said_once(room, place):
    write_clear(room.study, "FG1", "summary", place, PAGE)
    place.unlink()
    assert outcomes(room.study) == [("FG1", "gone")]
    assert counted(room.study) == 0


def test_a_copy_on_a_stick_that_is_not_plugged_in_counts_on(room, place):
    write_clear(room.study, "FG1", "summary", place, PAGE)
    place.parent.rename(place.parent.with_name("unplugged"))
    assert outcomes(room.study) == [("FG1", "away")]
    place.parent.with_name("unplugged").rename(place.parent)
    assert outcomes(room.study) == [("FG1", "removed")]


def test_a_copy_that_somebody_worked_in_is_left(room, place):
    write_clear(room.study, "FG1", "summary", place, PAGE)
    place.write_bytes(PAGE + b" and more")
    assert outcomes(room.study) == [("FG1", "changed")]
    assert place.exists()
    assert counted(room.study) == 1


def test_a_link_that_stands_there_now_is_not_followed(room, place):
    write_clear(room.study, "FG1", "summary", place, PAGE)
    mine = place.with_name("mine.html")
    place.rename(mine)
    place.symlink_to(mine)
    assert outcomes(room.study) == [("FG1", "stuck")]
    assert mine.exists()


def test_a_sealed_session_says_that_its_copies_are_not_known(room, place):
    write_clear(room.study, "FG1", "summary", place, PAGE)
    sealed = sealed_off(room)
    assert outcomes(sealed) == [("FG1", "locked")]
    assert place.exists()
    assert counted(sealed) == 1
    assert outcomes(room.opened_by(room.one)) == [("FG1", "removed")]

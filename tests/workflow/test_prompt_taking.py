"""A half-typed board text, reason or earlier passage: kept over a crash, gone once sent or left."""

import pytest
from encrypted import Encrypted, cut, durable
from workflow.room import led
from workflow.test_conduct import at_question

from facilitator.study.session_folder import CLOSED
from facilitator.units import SECOND


@pytest.fixture
def room(tmp_path):
    with led(tmp_path) as (conduct, clock):
        at_question(conduct)
        yield conduct, clock


def a_second_later(conduct, clock):
    clock.time += SECOND
    conduct.tick()
    conduct.prompts.save()


def drafts(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("draft-*")}


def test_words_are_on_disk_a_second_after_the_last_key_and_gone_once_their_record_is(
    room, tmp_path
):
    conduct, clock = room
    conduct.half_type("board", "lessons")
    a_second_later(conduct, clock)
    assert b"lessons" in drafts(tmp_path)["draft-board"]
    conduct.board("lessons")
    assert conduct.view.unsent == ()
    conduct.writer.flush()
    a_second_later(conduct, clock)
    assert drafts(tmp_path) == {}
    assert [note.text for note in conduct.state.notes] == ["lessons"]


def test_words_that_are_left_are_gone(room, tmp_path):
    conduct, clock = room
    conduct.half_type("earlier", "about her son")
    a_second_later(conduct, clock)
    conduct.leave_prompt("earlier")
    assert conduct.view.unsent == ()
    a_second_later(conduct, clock)
    assert drafts(tmp_path) == {}


def test_words_that_are_left_do_not_take_the_file_of_ones_that_wait_for_the_journal(room):
    conduct, _clock = room
    durable_now = []
    conduct.half_type("board", "lessons")
    conduct.prompts.save()
    conduct.prompts.take("board")
    conduct.prompts.sent("board", lambda: bool(durable_now))
    conduct.leave_prompt("board")
    conduct.prompts.save()
    assert any(path.name == "draft-board" for path in session_of(conduct).iterdir())
    durable_now.append(True)
    conduct.prompts.tick(0)
    conduct.prompts.save()
    assert not any(path.name == "draft-board" for path in session_of(conduct).iterdir())


def session_of(conduct):
    return conduct.prompts._desks["board"]._file._usual.parent


def test_words_typed_off_the_record_are_neither_on_disk_nor_kept(room, tmp_path):
    conduct, clock = room
    conduct.half_type("board", "lessons")
    conduct.off_record()
    conduct.half_type("board", "lessons of Maria")
    a_second_later(conduct, clock)
    assert b"Maria" not in drafts(tmp_path)["draft-board"]
    clock.time += 2 * SECOND
    conduct.off_record()
    conduct.board("lessons of Maria")
    assert [note.text for note in conduct.state.notes] == ["lessons"]


def half_typed(live):
    live.conduct.half_type("skip", "they did not want")
    live.conduct.half_type("earlier", "about her giraffe")
    durable(live)
    cut(live)


def test_after_a_stop_words_come_back_and_lie_closed_in_an_encrypted_study(tmp_path):
    room = Encrypted(tmp_path)
    with room.opened() as live:
        half_typed(live)
    found = drafts(room.path)
    assert sorted(found) == ["draft-facilitator-earlier", "draft-facilitator-skip"]
    assert all(data.startswith(CLOSED) and b"giraffe" not in data for data in found.values())
    with room.opened(go_on=True) as live:
        assert dict(live.conduct.view.unsent) == {
            "skip": "they did not want",
            "earlier": "about her giraffe",
        }


def test_words_whose_record_is_in_the_journal_do_not_come_back(tmp_path):
    room = Encrypted(tmp_path)
    with room.opened() as live:
        half_typed(live)
        left = {path: path.read_bytes() for path in room.path.rglob("draft-*")}
    with room.opened(go_on=True) as live:
        live.conduct.leave_out_earlier(2, "about her giraffe")
        durable(live)
        cut(live)
    for path, data in left.items():
        path.write_bytes(data)  # as a kill between the record and the removal leaves it
    with room.opened(go_on=True) as live:
        assert live.conduct.view.unsent == (("skip", "they did not want"),)


def test_words_that_nobody_came_back_to_stand_on_the_notes_page_of_the_debrief(room):
    conduct, _clock = room
    conduct.draft("a note")
    conduct.half_type("board", "lessons")
    assert conduct.half_written == "a note lessons"

"""Who runs a session, and who derives from it."""

import subprocess
import sys
import threading
from contextlib import ExitStack

import pytest

from facilitator.errors import Refused, Unavailable
from facilitator.study import locks
from facilitator.study.session_folder import SessionFolder

HOLD = """
import sys, time
from pathlib import Path
from facilitator.study import locks
from facilitator.study.session_folder import SessionFolder
with locks.running(SessionFolder("FG3", Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(60)
"""


def folder(root, **more):
    """Session FG3 in `root`, as a process that begins now finds it."""
    return SessionFolder("FG3", root, **more)


@pytest.fixture
def holder(tmp_path):
    (tmp_path / "journal").mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder(tmp_path).path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_session_is_run_by_one_process(tmp_path, holder):
    with pytest.raises(Refused, match="FG3 is already being run"), locks.running(folder(tmp_path)):
        pass


def test_who_is_refused_hears_how_to_take_notes_beside_it(tmp_path, holder):
    with pytest.raises(Refused) as refused, locks.running(folder(tmp_path)):
        pass
    todo = (
        "End it there first, or hand it over there (w, then h); to take notes beside it: "
        "facilitator join FG3."
    )
    assert refused.value.todo == todo


def test_whether_it_is_run_can_be_asked(tmp_path, holder):
    assert locks.is_running(folder(tmp_path))
    holder.kill()
    holder.wait()
    assert not locks.is_running(folder(tmp_path))
    assert not locks.is_running(folder(tmp_path / "nowhere"))


def test_who_asks_keeps_nobody_from_running_it(tmp_path):
    (tmp_path / "journal").mkdir()
    stop = threading.Event()

    def ask():
        while not stop.is_set():
            locks.is_running(folder(tmp_path))

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for _ in range(200):
            with locks.running(folder(tmp_path)):
                pass
    finally:
        stop.set()
        asking.join()


def test_a_killed_process_leaves_no_lock(tmp_path, holder):
    holder.kill()
    holder.wait()
    with locks.running(folder(tmp_path)):
        pass


def test_the_two_locks_do_not_hinder_each_other(tmp_path, holder):
    (tmp_path / "derived").mkdir()
    with locks.deriving(tmp_path / "derived", "FG3"):
        pass


def test_a_lock_is_free_again_after_use(tmp_path):
    for _ in range(2):
        with (
            locks.deriving(tmp_path, "FG3"),
            pytest.raises(Refused, match="Another process is working on FG3"),
            locks.deriving(tmp_path, "FG3"),
        ):
            pass


def test_without_a_folder_it_says_so(tmp_path):
    with (
        pytest.raises(Unavailable, match="cannot be opened"),
        locks.running(folder(tmp_path / "no")),
    ):
        pass


def test_a_stick_that_was_put_back_is_still_run_by_who_ran_it(tmp_path):
    """The new mount is another file system: nobody has locked its folders."""
    for mount in ("before", "after"):
        (tmp_path / mount / "journal").mkdir(parents=True)
    before, after = (
        folder(tmp_path / mount, state=tmp_path / "state").known_as("0123456789abcdef")
        for mount in ("before", "after")
    )
    with (
        locks.running(before),
        pytest.raises(Refused, match="FG3 is already being run"),
        locks.running(after),
    ):
        pass
    with locks.running(after):
        pass


TAKES_NOTES = """
import sys, time
from pathlib import Path
from facilitator.study import locks
from facilitator.study.session_folder import SessionFolder
folder = SessionFolder("FG3", Path(sys.argv[1]), state=Path(sys.argv[2]))
with locks.taking_notes(folder.known_as("0123456789abcdef")) as name:
    print(name, flush=True)
    time.sleep(60)
"""


def takes_notes(tmp_path):
    given = [sys.executable, "-c", TAKES_NOTES, str(tmp_path), str(tmp_path / "state")]
    return subprocess.Popen(given, stdout=subprocess.PIPE, text=True)


def test_each_note_taker_is_a_writer_of_their_own_and_comes_back_as_the_same(tmp_path):
    (tmp_path / "journal").mkdir()
    first, second = [], []
    try:
        first.append(takes_notes(tmp_path))
        assert first[0].stdout.readline() == "notes\n"
        second.append(takes_notes(tmp_path))
        assert second[0].stdout.readline() == "notes2\n"
        first[0].kill()
        first[0].wait()
        first.append(takes_notes(tmp_path))
        assert first[1].stdout.readline() == "notes\n"
    finally:
        for process in (*first, *second):
            process.kill()
            process.wait()
            process.stdout.close()


def test_where_everybody_takes_notes_one_more_is_told_to_watch(tmp_path):
    (tmp_path / "journal").mkdir()
    session = folder(tmp_path, state=tmp_path / "state").known_as("0123456789abcdef")
    with ExitStack() as room:
        names = [room.enter_context(locks.taking_notes(session)) for _ in range(9)]
        assert names[-1] == "notes9"
        with pytest.raises(Refused, match="9 people") as refused, locks.taking_notes(session):
            pass
        assert "--watch" in refused.value.todo

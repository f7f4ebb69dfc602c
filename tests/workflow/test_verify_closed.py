"""What `verify` says of an encrypted study, with a key and without one."""

import json
import shutil
from dataclasses import replace

import pytest
from closed_study import SAID, led, made

from facilitator.session.events import live
from facilitator.session.events.desk import FlagDecided, SignedOff
from facilitator.session.events.keeping import JournalClosed, SessionSealed
from facilitator.study import chain
from facilitator.study.clock import SessionClock, SystemClock
from facilitator.study.disk import make_folder
from facilitator.study.key_files import open_path
from facilitator.workflow.verify import verify

CLOCK = SessionClock(SystemClock(), 0)


@pytest.fixture
def room(tmp_path):
    room = made(tmp_path)
    led(room.study).guide_copy.chmod(0o600)
    return room


def session_of(room):
    return room.study.session("FG1")


def locked(room):
    """Give the study as someone sees it who has no key of the session."""
    open_path(room.state, session_of(room).id).unlink()
    return room.opened_by()


def found(study):
    (one,) = (one for one in verify(study).sessions if one.session == "FG1")
    return one


def rewritten(path, change):
    """Change lines and chain them anew, as someone does who can write the files and has no key."""
    h, lines = chain.FIRST, []
    for number, line in enumerate(path.read_bytes().splitlines()):
        body = change(number, line[: -len(',"h":""}') - 64] + b"}")
        line, h = chain.closed(body, h)
        lines.append(line)
    path.write_bytes(b"".join(lines))


def member(line, name):
    return json.dumps(json.loads(line)[name]).encode()


@pytest.fixture
def no_guide(monkeypatch):
    """The fixture's sessions were begun with another guide: that is not what is asked here."""
    monkeypatch.setattr("facilitator.workflow.verify._guide", lambda path, expected: [])


pytestmark = pytest.mark.usefixtures("no_guide")


def test_a_locked_session_is_checked_and_says_that_it_was_not_opened(room):
    one = found(locked(room))
    assert one.problems == ()
    assert [(j.file, j.records) for j in one.journals] == [("facilitator.1.jsonl", 3)]
    assert one.notes == (
        "2 records could not be opened without a key: only the chain of what is closed was "
        "checked.",
    )


def test_with_a_holder_s_key_every_part_is_opened(room):
    locked(room)
    one = found(room.opened_by(room.one))
    assert (one.problems, one.notes) == ((), ())


def test_a_cut_end_is_seen_without_a_key(room):
    clock = SessionClock(SystemClock(), 0)
    notes = session_of(room).writer("notes", clock)
    notes.append(live.RecordingStarted(), at=1)
    path = session_of(room).journal / notes.file
    with session_of(room).writer("facilitator", clock) as ledger:
        head = [(f.file, f.bytes, *f.head) for f in session_of(room).read().files]
        ledger.append(SessionSealed(tuple(head), ()), at=9)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    (said,) = (p for p in found(locked(room)).problems if "sealing" in p)
    assert said.startswith(f"{path.name} is cut off after record 0: the session's sealing names")


def test_what_was_swapped_is_told_by_the_key_and_not_by_the_chain(room):
    path = session_of(room).journal / "facilitator.1.jsonl"
    before = path.read_bytes().splitlines()

    def swap_facts(number, body):
        if number not in (1, 2):
            return body
        return body.replace(member(before[number], "d"), member(before[3 - number], "d"))

    rewritten(path, swap_facts)
    one = found(room.study)
    spoilt = [p for p in one.problems if "does not open with its key" in p]
    assert [p.split()[1] for p in spoilt] == ["facilitator.1.1", "facilitator.1.2"]
    assert one.journals[0].damaged == ("facilitator.1.1", "facilitator.1.2")
    assert not any(SAID in p for p in one.problems)
    assert not any("does not open" in p for p in found(locked(room)).problems)


def test_a_record_that_was_cut_out_is_missed_though_the_chain_is_whole(room):
    path = session_of(room).journal / "facilitator.1.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2] + lines[3:]))
    rewritten(path, lambda number, body: body)
    said = "facilitator.1.jsonl holds no record facilitator.1.2: it was cut out."
    assert said in found(room.study).problems
    assert said in found(locked(room)).problems


def test_an_undo_that_was_pointed_at_another_act_is_told(room):
    session = session_of(room)
    with session.writer("review", CLOCK) as ledger:
        (first, _) = ledger.append(*[live.AssentAnswered(1, "decline")] * 2, at=6)
        ledger.append(live.ActWithdrawn(first.name), at=7)
    other = first.name[:-1] + "2"
    path = session.journal / ledger.file
    rewritten(path, lambda n, body: body.replace(first.name.encode(), other.encode()))
    name = first.name[:-1] + "3"
    assert found(room.study).journals[-1].damaged == (name,)
    assert any(f"Record {name} does not open with its key" in p for p in found(room.study).problems)


def test_a_record_put_in_without_a_key_is_refused(room):
    path = session_of(room).journal / "facilitator.1.jsonl"
    rewritten(
        path,
        lambda n, body: body.replace(member(body, "w"), b'{"text":"forged"}') if n == 2 else body,
    )
    one = found(room.study)
    assert one.journals[0].damaged == ("facilitator.1.2",)
    assert any("put in without a key" in p for p in one.problems)


def test_a_readable_journal_in_an_encrypted_study_is_told(room):
    session = session_of(room)
    replace(session, keyring=None).writer("notes", CLOCK).append(live.RecordingStarted(), at=1)
    one = found(room.study)
    assert any("is not closed: anyone can read its 1 record," in p for p in one.problems)
    assert any("They do not count, for the session has keys" in p for p in one.problems)


def test_a_journal_that_was_closed_later_need_not_have_its_old_bytes(room):
    session = session_of(room)
    path = session.journal / "facilitator.1.jsonl"
    with session.writer("review", CLOCK) as ledger:
        kept = session.store_heard(path.read_bytes())
        ledger.append(JournalClosed("facilitator.1.jsonl", kept), at=10**15)
    seen = found(room.study)
    assert seen.problems == ()
    # As if it had been written anew, closed: other bytes, the same records.
    rewritten(path, lambda n, body: body.replace(b'"boot":"', b'"boot":"0') if n == 0 else body)
    assert found(room.study).problems == ()
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-2]))
    assert any("is cut off after record 1" in p for p in found(room.study).problems)
    (session.heard / kept).unlink()
    assert any("is missing" in p for p in found(locked(room)).problems)


def test_a_sign_off_s_heads_are_held_against_the_files(room):
    session = session_of(room)
    heads = tuple((f.file, *f.head) for f in session.read().files)
    with session.writer("review", CLOCK) as ledger:
        (done,) = ledger.append(SignedOff("0" * 64, "AB", heads), at=10)
    path = session.journal / "facilitator.1.jsonl"
    rewritten(path, lambda n, body: body.replace(b'"boot":"', b'"boot":"0') if n == 0 else body)
    said = found(room.study).problems
    wanted = f"facilitator.1.jsonl, record 3 is not the one that the sign-off {done.name} names."
    assert wanted in said


def test_a_changed_heard_file_is_seen_without_a_key(room):
    session = session_of(room)
    kept = session.store_heard(b"what a machine heard")
    data = bytearray((session.heard / kept).read_bytes())
    data[-1] ^= 1
    (session.heard / kept).write_bytes(data)
    assert any("another SHA-256" in p for p in found(locked(room)).problems)


def test_rescued_files_come_home_and_what_cannot_is_told(room):
    session = session_of(room)
    away = session.rescue / "journal"
    make_folder(away, parents=True)
    (away / "facilitator.1.jsonl").write_bytes(b"other bytes")
    home = (session.journal / "facilitator.1.jsonl").read_bytes()
    (session.journal / "facilitator.1.jsonl").rename(away / "notes-00aa.1.jsonl")
    (session.journal / "facilitator.1.jsonl").write_bytes(home)
    study = room.opened_by()
    one = found(study)
    assert any("notes-00aa.1.jsonl had been rescued" in note for note in one.notes)
    assert any("facilitator.1.jsonl lies in" in p and "both are kept" in p for p in one.problems)
    assert (away / "facilitator.1.jsonl").read_bytes() == b"other bytes"
    assert (session.journal / "facilitator.1.jsonl").read_bytes() == home


def test_a_session_folder_that_was_copied_works_elsewhere_and_misses_its_study(room, tmp_path):
    session = session_of(room)
    with session.writer("review", CLOCK) as ledger:
        ledger.append(FlagDecided("f1", "keep", "PERSON", "AB", text="M"), at=10)
    there = made(tmp_path / "elsewhere", room.one)
    shutil.copytree(session.path, there.study.recordings / "FG1")
    one = found(there.opened_by(room.one))
    assert not [p for p in one.problems if "key" not in p and "wrapped" not in p]
    assert [r.event for r in there.opened_by(room.one).session("FG1").read().records] == [
        r.event for r in session.read().records
    ]
    assert any("replacements have their numbers there" in note for note in one.notes)
    room.study.whole.writer("study", CLOCK).close()
    shutil.copytree(room.study.whole.path, there.study.whole.path)
    one = found(there.opened_by(room.one))
    assert not any("replacements have their numbers" in note for note in one.notes)

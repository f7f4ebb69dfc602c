"""Forgeries by someone who can write a study's folder and holds no key: the gate stays closed."""

import json
import shutil
from hashlib import sha256

import pytest
from brought import PLAIN_AND_ENCRYPTED, append, desk, sealed, study_in, through

from facilitator.errors import Refused
from facilitator.session.events.desk import ClearCopyMade, FlagDecided
from facilitator.session.events.live import ActWithdrawn, ConsentWithdrawn
from facilitator.session.events.machine import TranscriptImported
from facilitator.study import chain, journal
from facilitator.study.codec import members_of
from facilitator.workflow import clear_copies, seal
from facilitator.workflow.gate import look
from facilitator.workflow.hand_off import Asked, hand_off
from facilitator.workflow.verify import verify

HOLDER = PLAIN_AND_ENCRYPTED[1]
LATE = 10**15


@pytest.fixture
def study(tmp_path):
    made = study_in(tmp_path / "study", one=HOLDER)
    through(made)
    assert look(made, "FG5").open
    return made


def written(path, lines):
    """Write lines as a chained journal file."""
    data, h = b"", chain.FIRST
    for line in lines:
        data_of_line, h = chain.closed(json.dumps(line, separators=(",", ":")).encode(), h)
        data += data_of_line
    path.write_bytes(data)


def lines_of(path):
    found = [json.loads(line) for line in path.read_bytes().splitlines()]
    return [{name: value for name, value in line.items() if name != "h"} for line in found]


def put_in(folder, *events, file="review-ffff.1.jsonl", like=None):
    """Add a part in clear: its header is made from another one, and names no keys."""
    (header, *_) = lines_of(like or next(folder.journal.iterdir()))
    writer, part, _ = file.split(".")
    header |= {} if like is None else {"session": "1" * 16}
    header |= {"writer": writer, "part": int(part), "keys": None, "after": None, "sees": {}}
    utc = "2026-11-28T19:40:00.000Z"
    records = [
        {**members_of(event), "n": n, "at": LATE, "utc": utc} for n, event in enumerate(events, 1)
    ]
    folder.journal.mkdir(parents=True, exist_ok=True)
    written(folder.journal / file, [header, *records])


def decisions(study):
    return [r.name for r in desk(study).standing if isinstance(r.event, FlagDecided)]


def recording(study):
    (one,) = (one for one in look(study, "FG5").conditions if one.id == "recording")
    return one


def assert_nothing_leaves(study):
    assert not recording(study).holds
    with pytest.raises(Refused, match="gate"):
        hand_off(study, Asked(coders=("A",), seed="7"))
    assert not (study.packs / "v1").exists()


FILES = ("review-ffff.1.jsonl", "recorder.1.jsonl", "facilitator.9.jsonl")


@pytest.mark.parametrize("file", FILES)
def test_decisions_are_not_taken_back_by_a_part_in_clear(study, file):
    before, signed = decisions(study), desk(study).redaction.hash
    put_in(desk(study).folder, *map(ActWithdrawn, before), file=file)
    assert_nothing_leaves(study)
    assert f"{file} is not closed" in recording(study).evidence
    assert decisions(study) == before
    assert desk(study).redaction.hash == signed
    sealed(study)  # without a key no more is believed
    assert not any(
        r.event == ActWithdrawn(before[0]) for r in desk(study).folder.read_closed().records
    )


def test_sealing_makes_no_forgery_genuine_unless_a_person_says_so(study):
    folder, before = desk(study).folder, decisions(study)
    put_in(folder, *map(ActWithdrawn, before))
    assert seal.seal_when_ready(study, folder) is False  # it was brought in, and never ended
    with pytest.raises(Refused, match=r"records? and 0 sound files of FG5 lie in clear"):
        seal.seal(study, "FG5")
    assert decisions(study) == before
    seen = seal.in_clear(study, "FG5")
    put_in(folder, *map(ActWithdrawn, before), file="review-eeee.1.jsonl")
    with pytest.raises(Refused, match="lie in clear"):  # that is not what was shown
        seal.seal(study, "FG5", seen)
    assert decisions(study) == before
    seal.seal(study, "FG5", seal.in_clear(study, "FG5"))
    assert decisions(study) == []
    assert not look(study, "FG5").open
    assert recording(study).holds


@pytest.mark.parametrize("session", ["FG5", "FG9"])
def test_no_file_is_deleted_because_a_part_in_clear_names_it(study, tmp_path, session):
    victim = tmp_path / "work.txt"
    victim.write_text("someone's only copy")
    digest = sha256(victim.read_bytes()).hexdigest()
    like = next(desk(study).folder.journal.iterdir())
    folder = study.session("FG5") if session == "FG5" else study.new_session("FG9")
    made = ClearCopyMade(session, "export", "AB", digest, str(victim))
    put_in(folder, made, like=None if session == "FG5" else like)
    assert clear_copies.remove_all(study) == ()
    assert victim.exists()


def test_a_session_that_is_only_in_clear_reads_and_leaves_nothing_in_an_encrypted_study(study):
    like = next(desk(study).folder.journal.iterdir())
    put_in(study.new_session("FG9"), ConsentWithdrawn(2), like=like)
    assert [r.event for r in study.session("FG9").read().records] == [ConsentWithdrawn(2)]
    (found,) = verify(study, "FG9").sessions
    assert any("facilitator seal encrypts them" in problem for problem in found.problems)
    with pytest.raises(Refused, match="recorded in clear"):
        append(desk(study, "FG9"), ConsentWithdrawn(1))


def test_an_undo_cannot_be_pointed_at_another_act(study):
    kept, other = decisions(study)[0], desk(study).records[0].name
    append(desk(study), ActWithdrawn(kept))
    (path,) = (p for p in desk(study).folder.journal.iterdir() if kept.encode() in p.read_bytes())
    written(path, [line | {"of": other} if line.get("of") else line for line in lines_of(path)])
    assert_nothing_leaves(study)
    assert any(isinstance(r.event, TranscriptImported) for r in desk(study).standing)


@pytest.mark.parametrize("one", PLAIN_AND_ENCRYPTED, ids=("plain", "encrypted"))
class TestWhatThisVersionCannotRead:
    @pytest.fixture
    def study(self, tmp_path, one):
        made = study_in(tmp_path / "study", one=one)
        through(made)
        return made

    @pytest.mark.parametrize("change", [{"v": 2}, {"e": "consent.paused"}, {"d": {"seat": "P2"}}])
    def test_a_record_of_a_newer_program_closes_the_gate(self, study, monkeypatch, change):
        newer = lambda *args, **more: members_of(*args, **more) | change  # noqa: E731
        with monkeypatch.context() as patched:
            patched.setattr(journal, "members_of", newer)
            append(desk(study), ConsentWithdrawn(2))
        assert_nothing_leaves(study)
        if study.keyring is None or "d" not in change:
            assert recording(study).evidence.startswith("1 record is of a newer program")
            assert recording(study).todo.startswith("Install the version")

    @pytest.mark.parametrize("lost", [".", "journal", "journal/*"])
    def test_no_words_leave_without_the_study_s_own_journal(self, study, lost):
        whole = study.whole.path
        for path in [whole] if lost == "." else whole.glob(lost):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        assert_nothing_leaves(study)
        assert "lacks the numbers of 1 replacement" in recording(study).evidence
        assert recording(study).todo == "Bring recordings/study back from a copy"

    def test_nor_with_one_that_is_damaged(self, study):
        path = next(study.whole.journal.iterdir())
        data = path.read_bytes()
        path.write_bytes(data.replace(b'"n":1', b'"n":7'))
        assert_nothing_leaves(study)
        assert "recordings/study: " in recording(study).evidence

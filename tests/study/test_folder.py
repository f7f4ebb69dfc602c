"""The folders of a study and of its sessions."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from stand_ins import StandingClock

from facilitator.errors import BadInput, Refused, Unavailable
from facilitator.session.events import live
from facilitator.study.clock import SessionClock
from facilitator.study.folder import Study
from facilitator.study.rescue import bring_home
from facilitator.units import SECOND


@pytest.fixture
def study(tmp_path):
    return Study.create(tmp_path / "study", "Compassion")


def clock(now=5_000_000, boot="b007b007"):
    standing = StandingClock(now, boot)
    return SessionClock(standing, standing.now())


def test_a_new_study_can_be_used_at_once(study):
    assert study.settings.title == "Compassion"
    assert study.settings.guide == "compassionate-care"
    assert (study.recordings / ".gitignore").read_text() == "*\n"
    assert study.guides.is_dir()
    assert study.templates.is_dir()
    assert study.sessions() == ()
    assert study.whole.read().files == ()


def test_a_new_study_is_ours_alone_under_any_umask(tmp_path):
    before = os.umask(0)
    try:
        study = Study.create(tmp_path / "deep" / "study", "T")
        session = study.new_session("FG3")
        session.writer("facilitator", clock()).append(live.RecordingStarted(), at=1)
        study.whole.writer("study", clock())
    finally:
        os.umask(before)
    for path in (tmp_path / "deep", *(tmp_path / "deep").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_study_can_bring_its_own_guide(tmp_path):
    (tmp_path / "ours.md").write_text("# Ours\n")
    study = Study.create(tmp_path / "study", "T", tmp_path / "ours.md")
    assert study.settings.guide == "ours"
    assert (study.guides / "ours.md").read_text() == "# Ours\n"


@pytest.mark.parametrize(
    "spoil", ["study", "other file", "a file", "no guide", "the cards", "no title"]
)
def test_a_study_that_cannot_be_made_changes_nothing(tmp_path, spoil):
    root, title, guide = tmp_path / "study", "T", None
    if spoil == "study":
        Study.create(root, "Old")
    elif spoil == "other file":
        root.mkdir()
        (root / "thesis.docx").write_bytes(b"x")
    elif spoil == "a file":
        root.write_bytes(b"x")
    elif spoil == "the cards":
        guide = tmp_path / "cards.md"
        guide.write_text("# Ours\n")
    elif spoil == "no guide":
        guide = tmp_path / "none.md"
    else:
        title = " "
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises((Refused, BadInput, Unavailable)):
        Study.create(root, title, guide)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_study_is_found_from_below_as_git_finds_its_repository(study, tmp_path):
    below = study.root / "guides" / "drafts"
    below.mkdir()
    assert Study.find(below).root == study.root
    assert Study.find(tmp_path, study.root).root == study.root
    with pytest.raises(Refused, match=r"no study in .* or above"):
        Study.find(tmp_path)
    with pytest.raises(Refused, match="is no study"):
        Study.find(below, tmp_path)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "../x", "FG 3", "é", "x" * 33, "study", "a\n", "-\0"]
)
def test_a_name_that_cannot_be_a_session_is_refused(study, name):
    before = sorted(study.root.rglob("*"))
    with pytest.raises(BadInput):
        study.new_session(name)
    with pytest.raises(Refused):
        study.session(name)
    assert sorted(study.root.rglob("*")) == before


def test_a_session_is_found_by_name_and_a_wrong_name_gets_the_nearest(study):
    study.new_session("FG3")
    study.new_session("pilot")
    assert [session.name for session in study.sessions()] == ["FG3", "pilot"]
    assert study.session("FG3").path == study.recordings / "FG3"
    with pytest.raises(Refused, match=r"no session 'FG33'.*Did you mean FG3\?"):
        study.session("FG33")
    with pytest.raises(Refused, match=r"Its sessions are FG3, pilot\."):
        study.session("zzz")


def test_a_session_is_made_once(study):
    study.new_session("FG3")
    with pytest.raises(Refused, match="already there"):
        study.new_session("FG3")


def test_a_folder_without_a_journal_is_no_session_nor_is_a_link(study, tmp_path):
    (study.recordings / "notes").mkdir()
    (tmp_path / "elsewhere" / "journal").mkdir(parents=True)
    (study.recordings / "FG9").symlink_to(tmp_path / "elsewhere")
    study.whole.make()
    assert study.sessions() == ()
    with pytest.raises(Refused):
        study.new_session("FG9")


def test_a_session_keeps_its_id_from_its_first_journal_on(study):
    session = study.new_session("FG3")
    drawn = session.id
    session.writer("facilitator", clock())
    session.writer("recorder", clock())
    again = study.session("FG3")
    assert again.id == drawn
    assert {file.header.session for file in again.read().files} == {drawn}
    assert study.new_session("FG4").id != drawn


def test_parts_count_on_where_one_process_at_a_time_writes_and_others_get_a_name(study):
    session = study.new_session("FG3")
    for _ in range(2):
        session.writer("facilitator", clock()).close()
        session.writer("review", clock()).close()
    one, two, *reviews = sorted(path.name for path in session.journal.iterdir())
    assert (one, two) == ("facilitator.1.jsonl", "facilitator.2.jsonl")
    assert all(name.startswith("review-") and name.endswith(".1.jsonl") for name in reviews)
    assert len(reviews) == 2


def test_a_session_moves_as_a_whole(study, tmp_path):
    session = study.new_session("FG3")
    session.writer("facilitator", clock()).append(live.RecordingStarted(), at=1)
    drawn = session.id
    other = Study.create(tmp_path / "other", "Other")
    session.path.rename(other.recordings / "FG3")
    assert other.session("FG3").id == drawn
    assert len(other.session("FG3").read().records) == 1


def test_a_journal_folder_that_leads_elsewhere_is_not_written(study, tmp_path):
    session = study.new_session("FG3")
    (tmp_path / "canary").mkdir()
    session.journal.rmdir()
    session.journal.symlink_to(tmp_path / "canary")
    with pytest.raises(Refused, match="is a link"):
        session.writer("facilitator", clock())
    assert list((tmp_path / "canary").iterdir()) == []


def test_a_planted_link_in_place_of_a_journal_is_not_followed(study, tmp_path):
    session = study.new_session("FG3")
    (tmp_path / "canary").write_bytes(b"not ours")
    (session.journal / "facilitator.1.jsonl").symlink_to(tmp_path / "canary")
    with pytest.raises(Unavailable, match="cannot be read"):
        session.writer("facilitator", clock())
    assert (tmp_path / "canary").read_bytes() == b"not ours"


def test_within_one_start_of_the_machine_the_session_s_clock_is_shared(study):
    session = study.new_session("FG3")
    standing = StandingClock(now=100 * SECOND)
    first = SessionClock(standing, standing.now())
    session.writer("facilitator", first).append(live.RecordingStarted(), at=0)
    standing.sleep(7 * SECOND)
    assert session.clock(standing).at() == first.at() == 7 * SECOND


def test_after_a_restart_of_the_machine_the_session_s_clock_goes_on_by_utc(study):
    session = study.new_session("FG3")
    before = StandingClock(now=900 * SECOND, boot="aaaaaaaa", utc=1_795_000_000 * SECOND)
    session.writer("facilitator", SessionClock(before, before.now())).append(
        live.RecordingStarted(), at=50 * SECOND
    )
    after = StandingClock(now=3 * SECOND, boot="bbbbbbbb", utc=1_795_000_060 * SECOND)
    assert session.clock(after).at() == 110 * SECOND


def test_a_session_s_clock_never_goes_back(study):
    session = study.new_session("FG3")
    standing = StandingClock(now=100 * SECOND)
    session.writer("facilitator", SessionClock(standing, standing.now())).append(
        live.RecordingStarted(), at=500 * SECOND
    )
    assert session.clock(standing).at() == 500 * SECOND
    set_back = StandingClock(now=0, boot="bbbbbbbb", utc=1_000_000_000 * SECOND)
    assert session.clock(set_back).at() == 500 * SECOND


def test_a_folder_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable, match="Choose"):
        Study.create(tmp_path / "file" / "study", "T")
    assert Path(tmp_path / "file").read_bytes() == b""


def test_whose_it_is_stays_known_while_the_disk_is_pulled_out(tmp_path):
    study = replace(Study.create(tmp_path / "study", "T"), state=tmp_path / "state")
    session = study.new_session("FG3")
    with session.writer("facilitator", clock()) as ledger:
        ledger.append(live.RecordingStarted(), at=1)
        away, id = session.rescue, session.id
        study.root.rename(tmp_path / "pulled out")
        ledger.close()
        ledger.append(live.OffRecordStarted(), at=2)
    assert (session.rescue, session.id) == (away, id)
    assert [record.event for record in session.read().records] == [live.OffRecordStarted()]
    (tmp_path / "pulled out").rename(study.root)
    assert bring_home(session).home
    assert len(session.read().records) == 2


def test_a_session_is_never_made_where_the_study_s_disk_was_pulled_out(tmp_path):
    study = Study.create(tmp_path / "stick" / "study", "T")
    session = study.new_session("FG3")
    study.root.rename(tmp_path / "pulled out")
    with pytest.raises(Unavailable, match="cannot be made"):
        session.writer("facilitator", clock())
    assert list((tmp_path / "stick").iterdir()) == []

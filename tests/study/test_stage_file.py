"""What is kept of a session's stage, and what is not trusted."""

import stat

import pytest

from facilitator.release.stages import Stage
from facilitator.study import stage_file
from facilitator.study.stage_file import FORMAT, NAME, Judged, StageFile
from facilitator.study.tally import Glance, Tally
from facilitator.vault.envelope import AgeEnvelope
from facilitator.vault.pairs import Pairs

SESSION = "00c0ffee00c0ffee"
KEPT = StageFile(
    FORMAT,
    Glance(SESSION, {"facilitator.1.jsonl": Tally(512, "5e" * 32, {"note.taken": 3})}),
    Judged("ab" * 32, "cd" * 32, Stage.REDACTED, {"participants": 8}),
)


@pytest.fixture
def derived(tmp_path):
    folder = tmp_path / "derived"
    assert stage_file.write(folder, KEPT)
    return folder


def test_it_is_read_back_as_it_was_kept(derived):
    assert stage_file.read(derived) == KEPT
    assert [path.name for path in derived.iterdir()] == [NAME]


def test_only_its_owner_can_read_it(derived):
    assert stat.S_IMODE((derived / NAME).stat().st_mode) == 0o600


def test_a_changed_byte_anywhere_and_it_is_not_trusted(derived):
    data = (derived / NAME).read_bytes()
    for place in range(len(data) - 1):
        (derived / NAME).write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert stage_file.read(derived) is None


def test_cut_anywhere_it_is_not_trusted(derived):
    data = (derived / NAME).read_bytes()
    for place in range(len(data) - 1):
        (derived / NAME).write_bytes(data[:place])
        assert stage_file.read(derived) is None


def test_another_format_is_not_ours(derived):
    stage_file.write(derived, StageFile("facilitator-stage/2", KEPT.glance))
    assert stage_file.read(derived) is None


def test_a_link_is_not_followed(derived, tmp_path):
    (derived / NAME).rename(tmp_path / "elsewhere")
    (derived / NAME).symlink_to(tmp_path / "elsewhere")
    assert stage_file.read(derived) is None


def test_where_nothing_can_be_written_nothing_is_lost(tmp_path):
    (tmp_path / "derived").write_text("")  # no folder: writing fails for every user
    assert not stage_file.write(tmp_path / "derived", KEPT)
    assert stage_file.read(tmp_path / "derived") is None


def envelope():
    return AgeEnvelope(Pairs.made(1))


def test_what_a_key_showed_opens_with_it_alone():
    own = envelope()
    kept = stage_file.closed({"participants": 8}, SESSION, own)
    assert stage_file.opened(kept, SESSION, own) == {"participants": 8}
    assert stage_file.opened(kept, SESSION, envelope()) is None
    assert stage_file.opened(kept, SESSION, None) is None


def test_what_was_kept_of_another_session_is_not_taken():
    own = envelope()
    kept = stage_file.closed({"participants": 8}, SESSION, own)
    assert stage_file.opened(kept, "0" * 16, own) is None


def test_what_stands_readable_in_an_encrypted_study_is_not_ours():
    assert stage_file.opened({"participants": 8}, SESSION, envelope()) is None


def test_its_length_tells_nothing():
    own = envelope()
    short = stage_file.closed({"waiting": []}, SESSION, own)
    long = stage_file.closed({"waiting": ["P3 agreed, heard otherwise"] * 60}, SESSION, own)
    assert abs(len(short) - len(long)) < 600  # age itself adds a line of chance length

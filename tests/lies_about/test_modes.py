"""curious colleague, other account: 0700/0600 created so (not chmod later); `verify` reports wider
modes – `find -perm /077` empty under umask 000; another uid cannot list.
"""

import os
import re
import shutil
import stat
import subprocess

import pytest

from facilitator.study.folder import Study
from facilitator.workflow.verify import verify

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
NOBODY = "65534"


def as_nobody(*command):
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root can become another user: run as root with setpriv")
    who = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return subprocess.run([*who, *map(str, command)], capture_output=True, text=True, check=False)


def test_nothing_is_open_to_others_after_a_whole_way_under_umask_000(walked):
    folders = [str(folder) for folder in walked.own if folder.exists()]
    found = subprocess.run(
        ["find", *folders, "-perm", "/077"], capture_output=True, text=True, check=True
    )
    assert found.stdout == ""
    every = [path for folder in walked.own for path in folder.rglob("*")]
    assert len(every) > 60, "the walk made its files"
    assert {stat.S_IMODE(path.stat().st_mode) for path in every} == {0o700, 0o600}


def test_another_user_can_neither_list_nor_read(walked):
    journal = next((walked.study / "recordings" / "FG1" / "journal").glob("*.jsonl"))
    assert as_nobody("ls", walked.folder).returncode == 0, "the way there is open"
    places = (walked.study, walked.study / "recordings" / "FG5", walked.state)
    for place in places:
        assert "Permission denied" in as_nobody("ls", place).stderr
    assert "Permission denied" in as_nobody("cat", journal).stderr


def test_modes_are_made_so_and_never_changed_later(walked):
    if walked.calls is None:
        pytest.skip("strace cannot run here")
    own = [str(folder) for folder in walked.own]
    ours = [line for line in walked.calls.splitlines() if any(place in line for place in own)]
    created = [line for line in ours if "O_CREAT" in line or re.search(r"\bmkdir(at)?\(", line)]
    assert len(created) > 60
    wide = [line for line in created if not re.search(r", 0[67]00\)", line)]
    assert wide == []
    assert [
        line for line in walked.calls.splitlines() if re.search(r"\bf?chmod(at)?\(", line)
    ] == []


def test_verify_reports_what_was_opened_to_others_since(tmp_path):
    study = Study.create(tmp_path / "study", "A study")
    session = study.new_session("FG1")
    assert not any("open to other" in note for note in verify(study, "FG1").sessions[0].notes)
    session.path.chmod(0o755)
    (note,) = [note for note in verify(study, "FG1").sessions[0].notes if "open to other" in note]
    assert "chmod -R go=" in note

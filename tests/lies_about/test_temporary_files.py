"""temporary files: decode through pipes; arrays to the engine, never paths; `TMPDIR` unused –
strace: files created only under allowed folders.
"""

import re
from pathlib import PurePosixPath

import pytest
from lies_about.traced import made

DEVICES = frozenset(map(PurePosixPath, ("/dev/null", "/dev/tty")))


def test_the_temporary_folder_stays_empty(walked):
    assert list(walked.tmp.iterdir()) == []


def test_of_the_users_folders_only_the_programs_own_are_made(walked):
    places = [p.relative_to(walked.home) for p in walked.home.rglob("*") if p.is_file()]
    assert places, "the walk wrote its state"
    assert {place.parts[:3] for place in places} == {(".local", "state", "facilitator")}


def test_files_are_made_only_in_the_programs_own_folders(walked):
    if walked.calls is None:
        pytest.skip("strace cannot run here")
    allowed = (*walked.own, walked.folder / "given")  # given: what the walk itself wrote
    above = {parent for folder in walked.own for parent in folder.parents}
    paths = made(walked.calls)
    assert len(paths) > 60
    assert [
        str(path)
        for path in sorted(paths - DEVICES - above)
        if not any(path.is_relative_to(folder) for folder in allowed)
    ] == []


def test_no_name_of_a_file_tells_a_word(walked):
    names = "\n".join(str(path) for folder in walked.own for path in folder.rglob("*"))
    assert re.search("hollings|pomegran|quetzal|llanfair|giraffe|margaret", names.lower()) is None

"""The page on journals is enough to read one without the program."""

import re
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from journals import any_event, read, written

PAGE = Path(__file__).parents[2] / "docs" / "internals" / "journal.md"
READER = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]


def reader():
    names = {}
    exec(READER.split("\nfor n, found in")[0], names)
    return names["read"]


def test_its_reader_runs_with_nothing_of_ours(tmp_path):
    from facilitator.session.events import live

    note = live.NoteTaken(first_key=1, item="I.q1", speaker="P4", text="nods")
    (tmp_path / "facilitator.1.jsonl").write_bytes(written(note)[0])
    (tmp_path / "reader.py").write_text(READER)
    command = [sys.executable, "-I", "-S", "reader.py", "facilitator.1.jsonl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "0 None facilitator-journal/1" in done.stdout
    assert "note.taken" in done.stdout
    assert "'text': 'nods'" in done.stdout


@settings(max_examples=40)
@given(st.lists(any_event, min_size=1, max_size=4), st.data())
def test_its_reader_takes_the_lines_that_ours_takes(tmp_path_factory, events, data):
    found = bytearray(written(*events)[0])
    found[data.draw(st.integers(0, len(found) - 1))] ^= data.draw(st.integers(0, 255))
    del found[data.draw(st.integers(0, len(found))) :]
    path = tmp_path_factory.mktemp("journal") / "facilitator.1.jsonl"
    path.write_bytes(bytes(found))
    ours = read(bytes(found))
    assert [n for n, _ in reader()(path)] == list(ours.links)


def test_every_member_of_a_header_is_on_the_page():
    from dataclasses import fields

    from facilitator.study.header import After, Header

    text = PAGE.read_text(encoding="utf-8")
    for field in (*fields(Header), *fields(After)):
        assert f'"{field.name}"' in text, field.name

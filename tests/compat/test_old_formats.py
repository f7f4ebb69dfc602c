"""Sessions that earlier releases wrote are read as they were, by us and with nothing of ours."""

import importlib.util
import json
import shutil
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from facilitator.study.codec import members_of
from facilitator.study.folder import Study
from facilitator.workflow.keyring import keyed
from facilitator.workflow.verify import verify

ROOT = Path(__file__).parents[2]
READER = ROOT / "docs" / "internals" / "read_session.py"
FORMATS = ROOT / "tests" / "data" / "formats"
KINDS = sorted(path for path in FORMATS.glob("*/*") if path.is_dir())
CLOSED = [path for path in KINDS if path.name == "encrypted"]
PIECES = {1: range(0, 11_200), 2: range(15_200, 23_200)}
"""Samples of the saw tone; what lies between was off the record."""

each = pytest.mark.parametrize("kept", KINDS, ids=lambda path: f"{path.parent.name} {path.name}")
each_closed = pytest.mark.parametrize("kept", CLOSED, ids=lambda path: path.parent.name)


def saw(samples):
    return b"".join((n % 20_000).to_bytes(2, "little") for n in samples)


def identity(kept):
    return next(iter(kept.glob("TEST-ONLY-identity.txt")), None)


@pytest.fixture
def opened(tmp_path):
    """Open a copy as a holder does on another machine."""

    def open_(kept, *, key=True):
        shutil.copytree(kept, tmp_path / "study")
        holder = identity(kept)
        ask = (lambda: holder.read_text().splitlines()[1]) if holder and key else (lambda: None)
        return keyed(Study.open(tmp_path / "study"), tmp_path / "state", ask)

    return open_


def as_told(record):
    found = members_of(record.event)
    return [
        record.name,
        record.at,
        [found["e"], found["v"], found.get("of"), found["d"], found.get("w")],
    ]


@each
def test_every_record_reads_as_it_did(kept, opened):
    told = json.loads((kept / "reads-as.json").read_text(encoding="utf-8"))
    reading = opened(kept).session("FG1").read()
    assert reading.session == told["session"]
    assert json.loads(json.dumps([as_told(r) for r in reading.records])) == told["records"]
    assert sum(file.torn_bytes for file in reading.files) == told["torn_bytes"] > 0


@each
def test_all_of_it_is_whole(kept, opened):
    (one,) = verify(opened(kept)).sessions
    assert one.problems == ()
    told = json.loads((kept / "reads-as.json").read_text(encoding="utf-8"))
    assert sum(journal.records for journal in one.journals) == len(told["records"]) >= 27
    assert [sound.samples for sound in one.audio] == list(map(len, PIECES.values()))


@each
def test_what_was_heard_is_there(kept, opened):
    session = opened(kept).session("FG1")
    (heard,) = session.heard.iterdir()
    assert json.loads(session.load_heard(heard.name)) == {"words": "nothing was said"}


@each_closed
def test_without_a_key_it_is_whole_too(kept, opened):
    (one,) = verify(opened(kept, key=False)).sessions
    assert one.problems == ()
    assert any("could not be opened without a key" in note for note in one.notes)


ALONE = """
import runpy, sys
for name in sys.argv.pop(1).split():
    sys.modules[name] = None  # any import of it fails
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def read_alone(kept, tmp_path, *without):
    """Run the reader of `docs/internals/` in a process that cannot import what is named."""
    out = tmp_path / "out"
    out.mkdir()
    given = [READER, kept / "recordings" / "FG1", out, *filter(None, [identity(kept)])]
    done = subprocess.run(
        [sys.executable, "-I", "-c", ALONE, " ".join(without), *map(str, given)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()], out


def check_against_ours(found, session):
    ours = []
    for record in session.read().records:
        members = json.loads(json.dumps(members_of(record.event)))
        shown = {"record": record.name, "at": record.at, "e": members["e"]}
        shown |= {"of": members.get("of"), "d": members["d"], "w": members.get("w")}
        ours.append(shown)
    assert found == ours


def check_sound(out):
    for number, samples in PIECES.items():
        with wave.open(str(out / f"mic.{number:04}.wav"), "rb") as file:
            assert (file.getframerate(), file.getnchannels()) == (8_000, 1)
            assert file.readframes(100_000) == saw(samples)


@each
def test_a_reader_with_nothing_of_ours_reads_the_same(kept, opened, tmp_path):
    found, out = read_alone(kept, tmp_path, "facilitator")
    session = opened(kept).session("FG1")
    check_against_ours(found, session)
    if identity(kept):
        check_sound(out)
        (heard,) = session.heard.iterdir()
        assert (out / heard.name).read_bytes() == session.load_heard(heard.name)
    else:
        check_sound(session.sound)


@each_closed
@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not here")
def test_it_needs_no_more_than_the_age_program(kept, opened, tmp_path):
    found, out = read_alone(kept, tmp_path, "facilitator", "pyrage")
    check_against_ours(found, opened(kept).session("FG1"))
    check_sound(out)


def test_the_reader_is_short_and_imports_nothing_of_ours():
    text = READER.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 100
    assert "facilitator" not in text


@pytest.mark.slow
def test_what_this_release_writes_is_what_lies_there(tmp_path, monkeypatch):
    """`make.py` still runs, and the newest folder still reads as what it makes now."""
    spec = importlib.util.spec_from_file_location("make_formats", FORMATS / "make.py")
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    monkeypatch.setattr(make, "HERE", tmp_path)
    monkeypatch.setenv("FACILITATOR_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("FACILITATOR_CONFIG", str(tmp_path / "config"))
    make.main("now")
    newest = max(FORMATS.glob("*/"), key=lambda path: int(path.name) if path.name.isdigit() else 0)
    for kind in ("plain", "encrypted"):
        assert shape(tmp_path / "now" / kind) == shape(newest / kind)


def shape(kept):
    """Give what is recorded, by writer and in order, without what no two runs have alike."""
    told = json.loads((kept / "reads-as.json").read_text(encoding="utf-8"))
    return sorted(
        (
            name.partition(".")[0].partition("-")[0],
            int(name.rpartition(".")[2]),
            e,
            v,
            sorted(facts),
        )
        for name, _, (e, v, _, facts, _) in told["records"]
    )

"""What is derived is the same, byte for byte, whoever makes it, when and where.

Two processes with other hash seed, time zone, locale, working folder and umask, each on a copy of
the study in a folder of its own, without `derived/`.
"""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from brought import study_in, through
from heard_session import heard_session
from rendered import of_session

from facilitator.workflow.derive import Desk
from facilitator.workflow.status import status

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "facilitator"
SAID = """WEBVTT

1
00:00:01.000 --> 00:00:04.000
<v FACILITATOR>What was the lesson?</v>

2
00:00:04.500 --> 00:00:09.000
<v P1>I asked Margaret, and she said no. It was on 3 March at St. Anne's Hospital.</v>

3
00:00:10.000 --> 00:00:12.000
<v P2>So we went home to Café Zoë.</v>
"""
LED = """
    0:00 start 4
    0:00 record
    0:00.1 item I.q1
    0:00.2-0:00.4 I agree. | P1
    0:00.5 assent 1 agree
    0:00.6 assent 2 agree
    0:00.7 assent 3 decline
    0:00.8 assent 4 agree
    0:00.9 item II.q1
    0:01.0-0:03.0 We did that with Dr. Patel at Mercy General in Fresno.
    0:01.6 speaker 1
    0:02.0 note Seat 4 knows Priya Shah
    0:02.1 quote
    0:04.0-0:06.0 It works on grown men.
    0:04.6 speaker 3
    0:07.0-0:09.0 Aww <b> that is sweet, call me at 619 555 0132.
    0:07.6 speaker 2
    0:10.0-0:11.0 Priya was the only man in my cohort.
    0:10.6 speaker 4
    0:12 item II.q2 skipped They had spoken of it
    0:20 end
    """


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """Two folders of everything, each rendered in other surroundings."""
    folder = tmp_path_factory.mktemp("derived")
    study = study_in(folder / "study")
    through(study, "FG5", SAID)
    session = heard_session(study, "FG3", LED)
    session.guide_copy.write_bytes((ROOT / "guides" / "compassionate-care.md").read_bytes())
    one = printed(
        *(study, folder / "here" / "one", folder / "out 1", folder),
        umask=0o022, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C", LANG="C",
    )  # fmt: skip
    other = printed(
        *(study, folder / "elsewhere é" / "a copy", folder / "out 2", ROOT),
        umask=0, PYTHONHASHSEED="77", TZ="Asia/Kathmandu", LC_ALL="tr_TR.UTF-8", COLUMNS="60",
        USER="ursula-k", HOSTNAME="hostess-7", PYTHONUTF8="1",
    )  # fmt: skip
    return one, other


def printed(study, copy, out, cwd, *, umask, **surroundings):
    shutil.copytree(study.root, copy)
    for derived in copy.glob("recordings/*/derived"):
        shutil.rmtree(derived)
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    subprocess.run(
        [sys.executable, str(ROOT / "tests" / "rendered.py"), str(copy), str(out)],
        cwd=cwd,
        env={"PYTHONPATH": paths, "HOME": str(out), "PATH": os.environ["PATH"], **surroundings},
        umask=umask,
        check=True,
    )
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}


@pytest.mark.slow
def test_two_processes_in_two_places_give_the_same_bytes(outputs):
    one, other = outputs
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.slow
def test_everything_that_is_derived_is_among_it(outputs):
    names = set(outputs[0])
    assert {
        *(f"FG3.{kind}.{form}" for kind in ("said", "redacted") for form in ("txt", "vtt", "json")),
        *(f"FG5.summary{which}.{form}" for which in ("", "-shared") for form in ("html", "md")),
        *(
            f"packs/v1/{coder}/FG5.{form}"
            for coder in "AB"
            for form in ("docx", "txt", "csv", "vtt")
        ),
        "packs/v1/assignment.csv",
        "FG3.summary.html",
        "FG3.candidates",
        "FG3.redact.json",
        "codebook.csv",
        "guide0.txt",
        "status.txt",
    } <= names
    assert b"Patel" in outputs[0]["FG3.redact.json"]
    assert b"PERSON" in outputs[0]["FG3.candidates"]


@pytest.mark.slow
def test_nothing_of_the_machine_is_in_what_leaves(outputs):
    for name, data in outputs[1].items():
        if name.startswith(("packs", "FG5.summary-shared")):
            for trace in (
                b"elsewhere \xc3",
                b"ursula-k",
                b"hostess-7",
                str(ROOT).encode(),
                b"/tmp/",
            ):
                assert trace not in data, name


@pytest.mark.slow
def test_deleting_what_is_derived_changes_nothing(tmp_path):
    """Nor does spoiling it: what is kept is proven before it is used."""
    study = study_in(tmp_path / "study")
    through(study, "FG5", SAID)
    heard_session(study, "FG3", LED)
    first = everything(study)
    kept = sorted(study.root.glob("recordings/*/derived/*/candidates.json"))
    assert len(kept) == 2
    assert everything(study) == first
    for path in (*kept, *study.root.glob("recordings/*/derived/stage.json")):
        path.write_bytes(
            path.read_bytes().replace(b"PERSON", b"PLACES").replace(b"signed", b"sealed")
        )
    assert everything(study) == first
    for derived in study.root.glob("recordings/*/derived"):
        shutil.rmtree(derived)
    assert everything(study) == first


def everything(study):
    sessions = [of_session(study, Desk(study, folder)) for folder in study.sessions()]
    return [*map(dict, sessions), repr(status(study))]


# --- no renderer reads what differs from one place to the other ----------------------------------

RENDERERS = ("formats", "summary", "coding", "redaction", "release", "transcript")
JOBS = ("pack", "summarise", "transcript", "transcript_text", "codebooks", "derive", "evidence")
MODULES = {
    *("time", "locale", "getpass", "socket", "platform", "random", "secrets", "tempfile"),
    *("uuid.uuid1", "uuid.uuid4", "os.environ", "os.getenv", "os.getcwd"),
}
"""What gives another machine, user or moment something else, as it is imported."""
ATTRIBUTES = {
    *(
        "environ",
        "getenv",
        "getlogin",
        "getcwd",
        "uname",
        "now",
        "utcnow",
        "today",
        "fromtimestamp",
    ),
    *("cwd", "home", "expanduser", "uuid1", "uuid4", "argv", "astimezone", "strftime", "st_mtime"),
}
"""The same, as it is called."""


def renderers():
    files = [file for room in RENDERERS for file in sorted((SOURCE / room).rglob("*.py"))]
    return files + [SOURCE / "workflow" / f"{job}.py" for job in JOBS]


@pytest.mark.parametrize("path", renderers(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_renderer_reads_clock_host_user_or_locale(path):
    assert read_from_the_world(path.read_text(encoding="utf-8")) == []


def read_from_the_world(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        names: set[str] = set()
        if isinstance(node, ast.Import):
            names = MODULES & {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            names = MODULES & {node.module or "", *whole}
        elif isinstance(node, ast.Attribute):
            names = ATTRIBUTES & {node.attr}
        found += [f"line {node.lineno}: {name}" for name in sorted(names)]
    return found


@pytest.mark.parametrize(
    "line",
    [
        "import locale",
        "from time import time",
        "from datetime import datetime\ndatetime.now()",
        "import os\nos.environ['TZ']",
        "from pathlib import Path\nPath.cwd()",
        "from uuid import uuid4",
    ],
)
def test_the_scan_sees_it(line):
    assert read_from_the_world(line)

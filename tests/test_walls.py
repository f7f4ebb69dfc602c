"""The walls that a static graph cannot see, and those that import-linter cannot name."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "facilitator"
SUBJECT = ("guide", "session", "transcript", "redaction", "release", "coding", "summary", "ports")
LOW = ("units.py", "canonical.py", "errors.py")

ALLOWED = {
    # What values in, values out needs; nothing that reads a disk, a clock, a device or chance.
    "__future__",
    "abc",
    "base64",
    "bisect",
    "calendar",
    "collections",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "heapq",
    "html",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "statistics",
    "string",
    "struct",
    "textwrap",
    "types",
    "typing",
    "unicodedata",
    "uuid",
    "zlib",
}
"""What a subject room may import of the standard library."""


def subject_files():
    files = [SOURCE / name for name in LOW]
    for room in SUBJECT:
        files += sorted((SOURCE / room).rglob("*.py"))
    return files


@pytest.mark.parametrize("path", subject_files(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_subject_touches_nothing_of_the_world(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            top = name.split(".")[0]
            assert top == "facilitator" or top in ALLOWED, f"{path.name}:{node.lineno} {name}"
        if isinstance(node, ast.Call):
            called = node.func
            word = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            assert word not in {"open", "now", "utcnow", "today", "uuid1", "uuid4"}, (
                f"{path.name}:{node.lineno} calls {word}"
            )


HEAVY = ("textual", "torch", "whisper", "numpy", "presidio_analyzer", "spacy", "rich", "asyncio")


def loaded_by(*arguments: str, cwd: Path = ROOT) -> set[str]:
    """Run the program in a fresh interpreter and give the top-level modules that it loaded."""
    code = (
        "import sys\n"
        "from facilitator.cli.main import run\n"
        "try:\n"
        f"    run({list(arguments)!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        "print('\\n'.join({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=cwd
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("status",)])
def test_what_is_light_loads_nothing_heavy(arguments):
    loaded = loaded_by(*arguments)
    assert "facilitator" in loaded
    assert not loaded & set(HEAVY)


def test_what_needs_no_key_does_not_load_the_cipher(tmp_path, monkeypatch):
    from closed_study import led, made

    from facilitator.workflow.seal import seal

    room = made(tmp_path)
    led(room.study)
    seal(room.opened_by(), "FG1")
    monkeypatch.setenv("FACILITATOR_STATE", str(room.state))
    monkeypatch.setenv("FACILITATOR_CONFIG", str(tmp_path / "config"))
    for arguments in (("--help",), ("status",), ("key", "--help")):
        loaded = loaded_by(*arguments, cwd=room.study.root)
        assert "facilitator" in loaded
        assert "pyrage" not in loaded, arguments

"""One walk for all rows: a whole way under umask 000, and where it can run under strace."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lies_about.traced import strace

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Walked:
    """A walk that was made, and what it left."""

    folder: Path
    said: str
    """All that was printed on standard error."""
    printed: str
    """All that the commands printed on standard output."""
    calls: str | None
    """What strace saw; None where it cannot run."""
    arguments: frozenset[bytes]
    """Every line of the list of processes, looked up all the while (Linux)."""

    @property
    def study(self) -> Path:
        return self.folder / "study"

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def state(self) -> Path:
        return self.home / ".local" / "state" / "facilitator"

    @property
    def tmp(self) -> Path:
        return self.folder / "tmp"

    @property
    def own(self) -> tuple[Path, ...]:
        """Give the folders in which the program may write."""
        return (self.study, self.state, self.home / ".config" / "facilitator")


@pytest.fixture(scope="session")
def walked() -> Iterator[Walked]:
    # Not among pytest's folders, which keep others out: the program's own modes have to.
    folder = Path(tempfile.mkdtemp(prefix="walk-"))
    folder.chmod(0o755)
    yield _walk(folder)
    shutil.rmtree(folder)


def _walk(folder: Path) -> Walked:
    for name in ("home", "tmp", "given"):
        (folder / name).mkdir(mode=0o755)
    trace = folder / "calls"
    traced = strace(trace)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "FACILITATOR_"))}
    with processes_listed() as arguments:
        done = subprocess.run(
            [*traced, sys.executable, str(HERE / "walk.py"), str(folder)],
            capture_output=True,
            text=True,
            timeout=120,
            env={
                **kept,
                "HOME": str(folder / "home"),
                "TMPDIR": str(folder / "tmp"),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
        )
    assert done.returncode == 0, done.stderr[-3000:]
    calls = trace.read_text(errors="replace") if traced else None
    trace.unlink(missing_ok=True)
    return Walked(folder, done.stderr, done.stdout, calls, frozenset(arguments))


@contextlib.contextmanager
def processes_listed() -> Iterator[set[bytes]]:
    """Look at the list of processes, as any user can, fifty times a second meanwhile."""
    seen: set[bytes] = set()
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.02):
            for path in Path("/proc").glob("[0-9]*/cmdline"):
                with contextlib.suppress(OSError):
                    seen.add(path.read_bytes())

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        ended.set()
        thread.join()

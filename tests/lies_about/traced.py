"""Run under strace, and read what it wrote: which paths a process made, under which name."""

import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath

CALLS = (
    "open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,"
    "symlink,symlinkat,chmod,fchmod,fchmodat,setxattr,lsetxattr,fsetxattr"
)

_CALL = re.compile(r"(?P<call>\w+)\((?P<arguments>.*)\) = (?P<result>-?\d+)")
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
_MAKES = re.compile(r"creat|(mkdir|mknod|rename|link|symlink)(at2?)?")
_WRITING = re.compile(r"O_CREAT|O_WRONLY|O_RDWR|O_TRUNC|O_APPEND")


def strace(log: Path) -> list[str]:
    """Give what to put before a command so that `log` lists its calls; [] where it cannot run."""
    before = ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "400", "-A", "-o", str(log)]
    if shutil.which("strace") is None or subprocess.run([*before, "true"], check=False).returncode:
        return []
    return [*before, "-e", f"trace={CALLS}"]


def made(calls: str) -> set[PurePosixPath]:
    """Give every path that was made, or opened to be written; the last path of a call is it."""
    found = set()
    for line in calls.splitlines():
        call = _CALL.search(line)
        if call is None or call["result"].startswith("-"):
            continue
        opened = call["call"].startswith("open") and _WRITING.search(call["arguments"])
        if opened or _MAKES.fullmatch(call["call"]):
            found.add(PurePosixPath(_PATH.findall(call["arguments"])[-1]))
    return found

"""Read what strace wrote: which paths a process made, under which name."""

import re
from pathlib import PurePosixPath

_CALL = re.compile(r"(?P<call>\w+)\((?P<arguments>.*)\) = (?P<result>-?\d+)")
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
_MAKES = re.compile(r"creat|(mkdir|mknod|rename|link|symlink)(at2?)?")
_WRITING = re.compile(r"O_CREAT|O_WRONLY|O_RDWR|O_TRUNC|O_APPEND")


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

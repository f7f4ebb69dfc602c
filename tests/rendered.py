"""Everything that is derived of a study, written into a folder: `python rendered.py STUDY OUT`.

Run in other processes, places and surroundings by `tests/whole/test_byte_for_byte.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from facilitator.cli.main import root as command_line
from facilitator.cli.transcript import _shape
from facilitator.errors import Refused
from facilitator.study.folder import Study
from facilitator.workflow.codebooks import csv_of
from facilitator.workflow.derive import Desk
from facilitator.workflow.gate import look
from facilitator.workflow.hand_off import Asked, hand_off
from facilitator.workflow.redact_listed import as_document
from facilitator.workflow.residual import still_shows
from facilitator.workflow.status import status
from facilitator.workflow.summarise import summarise
from facilitator.workflow.transcript import shown
from facilitator.workflow.transcript_text import as_txt, as_vtt


def rendered(study: Study) -> Iterator[tuple[str, bytes]]:
    """Give each thing by name; the hand-off last, for it adds to the study's journal."""
    for folder in study.sessions():
        yield from of_session(study, Desk(study, folder))
    yield "codebook.csv", csv_of(study)
    yield "status.txt", repr(status(study)).encode()
    for form in ((), ("--json",)):
        asked = ["guide", "show", *form, "--study", str(study.root)]
        done = CliRunner().invoke(command_line, asked)
        assert done.exit_code == 0
        yield f"guide{len(form)}.txt", done.stdout_bytes
    hand_off(study, Asked(sessions=("FG5",), coders=("A", "B"), double=1, seed="7"))
    for path in sorted(path for path in study.packs.rglob("*") if path.is_file()):
        name = f"packs/{path.relative_to(study.packs)}"
        yield name, path.read_bytes()
        yield f"{name}.time", str(path.stat().st_mtime_ns).encode()


def of_session(study: Study, desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Give what is derived of one session, by name."""
    name = desk.name
    yield f"{name}.candidates", repr(desk._candidates()).encode()
    yield f"{name}.redact.json", repr(as_document(desk.redaction)).encode()
    yield f"{name}.residual", repr(still_shows(desk)).encode()
    yield f"{name}.gate", repr(look(study, name)).encode()
    for redacted in (False, True):
        found = shown(study, name, redacted=redacted)
        kind = "redacted" if redacted else "said"
        yield f"{name}.{kind}.txt", as_txt(found.transcript).encode()
        yield f"{name}.{kind}.vtt", as_vtt(found.transcript).encode()
        yield f"{name}.{kind}.json", repr(_shape(found)).encode()
    for share in (False, True):
        for form in ("html", "md"):
            try:
                made = summarise(desk, share=share, form=form)
            except Refused as closed:
                yield f"{name}.{share}.{form}.refused", str(closed).encode()
            else:
                yield f"{name}.{made.name}", made.data


if __name__ == "__main__":
    out = Path(sys.argv[2])
    for name, data in rendered(Study.open(Path(sys.argv[1]))):
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

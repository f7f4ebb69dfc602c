"""Find the study's codebook, read it, and write it for the coders' programs."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

from facilitator.coding.codebook import Codebook, CodebookProblem
from facilitator.errors import BadInput, Refused
from facilitator.formats.codebook_csv import codebook_csv
from facilitator.formats.codebook_toml import LARGEST, read_codebook
from facilitator.formats.visible import visible
from facilitator.study import atomic
from facilitator.study.disk import make_folder
from facilitator.study.folder import Study
from facilitator.study.shipped import shipped

FOLDER = "codebooks"
SUFFIX = ".toml"


def look_at(file: Traversable) -> tuple[Codebook, tuple[CodebookProblem, ...]]:
    """Read a codebook with all its mistakes. Raises BadInput where there is no file to read."""
    shown = visible(str(file))
    if not file.is_file():
        raise BadInput(f"There is no file {shown}.", "Name the codebook's .toml file.")
    try:
        with file.open("rb") as opened:
            data: bytes = opened.read(LARGEST + 1)
    except OSError as failure:
        raise BadInput(
            f"{shown} cannot be read ({failure.strerror}).", "Make it readable, or name another."
        ) from failure
    return read_codebook(data)


def open_codebook(file: Traversable) -> Codebook:
    """Read a codebook to code by. Raises BadInput, with every mistake as evidence."""
    codebook, problems = look_at(file)
    if problems:
        count = len(problems)
        raise BadInput(
            f"The codebook {visible(str(file))} has {count} mistake{'s' * (count != 1)}.",
            "Mend the lines below; `facilitator codebook check` shows them again.",
            tuple(line_of(problem) for problem in problems),
        )
    return codebook


def find_codebook(study: Study) -> Traversable:
    """Find the study's codebook: in its `templates/codebooks/`, else the one that is shipped.

    Of several, the one named like the study's guide. Raises Refused where that does not settle it.
    """
    for folder in (study.root / "templates" / FOLDER, shipped("templates") / FOLDER):
        files = _codebooks(folder)
        like_guide = [file for file in files if file.name == f"{study.settings.guide}{SUFFIX}"]
        if len(files) == 1 or like_guide:
            return (like_guide or files)[0]
        if files:
            raise Refused(
                f"{visible(str(folder))} holds {len(files)} codebooks, and none is named like the "
                "study's guide.",
                f"Name the study's own {visible(study.settings.guide)}{SUFFIX}.",
                tuple(visible(file.name) for file in files),
            )
    raise Refused("The study has no codebook.", "Put one into its templates/codebooks/ folder.")


def study_codebook(study: Study) -> Codebook:
    """Give the codebook that the study codes by. Raises Refused, BadInput."""
    return open_codebook(find_codebook(study))


def csv_of(study: Study) -> bytes:
    """Give the study's codebook as a table. Raises Refused, BadInput."""
    return codebook_csv(study_codebook(study), study.settings.id)


def write_csv(study: Study, target: Path | None) -> Path:
    """Write the study's codebook to `target`, else into the study's derived folder; say where."""
    data = csv_of(study)
    if target is None:
        target = study.whole.derived / "codebook.csv"
        make_folder(target.parent, parents=True)
    atomic.write(target, data)
    return target


def line_of(problem: CodebookProblem) -> str:
    """Give a mistake as a line: `where: what → write instead`."""
    return f"{visible(problem.where)}: {visible(problem.text)} → {visible(problem.write_instead)}"


def _codebooks(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    files = [file for file in folder.iterdir() if file.name.endswith(SUFFIX)]
    return sorted(files, key=lambda file: file.name)

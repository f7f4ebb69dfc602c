"""`facilitator codebook`: write the study's codebook for the coders' programs, or check one."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from facilitator.cli import out
from facilitator.formats.visible import visible
from facilitator.study.folder import Study
from facilitator.workflow import codebooks

STDOUT = Path("-")


@click.group(
    invoke_without_command=True,
    epilog="Example: facilitator codebook --format csv --out codebook.csv",
)
@click.option("--format", "form", type=click.Choice(["csv"]), default="csv", help="Which file.")
@click.option(
    "--out",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to; - prints it; else a file in the study's derived folder.",
)
@out.common
@click.pass_context
def command(
    ctx: click.Context, form: str, target: Path | None, study_dir: Path | None, as_json: bool
) -> None:
    """Write the study's codebook, as Taguette and spreadsheets read it."""
    if ctx.invoked_subcommand is not None:
        return
    study = Study.find(Path.cwd(), study_dir)
    if target == STDOUT and not as_json:
        click.echo(codebooks.csv_of(study), nl=False)
        return
    if target == STDOUT:
        raise click.UsageError("--json and --out - would both print to standard output.")
    written = codebooks.write_csv(study, target)
    if as_json:
        out.document("codebook", {"file": str(written), "format": form})
    else:
        out.show(str(written))


@command.command(epilog="Example: facilitator codebook check templates/codebooks/mine.toml")
@click.argument("file", type=click.Path(path_type=Path))
@out.common
@click.pass_context
def check(ctx: click.Context, file: Path, study_dir: Path | None, as_json: bool) -> None:
    """List every mistake in the codebook FILE.

    Each has its place and what to write instead.
    """
    codebook, problems = codebooks.look_at(file)
    if as_json:
        out.document("codebook-check", {"problems": [asdict(problem) for problem in problems]})
    for problem in () if as_json else problems:
        out.show(f"{visible(str(file))}: {codebooks.line_of(problem)}")
    if not problems and not as_json:
        out.show(
            f"{visible(str(file))}: no mistakes. {len(codebook.codes)} codes in "
            f"{len(codebook.groupings)} groupings."
        )
    ctx.exit(1 if problems else 0)

"""`facilitator init`: make a study in a new folder."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.out import debug_option, document, json_option, say
from facilitator.errors import Refused


@click.command(
    epilog='Example: facilitator init compassion --title "Learning to care" --no-encryption'
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", metavar="T", help="Title of the study; else the folder's name.")
@click.option("--guide", type=click.Path(path_type=Path), metavar="FILE", help="Your guide.")
@click.option("--recipient", multiple=True, metavar="AGE", help="Who may open the sessions.")
@click.option("--no-encryption", is_flag=True, help="Keep sound and words readable on the disk.")
@json_option
@debug_option
def command(
    folder: Path,
    title: str | None,
    guide: Path | None,
    recipient: tuple[str, ...],
    no_encryption: bool,
    as_json: bool,
) -> None:
    """Make a study: a folder with study.toml, guides, templates and recordings."""
    from facilitator.study.folder import Study

    if recipient:
        raise Refused(
            "This version cannot encrypt a study yet.",
            "Make it with --no-encryption, on an encrypted disk.",
        )
    if not no_encryption:
        raise Refused(
            "A study needs to know whether its sound and words are encrypted, and this version "
            "cannot encrypt yet.",
            "Add --no-encryption, and keep the study on an encrypted disk.",
        )
    study = Study.create(folder, title or folder.resolve().name, guide)
    if as_json:
        document("init", {"study": str(study.root), "encryption": "off", "recipients": []})
        return
    say(f"{study.root} is a study now, not encrypted: what is said lies readable on this disk.")
    say(f"Its guide is {study.settings.guide}. guides/, templates/, study.toml are yours to edit.")
    say(f"Next: cd {folder} and facilitator check")

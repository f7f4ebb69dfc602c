"""`facilitator model`: the speech models on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.out import common, document, say, show


@click.group(epilog="Example: facilitator model list")
def command() -> None:
    """List the speech models on this machine, or add one from a file."""


@command.command("list", epilog="Example: facilitator model list")
@common
def list_models(study_dir: Path | None, as_json: bool) -> None:
    """List the models, in the order in which they are looked for."""
    from facilitator.cli.place import model_places
    from facilitator.workflow.models import known_models

    found = known_models(model_places(_root(study_dir)))
    if as_json:
        models = [
            {
                "name": model.name,
                "file": str(model.path),
                "bytes": model.bytes,
                "sha256": model.sha256,
                "trusted": model.trusted,
            }
            for model in found
        ]
        document("model-list", {"models": models})
        return
    for model in found:
        unknown = "" if model.trusted else "  unknown: facilitator model add … --sha256 …"
        show(f"{model.name:12} {model.bytes / 1e6:6.0f} MB  {model.path}{unknown}")
    if not found:
        say("No model on this machine. Add one: facilitator model add FILE --sha256 HASH")


@command.command("add", epilog="Example: facilitator model add base.en.pt --sha256 25a8…")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--sha256", metavar="HASH", help="Its hash, as its publisher gives it.")
@common
def add_model(file: Path, sha256: str | None, study_dir: Path | None, as_json: bool) -> None:
    """Add a model from a file: it is copied to your own folder, once its hash is right."""
    from platformdirs import user_data_path

    from facilitator.workflow.models import add_model as add

    added = add(file, sha256, user_data_path("facilitator") / "models")
    if as_json:
        document("model-add", {"name": added.name, "file": str(added.path), "sha256": added.sha256})
    else:
        say(f"Added {added.name}. Use it: facilitator transcribe FG3 --model {added.name}")


def _root(given: Path | None) -> Path | None:
    from facilitator.cli.place import open_study
    from facilitator.errors import Refused

    if given is not None:
        return open_study(given).root
    try:
        return open_study(None).root
    except Refused:
        return None  # outside a study the other places are listed

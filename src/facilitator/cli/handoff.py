"""`facilitator handoff`: make a folder for each coder."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import Between, common, document, say, show


@click.command(epilog="Example: facilitator handoff --coders A,B,C --double 3 --seed 7")
@click.option("--sessions", metavar="FG1,…", help="Which sessions; else all of the study.")
@click.option("--coders", metavar="A,B,C", help="A letter each; else as study.toml has them.")
@click.option("--double", type=Between(0), metavar="N", help="How many are coded twice.")
@click.option("--seed", metavar="S", help="What the draw begins from: the same seed, the same.")
@click.option(
    "--profile",
    metavar="P",
    help="team, archive, publication or safe-harbor; else the first that study.toml names.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Else the study's packs/."
)
@opens
@common
def command(
    sessions: str | None,
    coders: str | None,
    double: int | None,
    seed: str | None,
    profile: str | None,
    out: Path | None,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Make a numbered pack: a folder a coder with transcripts, codebook and assignment.

    Refuses with the gate's list while any of the sessions may not leave. A profile shows the text
    as it was signed (team) or less of it, and never more: archive replaces places, institutions and
    ages also where they were kept, publication every indirect identifier, and numbers nothing,
    safe-harbor places below a state, dates but for their year and ages over 89.
    """
    from facilitator.cli.place import open_study
    from facilitator.workflow.hand_off import Asked, hand_off

    asked = Asked(_listed(sessions), _listed(coders), double, seed, profile, out)
    made = hand_off(open_study(study_dir, holder), asked)
    if as_json:
        content = {
            "version": made.version,
            "profile": made.profile,
            "folders": [str(folder) for folder in made.folders],
            "assignment": [
                {"session": one.session, "coders": list(one.coders)} for one in made.assignment
            ],
            "hashes": dict(made.hashes),
        }
        document("handoff", content)
        return
    for one in made.assignment:
        say(f"{one.session}: {' and '.join(one.coders)}")
    for folder in made.folders:
        show(str(folder))
    say(f"Pack v{made.version}; who codes what: {made.sheet}")


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())

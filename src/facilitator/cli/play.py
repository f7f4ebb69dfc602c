"""`facilitator _play`: the player's process. Hidden: screens start it, people never do."""

from __future__ import annotations

import click


@click.command(hidden=True, epilog="Example: started by `facilitator redact`.")
def command() -> None:
    """Play what comes in on standard input until it ends."""
    from facilitator.workflow.player import serve

    serve()

"""`facilitator lock`: end what `unlock` opened, and remove copies in clear."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import common, document, say

if TYPE_CHECKING:
    from facilitator.workflow.clear_copies import Removal

_LEFT = {
    "changed": "was changed since and may hold someone's work",
    "away": "lies where nothing is plugged in now",
    "stuck": "cannot be removed",
}


@click.command(epilog="Example: facilitator lock")
@opens
@common
def command(study_dir: Path | None, as_json: bool, holder: KeysGiven) -> None:
    """Remove unlocked keys, and the copies in clear that journals list."""
    from facilitator.cli.place import open_study, runtime_folder
    from facilitator.workflow.unlock import lock

    done = lock(open_study(study_dir, holder, may_ask=False), runtime_folder())
    if as_json:
        copies = [{"session": one.session, "became": one.became} for one in done.copies]
        document("lock", {"unlocked": done.sessions, "clear_copies": copies})
        return
    say("No key is unlocked any more." if done.sessions else "No key was unlocked.")
    for one in done.copies:
        if one.became in _LEFT:
            say(f"✗ {one.session}: {one.file} {_LEFT[one.became]}; remove it yourself.")
    _say_counts(done.copies)


def _say_counts(copies: tuple[Removal, ...]) -> None:
    count = Counter(one.became for one in copies)
    if count["removed"]:
        say(f"Copies in clear that were removed: {count['removed']}.")
    if count["gone"]:
        say(f"Copies in clear that lay no longer where they were written: {count['gone']}.")
    if count["locked"]:
        say(
            f"Sessions whose copies in clear cannot be seen without a key: {count['locked']}. "
            "To remove those too, add --identity FILE."
        )

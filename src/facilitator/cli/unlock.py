"""`facilitator unlock`: open sessions for a while without a question each time."""

from __future__ import annotations

import re
from pathlib import Path

import click

from facilitator.cli.keys_given import KeysGiven, opens
from facilitator.cli.out import common, document, say
from facilitator.units import SECOND, Us, seconds

_TIME = re.compile(r"([1-9]\d{0,4})(s|m|h)")
_UNITS = {"s": SECOND, "m": 60 * SECOND, "h": 3600 * SECOND}


class Span(click.ParamType[Us]):
    """A span of time as people write it: `90s`, `60m`, `2h`."""

    name = "time"

    def convert(
        self, value: str | Us, param: click.Parameter | None, ctx: click.Context | None
    ) -> Us:
        """Give microseconds."""
        from facilitator.workflow.unlock import LONGEST

        if isinstance(value, int):
            return value
        found = _TIME.fullmatch(value)
        if found is None:
            self.fail(f"{value} is no time: write 90s, 60m or 2h.", param, ctx)
        time = int(found[1]) * _UNITS[found[2]]
        if time > LONGEST:
            self.fail(f"{value} is too long: {LONGEST // _UNITS['h']}h at most.", param, ctx)
        return time


@click.command(epilog="Example: facilitator unlock FG3 --for 60m")
@click.argument("sessions", metavar="[FG3]…", nargs=-1)
@click.option("--for", "span", type=Span(), default="60m", metavar="TIME", help="60m if not given.")
@opens
@common
def command(
    sessions: tuple[str, ...],
    span: Us,
    study_dir: Path | None,
    as_json: bool,
    holder: KeysGiven,
) -> None:
    """Unlock sessions, all if none is named, until their time is over or `lock` is given.

    Their keys, never your own, are kept in memory; every command uses them without asking.
    """
    from facilitator.cli.place import open_study, runtime_folder
    from facilitator.study.clock import SystemClock
    from facilitator.workflow.unlock import unlock

    study = open_study(study_dir, holder)
    opened = unlock(study, sessions, span, runtime_folder(), SystemClock())
    if as_json:
        document("unlock", {"sessions": list(opened), "seconds": seconds(span)})
        return
    say(f"Unlocked for {_span(span)}: {', '.join(opened) or 'the study, it has no sessions'}.")
    say("facilitator lock ends it.")


def _span(time: Us) -> str:
    """Give a span as people say it, in minutes where it is whole ones."""
    unit, name = (_UNITS["m"], "minute") if time % _UNITS["m"] == 0 else (SECOND, "second")
    number = time // unit
    return f"{number} {name}" + ("" if number == 1 else "s")

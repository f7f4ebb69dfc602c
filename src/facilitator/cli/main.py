"""The root of the command line, and the one place where a failure becomes a line.

The group is lazy: a command's module is imported when it runs, so that `--help` loads nothing but
click. What a command is called and its one-line help stand in `COMMANDS`.
"""

from __future__ import annotations

import io
import json
import sys
from importlib import import_module

import click

from facilitator import __version__
from facilitator.cli import crash
from facilitator.cli.out import say
from facilitator.cli.own_process import settle
from facilitator.cli.place import state_folder
from facilitator.errors import FacilitatorError
from facilitator.formats.visible import escaped, visible
from facilitator.workflow.collecting import collect_seldom

COMMANDS: dict[str, tuple[str, str]] = {
    # name: (module in cli/, one-line help); the module's click command is called `command`
    "init": ("init", "Make a study in a new folder."),
    "plan": ("plan", "Say who is expected when."),
    "check": ("check", "Look at microphone, disk, model and screen before a group."),
    "guide": ("guide", "Begin, check, show or print a discussion guide."),
    "run": ("run", "Lead a group through its guide and record it."),
    "join": ("join", "Take notes beside the facilitator, or look on."),
    "import": ("bring_in", "Take in a transcript that was made elsewhere."),
    "sound": ("sound", "Write a session's sound out as WAV files, in clear."),
    "transcribe": ("transcribe", "Turn a session's sound into words, on this machine."),
    "transcript": ("transcript", "Print a session's transcript."),
    "review": ("review", "Apply corrections to a transcript."),
    "rename": ("rename", "Say who a speaker or an imported label is."),
    "withdraw": ("withdraw", "Leave out what someone said who withdrew consent."),
    "redact": ("redact", "Decide what identifies someone."),
    "residual": ("residual", "Look for what still shows after redaction."),
    "sign": ("sign", "Answer for a redacted transcript."),
    "gate": ("gate", "Show what still stands before words may leave."),
    "codebook": ("codebook", "Write the study's codebook."),
    "handoff": ("handoff", "Make a folder for each coder."),
    "summary": ("summary", "Make the page that sums up a group."),
    "status": ("status", "Show each session's stage and what to do next."),
    "verify": ("verify", "Check every journal and sound file."),
    "where": ("where", "List every place where a session lies."),
    "unlock": ("unlock", "Open sessions for a while without a question each time."),
    "lock": ("lock", "End that, and remove copies in clear."),
    "seal": ("seal", "Remove a session's open key from this machine."),
    "key": ("key", "Make a key, add a holder, prove that a key opens."),
    "model": ("model", "List the speech models, or add one from a file."),
    "demo": ("demo", "Run the bundled rehearsal through every step."),
}

HIDDEN = {"_record": "record", "_play": "play"}
"""Commands that the program itself starts: in no list, under no promise."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the table's order: the order of a group's way."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command."""
        module = COMMANDS[cmd_name][0] if cmd_name in COMMANDS else HIDDEN.get(cmd_name)
        if module is None:
            return None
        found: click.Command = import_module(f"facilitator.cli.{module}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: facilitator demo",
)
@click.version_option(__version__, prog_name="facilitator")
@click.pass_context
def root(ctx: click.Context) -> None:
    """Lead a focus group through its guide and keep people's words safe, on this machine.

    Without a command: the home screen of the study in this folder.
    """
    if ctx.invoked_subcommand is not None:
        return
    from facilitator.cli.home import at_home

    at_home()


def run(arguments: list[str] | None = None) -> None:
    """Run the program.

    Without `arguments` this process is the program's own, and its side doors are closed first.
    """
    if arguments is None:
        settle(state_folder())
        collect_seldom()
    try:
        status = done(sys.argv[1:] if arguments is None else arguments)
    except (click.Abort, KeyboardInterrupt) as stopped:
        # Where something else is so, whoever asked the question has said it.
        kept = "Stopped. What is done is kept; the same command goes on (run asks, or --go-on)."
        say(str(stopped) or kept)
        status = 1
    sys.exit(status)


def done(given: list[str]) -> int:
    """Do one command and give its exit status: the only broad handler of the command line.

    Raises Abort or KeyboardInterrupt where a person stopped it.
    """
    debug = "--debug" in given
    try:
        status = root.main(args=given, prog_name="facilitator", standalone_mode=False)
    except click.Abort:
        raise
    except click.ClickException as wrong:
        usage = io.StringIO()
        wrong.show(usage)
        say(usage.getvalue().rstrip())
        status = wrong.exit_code
    except FacilitatorError as failure:
        _say(failure, as_json="--json" in given)
        if debug:
            say(crash.shown(failure))
        status = failure.exit_status
    except Exception as bug:
        crash.keep("command.broke", bug)
        say(
            f"facilitator met an error of its own ({type(bug).__name__}); nothing noted or "
            "recorded is lost. Run the same command with --debug and report what it prints."
        )
        if debug:
            say(crash.shown(bug))
        status = 1
    return status if isinstance(status, int) else 0


def _say(failure: FacilitatorError, *, as_json: bool) -> None:
    say(visible(str(failure)))
    for line in failure.evidence:
        say(f"  {visible(line)}")
    if as_json:
        refused = {
            "reason": failure.what,
            "todo": failure.todo,
            "evidence": list(failure.evidence),
        }
        click.echo(escaped(json.dumps({"refused": refused}, ensure_ascii=False)))

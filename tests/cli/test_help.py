"""Every command has help with an example, and is named in one table."""

from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from facilitator.cli.main import COMMANDS, HIDDEN, root


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name):
    shown = CliRunner().invoke(root, [name, "--help"])
    assert shown.exit_code == 0
    assert "Example: facilitator" in shown.output
    assert COMMANDS[name][1].endswith(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_the_common_options(name):
    command = import_module(f"facilitator.cli.{COMMANDS[name][0]}").command
    subs = command.commands.values() if isinstance(command, click.Group) else [command]
    for one in subs:
        options = {option for parameter in one.params for option in parameter.opts}
        assert {"--json", "--debug"} <= options, f"{name} {one.name}"


def test_what_people_never_run_is_not_listed():
    shown = CliRunner().invoke(root, ["--help"])
    assert not any(name in shown.output for name in HIDDEN)
    assert [name for name in COMMANDS if f"\n  {name} " in shown.output] == list(COMMANDS)

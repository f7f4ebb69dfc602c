"""shell history, process list: no words, names or secrets as arguments: decisions come from files
or stdin – help-text scan; `/proc/*/cmdline` sampling.
"""

import re
import sys
from collections.abc import Iterator
from importlib import import_module

import click
import pytest
from leaks import found_in
from lies_about.walk import SECRETS

from facilitator.cli.main import COMMANDS, HIDDEN

MAY_BE_SEEN = {
    "session": "a session's name",
    "sessions": "sessions' names",
    "session_id": "16 hex digits",
    "title": "the study's title",
    "guide": "a guide's name",
    "device": "a microphone's name",
    "at": "a place in the guide",
    "name": "a guide's name",
    "group": "a session's name",
    "participant": "a seat, never a name",
    "until": "a time of day",
    "assented": "seats",
    "by": "initials of staff",
    "to": "a seat, never a name",
    "label": "a label's number",
    "coders": "letters",
    "seed": "what a draw begins from",
    "engine": "a program",
    "model": "a model",
    "sha256": "a hash",
    "recipient": "a public key",
    "for_": "a span of time",
    "minutes": "a span of time",
    "span": "a span of time",
    "names": "a dash: names come in on standard input",
    "drill": "a file, or none",
    "profile": "a release profile's name",
}
"""What a command line may take as free text, each judged: it tells no word, person or secret."""


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    for name, module in {**{n: m for n, (m, _) in COMMANDS.items()}, **HIDDEN}.items():
        yield from of(name, import_module(f"facilitator.cli.{module}").command)


def of(name: str, command: click.Command) -> Iterator[tuple[str, click.Parameter]]:
    yield from ((name, one) for one in command.params)
    for sub, one in getattr(command, "commands", {}).items():
        yield from of(f"{name} {sub}", one)


def is_free_text(one: click.Parameter) -> bool:
    closed = (click.Path, click.Choice, click.types.IntParamType, click.types.FloatParamType)
    flag = getattr(one, "is_flag", False)
    return not flag and not isinstance(one.type, (*closed, click.types.BoolParamType))


def test_every_free_text_of_a_command_line_has_been_judged():
    taken = {(name, one.name) for name, one in parameters() if is_free_text(one)}
    assert len(taken) > 30
    assert {(name, one) for name, one in taken if one not in MAY_BE_SEEN} == set()


def test_a_secret_is_given_by_descriptor_alone():
    for name, one in parameters():
        if re.search("passphrase|password|secret", " ".join(one.opts)):
            assert one.opts == ["--passphrase-fd"], name
            assert isinstance(one.type, click.types.IntParamType)


def test_no_option_is_filled_from_the_environment():
    assert [(name, one.name) for name, one in parameters() if one.envvar] == []


def test_no_help_text_asks_for_a_name_in_an_argument():
    for name, one in parameters():
        shown = f"{getattr(one, 'help', '') or ''} {one.metavar or ''}".lower()
        assert not re.search(r"participant'?s? name|person'?s? name|passphrase$", shown), name


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_the_list_of_processes_held_no_word_name_or_secret(walked):
    ours = [line for line in walked.arguments if str(walked.folder).encode() in line]
    assert any(b"_record" in line for line in ours), "the recorder was seen: the proof can fail"
    held = b"\n".join(ours)
    assert found_in(SECRETS, held) == []
    assert b"AGE-SECRET-KEY" not in held

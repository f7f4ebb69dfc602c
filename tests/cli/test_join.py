"""`facilitator join` where nobody can join."""

import pytest
from click.testing import CliRunner

from facilitator.cli.main import root
from facilitator.errors import Unavailable


def test_without_a_terminal_it_says_so_and_makes_nothing(tmp_path):
    given = ["join", "FG1", "--study", str(tmp_path)]
    with pytest.raises(Unavailable) as refused:
        CliRunner().invoke(root, given, catch_exceptions=False, standalone_mode=False)
    assert "terminal" in str(refused.value)
    assert not list(tmp_path.iterdir())


def test_help_says_what_it_is_for_with_an_example():
    shown = CliRunner().invoke(root, ["join", "--help"]).output
    assert "Example: facilitator join FG3" in shown
    assert "--watch" in shown

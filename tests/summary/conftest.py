from pathlib import Path

import pytest

from facilitator.workflow.guides import read_guide

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def guide():
    """The reference study's guide, as it is shipped."""
    return read_guide(ROOT / "guides" / "compassionate-care.md")


@pytest.fixture(scope="session")
def templates():
    return ROOT / "templates"

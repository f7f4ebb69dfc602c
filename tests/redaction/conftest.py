"""Tests of redaction are written as text: what was said, `--`, what coders will read."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

import pytest
from deciding import all_redacted
from marked import as_lines

from facilitator.redaction.redacted import Redaction


@dataclass(frozen=True)
class Compared:
    """A redaction and what it should read."""

    redaction: Redaction
    expected: str

    @property
    def text(self) -> str:
        return as_lines(self.redaction.transcript)


@pytest.fixture
def redacted(request: pytest.FixtureRequest) -> Compared:
    """Redact what the test's docstring marks before `--`; after it stands what should come."""
    given, _, expected = inspect.cleandoc(request.function.__doc__).partition("\n--\n")
    lines = [" ".join(line.split()) for line in expected.splitlines()]
    return Compared(all_redacted(given), "\n".join(line for line in lines if line))

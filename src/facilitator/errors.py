"""What can go wrong, said so that a person can act on it.

Every failure a person can meet is one of the classes below. It carries one sentence of what is
wrong and where, one of what to do, and the exit status of the command; `cli.main` is the one place
that turns it into a line. An error names places (a turn, an offset, a file), never words that were
said.
"""

from __future__ import annotations


class FacilitatorError(Exception):
    """A failure with a sentence for the person it meets."""

    exit_status = 1
    """What the command ends with; 2 is kept for wrong usage of the command line."""

    def __init__(self, what: str, todo: str, evidence: tuple[str, ...] = ()) -> None:
        """Say what is wrong and where (`what`), what to do (`todo`), and what shows it."""
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.evidence = evidence

    def __str__(self) -> str:
        """Give both sentences, as they stand on the terminal."""
        return f"{self.what} {self.todo}".strip()


class Refused(FacilitatorError):
    """A rule said no; `evidence` lists why."""


class BadInput(FacilitatorError):
    """What a person wrote or chose cannot be used as it is."""


class Damaged(FacilitatorError):
    """Something on disk is not what was written; says what is kept and what is lost."""


class Unavailable(FacilitatorError):
    """A device, a model, a key or a place on disk is not there; says how to get it."""

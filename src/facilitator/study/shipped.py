"""Where the guides and templates that come with the program are."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

Kind = Literal["guides", "templates"]

CARDS = "cards"
"""What the file of contingency cards is called, in `guides/` beside the guides."""


def shipped(kind: Kind, package: str = "facilitator") -> Traversable:
    """Give the folder of the guides or templates that come with the program.

    In a wheel they lie in the package; in a checkout or an editable install, which the wheel's map
    does not reach, beside `pyproject.toml`.
    """
    code = files(package)
    packed = code / "_shipped" / kind
    if packed.is_dir():
        return packed
    return Path(str(code)).parents[1] / kind

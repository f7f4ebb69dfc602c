"""Work that is done again only where something it is made from has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

ResultT = TypeVar("ResultT")


class Remembered(Generic[ResultT]):
    """Keeps the last result, and what it was made from.

    A state's parts are never changed but replaced, so the same objects mean the same result; to
    compare their contents would cost what this saves.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._of: tuple[object, ...] | None = None
        self._result: ResultT

    def give(self, make: Callable[[], ResultT], *of: object) -> ResultT:
        """Give what `make` gives; it is called only where one of `of` is another object."""
        known = self._of
        if known is None or not _same(known, of):
            self._result, self._of = make(), of
        return self._result


def _same(known: tuple[object, ...], of: tuple[object, ...]) -> bool:
    return len(known) == len(of) and all(a is b for a, b in zip(known, of, strict=True))

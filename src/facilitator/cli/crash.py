"""What is told of an error of the program's own: its class and where it happened, nothing else.

A message can quote what was being worked on, and a report of variables holds it. So neither is
shown or kept: not on the terminal, not in the log, not with `--debug`.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from facilitator.errors import FacilitatorError
from facilitator.study.log import OURS

_MOST_PLACES = 40


def shown(error: BaseException) -> str:
    """Give an error with its causes for `--debug`: classes and frames, oldest call first."""
    return "\n".join(_told(error))


def keep(event: str, error: BaseException) -> None:
    """Write an error into the log: `event` names what broke."""
    logging.getLogger(OURS).error(
        event, {"class": type(error).__name__, "places": places(error)[-_MOST_PLACES:]}
    )


def places(error: BaseException) -> list[str]:
    """Give where an error came through: `module:line`, oldest call first."""
    return [f"{module}:{line}" for module, line, _ in _frames(error.__traceback__)]


def take_over() -> None:
    """Put what is told here in the place of what Python prints by itself."""
    sys.excepthook = _in_main
    sys.unraisablehook = _unraisable
    threading.excepthook = _in_thread


def _in_main(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    keep("main.broke", error)
    print(_sentence(error), file=sys.stderr)


def _in_thread(broken: threading.ExceptHookArgs) -> None:
    if broken.exc_value is None or isinstance(broken.exc_value, SystemExit):
        return
    keep("thread.broke", broken.exc_value)
    print(_sentence(broken.exc_value), file=sys.stderr)


def _unraisable(broken: Any) -> None:
    if broken.exc_value is not None:
        keep("cleanup.broke", broken.exc_value)


def _sentence(error: BaseException) -> str:
    return f"A part of facilitator met an error of its own ({type(error).__name__})."


def _told(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
        yield "… and then:"
    for module, line, name in _frames(error.__traceback__):
        yield f"  {module}:{line} in {name}"
    said = f": {error}" if isinstance(error, FacilitatorError) else ""
    yield f"{type(error).__name__}{said}"


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int, str]]:
    """Give module, line and function of each call; a module's name tells no folder of the user."""
    for frame, line in traceback.walk_tb(trace):
        yield str(frame.f_globals.get("__name__", "unknown")), line, frame.f_code.co_name

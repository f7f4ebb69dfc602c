"""The transcript as WebVTT: a cue a turn, for who follows the words in time."""

from __future__ import annotations

import html

from facilitator.formats.outgoing import milliseconds, plain, title
from facilitator.release.cleared import Cleared, RedactedTurn


def has_times(cleared: Cleared) -> bool:
    """Say whether every turn has a beginning and an end: without them there is no cue."""
    return bool(cleared.turns) and all(
        turn.start is not None and turn.end is not None for turn in cleared.turns
    )


def vtt(cleared: Cleared) -> bytes:
    """Give it; turns without times are left out. Numbers alone as ids, no NOTE: Taguette reads it.

    The title stands where the standard allows text: after the signature, on its line.
    """
    timed = [turn for turn in cleared.turns if turn.start is not None and turn.end is not None]
    cues = [f"{number}\n{_cue(turn)}" for number, turn in enumerate(timed, start=1)]
    return ("\n\n".join([f"WEBVTT {title(cleared)}", *cues]) + "\n").encode("utf-8")


def _cue(turn: RedactedTurn) -> str:
    times = f"{milliseconds(turn.start or 0)} --> {milliseconds(turn.end or 0)}"
    words = html.escape(plain(turn.shown), quote=False)
    label = turn.label
    return f"{times}\n{words if label is None else f'<v {label}>{words}</v>'}"

"""The states of the screen of one who joined: a view, and the keys that lead to it."""

from __future__ import annotations

from dataclasses import replace

from tui.views import LIVE, RECORDING

from facilitator.workflow.view import Banner, Draft

_SAID = "★ quote marked, P4 0:33:50 · type its words · tab u: take it back"
NOTES = replace(RECORDING, leads=False, said=_SAID)
HANDED = "▲ FG3 is handed over: facilitator run --session FG3 leads on."

VIEWS = {
    "note": (NOTES, ()),
    "typed": (NOTES, tuple("she waited")),
    "act": (NOTES, ("h", "i", "tab")),
    "own": (NOTES, ("tab", "v")),
    "help": (NOTES, ("f1",)),
    "from_before": (
        replace(NOTES, draft=Draft("half a no", 2_040_000_000, "P4", from_before=True)),
        (),
    ),
    "leave": (NOTES, ("ctrl+q",)),
    "off_record": (replace(LIVE["off_record"], leads=False, said="stop asked for"), ()),
    "assent": (replace(LIVE["assent"], leads=False), ()),
    "handed_over": (replace(NOTES, banner=Banner("warning", HANDED, HANDED)), ()),
    "watch": (replace(RECORDING, leads=False, watches=True, said="looking on"), ()),
}

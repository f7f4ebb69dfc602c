"""A stand-in for `workflow.debrief`: pages that a test gives, and what was sent."""

from dataclasses import replace

from facilitator.workflow.debrief_view import DebriefPage, DebriefView

PAGES = (
    DebriefPage("II.q4", "skip", "Skipped", "“Present test results” – why was it left out?"),
    DebriefPage("mood", "question", "Atmosphere", "How was the mood in the room?"),
    DebriefPage("", "notes", "Notes", "Anything else that you want to keep?"),
)
DEBRIEF = DebriefView(
    session="FG3",
    page=PAGES[1],
    number=2,
    of=3,
    answered=1,
    written="lively until the break, then",
    notes=(),
    said="Skipped: kept",
    trouble="",
    is_last=False,
)
DEBRIEF_NOTES = replace(
    DEBRIEF,
    page=PAGES[2],
    number=3,
    written="",
    notes=((5_400_000_000, "two stayed on", True), (5_410_000_000, "P4 asked for the text", False)),
    said="note kept, after the recording",
    is_last=True,
)


class StandInDebrief:
    """Shows what it was given (`tui.jobs_debrief.Debriefing`)."""

    def __init__(self, view: DebriefView = DEBRIEF) -> None:
        self.view = view
        self.closed = False
        self.sent: list[tuple] = []

    def tick(self) -> None:
        pass

    def write(self, text: str) -> None:
        self.sent.append(("write", text))
        self.view = replace(self.view, written=text)

    def keep(self) -> None:
        self.sent.append(("keep",))

    def turn(self, by: int) -> None:
        self.sent.append(("turn", by))

    def close(self) -> None:
        self.sent.append(("close",))
        self.closed = True

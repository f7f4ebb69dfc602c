"""Draw the manual's pictures: `python tests/tui/manual_pictures.py` writes docs/pictures/.

Not a test. One small SVG a theme, of the live screen while it records, and one of the redaction
screen; look at them afterwards.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tui.scenes import Steady
from tui.stand_in_redact import StandInRedaction
from tui.stand_ins import StandInConduct
from tui.views import RECORDING, REDACT

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.face import Face
from facilitator.tui.screens.keyed import KeyedScreen
from facilitator.tui.screens.live import LiveScreen
from facilitator.tui.screens.redact import RedactScreen
from facilitator.tui.themes import PALETTES

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZE = (80, 24)
FONTS = "DejaVu Sans Mono, Menlo, Consolas, monospace"


def small(svg: str) -> str:
    """Leave out the web fonts, and the name that would differ from run to run."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]*Fira Code[^;]*;", f"font-family: {FONTS};", svg)
    unnamed = re.sub(r"terminal-\d+", "t", svg)
    return "\n".join(line.strip() for line in unnamed.splitlines() if line.strip()) + "\n"


async def drawn(screen: KeyedScreen, theme: str) -> str:
    """Give a screen in a theme."""
    app = FacilitatorApp(screen, steady=Steady(), face=Face(theme=theme))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.4)
        return small(app.export_screenshot(title="facilitator"))


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    wanted: list[tuple[str, str, KeyedScreen]] = [
        (f"live-{theme}", theme, LiveScreen(StandInConduct(RECORDING), "full"))
        for theme in PALETTES
    ]
    wanted.append(("redact-night", "night", RedactScreen(StandInRedaction(REDACT))))
    for name, theme, screen in wanted:
        picture = asyncio.run(drawn(screen, theme))
        (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()

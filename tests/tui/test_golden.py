"""Every state of every screen as text, styles included, at both sizes.

`FACILITATOR_GOLDEN=write` writes the texts anew; look at each difference before it is committed.
"""

import os
from pathlib import Path

import pytest
from tui.scenes import SCENES, SIZES
from tui.waiting import settled

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("FACILITATOR_GOLDEN") == "write"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
async def test_the_screen_looks_as_it_was_agreed(name, size):
    scene = SCENES[name]
    app = scene.app()
    async with app.run_test(size=size) as pilot:
        await scene.play(pilot)
        text = await settled(app, pilot)
    file = GOLDEN / f"{name}_{size[0]}.txt"
    if WRITE:
        file.write_text(text, encoding="utf-8")
    assert "!" not in text.split("-" * size[0])[1], "a style that is no role's"
    assert text == file.read_text(encoding="utf-8")


def test_no_golden_text_is_left_over():
    wanted = {f"{name}_{width}.txt" for name in SCENES for width, _ in SIZES}
    assert {file.name for file in GOLDEN.iterdir()} == wanted

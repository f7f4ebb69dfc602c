"""Draw the screens as pictures, to be looked at: `python tests/tui/pictures.py DIR [NAME…]`.

Not a test. Writes SVG, and PNG where chromium is installed.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tui.scenes import SCENES, SIZES, Scene


async def draw(folder: Path, name: str, scene: Scene, size: tuple[int, int]) -> None:
    app = scene.app()
    async with app.run_test(size=size) as pilot:
        await scene.play(pilot)
        file = folder / f"{name}_{size[0]}.svg"
        file.write_text(
            re.sub(r"@font-face \{.*?\}", "", app.export_screenshot(), flags=re.S).replace(
                "Fira Code", "DejaVu Sans Mono"
            )
        )
    viewed = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', file.read_text())
    assert viewed
    width, height = (round(float(part)) for part in viewed.groups())
    subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--screenshot={file.with_suffix('.png')}",
            f"--window-size={width},{height}",
            file.as_uri(),
        ],
        check=True,
        capture_output=True,
    )


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, scene in SCENES.items():
        if not sys.argv[2:] or name in sys.argv[2:]:
            for size in SIZES:
                asyncio.run(draw(folder, name, scene, size))


if __name__ == "__main__":
    main()

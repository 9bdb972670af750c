"""Record the moving picture of the README: a script of keys, played in the program itself.

    python docs/pictures/record.py [FILE]

FILE: docs/pictures/crosslight.webp unless given. Needs Chromium, and Pillow (`pip install 'crosslight[docs]'`).
Each step is a key, the words that the title of the window shows for it, and how long its screen stays.
"""

import asyncio
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from make import HARBOUR, HERE, SAMPLE, rasterise
from PIL import Image

from tui.api import open_event
from tui.settings.load import load_settings
from tui.ui.app import CrosslightApp

SIZE = (112, 30)
"""Columns and rows of the terminal."""
WIDTH_PIXELS = 1120
QUALITY = 70
BYTES_MAX = 2_000_000

Step = tuple[tuple[str, ...], str, int]
"""Keys, the title, and the time in milliseconds."""
SCENES: tuple[tuple[str, tuple[Step, ...]], ...] = (
    (
        SAMPLE,
        (
            ((), "crosslight rt.txt guardian.txt", 2400),
            (("n",), "n: the next passage that both have", 2000),
            (("n",), "n: the panes line up", 1800),
            (("n",), "n", 1400),
            (("enter",), "enter: compare the wordings", 3600),
            (("escape", "t"), "t: who is quoted, saying what", 2200),
            (("escape", "C"), "C: the sentences that come closest to this one", 2800),
            (("escape", "c"), "c: which outlet reports what", 2400),
            (("/", *"zero", "enter"), "/ zero: narrow the table", 2000),
            (("j", "quotation_mark"), '": four wordings of one quote', 3600),
        ),
    ),
    (
        HARBOUR,
        (
            ((), "crosslight harbour/: five outlets", 2000),
            (("n",), "n: a passage in several of them", 2000),
            (("d",), "d: where they differ", 4000),
        ),
    ),
)
"""What is opened, and the steps played in it."""


async def screens(event: str, steps: tuple[Step, ...]) -> list[str]:
    """Return an SVG for each step."""
    settings = load_settings()
    app = CrosslightApp(open_event([event], settings), settings.matching.cutoff_score())
    pictures = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        for keys, title, _ in steps:
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
                await app.workers.wait_for_complete()
            await pilot.pause()
            pictures.append(app.export_screenshot(title=title))
    return pictures


def pictures_of(svgs: list[str], chromium: str) -> list[Image.Image]:
    with TemporaryDirectory() as folder:
        pictures = []
        for number, svg in enumerate(svgs):
            path = Path(folder) / f"{number:02}.svg"
            path.write_text(svg, encoding="utf-8")
            rasterise(path, chromium)
            with Image.open(path.with_suffix(".png")) as picture:
                height = round(picture.height * WIDTH_PIXELS / picture.width)
                pictures.append(picture.convert("RGB").resize((WIDTH_PIXELS, height), Image.Resampling.LANCZOS))
        return pictures


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "crosslight.webp"
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is needed to turn the screens into pictures", file=sys.stderr)
        return 1
    first, *others = pictures_of([svg for scene in SCENES for svg in asyncio.run(screens(*scene))], chromium)
    durations = [milliseconds for _, steps in SCENES for _, _, milliseconds in steps]
    first.save(target, save_all=True, append_images=others, duration=durations, loop=0, quality=QUALITY, method=6)
    size = target.stat().st_size
    print(f"{target}: {len(durations)} screens, {sum(durations) / 1000:.0f} s, {size / 1e6:.2f} MB")
    return 0 if size < BYTES_MAX else 1


if __name__ == "__main__":
    sys.exit(main())

"""Make the pictures of the documentation: the program draws its own screen.

    python docs/pictures/make.py [FOLDER]

Writes an SVG per picture, and a PNG where Chromium is installed to turn it into one.
"""

import asyncio
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from tui.api import open_event
from tui.settings.load import load_settings
from tui.shipped import shipped_path
from tui.ui.app import CrosslightApp

HERE = Path(__file__).parent
SAMPLE = str(shipped_path("seeds"))
HARBOUR = str(HERE.parents[1] / "tests" / "fixtures" / "harbour")
_FOLDER = TemporaryDirectory()


def draft_event() -> str:
    """Write an event of the sample's articles and a draft, and return its folder."""
    folder, sample = Path(_FOLDER.name), Path(SAMPLE)
    for path in (*sample.glob("*.txt"), HERE / "draft.md"):
        shutil.copy(path, folder)
    event = (sample / "event.yaml").read_text(encoding="utf-8")
    draft = "  - path: draft.md\n    outlet: Our draft\n    role: draft\n"
    (folder / "event.yaml").write_text(event.replace("articles:\n", f"articles:\n{draft}"), encoding="utf-8")
    return str(folder)


PICTURES = {
    "sample-dark": (SAMPLE, (160, 45), "crosslight-dark", ["n"]),
    "sample-light": (SAMPLE, (160, 45), "crosslight-light", ["p", "j", "enter", "j", "enter"]),
    "sample-80": (SAMPLE, (80, 24), "crosslight-dark", ["n", "n", "]"]),
    "sample-compare": (SAMPLE, (160, 24), "crosslight-dark", ["c", "/", *"zero", "enter", "j", "w"]),
    "harbour-differences": (HARBOUR, (140, 32), "crosslight-dark", ["d"]),
    "sample-closest": (SAMPLE, (120, 36), "crosslight-light", ["n", "C"]),
    "sample-coverage": (SAMPLE, (160, 45), "crosslight-dark", ["c"]),
    "sample-draft": (draft_event(), (120, 24), "crosslight-dark", ["R"]),
    "sample-colour-blind": (SAMPLE, (120, 30), "crosslight-colour-blind", ["n", "K"]),
}
"""Name → what to open, the size in cells, the theme, and the keys pressed."""


async def draw(path: str, size: tuple[int, int], theme: str, keys: list[str]) -> str:
    settings = load_settings()
    settings = replace(settings, reading=replace(settings.reading, theme=theme))
    app = CrosslightApp(open_event([path], settings), settings.matching.cutoff_score())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        for key in keys:
            await pilot.pause()
            await pilot.press(key)
        await pilot.pause()
        return app.export_screenshot(title="crosslight")


def rasterise(svg: Path, chromium: str) -> None:
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text(encoding="utf-8"))
    assert size is not None
    window = ",".join(str(int(float(length))) for length in size.groups())
    photograph(str(svg), svg.with_suffix(".png"), window, chromium)


def photograph(page: str, picture: Path, window: str, chromium: str) -> None:
    """page: a path or an address. window: width and height in pixels."""
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    command += ["--hide-scrollbars", f"--window-size={window}", f"--screenshot={picture}", page]
    subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    for name, (path, size, theme, keys) in PICTURES.items():
        svg = folder / f"{name}.svg"
        svg.write_text(asyncio.run(draw(path, size, theme, keys)), encoding="utf-8")
        if chromium:
            rasterise(svg, chromium)
            svg.unlink()
    if chromium:
        report = f"{(HERE.parent / 'sample-report.html').as_uri()}#A"
        photograph(report, folder / "sample-report.png", "1440,860", chromium)


if __name__ == "__main__":
    main()

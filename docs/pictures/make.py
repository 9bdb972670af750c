"""Make the pictures of the documentation: the program draws its own screen.

    python docs/pictures/make.py [FOLDER [NAME …]]

Writes an SVG per picture, and a PNG where Chromium is installed to turn it into one.
"""

import asyncio
import re
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from tui.api import open_event
from tui.settings.load import Settings, load_settings
from tui.shipped import shipped_path
from tui.ui.app import CrosslightApp

HERE = Path(__file__).parent
SAMPLE = str(shipped_path("seeds"))
HARBOUR = str(HERE.parents[1] / "tests" / "fixtures" / "harbour")
SETTLE_SECONDS = 0.5
"""Pause after each key; the archive searches its texts 0.3 s after the last letter."""
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
    "sample-compare": (SAMPLE, (160, 24), "crosslight-dark", ["c", "/", *"zero", "enter", "j", "quotation_mark"]),
    "harbour-differences": (HARBOUR, (140, 32), "crosslight-dark", ["d"]),
    "sample-closest": (SAMPLE, (120, 36), "crosslight-light", ["n", "C"]),
    "sample-coverage": (SAMPLE, (160, 45), "crosslight-dark", ["c"]),
    "sample-draft": (draft_event(), (120, 24), "crosslight-dark", ["R"]),
    "sample-colour-blind": (SAMPLE, (120, 30), "crosslight-colour-blind", ["n", "K"]),
}
"""Name → what to open, the size in cells, the theme, and the keys pressed."""


ARCHIVE_PICTURES = {
    "archive-events": ((160, 45), "crosslight-dark", []),
    "archive-event": ((160, 45), "crosslight-light", [*"ferry", "enter", "n"]),
    "archive-80": ((80, 24), "crosslight-light", [*"glass"]),
    "archive-event-80": ((80, 24), "crosslight-dark", [*"ferry", "enter", "n"]),
}
"""The same for an archive: name → the size, the theme, and the keys pressed in the list of its events."""


def press_archive() -> str:
    """Make an archive of invented articles, and return its path."""
    from press import write_press

    from tui.archive.add import add_files
    from tui.archive.store import open_archive
    from tui.archive.update import update_events
    from tui.archive.verdicts import Reader

    path, rows, settings = Path(_FOLDER.name) / "press.archive", Path(_FOLDER.name) / "press.jsonl", load_settings()
    write_press(rows)
    with open_archive(path, for_adding=True) as archive:
        add_files(archive, [HARBOUR, str(rows)], settings.articles)
        update_events(archive, reader=Reader(settings.articles, settings.matching))
    return str(path)


def reader_of(path: str, settings: Settings) -> CrosslightApp:
    return CrosslightApp(open_event([path], settings), settings.matching.cutoff_score())


def reader_of_archive(path: str, settings: Settings) -> CrosslightApp:
    from tui.cli.archive.reader import event_of_archive
    from tui.storage.saved_view import SavedViewFile
    from tui.ui.archive.screen import ArchiveStart

    folder = Path(_FOLDER.name)
    arguments = Namespace(corrections=False, notebook=str(folder / "notes.sqlite"), offline=True, fresh=True)
    start = ArchiveStart(
        settings=settings,
        path=path,
        name=Path(path).name,
        seen=0,
        open=partial(event_of_archive, path, settings, arguments),
        view_file=lambda _event: SavedViewFile(folder / "view.json"),
    )
    return CrosslightApp(None, settings.matching.cutoff_score(), start_choice=start)


async def draw(app: CrosslightApp, size: tuple[int, int], keys: list[str]) -> str:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        for key in keys:
            await pilot.press(key)
            for _ in range(2):  # a search begins a moment after typing, and opens what enter has asked for
                await asyncio.sleep(SETTLE_SECONDS)
                await app.workers.wait_for_complete()
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


def screens(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the name and the SVG of each picture of these names; of all without any."""
    for name, (path, size, theme, keys) in PICTURES.items():
        if not names or name in names:
            yield name, asyncio.run(draw(reader_of(path, settings_in(theme)), size, keys))
    archive = press_archive()
    for name, (size, theme, keys) in ARCHIVE_PICTURES.items():
        if not names or name in names:
            yield name, asyncio.run(draw(reader_of_archive(archive, settings_in(theme)), size, keys))


def settings_in(theme: str) -> Settings:
    settings = load_settings()
    return replace(settings, reading=replace(settings.reading, theme=theme))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    for name, picture in screens(sys.argv[2:]):
        svg = folder / f"{name}.svg"
        svg.write_text(picture, encoding="utf-8")
        if chromium:
            rasterise(svg, chromium)
            svg.unlink()
    if chromium and not sys.argv[2:]:
        report = f"{(HERE.parent / 'sample-report.html').as_uri()}#A"
        photograph(report, folder / "sample-report.png", "1440,860", chromium)


if __name__ == "__main__":
    main()

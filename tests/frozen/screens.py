"""What the reader draws after each key of a script, without a terminal."""

import asyncio
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tests.frozen.sandbox import EVENTS, masked
from tests.frozen.scripts import SCRIPTS, SHOT, Script
from tests.ui import quiet
from tui.api import load_settings, open_event
from tui.ui.app import CrosslightApp

PATIENCE_SECONDS = 60.0
"""How long a key may take on a busy machine; a recording never goes on before the reader is idle."""
STAYS_SECONDS = 1e6


def screens(folder: Path, wanted: str) -> Iterator[tuple[str, str, str]]:
    """(name, text, styles) of each screen whose name contains `wanted`."""
    quiet.PATIENCE_SECONDS = PATIENCE_SECONDS
    for name, script in SCRIPTS.items():
        shots = [f"screens/{name}/{number}" for number in range(script.keys.count(SHOT))]
        if not any(wanted in shot for shot in shots):
            continue
        _fresh_folders(folder, script.event)
        with quiet.quiet_pilot(draws_each_frame=True):
            drawn = asyncio.run(_drawn(script))
        for shot, (text, styles) in zip(shots, drawn, strict=True):
            if wanted in shot:
                yield shot, masked(text, folder), masked(styles, folder)


def _fresh_folders(folder: Path, event: str) -> None:
    """Nothing that an earlier script has written is left."""
    for left in folder.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
    shutil.copytree(EVENTS[event], folder / event)


async def _drawn(script: Script) -> Sequence[tuple[str, str]]:
    settings = load_settings(Path(__file__).with_name("input") / "settings")
    app = CrosslightApp(open_event([script.event], settings), script.cutoff)
    app.notify = partial(_notify_for_good, app.notify)
    app.exit = lambda *_, **__: None
    drawn = []
    async with app.run_test(size=script.size) as pilot:
        await _idle(pilot)
        for key in script.keys:
            if key == SHOT:
                await _stop_blinking(pilot)
                drawn.append(_look(app))
            else:
                app.clear_notifications()
                await _idle(pilot)
                await pilot.press(key)
                await _idle(pilot)
        await _idle(pilot)
    return drawn


async def _stop_blinking(pilot: Any) -> None:
    """Show the cursor in what is typed into, whatever the clock says."""
    for line in pilot.app.screen.query("Input, TextArea"):
        line.cursor_blink = False
    await _idle(pilot)


def _notify_for_good(notify: Callable[..., None], *message: Any, **options: Any) -> None:
    """A notice stays until the next key, whatever the clock says."""
    notify(*message, **{**options, "timeout": STAYS_SECONDS})


async def _idle(pilot: Any) -> None:
    """Until no work is left, neither in a thread nor on the event loop."""
    while True:
        await pilot.pause()
        working = [worker for worker in pilot.app.workers if not worker.is_finished]
        if not working:
            return
        await asyncio.sleep(0.002)


def _look(app: CrosslightApp) -> tuple[str, str]:
    """The characters of the screen, and the styles that they have: a line of runs for each line."""
    lines = app.screen._compositor.render_strips()
    text = "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)
    styles = "\n".join(" | ".join(f"{segment.text}: {segment.style}" for segment in line) for line in lines)
    return text + "\n", styles + "\n"

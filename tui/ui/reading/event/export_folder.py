"""Stores the folder of the last export, which the next one suggests, with the saved view."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:  # the dialogs are imported when one opens
    from tui.ui.dialogs.file_dialog import FileDialog


class ExportFolder:
    path = ""
    """Absolute path of the folder; empty before the first export."""

    def suggest(self, name: str) -> str:
        """Return a file name in the last folder, if that still exists and is not the current one."""
        from tui.articles.files.paths import short_path

        try:
            is_usable = bool(self.path) and Path(self.path).is_dir() and Path(self.path) != Path.cwd()
        except OSError:
            is_usable = False
        return short_path(str(Path(self.path) / name)) if is_usable else name

    def take(self, say: Callable[[str], None], path: str | None) -> None:
        """Remember where a file was saved, and report it. path: empty or None if nothing was saved."""
        if path:
            from tui.articles.files.paths import path_from_home

            self.path = str(Path(path).parent)
            # The name comes first, because a line that is too long is cut at its end.
            say(f"saved {Path(path).name} in {path_from_home(self.path)}")

    def offer(self, app: App[None], dialog: "FileDialog", inputs: Sequence[str], say: Callable[[str], None]) -> None:
        """Open a dialog that saves a file. inputs: files never to be replaced. say: reports the outcome."""
        dialog.inputs = inputs
        app.push_screen(dialog, partial(self.take, say))

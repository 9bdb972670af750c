"""Stores the folder of the last export, which the next one suggests, with the saved view."""

from collections.abc import Callable
from pathlib import Path


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
            self.path = str(Path(path).parent)
            say(f"saved {path}")

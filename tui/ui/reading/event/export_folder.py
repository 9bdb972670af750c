"""The folder of the last export, which the next one offers; it is kept with the saved view."""

from collections.abc import Callable
from pathlib import Path


class ExportFolder:
    path = ""
    """The folder in full; empty before the first export."""

    def suggest(self, name: str) -> str:
        """Return a file's name with the last folder before it, if that is still there and is not the current one."""
        from tui.articles.files.paths import short_path

        try:
            is_usable = bool(self.path) and Path(self.path).is_dir() and Path(self.path) != Path.cwd()
        except OSError:
            is_usable = False
        return short_path(str(Path(self.path) / name)) if is_usable else name

    def take(self, say: Callable[[str], None], path: str | None) -> None:
        """Remember where a file was saved, and say it. path: empty or None if nothing was saved."""
        if path:
            self.path = str(Path(path).parent)
            say(f"saved {path}")

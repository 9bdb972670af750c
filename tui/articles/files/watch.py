"""Detects changed files by modification time and size, which costs next to nothing."""

import os
from collections.abc import Mapping

from tui.articles.load import STANDARD_INPUT, Origin

Stamp = tuple[int, int, int]
"""Time of the last change in nanoseconds, size in bytes, and inode number."""


class FileWatch:
    """Watches article files for changes."""

    def __init__(self, origins: Mapping[str, Origin]) -> None:
        """Record the state of the files. origins: by article id; articles from standard input cannot change."""
        self._files = {article: origin.file for article, origin in origins.items() if origin.file != STANDARD_INPUT}
        self._stamps = {article: _stamp(file) for article, file in self._files.items()}

    def changed_articles(self) -> list[str]:
        """Return the ids of articles whose file has changed since the last check.

        A missing file counts once it exists again, as an editor may be replacing it.
        """
        article_ids = []
        for article, file in self._files.items():
            stamp = _stamp(file)
            if stamp is not None and stamp != self._stamps[article]:
                self._stamps[article] = stamp
                article_ids.append(article)
        return article_ids


def _stamp(file: str) -> Stamp | None:
    try:
        status = os.stat(file)  # noqa: PTH116 - a Path for each look is most of its cost
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino

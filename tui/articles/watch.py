"""Detection of changed files by modification time and size, which costs next to nothing."""

import os
from collections.abc import Mapping

from tui.articles.load import STANDARD_INPUT, Origin

Stamp = tuple[int, int, int]
"""Time of the last change in nanoseconds, size in bytes, number of the file in its file system."""


class FileWatch:
    """The files of articles, as they were when they were last looked at."""

    def __init__(self, origins: Mapping[str, Origin]) -> None:
        """origins: by article id. What came from standard input cannot be looked at again."""
        self._files = {article: origin.file for article, origin in origins.items() if origin.file != STANDARD_INPUT}
        self._stamps = {article: _stamp(file) for article, file in self._files.items()}

    def changed(self) -> list[str]:
        """Ids of the articles whose file is another one than at the last look. One that has gone counts once it is
        there again: an editor may be replacing it."""
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

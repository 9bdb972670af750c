"""Errors of archives, with messages for the user."""


class ArchiveError(Exception):
    """An archive that cannot be used. `reason` gives the reason and what to do, without the file's name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnusableWords(ArchiveError):  # noqa: N818 - reads as what it is
    """Words that cannot be searched for: none, only such as “the”, or too many."""


class EngineMissing(ArchiveError):  # noqa: N818 - reads as what it is
    """DuckDB is not installed."""

    def __init__(self) -> None:
        super().__init__("archives need DuckDB; install it with: pip install 'crosslight[archive]'")


NO_ARTICLES = "it contains no articles yet; to add some, use crosslight archive add"

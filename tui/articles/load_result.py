"""The result of loading: articles, their origins, and the problems and notices to show."""

from collections.abc import Mapping

from msgspec import Struct

from tui.articles.model import Coverage
from tui.yaml.reader import YamlError

NOT_OPENED = "not opened"
IGNORED = "ignored"
"""Outcome of a wrong value in an event file without which the article opens."""


class Problem(Struct, frozen=True):
    """An input, or a value in it, that could not be used. The strings are safe to print on one line."""

    path: str
    reason: str
    outcome: str = NOT_OPENED
    """What became of the input, as a heading for the reason."""

    @classmethod
    def of(cls, error: YamlError, outcome: str = NOT_OPENED) -> "Problem":
        return cls(error.name if error.line is None else f"{error.name}, line {error.line}", error.reason, outcome)

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class Notice(Struct, frozen=True):
    """Something the user should know about an input that was opened."""

    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text}"


class Origin(Struct, frozen=True):
    """The file, and the event file if any, that an article was read from."""

    file: str
    """Path for opening it again; `-` for standard input."""
    event: str
    """Path of the event file that lists it; empty if there is none."""
    entry: str
    """Value of its `path` in the event file."""
    within: str = ""
    """Folder that symbolic links must not leave; empty for a file that the user has named."""
    number: int = 0
    """Number among the articles of its file, from 1; 0 if the file contains only one."""
    url: str = ""
    """Address that the file was fetched from."""


class LoadResult(Struct, frozen=True):
    coverage: Coverage
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    origins: Mapping[str, Origin]
    """Article id → where it was read from."""

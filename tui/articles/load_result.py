"""The result of loading: articles, their origins, and the problems and notices to show."""

from collections.abc import Mapping

from msgspec import Struct

from tui.articles.model import Coverage
from tui.yaml.reader import YamlError


class Problem(Struct, frozen=True):
    """An input that could not be opened. Both texts are safe to print on one line."""

    path: str
    reason: str

    @classmethod
    def of(cls, error: YamlError) -> "Problem":
        return cls(error.name if error.line is None else f"{error.name}, line {error.line}", error.reason)

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class Notice(Struct, frozen=True):
    """Something the reader should know about an input that was opened."""

    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text}"


class Origin(Struct, frozen=True):
    """The file, and the event file if any, that an article was read from."""

    file: str
    """The path for opening it again; `-` for standard input."""
    event: str
    """The path of the event file that lists it; empty where none does."""
    entry: str
    """Its `path` as that event file has it."""
    within: str = ""
    """The folder out of which no symbolic link may lead; empty for a file that the reader has named."""
    number: int = 0
    """Its number among the articles of its file, from 1 on; 0 for a file that holds one."""
    url: str = ""
    """The address that the file was fetched from."""


class LoadResult(Struct, frozen=True):
    coverage: Coverage
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    origins: Mapping[str, Origin]
    """Article id → where it was read from."""

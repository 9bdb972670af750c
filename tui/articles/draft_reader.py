"""Turns the bytes of one file into drafts: plain text directly, any other format in the parsing process."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.articles.draft import Draft
from tui.articles.file_kinds import FileKind, file_kind, load_reader
from tui.articles.files.decode import decode
from tui.articles.options import ArticlesOptions
from tui.text.canonical import canonical

if TYPE_CHECKING:
    from tui.articles.child.process import ParserProcess

_BYTES_PER_MEGABYTE = 1_000_000


class DraftReader:
    """Reads files one after another; the first one that needs the parsing process starts it, and leaving ends it."""

    def __init__(self, options: ArticlesOptions, columns: Mapping[str, str] | None = None) -> None:
        """Prepare a reader. columns: field → column, if the user has named columns of tables."""
        self._options = options
        self._columns = columns
        self._process: ParserProcess | None = None

    def __enter__(self) -> "DraftReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.close()

    def read(self, path: str, data: bytes, cancelled: Callable[[], bool] | None = None) -> tuple[Draft, ...]:
        """Return the drafts in a file, nearly always one.

        Raises Cancelled, or UnreadableFile with the reason and what to try.
        """
        kind = file_kind(path, data)
        if not kind.in_child:
            return (self._plain(kind, data),)
        if self._process is None:
            from tui.articles.child.process import ParserProcess  # not needed for text files

            self._process = ParserProcess(self._options.parsing)
        return self._process.read(kind, data, Path(path).name, self._columns, cancelled)

    def _plain(self, kind: FileKind, data: bytes) -> Draft:
        decoded = decode(data)
        is_large = kind.size_option and len(data) > getattr(self._options, kind.size_option) * _BYTES_PER_MEGABYTE
        if is_large:
            notice = f"too large to read as {kind.noun}; read as plain text"
            draft = Draft(canonical(decoded.text), notice=notice)
        else:
            draft = load_reader(kind)(decoded.text)
        return replace(draft, notice="\n".join(filter(None, (decoded.notice, draft.notice))))

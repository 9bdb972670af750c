"""Messages between the reader and its parsing process: each a length in 8 bytes, then MessagePack."""

from msgspec import Struct

from tui.articles.draft import Draft

LENGTH_BYTES = 8


class ParseRequest(Struct, frozen=True):
    """A file to be parsed."""

    reader: str
    """`module:function`; the function is given the data and the name."""
    name: str
    """The file's name, for formats that have no headline of their own."""
    data: bytes
    cpu_seconds: float
    """Time after which the process ends itself; loading the parser's libraries does not count."""
    seconds_per_megabyte: float
    """Time that is added for each megabyte that a packed file unpacks to beyond its size."""
    output_bytes_max: int
    columns: dict[str, str] | None = None
    """Field → column, for a table whose columns the user has named."""


class ParseAnswer(Struct, frozen=True):
    """The outcome: drafts, or an error."""

    drafts: tuple[Draft, ...] = ()
    reason: str = ""
    """Why the file cannot be read, in words for the user: from a reader that knows."""
    error: str = ""
    """An unforeseen exception, as Python words it."""
    memory_bytes: int = 0
    """Memory that the process holds after it."""
